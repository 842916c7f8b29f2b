"""Entries on disk, in several parts as the briefings of a library are, for tests of what is found there."""

import tempfile
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from pathlib import Path

from outbrief.briefing.place import briefing_id
from outbrief.search.entries import Entry
from outbrief.search.index import Index
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.merge import merge
from outbrief.search.stored.opened import open_stored
from outbrief.search.stored.part import write_part


def stored_index_of(entries: Sequence[Entry], parts: int = 3) -> Index:
    """Write entries to disk in some parts, merge them, and open the index."""
    cuts = [len(entries) * part // parts for part in range(parts + 1)]
    return stored_index_of_parts([entries[first:last] for first, last in pairwise(cuts)])


def stored_index_of_briefings(entries: Iterable[Entry]) -> Index:
    """Write entries to disk, a part for each briefing, whose entries stand behind each other, and so on."""
    return stored_index_of_parts([list(part) for _, part in groupby(entries, lambda one: briefing_id(one.place))])


def stored_index_of_parts(parts: Sequence[Sequence[Entry]]) -> Index:
    """Write parts to disk, merge them, and open the index."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, part in enumerate(parts):
            with (folder / f"part{number}").open("wb") as file:
                writer = ContainerWriter(file)
                write_part(writer, part)
                writer.finish()
        containers = [Container(folder / f"part{number}") for number in range(len(parts))]
        told: list[float] = []
        with (folder / "index").open("wb") as file:
            writer = ContainerWriter(file)
            merge(containers, writer, told.append)
            writer.finish()
        assert told == sorted(told)
        assert told[-1] == 1
        # What is mapped stays, though its folder goes.
        return open_stored(Container(folder / "index"), containers.__getitem__)
