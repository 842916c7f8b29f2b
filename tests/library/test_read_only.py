"""A library that is opened where nothing may be written: from its cache as it is, else as much as memory takes."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from library_on_disk import ROWS, files_in_cache, open_, readout, write_readouts
from made_up_shelving import SHELVING
from outbrief.library import cache as cache_module
from outbrief.library import large, opening
from outbrief.library.cache import Cache, NoCache, home_cache_folder, read_only_cache
from outbrief.library.library import open_library
from outbrief.library.opening import Opening, Step, is_kept, opened


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of six files that count as a large library, and have the home folder be one of the test's."""
    for module in (opening, large):
        monkeypatch.setattr(module, "MOST_IN_MEMORY", 30)
    monkeypatch.setattr(opening, "LEAST_LARGE", 100)
    monkeypatch.setattr(opening, "BATCH", 1)
    monkeypatch.setattr("outbrief.library.fingerprint.RACY_NS", -(10**18))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    found = SimpleNamespace(pw_dir=str(tmp_path))
    monkeypatch.setattr(cache_module, "pwd", SimpleNamespace(getpwuid=lambda number: found))
    return write_readouts(tmp_path / "library", 6)


def read_only(*paths: Path) -> tuple[Step, Opening]:
    one = Opening(paths, shelving=SHELVING, may_write=False)
    return opened(one), one


def everything(folder: Path) -> dict[Path, tuple[int, bytes]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def titles(step: Step) -> list[str]:
    return [heading.title for heading in step.library.headings]


def test_a_cache_that_is_there_is_used_and_not_touched(library: Path, tmp_path: Path) -> None:
    compiled = open_(library)
    before = everything(tmp_path)
    step, one = read_only(library)
    assert is_kept(step.library)
    assert [repr(briefing) for briefing in step.library.briefings] == [repr(one) for one in compiled.library.briefings]
    assert step.index is not None
    assert step.index.search("gauge 17") == compiled.index.search("gauge 17")  # type: ignore[union-attr]
    assert one.notice == ""
    assert everything(tmp_path) == before


def test_what_has_changed_since_is_said_and_shown_as_it_was(library: Path, tmp_path: Path) -> None:
    open_(library)
    (library / "r2.yaml").write_text(readout(2, "anew"))
    (library / "r4.yaml").unlink()
    (library / "r9.yaml").write_text(readout(9))
    before = everything(tmp_path)
    step, one = read_only(library)
    assert one.notice == "shown as compiled before; 3 files changed since"
    assert titles(step) == [f"Readout {number}" for number in range(6)]
    assert "anew" not in repr(step.library.briefings[2])
    assert step.index is not None
    assert step.index.search("gauge 17").total
    # Reading again shows the same; once it is compiled, what there is.
    assert titles(Step(opened(one.again()).library)) == titles(step)
    assert everything(tmp_path) == before
    open_(library)
    step, one = read_only(library)
    assert (titles(step)[-1], one.notice) == ("Readout 9", "")


def test_without_a_cache_as_much_is_opened_as_memory_takes(library: Path, tmp_path: Path) -> None:
    before = everything(tmp_path)
    step, one = read_only(library)
    assert 0 < len(step.library.loaded) < 6
    assert f"only {len(step.library.loaded)} of 6 files are open" in one.notice
    assert step.index is not None
    assert step.index.search("gauge").total >= ROWS
    assert files_in_cache() == set()
    assert everything(tmp_path) == before


def test_a_small_library_needs_no_cache(library: Path) -> None:
    step, one = read_only(library / "r1.yaml", library / "r3.yaml")
    assert (titles(step), one.notice) == (["Readout 1", "Readout 3"], "")
    assert not is_kept(step.library)
    assert open_library([library / "r1.yaml"]).briefings[0] == step.library.briefings[0]


def test_a_cache_that_others_can_write_is_not_believed(library: Path) -> None:
    open_(library)
    folder = home_cache_folder()
    assert folder is not None
    folder.chmod(0o777)
    with pytest.raises(NoCache):
        read_only_cache()
    assert not is_kept(read_only(library)[0].library)


def test_the_home_folder_is_the_systems_word_and_not_the_environments(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_(library)
    for variable in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, "/nowhere")
    assert read_only_cache().folder == tmp_path / ".cache" / "outbrief"


def test_nothing_is_written_to_a_cache_that_may_only_be_read(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="may only be read"):
        Cache(tmp_path, is_read_only=True).write("00.briefing", lambda file: None)
    assert os.listdir(tmp_path) == []
