"""Looking at real folders: whatever becomes of them, it is noticed, and nothing is raised."""

import os
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from outbrief.library import looking as looking_module
from outbrief.library.files import find_files
from outbrief.library.inotify import Inotify
from outbrief.library.looking import Looking
from outbrief.library.watching import RESTED, Changes


def looking_at(*paths: Path) -> Looking:
    return Looking(paths, find_files(paths))


def told(looking: Looking) -> tuple[set[str], set[str], set[str]]:
    """Look until it has come to rest; return the names of what has changed, is new, has gone."""
    found: list[Changes] = []
    for _ in range(4):
        changes = looking.look()
        if changes:
            found.append(changes)
        time.sleep(RESTED)
    return (
        {path.name for one in found for path in one.changed},
        {path.name for one in found for path in one.new},
        {path.name for one in found for path in one.gone},
    )


def write(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("title: T\n")


def test_what_is_written_renamed_added_and_deleted_is_told(tmp_path: Path) -> None:
    write(tmp_path, "in-place.yaml", "renamed.yaml", "deleted.yaml", "same.yaml")
    looking = looking_at(tmp_path)
    assert told(looking) == (set(), set(), set())
    (tmp_path / "in-place.yaml").write_text("title: Other\n")
    write(tmp_path, "beside", "new.yaml")
    os.replace(tmp_path / "beside", tmp_path / "renamed.yaml")
    (tmp_path / "deleted.yaml").unlink()
    assert told(looking) == ({"in-place.yaml", "renamed.yaml"}, {"new.yaml"}, {"deleted.yaml"})
    assert [path.name for path in looking.paths] == ["in-place.yaml", "new.yaml", "renamed.yaml", "same.yaml"]


def test_a_change_of_contents_alone_is_told_though_size_and_time_stay(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    before = (tmp_path / "a.yaml").stat()
    looking = looking_at(tmp_path)
    time.sleep(0.02)
    (tmp_path / "a.yaml").write_text("title: U\n")
    os.utime(tmp_path / "a.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(looking)[0] == {"a.yaml"}


def test_a_folder_that_goes_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    write(folder, "a.yaml", "b.yaml")
    looking = looking_at(folder)
    folder.rename(tmp_path / "away")
    assert told(looking) == (set(), set(), {"a.yaml", "b.yaml"})
    assert looking.problems
    (tmp_path / "away").rename(folder)
    assert told(looking) == (set(), {"a.yaml", "b.yaml"}, set())
    assert not looking.problems


def test_folders_that_hold_themselves_and_links_that_lead_nowhere_until_they_do(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    write(folder, "a.yaml")
    (folder / "again").symlink_to(folder)
    (folder / "late.yaml").symlink_to(tmp_path / "elsewhere")
    looking = looking_at(folder)
    assert told(looking) == (set(), set(), set())
    write(tmp_path, "elsewhere")
    assert told(looking) == (set(), {"late.yaml"}, set())


def test_a_folder_that_may_not_be_read_keeps_its_files_and_says_so(unprivileged: Path) -> None:
    write(unprivileged, "a.yaml")
    write(unprivileged / "closed", "b.yaml")
    looking = looking_at(unprivileged)
    (unprivileged / "closed").chmod(0)
    try:
        assert told(looking) == (set(), set(), set())
        assert looking.problems
        assert len(looking.paths) == 2
    finally:
        (unprivileged / "closed").chmod(0o700)
    assert told(looking) == (set(), set(), set())
    assert not looking.problems


def test_what_cannot_be_read_just_now_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.yaml")
    write(tmp_path / "far", "b.yaml", "c.yaml")
    looking = looking_at(tmp_path)
    scan = os.scandir

    def away(path: Path) -> object:
        if Path(path).name == "far":
            raise OSError(116, "Stale file handle")
        return scan(path)

    monkeypatch.setattr(os, "scandir", away)
    os.utime(tmp_path / "far")
    assert told(looking) == (set(), set(), set())
    assert len(looking.paths) == 3
    assert looking.problems


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of six files, which count as many here: one has its turn at each look."""
    monkeypatch.setattr(looking_module, "MOST_IN_TURNS", 3)
    monkeypatch.setattr(looking_module, "TURN", -1.0)
    monkeypatch.setattr(looking_module, "AT_ONCE", 1)
    write(tmp_path / "library", "a.yaml", "b.yaml", "c.yaml")
    write(tmp_path / "library" / "inner", "d.yaml", "e.yaml", "f.yaml")
    return tmp_path / "library"


def seen_soon(looking: Looking) -> set[str]:
    """Return what is told of by the second look from now."""
    looks = [looking.look()]
    time.sleep(RESTED)
    looks.append(looking.look())
    return {path.name for one in looks if one for path in one.changed}


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's alone")
def test_of_many_files_the_one_that_is_written_in_place_does_not_wait_for_its_turn(many: Path) -> None:
    with closing(looking_at(many)) as looking:
        for name in ("f.yaml", "e.yaml", "d.yaml"):
            (many / "inner" / name).write_text("title: Written in place\n")
            assert seen_soon(looking) == {name}
        write(many / "new", "g.yaml", "h.yaml")
        assert told(looking)[1] == {"g.yaml", "h.yaml"}
        (many / "new" / "h.yaml").write_text("title: Written in place\n")
        assert seen_soon(looking) == {"h.yaml"}


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's alone")
def test_what_was_written_before_the_kernel_was_asked_or_beyond_what_it_remembers_is_seen(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = find_files([many])
    (many / "c.yaml").write_text("title: Between finding and watching\n")
    with closing(Looking([many], files)) as looking:
        assert seen_soon(looking) == {"c.yaml"}
        assert looking._inotify
        monkeypatch.setattr(looking._inotify, "written", lambda: None)
        (many / "b.yaml").write_text("title: Among too many\n")
        assert seen_soon(looking) == {"b.yaml"}


@pytest.mark.parametrize("why", ["refused", "silent", "a link"])
def test_where_the_kernel_says_nothing_every_file_has_its_turn(
    many: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(24, "Too many open files")

    target = many / "f.yaml"
    if why == "a link":
        target = many.parent / "elsewhere.yaml"
        target.write_text("title: T\n")
        (many / "f.yaml").symlink_to(target)
    else:
        write(many, "f.yaml")
    if sys.platform == "linux":
        monkeypatch.setattr(Inotify, "__init__" if why == "refused" else "written", refuse if why == "refused" else set)
    with closing(looking_at(many)) as looking:
        looking.look()
        target.write_text("title: Unseen by the kernel\n")
        changed: list[str] = []
        for _ in range(20):
            time.sleep(RESTED / 5)
            if changes := looking.look():
                changed += [path.name for path in changes.changed]
        assert changed == ["f.yaml"]


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's alone")
def test_who_looks_no_more_holds_nothing_open(many: Path) -> None:
    before = os.listdir("/proc/self/fd")
    looking = looking_at(many)
    assert len(os.listdir("/proc/self/fd")) == len(before) + 1
    looking.close()
    looking.close()
    assert len(os.listdir("/proc/self/fd")) == len(before)


def test_a_thousand_files_at_once_are_told_together(tmp_path: Path) -> None:
    write(tmp_path, *(f"{number}.yaml" for number in range(1000)))
    looking = looking_at(tmp_path)
    for number in range(1000):
        (tmp_path / f"{number}.yaml").unlink()
    write(tmp_path, *(f"{number}.yaml" for number in range(1000)))
    assert len(told(looking)[0]) == 1000
