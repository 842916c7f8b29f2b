"""What the kernel tells of files that are written in place."""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from outbrief.library import inotify
from outbrief.library.inotify import Inotify

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's alone")


@pytest.fixture
def asked() -> Iterator[Inotify]:
    """Return what asks the kernel."""
    asked = Inotify()
    yield asked
    asked.close()


def folder_of(path: Path, *names: str) -> str:
    path.mkdir(exist_ok=True)
    for name in names:
        (path / name).write_text("title: T\n")
    return str(path)


def test_what_is_written_in_place_is_told_once_and_nothing_else_is(asked: Inotify, tmp_path: Path) -> None:
    one, other = folder_of(tmp_path / "one", "a.yaml", "b.yaml"), folder_of(tmp_path / "other", "c.yaml")
    asked.watch([one])
    assert asked.written() == set()
    (tmp_path / "one" / "a.yaml").write_text("title: U\n")
    (tmp_path / "other" / "c.yaml").write_text("title: U\n")
    (tmp_path / "one" / "b.yaml").read_text()
    assert asked.written() == {f"{one}/a.yaml"}
    assert asked.written() == set()
    # A file that looks as before from afar: its times and size alone.
    os.utime(tmp_path / "one" / "b.yaml", (1, 1))
    assert asked.written() == {f"{one}/b.yaml"}
    asked.watch([one, other])
    (tmp_path / "other" / "c.yaml").write_text("title: V\n")
    assert asked.written() == {f"{other}/c.yaml"}
    asked.watch([other])
    (tmp_path / "one" / "a.yaml").write_text("title: V\n")
    assert asked.written() == set()


@pytest.mark.parametrize("name", [b"\xff\xfe.yaml", b"n" * 245 + b".yaml", "größe\n\x1b.yaml".encode()])
def test_whatever_a_file_is_called(asked: Inotify, tmp_path: Path, name: bytes) -> None:
    asked.watch([str(tmp_path)])
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "wb") as file:
        file.write(b"title: T\n")
    assert asked.written() == {os.fsdecode(path)}


def test_a_folder_without_a_name_is_the_one_we_are_in(
    asked: Inotify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked.watch([""])
    Path("a.yaml").write_text("title: T\n")
    assert asked.written() == {"a.yaml"}


def test_folders_that_go_and_come_and_are_none(asked: Inotify, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "library", "a.yaml")
    assert asked.watch([folder, f"{folder}/a.yaml", str(tmp_path / "missing")]) <= {folder}
    (tmp_path / "library").rename(tmp_path / "away")
    folder_of(tmp_path / "library", "a.yaml")
    asked.watch([folder])
    asked.written()
    (tmp_path / "away" / "a.yaml").write_text("title: U\n")
    assert asked.written() == set()
    (tmp_path / "library" / "a.yaml").write_text("title: U\n")
    assert asked.written() == {f"{folder}/a.yaml"}
    (tmp_path / "library" / "a.yaml").unlink()
    (tmp_path / "library").rmdir()
    assert asked.watch([]) == set()


def test_more_than_the_kernel_remembers_is_everything(asked: Inotify, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "library", "a.yaml", "b.yaml")
    asked.watch([folder])
    most = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    for _ in range(most // 2 + 2):
        # In turns: the kernel keeps one of two events that are alike.
        os.utime(f"{folder}/a.yaml")
        os.utime(f"{folder}/b.yaml")
    assert asked.written() is None
    os.utime(f"{folder}/a.yaml")
    assert asked.written() == {f"{folder}/a.yaml"}


def test_only_of_this_machines_own_file_systems_it_is_relied_upon(
    asked: Inotify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inotify, "LOCAL", frozenset())
    assert asked.watch([str(tmp_path)]) == set()
    (tmp_path / "a.yaml").write_text("title: T\n")
    assert asked.written() == {str(tmp_path / "a.yaml")}
    assert asked.watch(["/proc"]) == set()


def test_where_there_is_none_or_it_is_refused_that_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    with pytest.raises(OSError, match="no inotify"):
        Inotify()

    class Refusing:
        def inotify_init1(self, flags: int) -> int:
            ctypes.set_errno(24)
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Refusing())
    with pytest.raises(OSError, match="refused"):
        Inotify()
