"""The cache: a private folder of files that may be lost at any time. Whatever is wrong with it is an OSError."""

import contextlib
import os
import pwd
import re
import stat
from collections.abc import Callable, Collection, Iterator
from errno import EROFS
from pathlib import Path
from typing import BinaryIO

from outbrief.library.fingerprint import Signature, signature_of
from outbrief.library.own_folders import own_folder

WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

_NAME = re.compile(r"[0-9a-f]+\.[a-z]+")


class NoCache(OSError):
    """There is no folder that can be trusted as a cache; the text says why, in one line."""


class Cache:
    """The files of one folder, each written whole. Several processes may use it at once."""

    def __init__(self, folder: Path, is_read_only: bool = False) -> None:
        self.folder = folder
        self.is_read_only = is_read_only
        """Whether what is there may be used and nothing be changed."""
        self._is_swept = False

    def path(self, name: str) -> Path:
        """Return where a file is, or would be."""
        return self.folder / name

    def signature(self, name: str) -> Signature | None:
        """Return what the file system says of a file, None where there is none."""
        try:
            return signature_of(os.stat(self.path(name)))
        except FileNotFoundError:
            return None

    def write(self, name: str, fill: Callable[[BinaryIO], None], synced: bool = True) -> Signature:
        """Write a file whole and return its signature. The first writing clears up after those that were killed.

        What is not `synced` is for `sync`, before anything says that it is there.
        """
        if self.is_read_only:
            raise OSError(EROFS, "the cache may only be read")
        # Here and below: what only writes is imported where it is needed.
        from outbrief.library.whole_file import sweep, write_whole

        if not self._is_swept:
            sweep(self.folder)
            self._is_swept = True
        return signature_of(write_whole(self.path(name), fill, synced=synced))

    def sync(self, names: Collection[str]) -> None:
        """See that files outlast a loss of power. Raises OSError where the disk does, or one is gone."""
        from outbrief.library.syncing import sync_files

        sync_files(self.folder, [self.path(name) for name in names])

    def remove(self, name: str) -> None:
        """Remove a file if it is there. Who has it open keeps it."""
        with contextlib.suppress(OSError):
            self.path(name).unlink()

    def names(self) -> Iterator[str]:
        """Yield the names of the files in it, unfinished and foreign ones excepted."""
        with os.scandir(self.folder) as entries:
            yield from [entry.name for entry in entries if _NAME.fullmatch(entry.name)]


def open_cache() -> Cache:
    """Return the cache, its folder made if need be. Raises NoCache where there is none that can be trusted."""
    folder = cache_folder()
    if folder is None:
        raise NoCache("there is no home folder")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.stat()
    except OSError as error:
        raise NoCache(f"the folder of the cache cannot be used: {error.strerror}") from error
    _demand_trust(found)
    return Cache(folder)


def read_only_cache() -> Cache:
    """Return the cache as it is in `home_cache_folder`, whatever the environment says, to be read only.

    Raises NoCache where there is none that can be trusted.
    """
    folder = home_cache_folder()
    if folder is None:
        raise NoCache("there is no home folder")
    try:
        found = folder.stat()
    except OSError as error:
        raise NoCache("there is no cache") from error
    _demand_trust(found)
    return Cache(folder, is_read_only=True)


def _demand_trust(found: os.stat_result) -> None:
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & WRITABLE_BY_OTHERS:
        # What others can write could hold anything, and would be believed.
        raise NoCache("the folder of the cache is not this user's alone")


def home_cache_folder() -> Path | None:
    """Return where the cache belongs in the home folder that the system has for this user; None where it has none."""
    try:
        return Path(pwd.getpwuid(os.geteuid()).pw_dir, ".cache", "outbrief")
    except KeyError:
        return None


def cache_folder() -> Path | None:
    """Return where the cache belongs, whether it is there or not; None where there is no home."""
    return own_folder("XDG_CACHE_HOME", ".cache")
