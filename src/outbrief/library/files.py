"""Which files there are to open: those named, and every YAML file in the folders named, each once."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from stat import S_ISDIR
from types import MappingProxyType
from typing import NamedTuple

from outbrief.briefing.problem import Problem, Severity
from outbrief.loading.clean import clean_line

SUFFIXES = (".yaml", ".yml")
"""What a briefing's file name ends in, in any case. A file that is named outright may be called anything."""

MISSING = "no such file or folder"
"""The message of a path that leads nowhere."""


class Files(NamedTuple):
    """The files to open, in order, and what stood in the way of finding more."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    found: tuple[os.stat_result, ...] = ()
    """What the file system said of each file when it was found."""
    ways: Mapping[Path, os.stat_result | None] = MappingProxyType({})
    """What else decides which files there are: every folder, as it was before it was read, and what led nowhere."""
    barred: tuple[Path, ...] = ()
    """What is there and cannot be looked into: whether the files below it are still there, nobody knows."""


def find_files(paths: Sequence[Path]) -> Files:
    """Find the files that paths name: a file is itself, a folder is every YAML file in it and below.

    The order is that of the paths, and within a folder that of its names, case aside and numbers as numbers. Hidden
    files and folders are passed over. A file or folder that is met twice, by whatever name, counts once.
    """
    search = _Search()
    for path in paths:
        search.add(path)
    problems, barred = tuple(search.problems), tuple(search.barred)
    return Files(tuple(search.paths), problems, tuple(search.found), search.ways, barred)


def exists(path: str) -> bool:
    """Tell whether a path leads to anything."""
    return os.path.lexists(path)


def file_size(path: Path) -> int:
    """Return the size of a file in bytes, 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def shown_path(path: Path) -> str:
    """Return a path as it is shown and as Problems carry it: clean text."""
    return clean_line(str(path))


def _natural(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    """Return a key that puts `annex-2` before `annex-10` and `Alpha` beside `alpha`."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts if part], name


class _Search:
    """One search: what it has found, and by device and inode what it has met."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.problems: list[Problem] = []
        self.found: list[os.stat_result] = []
        self.met: set[tuple[int, int]] = set()
        self.ways: dict[Path, os.stat_result | None] = {}
        self.barred: list[Path] = []

    def add(self, path: Path) -> None:
        """Add a path that was named: a file whatever it is called, or a folder with at least one YAML file."""
        found = self._stat(path)
        if found is None or self._is_met(found):
            return
        if not S_ISDIR(found.st_mode):
            self.paths.append(path)
            self.found.append(found)
            return
        self.ways[path] = found
        before = len(self.problems)
        if not self._add_folder(path) and len(self.problems) == before:
            self._report(path, "there is no YAML file in this folder", "a briefing's file name ends in .yaml or .yml")

    def _add_folder(self, folder: Path) -> bool:
        """Add what is in a folder and below; whether there was anything, known or new.

        A stack of its own, not recursion: a tree of folders may be deeper than Python's.
        """
        any_file = False
        waiting = [self._entries(folder)]
        while waiting:
            path = next(waiting[-1], None)
            if path is None:
                waiting.pop()
                continue
            found = self._stat(path)
            if found is None:
                continue
            if S_ISDIR(found.st_mode):
                if self._is_met(found):
                    any_file = True  # an empty one was reported, or will be, under its other name
                else:
                    self.ways[path] = found
                    waiting.append(self._entries(path))
            elif path.name.lower().endswith(SUFFIXES):
                any_file = True
                if not self._is_met(found):
                    self.paths.append(path)
                    self.found.append(found)
        return any_file

    def _entries(self, folder: Path) -> Iterator[Path]:
        """Return what is in a folder and may be a briefing or hold one, in natural order."""
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries if _may_count(entry)]
        except OSError as error:
            self.barred.append(folder)
            self._report(folder, f"this folder cannot be read: {error.strerror}")
            return iter(())
        return iter([folder / name for name in sorted(names, key=_natural)])

    def _stat(self, path: Path) -> os.stat_result | None:
        try:
            return path.stat()
        except FileNotFoundError:
            self._report(path, MISSING)
        except ValueError:
            self._report(path, MISSING, "a path cannot hold a NUL character")
            return None
        except OSError as error:
            self.barred.append(path)
            self._report(path, f"cannot be opened: {error.strerror}")
        self.ways[path] = None
        return None

    def _is_met(self, found: os.stat_result) -> bool:
        identity = (found.st_dev, found.st_ino)
        is_met = identity in self.met
        self.met.add(identity)
        return is_met

    def _report(self, path: Path, message: str, hint: str = "") -> None:
        self.problems.append(Problem(shown_path(path), 0, 0, Severity.ERROR, message, hint))


def _may_count(entry: "os.DirEntry[str]") -> bool:
    """Whether a name in a folder is worth a closer look: a YAML file, a folder, or a link that cannot be followed."""
    if entry.name.startswith("."):
        return False
    try:
        return entry.name.lower().endswith(SUFFIXES) or entry.is_dir()
    except OSError:
        return True
