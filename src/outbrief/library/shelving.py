"""How entries are stored and found on the disk: the three doors of `search/stored`, opened only when needed."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from outbrief.search.entries import Entry
    from outbrief.search.index import Index
    from outbrief.search.stored.container import Container, ContainerWriter


class Shelving(NamedTuple):
    """The functions that store entries and find them. They are sent to other processes, so they have names."""

    write_part: "Callable[[ContainerWriter, Iterable[Entry]], int]"
    """Add the entries of a briefing to its container; return how many there are."""
    merge: "Callable[[Sequence[Container], ContainerWriter, Callable[[float], None]], None]"
    """Make one index of the parts of a library, in its order. They are opened as they are looked at."""
    open_stored: "Callable[[Container, Callable[[int], Container]], Index]"
    """Open an index; the function gives the container of the n-th part."""
    version: str
    """The version of what they write: another one, and everything is stored anew."""


def _write_part(writer: "ContainerWriter", entries: "Iterable[Entry]") -> int:
    from outbrief.search.stored.part import write_part

    return write_part(writer, entries)


def _merge(parts: "Sequence[Container]", writer: "ContainerWriter", progress: Callable[[float], None]) -> None:
    from outbrief.search.stored.merge import merge

    merge(parts, writer, progress)


def _open_stored(index: "Container", part: "Callable[[int], Container]") -> "Index":
    from outbrief.search.stored.opened import open_stored

    return open_stored(index, part)


STORED = Shelving(_write_part, _merge, _open_stored, "2")
"""The shelving of `search/stored`. Its modules need numpy, which a small library never waits for, so that they are
imported when they are called; where they cannot be, that is an ImportError."""
