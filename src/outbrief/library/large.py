"""Opening a large library: from its manifest where nothing has changed, else only what has changed is parsed."""

import errno
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from outbrief.briefing.place import Place
from outbrief.formats.counting import counted
from outbrief.library.cache import NoCache, open_cache, read_only_cache
from outbrief.library.files import Files
from outbrief.library.fingerprint import Fingerprint, is_trusted, read_fingerprinted, signature_of
from outbrief.library.indexing import Indexing
from outbrief.library.kept import Opened, heading_of
from outbrief.library.library import Library
from outbrief.library.manifest import manifest_name, read_manifest
from outbrief.library.names import absolute
from outbrief.library.opening import MOST_IN_MEMORY, Opening, Progress, Step
from outbrief.library.record import Record
from outbrief.library.shelving import Shelving
from outbrief.library.store import Store
from outbrief.library.stored_index import NO_INDEX, StoredIndex
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded

if TYPE_CHECKING:
    from outbrief.search.index import Index


class Large:
    """The opening of a library that may be too large for memory.

    It raises OSError, Damaged or ImportError where the cache or the index on the disk cannot be used.
    """

    def __init__(self, opening: Opening, files: Files, shelving: Shelving) -> None:
        self._opening = opening
        self._files = files
        self._empty = Library((), files.problems, awaited=files.paths)
        self._store = Store(open_cache() if opening.may_write else read_only_cache(), shelving)
        name = manifest_name(opening.paths, self._store.versions)
        self._stored = StoredIndex(self._store, name, read_manifest(self._store.cache, name))
        self._absolute = {path: absolute(path) for path in files.paths}
        self._records: dict[Path, Record | None] = {}
        """By path; None where a file cannot be read."""
        self._held: dict[Path, tuple[Loaded, Fingerprint]] = {}
        """What was parsed and is not stored: it is not known yet whether the library is large."""
        self._found = dict(zip(files.paths, files.found, strict=True))
        self._restored: set[Path] = set()
        """What came as it was compiled for a library in memory, and is not stored either."""

    def steps(self) -> Iterator[Step]:
        """Open the files and yield what there is so far, as `Opening.steps` does."""
        if not self._opening.may_write:
            yield from self._as_compiled()
            return
        self._recall()
        if sum(record.entries for record in self._records.values() if record) <= MOST_IN_MEMORY:
            read, again, paths = self._read, self._again, self._files.paths
            if (yield from self._opening.grown(self._empty, paths, read, again, MOST_IN_MEMORY)):
                if self._opening.compiled is not None:
                    self._opening.compiled.save()
                return
            self._opening.forget()
        if any(path not in self._records for path in self._files.paths):
            yield from self._compile()
        library = self._empty.extended(map(self._opened, self._files.paths), self._again)
        yield Step(library)
        index = self._index(library)
        if index is not None:
            yield Step(library, index)

    def _as_compiled(self) -> Iterator[Step]:
        """Yield the library as it was compiled: whoever only reads cannot compile what has changed since."""
        manifest = self._stored.manifest
        if manifest is None or manifest[1:] == NO_INDEX:
            raise NoCache("it has not been compiled")
        found = {self._absolute[path]: stat for path, stat in zip(self._files.paths, self._files.found, strict=True)}
        self._records = {Path(where): record for where, record in manifest.records.items()}
        self._absolute = {path: str(path) for path in self._records}
        library = Library((), self._files.problems).extended(map(self._opened, self._records), self._again)
        yield Step(library)
        yield Step(library, self._index(library))
        changed = sum(
            record is not None and (where not in found or record.fingerprint.signature != signature_of(found[where]))
            for where, record in manifest.records.items()
        ) + len(found.keys() - manifest.records.keys())
        if changed:
            self._opening.notice = f"shown as compiled before; {counted(changed, 'file')} changed since"

    # --- what is known already ---

    def _recall(self) -> None:
        """Take the records of the files that have not changed since; none is opened for it."""
        now_ns = time.time_ns()
        known = self._stored.manifest.records if self._stored.manifest else {}
        for (path, where), stat in zip(self._absolute.items(), self._files.found, strict=True):
            record = known.get(where)
            if record is not None and is_trusted(record.fingerprint, signature_of(stat), now_ns):
                self._records[path] = record
        if list(known.items()) != [(self._absolute[path], record) for path, record in self._records.items()]:
            self._recall_own_ids()

    def _recall_own_ids(self) -> None:
        """Take back the ids that were given because others were taken: with other files, they may be free."""
        for path, record in list(self._records.items()):
            if record and record.briefing_id:
                del self._records[path]
                if own := self._store.find(path, record.fingerprint):
                    self._records[path] = own

    # --- a file as the library holds it ---

    def _opened(self, path: Path) -> Opened:
        record = self._records[path]
        if record is None:
            # It may have been in the way of its writer, and can be read by now.
            record = self._records[path] = self._store.compile(path)
        if record is None:
            return _unread(path)
        if record.own_id and record.heading:
            # Its own is taken still, and this one is asked for again.
            record = record._replace(heading=record.heading._replace(place=Place(record.own_id)), briefing_id="")
        return self._store.kept(path, record)

    def _again(self, path: Path, free: str) -> Opened:
        """Open a file under another id than its own, which is taken."""
        record = self._records.get(path)
        if path in self._held or path in self._restored:
            return load(path, free)
        if record is None or record.briefing_id != free:
            own = record.own_id or (record.heading.place if record.heading else "") if record else ""
            record = self._store.compile(path, free)
            record = record._replace(own_id=own) if record else None
        self._records[path] = record
        return _unread(path, free) if record is None else self._store.kept(path, record)

    def _read(self, path: Path) -> Opened:
        """Open a file while the library may still be a small one."""
        if path in self._records:
            return self._opened(path)
        compiled = self._opening.compiled
        if compiled is not None and (known := compiled.find(path, self._found[path])) is not None:
            self._restored.add(path)
            return known
        found = read_fingerprinted(path)
        if found is None:
            self._records[path] = None
            return self._opened(path)
        data, fingerprint = found
        if record := self._store.find(path, fingerprint):
            self._records[path] = record
            return self._opened(path)
        loaded = load_text(data, path)
        self._held[path] = loaded, fingerprint
        if compiled is not None:
            compiled.add(path, loaded, fingerprint)
        return loaded

    # --- what is new ---

    def _compile(self) -> Iterator[Step]:
        """Store every file that is not; yield the library as it grows."""
        for path, (loaded, fingerprint) in self._held.items():
            self._records[path] = self._store.write(loaded, fingerprint)
        self._held.clear()
        self._restored.clear()
        sizes = dict(zip(self._files.paths, (stat.st_size for stat in self._files.found), strict=True))
        total, done = sum(sizes.values()) or 1, sum(sizes[path] for path in self._records)

        def waited() -> None:
            self._opening.told(Progress("loading", done / total))

        # Only where there is something to compile: the machinery of processes takes 10 ms to load.
        from outbrief.library.compiling import compile_files

        missing = [path for path in self._files.paths if path not in self._records]
        library, shown = self._empty, 0
        for path, record in compile_files(self._store, missing, waited):
            self._records[path] = record
            done += sizes[path]
            ready = shown
            while ready < len(self._files.paths) and self._files.paths[ready] in self._records:
                ready += 1
            if ready - shown >= _enough(shown):
                more = map(self._opened, self._files.paths[shown:ready])
                library, shown = library.extended(more, self._again), ready
                yield Step(library)

    def _index(self, library: Library) -> "Index | None":
        """Open the index of what the library holds, made anew where that is not what it was made of."""
        records = {one.path: self._records[one.path] for one in library.loaded}
        parts = [
            (one.path, record)
            for one in library.loaded
            if (record := records[one.path]) and heading_of(one) is not None
        ]
        wanted = self._opening.indexing is not Indexing.NEVER
        found = {self._absolute[path]: record for path, record in records.items()}
        return self._stored.opened(found, parts, wanted, lambda share: self._opening.told(Progress("indexing", share)))


def _unread(path: Path, briefing_id: str | None = None) -> Loaded:
    """Return a file that cannot be read. Raises OSError where it can after all: it would be shown and not found."""
    loaded = load(path, briefing_id)
    if loaded.briefing is not None:
        raise OSError(errno.EAGAIN, "a file could be read only at times")
    return loaded


def _enough(shown: int) -> int:
    """Return how many more files make a step: a library is copied at each, so there are to be few."""
    return max(1, shown // 10)
