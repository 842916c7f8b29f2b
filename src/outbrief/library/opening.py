"""Opening a library step by step: what has been loaded so far, and an index of it. The one way in for everyone.

A small library is loaded into memory, and that is all. What may be a large one is handed to `large`, which keeps it
on the disk; where that cannot be done, it is loaded into memory too.
"""

import os
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outbrief.library.files import Files, file_size, find_files
from outbrief.library.indexing import Indexing
from outbrief.library.kept import Kept, Opened
from outbrief.library.library import Library
from outbrief.library.parsing import load
from outbrief.library.shelving import STORED, Shelving

if TYPE_CHECKING:
    from outbrief.library.compiled_library import CompiledLibrary
    from outbrief.search.entries import Entry
    from outbrief.search.index import Index

BATCH = 20
"""Files between two steps: often enough to see a library grow, seldom enough not to stutter."""

BATCH_SIZE = 500_000
"""Bytes, likewise: of large files there are fewer in a step. Parsing as much takes a quarter of a second."""

MOST_IN_MEMORY = 20_000
"""Entries. As many are indexed in two seconds and take some 120 MB; with more, fifty readers would fill a server."""

LEAST_LARGE = 100_000
"""Bytes. No file holds more than an entry in five bytes: what is smaller in all cannot be a large library."""


class Progress(NamedTuple):
    """What is being done and how far it has come, from 0 to 1."""

    doing: str
    share: float


class Step:
    """What has been opened so far."""

    __slots__ = ("index", "library")

    def __init__(self, library: Library, index: "Index | None" = None) -> None:
        self.library = library
        self.index = index
        """None where too little has come to be worth another."""


class Stopped(Exception):
    """Nobody waits for the library any more: for `told` to raise."""


def _silent(progress: Progress) -> None:
    """Tell nobody."""


Steps = Generator[Step, None, bool]
"""Steps of an opening; whether there was no reason to leave off before the end."""


class Opening:
    """The opening of what some paths name."""

    def __init__(
        self,
        paths: Sequence[Path],
        indexing: Indexing = Indexing.AT_THE_END,
        told: Callable[[Progress], None] = _silent,
        shelving: Shelving = STORED,
        may_write: bool = True,
        compiled: "CompiledLibrary | None" = None,
    ) -> None:
        self.paths = paths
        self.indexing = indexing
        """May be changed between two steps."""
        self.told = told
        """Is told what is being done, and ends it by raising `Stopped`. May be changed between two steps."""
        self.shelving = shelving
        self.may_write = may_write
        """Whether a large library may be kept on the disk; else it is opened as it was kept before."""
        self.compiled = compiled
        """What was compiled of a small library, if that is to save time."""
        self.notice = ""
        """Why it took so long, in a line, where that can be mended."""
        self.files: Files | None = None
        """What there was to open when the steps began."""
        self._entries: list[Entry] = []
        """Of what is in memory."""
        self._grown = Library()
        """What is in memory."""
        self._stats: dict[Path, os.stat_result] = {}
        """What the file system said of the files."""

    def again(self) -> "Opening":
        """Return another opening of the same paths, for another thread to take its steps."""
        other = Opening(self.paths, self.indexing, shelving=self.shelving, may_write=self.may_write)
        other.files = self.files
        return other

    def steps(self, begun: Library | None = None) -> Generator[Step, None, None]:
        """Open the files and yield what there is so far; at the end all of it, with an index if one is wanted.

        A library that was begun is completed, one without files of its own included.
        """
        if begun is None or self.files is None:
            self.files = find_files(self.paths)
        library = Library((), self.files.problems, awaited=self.files.paths) if begun is None else begun
        self._entries = []
        self._stats = dict(zip(self.files.paths, self.files.found, strict=True))
        reason = ""
        if begun is None and _may_be_large(self.files):
            # Only now: a small library is open before these modules are loaded.
            from outbrief.library.large import Large
            from outbrief.search.stored.container import Damaged

            try:
                yield from Large(self, self.files, self.shelving).steps()
                return
            except (OSError, Damaged, ImportError) as error:
                reason = f"nothing is kept for next time: {getattr(error, 'strerror', None) or error}"
                self._entries = []
        most = float("inf") if self.may_write else MOST_IN_MEMORY
        if not (yield from self.grown(library, self.files.paths, self._read, most=most)):
            yield self._left_off(len(self.files.paths))
        elif len(self._entries) > MOST_IN_MEMORY:
            self.notice = reason
        if self.compiled is not None:
            self.compiled.save()

    def _read(self, path: Path) -> Opened:
        found = self._stats.get(path)
        return load(path) if self.compiled is None or found is None else self.compiled.load(path, found)

    def grown(
        self,
        library: Library,
        paths: Sequence[Path],
        read: Callable[[Path], Opened],
        again: Callable[[Path, str], Opened] = load,
        most: float = float("inf"),
    ) -> Steps:
        """Load files into memory, one until there is something to show and then some at a time.

        It is left off when there are more than `most` entries.
        """
        known = {one.path for one in library.loaded}
        waiting = [path for path in paths if path not in known]
        sizes = {path: file_size(path) for path in waiting}
        total, done, indexed, added = sum(sizes.values()) or 1, 0, 0, 0
        while True:
            some = _batch(waiting, len(library.loaded)) if library.headings else waiting[:1]
            self.told(Progress("loading", done / total))
            done += sum(sizes[path] for path in some)
            library = library.extended(map(read, some), again)
            waiting = waiting[len(some) :]
            self._grown = library
            if most < float("inf"):
                self._add(library.loaded[added:])
                if len(self._entries) > most:
                    return False
            yield Step(library)
            if self.indexing is not Indexing.NEVER and most == float("inf"):
                # Only now: what has come is shown before anything of the search is loaded.
                self._add(library.loaded[added:])
            added = len(library.loaded)
            # Indexed anew each time it has doubled, and at the end: a thousand files are not indexed fifty times.
            has_doubled = len(self._entries) >= 2 * indexed and added > 1
            if self.indexing.is_due(len(self._entries), has_doubled=has_doubled, is_whole=not waiting):
                from outbrief.search.memory import index_of

                indexed = len(self._entries)
                yield Step(library, index_of(self._entries))
            if not waiting:
                return True

    def _left_off(self, files: int) -> Step:
        """Return what there is of a library that is too large for memory and is not on the disk."""
        from outbrief.search.memory import index_of

        library = Library(self._grown.loaded, self._grown.own_problems, self._grown.clashes)
        opened = len(library.loaded)
        self.notice = (
            f"only {opened:,} of {files:,} files are open: the rest is too much to be opened without its cache"
        )
        return Step(library, index_of(self._entries))

    def _add(self, files: Sequence[Opened]) -> None:
        from outbrief.search.entries import entries

        for one in files:
            briefing = one.briefing
            self._entries += entries(briefing) if briefing else ()

    def forget(self) -> None:
        """Drop what was in memory: it is on the disk now."""
        self._entries = []


def opened(opening: Opening) -> Step:
    """Return the last step: the whole library, and its index if one is wanted."""
    last = Step(Library())
    for step in opening.steps():
        last = step
    return last


def is_kept(library: Library) -> bool:
    """Tell whether a library is on the disk, not in memory."""
    return any(isinstance(one, Kept) for one in library.loaded)


def _batch(waiting: Sequence[Path], loaded: int) -> Sequence[Path]:
    """Return the files to load before the next step, at least one; the more, the more are loaded: a step copies all."""
    most = max(BATCH, loaded // 10)
    size = 0
    for number, path in enumerate(waiting[:most], 1):
        size += file_size(path)
        if size > BATCH_SIZE:
            return waiting[:number]
    return waiting[:most]


def _may_be_large(files: Files) -> bool:
    return sum(found.st_size for found in files.found) >= LEAST_LARGE
