"""Stores: what an index asks of the place where its entries are kept, be it memory or a file."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Protocol

from outbrief.search.answer import Hit
from outbrief.search.entries import Kind
from outbrief.search.facets import Counts
from outbrief.search.grades import Grade
from outbrief.search.initials import Chain
from outbrief.search.matches import Match
from outbrief.search.narrowing import Narrowing
from outbrief.search.reading import Reading, Wanted
from outbrief.search.slots import Slots
from outbrief.search.vocabulary import Words

Candidate = tuple[int, float]
"""The number of an entry and the mean of its words' scores. Numbers are in the order of ties: shorter titles first,
then the library's order."""
LEAST_LONE, LEAST = 0.56, 0.48
"""Of a lone word, and of several, which confirm each other by meeting in one entry."""
CHANCE, CHANCE_FROM, CHANCE_TO = 0.07, 5_000, 50_000
"""What is asked for on top, and between how many words of the library it grows to that: of ten times as many words, ten
times as many look like any other by chance."""
MOST_CHAINED = 600
"""Titles that are tried for a chain, shortest first: each takes some 10 µs, and a chain leaves few words out."""


class Laid(Protocol):
    """The words of an entry, as ranking wants them."""

    @property
    def words(self) -> Sequence[Sequence[str]]:
        """The folded words, a list a field."""

    @property
    def title(self) -> Sequence[str]:
        """The words of what names it."""


class Store(Protocol):
    """Entries that can be looked up by word. Every answer is a function of what is asked alone.

    What a reading leads to is among what its narrowing leaves, whatever else it says.
    """

    @property
    def slots(self) -> Slots:
        """The fields that the entries have."""

    @property
    def vocabulary(self) -> Words:
        """The distinct words."""

    def __len__(self) -> int:
        """Return how many entries there are."""

    def counts(self, narrowing: Narrowing) -> Counts:
        """Count what a narrowing leaves, and what each value of each column would."""

    def kind(self, number: int) -> Kind:
        """Return what an entry is."""

    def candidates(self, reading: Reading, most: int) -> tuple[list[Candidate], bool]:
        """Return the entries that hold every word of a reading (function words excepted), best first.

        At most `most`, and whether there are more.
        """

    def listed(self, reading: Reading, most: int) -> tuple[list[int], bool]:
        """Return the entries of a reading that wants no word, in the order of ties; at most `most`; whether more."""

    def chains(self, reading: Reading, want: Wanted) -> Iterator[tuple[int, Chain]]:
        """Yield the entries whose title a word runs through as a chain, as far as the rest of the reading allows."""

    def laid_out(
        self, numbers: Sequence[int], wanted: Sequence[Wanted]
    ) -> tuple[Sequence[Laid], Sequence[Mapping[str, Grade]]]:
        """Return the words of some entries and, for each word wanted, how theirs answer it."""

    def hit(self, number: int, match: Match) -> Hit:
        """Return a match as a hit."""

    def prepare(self) -> None:
        """Work out now what else the first misspelt word would wait for."""


def least_mean(reading: Reading, words: int) -> float:
    """Return the mean below which a match is chance, whatever kind of entry it is, in a library of so many words."""
    grown = log(min(max(words, CHANCE_FROM), CHANCE_TO) / CHANCE_FROM, CHANCE_TO / CHANCE_FROM)
    return (LEAST if len(reading.wanted) > 1 else LEAST_LONE) + CHANCE * grown
