"""Containers: several named runs of bytes in one file, written whole, mapped into memory, checked for damage."""

import json
import mmap
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

MAGIC = b"outbrief"
_ALIGNED = 64
"""Bytes. Where a run begins, so that arrays of numbers can be used where they lie."""
_END = struct.Struct("<QII8s")
"""The last bytes of a file: where the table of runs begins, its length and checksum, and the magic word again."""


class Damaged(ValueError):
    """A file that is no whole container: cut off, written over, or another program's."""


class ContainerWriter:
    """Writes one run after another, then the table that finds them. Whatever is cut off has no table."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0
        self._table: dict[str, tuple[int, int, int]] = {}
        self._put(MAGIC)

    def add(self, name: str, *parts: "bytes | memoryview") -> None:
        """Write a run, in several parts if need be. Raises OSError where the disk does."""
        self._put(bytes(-self._at % _ALIGNED))
        start, check = self._at, 0
        for part in parts:
            self._put(part)
            check = zlib.crc32(part, check)
        self._table[name] = (start, self._at - start, check)

    def finish(self) -> None:
        """Write the table. Raises OSError where the disk does."""
        table = json.dumps(self._table).encode()
        start = self._at
        self._put(table)
        self._put(_END.pack(start, len(table), zlib.crc32(table), MAGIC))

    def _put(self, data: "bytes | memoryview") -> None:
        self._file.write(data)
        self._at += len(data) if isinstance(data, bytes) else data.nbytes


class Container:
    """A container, mapped: its bytes are read from the disk when they are first used, and shared between sessions."""

    def __init__(self, path: Path) -> None:
        """Map a file. Raises OSError where it cannot be read, Damaged where it is no whole container."""
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:
                raise Damaged("an empty file") from None
        self._bytes = memoryview(self._map)
        self._table = self._read_table()

    def _read_table(self) -> dict[str, tuple[int, int, int]]:
        size = len(self._map)
        if size < len(MAGIC) + _END.size or self._map[: len(MAGIC)] != MAGIC:
            raise Damaged("no container")
        start, length, check, magic = _END.unpack_from(self._map, size - _END.size)
        table = self._map[start : start + length]
        if magic != MAGIC or start + length + _END.size != size or zlib.crc32(table) != check:
            raise Damaged("not whole")
        return {name: (at, count, crc) for name, (at, count, crc) in json.loads(table).items()}

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def run(self, name: str) -> memoryview:
        """Return a run of bytes. Raises Damaged where the container has none of that name."""
        if name not in self._table:
            raise Damaged(f"no {name}")
        start, length, _ = self._table[name]
        return self._bytes[start : start + length]

    def is_whole(self) -> bool:
        """Tell whether every byte is as it was written; this reads all of them."""
        return all(zlib.crc32(self.run(name)) == check for name, (_, _, check) in self._table.items())
