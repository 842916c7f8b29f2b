"""A library in memory as it was compiled when it was last read: what has not changed since needs no YAML."""

import marshal
import os
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from outbrief import __version__, loading
from outbrief.briefing.model import MODEL_VERSION
from outbrief.library.cache import Cache, open_cache
from outbrief.library.compiled import FORMAT, compiled, restored
from outbrief.library.fingerprint import Fingerprint, Signature, is_trusted, signature_of
from outbrief.library.framed import framed, unframed
from outbrief.library.names import absolute
from outbrief.library.parsing import load
from outbrief.loading.loaded import Loaded

SUFFIX = ".library"

MOST_KEPT = 32
"""Libraries. Whoever opens one file today and another tomorrow has a library for each; the oldest are forgotten."""


class _Part(NamedTuple):
    """A file as it was compiled."""

    signature: Signature
    """Of the file, from before it was read."""
    read_ns: int
    data: bytes


class CompiledLibrary:
    """The files of a library, from one file of the cache, which may be lost at any time. Raises nothing for it."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._cache: Cache | None = None
        self._found: dict[str, _Part] = {}
        """By absolute path, as the cache has them."""
        self._opened: dict[str, _Part] = {}
        """Those that were used."""
        self._read: dict[str, tuple[Loaded, Signature, int]] = {}
        """What was read from YAML meanwhile."""
        named = "\0".join(map(absolute, paths))
        # Two libraries of one name would only be compiled in turns: a file is known by its path and signature.
        self._name = f"{zlib.crc32(os.fsencode(named)):08x}{SUFFIX}"
        try:
            self._cache = open_cache()
            self._found = _parts(self._cache.path(self._name).read_bytes())
        except OSError:
            pass

    def load(self, path: Path, found: os.stat_result) -> Loaded:
        """Return what is in a file, as `loading.load` does; `found` is what the file system said of it lately."""
        if (known := self.find(path, found)) is not None:
            return known
        now_ns = time.time_ns()
        loaded = load(path)
        self.add(path, loaded, Fingerprint(b"", signature_of(found), now_ns))
        return loaded

    def find(self, path: Path, found: os.stat_result) -> Loaded | None:
        """Return what was compiled of a file, unless it has changed since; `found` is what was said of it lately."""
        where = absolute(path)
        part = self._found.get(where)
        if part is None:
            return None
        if not is_trusted(Fingerprint(b"", part.signature, part.read_ns), signature_of(found), time.time_ns()):
            return None
        try:
            loaded = restored(part.data, path)
        except ValueError:
            # Damaged in a way that its checksum does not show: it is read like one that is not there.
            return None
        self._opened[where] = part
        return loaded

    def add(self, path: Path, loaded: Loaded, fingerprint: Fingerprint) -> None:
        """Take what was read of a file; the fingerprint is of before that."""
        if loaded.briefing is not None:
            self._read[absolute(path)] = (loaded, fingerprint.signature, fingerprint.read_ns)

    def save(self) -> None:
        """Compile what was read, for next time; what is not in the library any more goes."""
        if self._cache is None or (not self._read and len(self._opened) == len(self._found)):
            return
        parts = dict(self._opened)
        for where, (loaded, signature, read_ns) in self._read.items():
            parts[where] = _Part(signature, read_ns, compiled(loaded))
        value: Any = (
            _versions(),
            [(where, tuple(one.signature), one.read_ns, one.data) for where, one in parts.items()],
        )
        data = framed(marshal.dumps(value))

        def fill(file: BinaryIO) -> None:
            file.write(data)

        try:
            # Not synced: what a loss of power leaves of it is not whole, and is read from YAML again.
            self._cache.write(self._name, fill, synced=False)
            self._forget_oldest(self._cache)
        except OSError:
            return
        self._found, self._opened, self._read = parts, dict(parts), {}

    def _forget_oldest(self, cache: Cache) -> None:
        kept = [(found.modified_ns, name) for name in cache.names() if (found := _signature(cache, name))]
        for _, name in sorted(kept)[:-MOST_KEPT]:
            cache.remove(name)


def _signature(cache: Cache, name: str) -> Signature | None:
    return cache.signature(name) if name.endswith(SUFFIX) else None


def _parts(data: bytes) -> dict[str, _Part]:
    """Return the files that bytes hold; none where these are not whole or of another version."""
    value = unframed(data)
    if value is None:
        return {}
    try:
        versions, parts = marshal.loads(value)
        if versions != _versions():
            return {}
        return {where: _Part(Signature(*signature), read_ns, data) for where, signature, read_ns, data in parts}
    except (ValueError, TypeError, EOFError):
        return {}


def _versions() -> tuple[object, ...]:
    """Return what else than the files decides what is read from them; last, when what reads them was changed."""
    try:
        with os.scandir(os.path.dirname(loading.__file__)) as modules:
            changed_ns = max((one.stat().st_mtime_ns for one in modules if one.name.endswith(".py")), default=0)
    except OSError:
        changed_ns = 0
    return (FORMAT, MODEL_VERSION, __version__, sys.implementation.cache_tag, changed_ns)
