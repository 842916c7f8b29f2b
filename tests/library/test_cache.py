"""Where the cache is, whom it trusts, and that its files are whole."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from outbrief.library import whole_file
from outbrief.library.cache import Cache, NoCache, cache_folder, open_cache
from outbrief.library.fingerprint import signature_of


def put(data: bytes) -> Callable[[BinaryIO], None]:
    def fill(file: BinaryIO) -> None:
        file.write(data)

    return fill


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "deep" / "cache"))
    return open_cache()


def test_it_is_where_the_standard_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/anna")
    assert cache_folder() == Path("/var/anna/outbrief")
    for unusable in ("", "relative/cache", "~/cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", unusable)
        assert cache_folder() == Path("/home/anna/.cache/outbrief")
    monkeypatch.delenv("XDG_CACHE_HOME")
    for nowhere in ("", "relative"):
        monkeypatch.setenv("HOME", nowhere)
        assert cache_folder() is None
    monkeypatch.delenv("HOME")
    with pytest.raises(NoCache):
        open_cache()


def test_it_is_made_private_with_all_above_it(cache: Cache) -> None:
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert cache.folder.parent.stat().st_mode & 0o777 == 0o700
    assert open_cache().folder == cache.folder


def _a_file(folder: Path) -> None:
    folder.write_text("")


def _a_dangling_link(folder: Path) -> None:
    folder.symlink_to(folder.with_name("nowhere"))


def _open_to_all(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)


def _open_to_its_group(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o770)


@pytest.mark.parametrize("make", [_a_file, _a_dangling_link, _open_to_all, _open_to_its_group])
def test_a_folder_that_cannot_be_trusted_is_none(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    make(tmp_path / "outbrief")
    with pytest.raises(NoCache) as caught:
        open_cache()
    assert "\n" not in str(caught.value)


def test_a_folder_of_someone_else_is_none(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: cache.folder.stat().st_uid + 1)
    with pytest.raises(NoCache):
        open_cache()


def test_a_cache_below_a_file_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "below"))
    with pytest.raises(NoCache):
        open_cache()


def test_a_file_is_written_whole_and_private(cache: Cache) -> None:
    assert cache.signature("ab.part") is None
    signature = cache.write("ab.part", put(b"one"))
    assert signature == cache.signature("ab.part") == signature_of(cache.path("ab.part").stat())
    assert cache.path("ab.part").stat().st_mode & 0o777 == 0o600
    cache.write("ab.part", put(b"two"))
    assert cache.path("ab.part").read_bytes() == b"two"
    (cache.folder / "a stranger's").write_text("")
    assert list(cache.names()) == ["ab.part"]
    cache.remove("ab.part")
    cache.remove("ab.part")
    assert list(cache.names()) == []


@pytest.mark.parametrize("call", ["open", "fsync", "rename"])
def test_whatever_the_disk_refuses_leaves_nothing_over(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    cache.write("ab.part", put(b"before"))

    def refuse(*arguments: object, **more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="Read-only"):
        cache.write("ab.part", put(b"after"))
    monkeypatch.undo()
    assert os.listdir(cache.folder) == ["ab.part"]
    assert cache.path("ab.part").read_bytes() == b"before"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interruption_leaves_nothing_over(cache: Cache, error: BaseException) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(b"a" * 100_000)
        raise error

    with pytest.raises(type(error)):
        cache.write("ab.part", fill)
    assert os.listdir(cache.folder) == []


def test_leftovers_of_the_dead_are_swept_and_those_of_the_living_stay(cache: Cache) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    machine = whole_file._machine()

    def leftover(of_machine: str, process: int) -> Path:
        path = cache.folder / f"{whole_file._PREFIX}{of_machine}-{process}-00"
        path.write_bytes(b"half")
        return path

    dead = leftover(machine, int(ended.stdout))
    living, elsewhere, old = leftover(machine, os.getppid()), leftover("0" * 8, 1), leftover("1" * 8, 1)
    odd = cache.folder / f"{whole_file._PREFIX}what"
    odd.write_bytes(b"")
    os.utime(old, (time.time() - 2 * whole_file.DAY,) * 2)
    cache.write("ab.part", put(b"one"))
    assert not dead.exists()
    assert not old.exists()
    assert living.exists()
    assert elsewhere.exists()
    assert odd.exists()
