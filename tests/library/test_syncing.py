"""Files that were written are synced, few of them and many."""

import ctypes
import os
from pathlib import Path

import pytest

from outbrief.library import syncing
from outbrief.library.syncing import MANY, sync_files


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / str(number) for number in range(count)]
    for path in paths:
        path.write_text("")
    return paths


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the inodes that were synced one by one."""
    found: list[int] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        found.append(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    return found


def test_few_files_are_synced_one_by_one(tmp_path: Path, synced: list[int]) -> None:
    paths = files(tmp_path, MANY - 1)
    sync_files(tmp_path, paths)
    assert synced == [path.stat().st_ino for path in paths]


def test_many_are_synced_at_once_or_where_that_cannot_be_one_by_one(
    tmp_path: Path, synced: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = files(tmp_path, MANY)
    assert syncing._sync_all_around(tmp_path) == hasattr(ctypes.CDLL(None), "syncfs")
    sync_files(tmp_path, paths)
    assert not synced or len(synced) == MANY
    synced.clear()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    sync_files(tmp_path, paths)
    assert len(synced) == MANY


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sync_files(tmp_path, [tmp_path / "gone"])
