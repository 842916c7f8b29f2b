"""Framed bytes: a small file of the cache that shows whether it is whole."""

import struct
import zlib

_START = struct.Struct("<8sII")
"""A magic word, the length of what follows, and its checksum."""
_MAGIC = b"outbrief"


def framed(value: bytes) -> bytes:
    """Return bytes as they are written."""
    return _START.pack(_MAGIC, len(value), zlib.crc32(value)) + value


def unframed(data: bytes) -> memoryview | None:
    """Return the bytes that were written, None where these are not all of them."""
    if len(data) < _START.size:
        return None
    magic, length, check = _START.unpack_from(data)
    value = memoryview(data)[_START.size :]
    return value if magic == _MAGIC and len(value) == length and zlib.crc32(value) == check else None
