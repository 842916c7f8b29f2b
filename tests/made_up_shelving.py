"""A shelving that stores entries as plain values and searches them in memory: for tests of what is around it."""

import marshal
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from outbrief.briefing.place import Place
from outbrief.library.shelving import Shelving
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.index import Index
from outbrief.search.memory import index_of
from outbrief.search.stored.container import Container, ContainerWriter

PAUSE = 0.0
"""Seconds that a part takes, for tests of what happens meanwhile."""


def write_part(writer: ContainerWriter, entries: Iterable[Entry]) -> int:
    """Store entries as they are."""
    time.sleep(PAUSE)
    values: Any = [
        (str(kind), str(place), tuple(tuple(field) for field in fields), *rest)
        for kind, place, fields, *rest in (
            (one.kind, one.place, one.fields, one.where, one.marking, one.date) for one in entries
        )
    ]
    writer.add("part", marshal.dumps(values))
    return len(values)


def merge(parts: Sequence[Container], writer: ContainerWriter, progress: Callable[[float], None]) -> None:
    """Put the parts behind each other."""
    for number, part in enumerate(parts):
        writer.add(f"part{number}", part.run("part"))
        progress((number + 1) / len(parts))


def open_stored(index: Container, part: Callable[[int], Container]) -> Index:
    """Search what is in the index; the parts must be what they were."""
    found: list[Entry] = []
    number = 0
    while f"part{number}" in index:
        run = bytes(index.run(f"part{number}"))
        if number < 3:
            assert bytes(part(number).run("part")) == run
        for kind, place, fields, *rest in marshal.loads(run):
            found.append(Entry(Kind(kind), Place(place), tuple(Field(*field) for field in fields), *rest))
        number += 1
    return index_of(found)


SHELVING = Shelving(write_part, merge, open_stored, "made up")
