"""The index of a large library: named by the briefings it is made of, made anew when they are others."""

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, overload

from outbrief.library.fingerprint import Signature, digest_of
from outbrief.library.lately import Lately
from outbrief.library.manifest import SUFFIX, Manifest, read_manifest, write_manifest
from outbrief.library.record import Record
from outbrief.library.store import Store
from outbrief.library.unmapped import Unmapped
from outbrief.search.stored.container import Container, ContainerWriter, Damaged

if TYPE_CHECKING:
    from outbrief.search.index import Index

PARTS_OPEN = 64
"""Containers. Each takes one of the 1,024 files that a process may have open, and opening one takes 0.1 ms."""

YOUNG = 3_600
"""Seconds. Another process may have written a container and be about to name it in its manifest."""

FORGOTTEN = 30 * 86_400
"""Seconds. A library of which no file is left may be on a disk that is away; for a month, it keeps its place."""

NO_INDEX = ("", Signature(0, 0, 0, 0, 0))
"""What a manifest says of an index that was never asked for."""


class Parts(Sequence[Container]):
    """The containers of some briefings, each opened when it is looked at and closed when others have been since."""

    def __init__(self, store: Store, parts: Sequence[tuple[Path, Record]]) -> None:
        self._store = store
        self._parts = parts
        self._open: Lately[int, Container] = Lately(PARTS_OPEN)

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, at: int) -> Container: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Container]: ...
    def __getitem__(self, at: int | slice) -> Container | Sequence[Container]:
        if isinstance(at, slice):
            return Parts(self._store, self._parts[at])
        path, record = self._parts[at]
        return self._open.get(at, lambda: (self._store.container(path, record), 1))

    def unmapped(self) -> list[Container]:
        """Return all of them, each checked, to be read one after another."""
        found: list[Container] = []
        for path, record in self._parts:
            if self._store.cache.signature(record.container) != record.signature:
                self._store.container(path, record)
            found.append(Unmapped(self._store.cache.path(record.container)))
        return found


class StoredIndex:
    """The index that belongs to a manifest, and the manifest, as long as they fit what the library holds."""

    def __init__(self, store: Store, manifest_name: str, manifest: Manifest | None) -> None:
        self.manifest = manifest
        self._store = store
        self._cache = store.cache
        self._name = manifest_name

    def opened(
        self,
        records: dict[str, Record | None],
        parts: Sequence[tuple[Path, Record]],
        wanted: bool,
        progress: Callable[[float], None],
    ) -> "Index | None":
        """Return the index of some parts if it is wanted, and see that the manifest says what there is.

        Raises OSError, Damaged or ImportError where that cannot be done.
        """
        name = f"{digest_of(self._store.versions, *(record.container.encode() for _, record in parts)).hex()}.index"
        containers = Parts(self._store, parts)
        index, signature = self._index(name, containers, progress) if wanted else (None, self._cache.signature(name))
        known = NO_INDEX if signature is None else (name, signature)
        before, now = self.manifest, Manifest(records, *known)
        if now != before:
            with contextlib.suppress(OSError):
                # Without it the next opening takes longer; this one is done.
                self._cache.sync(_containers(now) - _containers(before))
                write_manifest(self._cache, self._name, now)
                self._prune(before)
            self.manifest = now
        return None if index is None else self._store.shelving.open_stored(index, containers.__getitem__)

    def _index(self, name: str, parts: Parts, progress: Callable[[float], None]) -> tuple[Container, Signature]:
        """Return the container of the index and its signature, made anew unless it is there and whole."""
        signature = self._cache.signature(name)
        if signature is not None:
            known = self.manifest is not None and (name, signature) == self.manifest[1:]
            with contextlib.suppress(Damaged, FileNotFoundError):
                index = Container(self._cache.path(name))
                if known or index.is_whole():
                    return index, signature

        def fill(file: BinaryIO) -> None:
            writer = ContainerWriter(file)
            self._store.shelving.merge(parts.unmapped(), writer, progress)
            writer.finish()

        progress(0.0)
        written = self._cache.write(name, fill)
        return Container(self._cache.path(name)), written

    def _prune(self, before: Manifest | None) -> None:
        """Remove what no manifest names: at once the index that this library had before, the rest when it is old."""
        names = list(self._cache.names())
        named = {self._name}
        for name in names:
            manifest = read_manifest(self._cache, name) if name.endswith(SUFFIX) else None
            if manifest and (any(map(os.path.exists, manifest.records)) or not self._is_older(name, FORGOTTEN)):
                named.update((name, manifest.index_name))
                named.update(record.container for record in manifest.records.values() if record)
        for name in names:
            if name not in named and (self._is_older(name, YOUNG) or (before and name == before.index_name)):
                self._cache.remove(name)

    def _is_older(self, name: str, seconds: int) -> bool:
        signature = self._cache.signature(name)
        return signature is not None and signature.modified_ns < (time.time() - seconds) * 1e9


def _containers(manifest: Manifest | None) -> set[str]:
    records = manifest.records.values() if manifest else ()
    return {record.container for record in records if record}
