"""The cache: a private folder of files that may be lost at any time. Whatever is wrong with it is an OSError."""

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from outbrief.library.fingerprint import Signature, signature_of
from outbrief.library.own_folders import own_folder
from outbrief.library.whole_file import sweep, write_whole

WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

_NAME = re.compile(r"[0-9a-f]+\.[a-z]+")


class NoCache(OSError):
    """There is no folder that can be trusted as a cache; the text says why, in one line."""


class Cache:
    """The files of one folder, each written whole. Several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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

    def write(self, name: str, fill: Callable[[BinaryIO], None]) -> Signature:
        """Write a file whole and return its signature. The first writing clears up after those that were killed."""
        if not self._is_swept:
            sweep(self.folder)
            self._is_swept = True
        return signature_of(write_whole(self.path(name), fill))

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
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & WRITABLE_BY_OTHERS:
        # What others can write could hold anything, and would be believed.
        raise NoCache("the folder of the cache is not this user's alone")
    return Cache(folder)


def cache_folder() -> Path | None:
    """Return where the cache belongs, whether it is there or not; None where there is no home."""
    return own_folder("XDG_CACHE_HOME", ".cache")
