"""Entries on disk, in several parts as the briefings of a library are, for tests of what is found there."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from outbrief.search.entries import Entry
from outbrief.search.index import Index
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.merge import merge
from outbrief.search.stored.opened import open_stored
from outbrief.search.stored.part import write_part


def stored_index_of(entries: Sequence[Entry], parts: int = 3) -> Index:
    """Write entries to disk in some parts, merge them, and open the index."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cuts = [len(entries) * part // parts for part in range(parts + 1)]
        for number in range(parts):
            with (folder / f"part{number}").open("wb") as file:
                writer = ContainerWriter(file)
                write_part(writer, entries[cuts[number] : cuts[number + 1]])
                writer.finish()
        containers = [Container(folder / f"part{number}") for number in range(parts)]
        told: list[float] = []
        with (folder / "index").open("wb") as file:
            writer = ContainerWriter(file)
            merge(containers, writer, told.append)
            writer.finish()
        assert told == sorted(told)
        assert told[-1] == 1
        # What is mapped stays, though its folder goes.
        return open_stored(Container(folder / "index"), containers.__getitem__)
