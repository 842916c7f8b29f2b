"""Containers that are read, not mapped: of these a process may hold thousands."""

import os
from pathlib import Path

from outbrief.search.stored.container import Container, Damaged


class Unmapped(Container):
    """A container that holds no file open: up to Python 3.12 a mapping does, and 1,024 are the usual limit."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path
        self._bytes.release()
        self._map.close()

    def run(self, name: str) -> memoryview:
        """Return a run of bytes, read now. Raises Damaged where there is none, OSError where the disk does."""
        if name not in self._table:
            raise Damaged(f"no {name}")
        start, length, _ = self._table[name]
        # Not by `open`: of ten thousand briefings, fifteen runs are read each.
        descriptor = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            data = os.pread(descriptor, length, start)
        finally:
            os.close(descriptor)
        if len(data) != length:
            raise Damaged("cut off")
        return memoryview(data)
