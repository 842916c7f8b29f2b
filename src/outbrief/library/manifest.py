"""The manifest: everything needed to open a large library that has not changed, in one small file."""

import marshal
import os
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from outbrief.library.cache import Cache
from outbrief.library.fingerprint import Signature, digest_of
from outbrief.library.record import Record, plain, record_from

SUFFIX = ".manifest"

_START = struct.Struct("<8sII")
"""A magic word, the length of what follows, and its checksum."""
_MAGIC = b"outbrief"


class Manifest(NamedTuple):
    """The files of a library, in order, and the index that was made of them."""

    records: dict[str, Record | None]
    """By absolute path; None for a file that could not be read."""
    index_name: str
    """The name of the index's container in the cache."""
    signature: Signature
    """Of that container."""


def manifest_name(given: Sequence[Path], versions: bytes) -> str:
    """Return the name of the manifest of what was asked to be opened."""
    paths = [os.fsencode(absolute(path)) for path in given]
    return f"{digest_of(versions, *paths).hex()}{SUFFIX}"


def absolute(path: Path) -> str:
    """Return a path that means the same from every folder. Links and dots stay: they may lead elsewhere one day."""
    return os.path.join(os.getcwd(), path)


def read_manifest(cache: Cache, name: str) -> Manifest | None:
    """Return a manifest, None where there is none or not a whole one. Raises OSError where the disk does."""
    try:
        data = cache.path(name).read_bytes()
    except FileNotFoundError:
        return None
    try:
        magic, length, check = _START.unpack_from(data)
        value = memoryview(data)[_START.size :]
        if magic != _MAGIC or len(value) != length or zlib.crc32(value) != check:
            return None
        records, index, signature = marshal.loads(value)
        known = {path: None if record is None else record_from(record) for path, record in records}
        return Manifest(known, index, Signature(*signature))
    except (struct.error, ValueError, TypeError, EOFError):
        return None


def write_manifest(cache: Cache, name: str, manifest: Manifest) -> None:
    """Write a manifest. Raises OSError where the disk does."""
    records = tuple((path, None if record is None else plain(record)) for path, record in manifest.records.items())
    plain_value: Any = (records, manifest.index_name, tuple(manifest.signature))
    value = marshal.dumps(plain_value)

    def fill(file: BinaryIO) -> None:
        file.write(_START.pack(_MAGIC, len(value), zlib.crc32(value)))
        file.write(value)

    cache.write(name, fill)
