"""The columns of entries held in memory, as facets want them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from outbrief.briefing.place import briefing_id
from outbrief.search.entries import Entry
from outbrief.search.facets import MOST_PRINTED, NO_ROW, Column, Tally, row_texts
from outbrief.search.narrowing import OF_ROWS, Facet

Numbers = frozenset[int]


class MemoryColumns:
    """The columns of some entries, by number."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._columns = {facet: Column(facet) for facet in Facet}
        marking, briefing, year = (self._columns[facet] for facet in (Facet.MARKING, Facet.BRIEFING, Facet.YEAR))
        of_rows = [self._columns[facet] for facet in OF_ROWS]
        rows: list[int] = []
        for number, entry in enumerate(entries):
            marking.add(entry.marking)
            briefing.add(briefing_id(entry.place))
            year.add(entry.date)
            texts = row_texts(entry)
            if texts is not None:
                rows.append(number)
            for column, text in zip(of_rows, texts or NO_ROW, strict=True):
                column.add(text)
        self._rows = frozenset(rows)

    def printed(self, facet: Facet) -> Sequence[str] | None:
        """Return the values of a column, each form in print once; None for more than MOST_PRINTED."""
        printed = self._columns[facet].printed
        return None if facet in OF_ROWS and len(printed) > MOST_PRINTED else list(printed)

    def having(self, facet: Facet, numbers: Collection[int]) -> Numbers:
        """Return the entries that have one of some values."""
        column, wanted = self._columns[facet], frozenset(numbers)
        found = [entry for entry, number in enumerate(column.firsts) if number in wanted]
        return frozenset(found + [entry for entry, number in column.further if number in wanted])

    def both(self, one: Numbers, other: Numbers) -> Numbers:
        """Return the entries that are among these and among those."""
        return one & other

    def tally(self, facet: Facet, among: Numbers | None) -> Sequence[Tally]:
        """Return how much there is of each value, among some entries or all."""
        rows = self._count(facet, self._rows if among is None else self._rows & among)
        every = self._count(facet, among)
        return [Tally(rows[number], every[number]) for number in range(len(self._columns[facet].printed))]

    def _count(self, facet: Facet, among: Numbers | None) -> Counter[int | None]:
        column = self._columns[facet]
        counter = Counter(column.firsts if among is None else map(column.firsts.__getitem__, among))
        counter.update(number for entry, number in column.further if among is None or entry in among)
        return counter
