"""Facets: by which values of which columns a library can be narrowed, and how much remains of it by each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from outbrief.search.entries import Entry, Kind
from outbrief.search.narrowing import NONE, OF_ROWS, WHOLE, Choice, Facet, Narrowing, value_key, values

MOST_PRINTED = 20_000
"""Values of a column of rows. One with more of them is prose or numbers and no list to choose from, and a session would
hold all of them in memory."""
NO_ROW = (None,) * len(OF_ROWS)
"""The texts of what is no row."""
_PLACES = {str(facet): at for at, facet in enumerate(OF_ROWS)}
_KEPT = 4
"""Narrowings of which it is kept what remains: a bit or a number an entry."""

Among = TypeVar("Among")
"""Some of the entries, in whatever form a store has them."""


class Tally(NamedTuple):
    """How much there is."""

    rows: int = 0
    """Initiatives, and points with a row's columns."""
    entries: int = 0
    """All that can be found, rows included."""


class Value(NamedTuple):
    """A value of a column, and how much of the library would remain by it."""

    facet: Facet
    key: str
    text: str
    """As it is printed most often."""
    tally: Tally

    @property
    def choice(self) -> Choice:
        """The value as it is chosen."""
        return Choice(self.facet, self.key, self.text)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a narrowing leaves, and what each value of each column would."""

    narrowing: Narrowing
    values: Mapping[Facet, tuple[Value, ...] | None]
    """The most rows first. What is chosen of the column itself is left out of account. None: too many to tell."""
    briefings: Mapping[str, Tally]
    """What remains of each briefing of which something does, by its id."""
    left: Tally
    """What remains."""
    whole: Tally
    """What there is."""


class Columns(Protocol[Among]):
    """The columns of entries: which values, as printed, each has. A value goes by its number in its column."""

    def printed(self, facet: Facet) -> Sequence[str] | None:
        """Return the values of a column, each form in print once; None for more than MOST_PRINTED."""

    def having(self, facet: Facet, numbers: Collection[int]) -> Among:
        """Return the entries that have one of some values."""

    def both(self, one: Among, other: Among) -> Among:
        """Return the entries that are among these and among those."""

    def tally(self, facet: Facet, among: Among | None) -> Sequence[Tally]:
        """Return how much there is of each value, among some entries or all."""


class _Keyed(NamedTuple):
    """The values of a column, told apart as they are chosen."""

    keys: Sequence[str]
    """Of each form in print."""
    texts: Mapping[str, str]
    """How each is printed most often."""


class Facets(Generic[Among]):
    """The facets of some entries. Every answer is a function of the narrowing; what is kept only saves time."""

    def __init__(self, columns: Columns[Among]) -> None:
        self._columns = columns
        self._keyed = lru_cache(maxsize=None)(self._keyed_of)
        self._tally = lru_cache(maxsize=None)(lambda facet: columns.tally(facet, None))
        self._among = lru_cache(maxsize=_KEPT)(self._among_of)

    def among(self, narrowing: Narrowing) -> Among | None:
        """Return the entries that remain; None for all."""
        return self._among(narrowing) if narrowing else None

    def counts(self, narrowing: Narrowing = WHOLE) -> Counts:
        """Count what remains, and what each value would leave."""
        having = {facet: self._having(facet, narrowing) for facet in narrowing.facets}
        found: dict[Facet, tuple[Value, ...] | None] = {}
        for facet in Facet:
            others = [among for other, among in having.items() if other is not facet]
            found[facet] = self._values(facet, self._all_of(others))
        left = self._all_of(list(having.values()))
        tallies = self._tallied(Facet.BRIEFING, left)
        ids = self._columns.printed(Facet.BRIEFING) or ()
        briefings = {one: tally for one, tally in zip(ids, tallies, strict=True) if tally.entries}
        return Counts(narrowing, found, briefings, _sum(tallies), _sum(self._tally(Facet.BRIEFING)))

    def _values(self, facet: Facet, among: Among | None) -> tuple[Value, ...] | None:
        keyed = self._keyed(facet)
        if keyed is None:
            return None
        tallies: dict[str, Tally] = {}
        for one, tally in zip(keyed.keys, self._tallied(facet, among), strict=True):
            if tally.entries:
                tallies[one] = _sum([tallies.get(one, Tally()), tally])
        found = [Value(facet, one, keyed.texts[one], tally) for one, tally in tallies.items()]
        return tuple(sorted(found, key=lambda value: (-value.tally.rows, -value.tally.entries, value.key)))

    def _tallied(self, facet: Facet, among: Among | None) -> Sequence[Tally]:
        return self._tally(facet) if among is None else self._columns.tally(facet, among)

    def _among_of(self, narrowing: Narrowing) -> Among | None:
        return self._all_of([self._having(facet, narrowing) for facet in narrowing.facets])

    def _having(self, facet: Facet, narrowing: Narrowing) -> Among:
        keyed, chosen = self._keyed(facet), narrowing.keys(facet)
        every = keyed.keys if keyed else ()
        return self._columns.having(facet, [number for number, one in enumerate(every) if one in chosen])

    def _all_of(self, parts: Sequence[Among]) -> Among | None:
        found: Among | None = None
        for part in parts:
            found = part if found is None else self._columns.both(found, part)
        return found

    def _keyed_of(self, facet: Facet) -> _Keyed | None:
        printed = self._columns.printed(facet)
        if printed is None:
            return None
        keys = [value_key(facet, form) for form in printed]
        forms: dict[str, list[tuple[int, str]]] = {}
        for form, one, tally in zip(printed, keys, self._tally(facet), strict=True):
            forms.setdefault(one, []).append((-tally.entries, form))
        # Of two forms as frequent the one that sorts first, wherever the library begins.
        return _Keyed(keys, {one: min(of_one)[1] for one, of_one in forms.items()})


class Column:
    """A column as it is put together, entry by entry: the number of the first value of each, and who has further ones.

    Most texts come again and again; each is taken apart once.
    """

    def __init__(self, facet: Facet) -> None:
        self.printed: dict[str, int] = {}
        """The values by form in print, with their numbers."""
        self.firsts: list[int | None] = []
        """None for an entry that has no such column."""
        self.further: list[tuple[int, int]] = []
        """Number of an entry, number of a value."""
        self._facet = facet
        self._numbers: dict[str | None, tuple[int | None, tuple[int, ...]]] = {None: (None, ())}

    def add(self, text: str | None) -> None:
        """Take the text of the next entry; None where it has no such column."""
        if text not in self._numbers:
            self._numbers[text] = self._taken_apart(text or NONE)
        first, others = self._numbers[text]
        if others:
            self.further += [(len(self.firsts), number) for number in others]
        self.firsts.append(first)

    def _taken_apart(self, text: str) -> tuple[int, tuple[int, ...]]:
        first, *others = [self.printed.setdefault(one, len(self.printed)) for one in values(self._facet, text)]
        return first, tuple(others)


def row_texts(entry: Entry) -> tuple[str, ...] | None:
    """Return the texts of an entry in the columns of rows, in the order of OF_ROWS; None where it is no row."""
    texts: list[str] = [NONE] * len(OF_ROWS)
    of_row = entry.kind is Kind.INITIATIVE
    for key, _, text in entry.fields:
        if key in _PLACES:
            texts[_PLACES[key]] = text
            of_row = True
    return tuple(texts) if of_row else None


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(sum(tally.rows for tally in tallies), sum(tally.entries for tally in tallies))
