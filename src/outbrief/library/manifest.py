"""The manifest: everything needed to open a large library that has not changed, in one small file."""

import marshal
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from outbrief.library.cache import Cache
from outbrief.library.fingerprint import Signature, digest_of
from outbrief.library.framed import framed, unframed
from outbrief.library.names import absolute
from outbrief.library.record import Record, plain, record_from

SUFFIX = ".manifest"


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


def read_manifest(cache: Cache, name: str) -> Manifest | None:
    """Return a manifest, None where there is none or not a whole one. Raises OSError where the disk does."""
    try:
        data = cache.path(name).read_bytes()
    except FileNotFoundError:
        return None
    value = unframed(data)
    if value is None:
        return None
    try:
        records, index, signature = marshal.loads(value)
        known = {path: None if record is None else record_from(record) for path, record in records}
        return Manifest(known, index, Signature(*signature))
    except (ValueError, TypeError, EOFError):
        return None


def write_manifest(cache: Cache, name: str, manifest: Manifest) -> None:
    """Write a manifest. Raises OSError where the disk does."""
    records = tuple((path, None if record is None else plain(record)) for path, record in manifest.records.items())
    plain_value: Any = (records, manifest.index_name, tuple(manifest.signature))
    data = framed(marshal.dumps(plain_value))

    def fill(file: BinaryIO) -> None:
        file.write(data)

    cache.write(name, fill)
