"""Columns on disk, as facets want them: the values that each entry has, or what it stands in, by number.

A column of rows has two runs: the first value of each entry, 0 for what is no row; and those that have further ones.
"""

import json
import zlib
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outbrief.search.entries import Entry
from outbrief.search.facets import MOST_PRINTED, NO_ROW, Column, Tally, row_texts
from outbrief.search.narrowing import OF_ROWS, Facet, values
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.numbers import Flags, Numbers, read, write
from outbrief.search.stored.records import Context, Records

_BY_ENTRY = (*OF_ROWS, Facet.BRIEFING)
"""The other columns are those of what entries stand in, of which there is less."""
_WIDTHS: dict[int, type[np.unsignedinteger[Any]]] = {1: np.uint8, 2: np.uint16, 4: np.uint32}
"""Numbers take as many bytes as the highest of them needs."""


class _Printed(dict[str, int]):
    """The values of a column, numbered from 1 as they are met; of too many, no more than shows that they are."""

    def __init__(self, most: float) -> None:
        super().__init__()
        self._most = most

    @property
    def are_too_many(self) -> bool:
        return len(self) > self._most

    def number(self, text: str) -> int:
        return self.get(text, 0) if self.are_too_many else self.setdefault(text, len(self) + 1)


class PartColumns:
    """The columns of rows of one briefing, as they are put together."""

    def __init__(self) -> None:
        self._columns = [Column(facet) for facet in OF_ROWS]

    def add(self, entry: Entry) -> None:
        """Take the next entry."""
        for column, text in zip(self._columns, row_texts(entry) or NO_ROW, strict=True):
            column.add(text)

    def write(self, writer: ContainerWriter, briefing_id: str) -> None:
        """Write all that was taken, and whose it is."""
        printed = [list(column.printed) for column in self._columns]
        writer.add("part facets", json.dumps([briefing_id, *printed]).encode())
        for facet, column in zip(OF_ROWS, self._columns, strict=True):
            # From 1: 0 says that there is no such column.
            firsts = np.array([0 if first is None else first + 1 for first in column.firsts], np.uint32)
            further = np.array([(entry, number + 1) for entry, number in column.further], np.uint32)
            writer.add(f"part {facet} firsts", zlib.compress(firsts.tobytes(), 1))
            writer.add(f"part {facet} further", zlib.compress(further.tobytes(), 1))


class ColumnsWriter:
    """Gathers the columns of a library part by part, in its order."""

    def __init__(self) -> None:
        self._printed = {facet: _Printed(MOST_PRINTED if facet in OF_ROWS else float("inf")) for facet in Facet}
        self._firsts: dict[Facet, list[Numbers]] = {facet: [np.zeros(0, np.uint32)] for facet in _BY_ENTRY}
        self._further: dict[Facet, list[Numbers]] = {facet: [np.zeros((0, 2), np.uint32)] for facet in OF_ROWS}
        self._rows = [np.zeros(0, np.bool_)]
        self._count = 0

    def add(self, part: Container, count: int) -> None:
        """Take the next part, of so many entries."""
        briefing_id, *printed = json.loads(bytes(part.run("part facets")))
        self._firsts[Facet.BRIEFING].append(
            np.full(count, self._printed[Facet.BRIEFING].number(briefing_id), np.uint32)
        )
        for facet, of_part in zip(OF_ROWS, printed, strict=True):
            numbers = np.array([0, *map(self._printed[facet].number, of_part)], np.uint32)
            firsts = np.frombuffer(zlib.decompress(part.run(f"part {facet} firsts")), np.uint32)
            further = np.frombuffer(zlib.decompress(part.run(f"part {facet} further")), np.uint32).reshape(-1, 2)
            self._firsts[facet].append(numbers[firsts])
            self._further[facet].append(np.column_stack([further[:, 0] + self._count, numbers[further[:, 1]]]))
        self._rows.append(firsts > 0)
        self._count += count

    def write(self, writer: ContainerWriter, order: Numbers, rank: Numbers, contexts: Sequence[Context]) -> None:
        """Write what was gathered.

        `order` are the entries in the order of ties, `rank` is where each stands in it, `contexts` what they stand in.
        """
        for facet, firsts in self._firsts.items():
            self._write(writer, f"{facet} firsts", facet, np.concatenate(firsts)[order])
        for facet, further in self._further.items():
            every = np.concatenate(further)
            write(writer, f"{facet} further", np.column_stack([rank[every[:, 0]], every[:, 1]]).astype(np.uint32))
        write(writer, "rows", np.concatenate(self._rows)[order])
        for facet, said in (
            (Facet.MARKING, [one.marking for one in contexts]),
            (Facet.YEAR, [one.date for one in contexts]),
        ):
            numbers = [self._printed[facet].number(values(facet, text)[0]) for text in said]
            self._write(writer, f"{facet} firsts", facet, np.array(numbers, np.uint32))
        known = [None if printed.are_too_many else list(printed) for printed in self._printed.values()]
        writer.add("facets", json.dumps(known).encode())

    def _write(self, writer: ContainerWriter, name: str, facet: Facet, numbers: Numbers) -> None:
        write(writer, name, numbers.astype(np.min_scalar_type(len(self._printed[facet]))))


class StoredColumns:
    """The columns, mapped. What is looked at is read from the disk when it is first asked for."""

    def __init__(self, container: Container, records: Records, contexts: int) -> None:
        self._container = container
        self._counts = {facet: records.count if facet in _BY_ENTRY else contexts for facet in Facet}
        self._contexts = records.contexts

    @cached_property
    def _printed(self) -> dict[Facet, list[str] | None]:
        return dict(zip(Facet, json.loads(bytes(self._container.run("facets"))), strict=True))

    @cached_property
    def _rows(self) -> Flags:
        rows: Flags = read(self._container, "rows", np.bool_)
        return rows

    def _firsts(self, facet: Facet) -> NDArray[Any]:
        name = f"{facet} firsts"
        width = self._container.run(name).nbytes // self._counts[facet] if self._counts[facet] else 1
        return read(self._container, name, _WIDTHS[width])

    def _further(self, facet: Facet) -> NDArray[np.uint32]:
        further: NDArray[np.uint32] = read(self._container, f"{facet} further", np.uint32).reshape(-1, 2)
        return further

    def printed(self, facet: Facet) -> Sequence[str] | None:
        """Return the values of a column, each form in print once; None for more than MOST_PRINTED."""
        return self._printed[facet]

    def having(self, facet: Facet, numbers: Collection[int]) -> Flags:
        """Return the entries that have one of some values."""
        is_one = np.zeros(len(self._printed[facet] or ()) + 1, np.bool_)
        is_one[[number + 1 for number in numbers]] = True
        if not is_one.any():
            return np.zeros(len(self._contexts), np.bool_)
        found: Flags = is_one[self._firsts(facet)]
        if facet not in _BY_ENTRY:
            return found[self._contexts]
        if facet in OF_ROWS:
            further = self._further(facet)
            found[further[is_one[further[:, 1]], 0]] = True
        return found

    def both(self, one: Flags, other: Flags) -> Flags:
        """Return the entries that are among these and among those."""
        return one & other

    def tally(self, facet: Facet, among: Flags | None) -> Sequence[Tally]:
        """Return how much there is of each value, among some entries or all."""
        rows = self._rows if among is None else among & self._rows
        pairs: Iterable[tuple[int, int]] = zip(
            self._count(facet, rows).tolist(), self._count(facet, among).tolist(), strict=True
        )
        return [Tally(*pair) for pair in pairs]

    def _count(self, facet: Facet, among: Flags | None) -> Numbers:
        """Count each value."""
        count, firsts = len(self._printed[facet] or ()) + 1, self._firsts(facet)
        if facet not in _BY_ENTRY:
            # Of what they stand in there is so much less that the entries are counted by it first.
            contexts = self._contexts if among is None else self._contexts[among]
            found = np.zeros(count, np.int64)
            np.add.at(found, firsts, np.bincount(contexts, minlength=len(firsts)))
            return found[1:]
        counted: Numbers = np.bincount(firsts if among is None else firsts[among], minlength=count)
        if facet in OF_ROWS:
            further = self._further(facet)
            kept = further[:, 1] if among is None else further[among[further[:, 0]], 1]
            counted = counted + np.bincount(kept, minlength=count)
        return counted[1:]
