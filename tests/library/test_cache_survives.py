"""Whatever happens to the cache, the library opens as it is."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults import Disk, failing, points
from library_on_disk import assert_same, files_in_cache, open_, write_readouts
from outbrief.library import large, opening
from outbrief.library.cache import cache_folder
from outbrief.library.library import open_library
from outbrief.library.opening import is_kept

BUILD = [sys.executable, str(Path(__file__).parents[1] / "large_build.py")]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that counts as a large library, and has a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(opening, "LEAST_LARGE", 100)
    monkeypatch.setattr(large, "MOST_IN_MEMORY", 30)
    monkeypatch.setattr("outbrief.library.fingerprint.RACY_NS", -(10**18))
    return write_readouts(tmp_path / "library", 6)


def folder() -> Path:
    found = cache_folder()
    assert found is not None
    return found


def _gone(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _foreign(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" * 1_000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _flipped(path: Path) -> None:
    data = path.read_bytes()
    middle = len(data) // 3
    path.write_bytes(data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :])


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("suffix", [".manifest", ".index", ".briefing"])
@pytest.mark.parametrize("damage", [_gone, _empty, _foreign, _cut, _flipped])
def test_a_damaged_file_is_noticed_and_made_again(library: Path, suffix: str, damage: Callable[[Path], None]) -> None:
    open_(library)
    for name in files_in_cache(suffix):
        damage(folder() / name)
    whole = open_library([library])
    assert_same(open_(library), whole)
    step = open_(library)
    assert_same(step, whole)
    assert is_kept(step.library)


def test_an_index_cut_anywhere_is_noticed(library: Path) -> None:
    open_(library)
    (name,) = files_in_cache(".index")
    path = folder() / name
    good = path.read_bytes()
    for at in range(0, len(good), 97):
        path.write_bytes(good[:at])
        step = open_(library)
        assert step.index is not None
        assert len(step.index.search("tide").hits) == 48
        assert path.read_bytes() == good


def test_all_damaged_at_once_and_what_is_no_file(library: Path) -> None:
    open_(library)
    for suffix in (".manifest", ".index", ".briefing"):
        for name in files_in_cache(suffix):
            _flipped(folder() / name)
    assert_same(open_(library), open_library([library]))
    for suffix in (".manifest", ".index", ".briefing"):
        for name in files_in_cache(suffix):
            _a_folder(folder() / name)
        step = open_(library)
        # What cannot be put right is done without.
        assert_same(step, open_library([library]))
        for name in files_in_cache(suffix):
            if (folder() / name).is_dir():
                (folder() / name).rmdir()


@pytest.mark.soak(few=12, many=10_000)
@pytest.mark.parametrize("kept", [False, True], ids=["compiled", "kept"])
def test_a_disk_that_fails_once_costs_time_and_no_more(
    library: Path, kept: bool, times: int, figures: Callable[[str], None]
) -> None:
    whole = open_library([library])
    cache = library.parent / "cache"
    open_(library)
    folders = [cache, library]

    def begin() -> None:
        """Leave nothing in the cache; where it is kept, all but what has changed since."""
        shutil.rmtree(cache)
        if kept:
            open_(library)
            (folder() / min(files_in_cache(".briefing"))).unlink()
            (folder() / min(files_in_cache(".manifest"))).unlink()

    begin()
    counting = Disk(folders)
    with failing(counting):
        open_(library)
    all_points = points(counting.counts)
    for kind, number in random.Random(6).sample(all_points, min(times, len(all_points))):
        begin()
        disk = Disk(folders, kind, number)
        with failing(disk):
            step = open_(library)
        print(kind, number)
        if not step.library.problems:
            assert_same(step, whole)
        # What was there when it failed is all that is left for the next time.
        step = open_(library)
        assert_same(step, whole)
        assert is_kept(step.library)
        assert not [name for name in files_in_cache() if name.startswith(".")] or kind == "unlink"
    done = min(times, len(all_points))
    figures(f"opening a large library: {done} of {len(all_points)} calls to the disk failed once")


def test_a_cache_that_goes_away_while_the_library_is_open(library: Path) -> None:
    step = open_(library)
    for path in folder().iterdir():
        path.unlink()
    assert_same(step, open_library([library]))


def test_another_process_opens_what_this_one_kept(library: Path) -> None:
    open_(library)
    files = files_in_cache()
    done = subprocess.run([*BUILD, str(library)], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "6 True 48\n"
    assert files_in_cache() == files


def test_two_processes_at_once_end_with_one_good_cache(library: Path) -> None:
    for _ in range(3):
        for path in folder().glob("*"):
            path.unlink()
        processes = [subprocess.Popen([*BUILD, str(library)], stdout=subprocess.PIPE, text=True) for _ in range(2)]
        assert [process.communicate(timeout=60)[0] for process in processes] == ["6 True 48\n"] * 2
        assert len(files_in_cache(".index")) == len(files_in_cache(".manifest")) == 1
        assert len(files_in_cache()) == 8
        assert_same(open_(library), open_library([library]))


def test_a_build_that_is_killed_at_any_moment_leaves_a_good_cache_or_none(library: Path) -> None:
    write_readouts(library, 40)
    whole = open_library([library])
    chance = random.Random(1)
    begin = time.monotonic()
    subprocess.run([*BUILD, str(library)], capture_output=True, check=True, timeout=60)
    takes = time.monotonic() - begin
    for _ in range(20):
        for path in folder().glob("*.[im]*"):
            path.unlink()
        for path in list(folder().glob("*.briefing"))[chance.randrange(40) :]:
            path.unlink()
        process = subprocess.Popen([*BUILD, str(library)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(takes * 0.3, takes))
        process.send_signal(signal.SIGKILL)
        process.wait()
    # Their helpers end by themselves when nobody sends them files any more.
    time.sleep(0.5)
    assert_same(open_(library), whole)
    (library / "r0.yaml").write_text((library / "r0.yaml").read_text() + "date: 2026\n")
    assert_same(open_(library), open_library([library]))
    assert not [name for name in files_in_cache() if name.startswith(".")]
