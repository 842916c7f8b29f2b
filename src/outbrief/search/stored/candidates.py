"""Candidates: the entries on disk that hold every word of a reading, the best of them first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from outbrief.search.initials import FUNCTION_WORDS
from outbrief.search.reading import Reading, Wanted
from outbrief.search.stored.leaving import Leaving
from outbrief.search.stored.numbers import Flags, Numbers, Values
from outbrief.search.stored.passages import Passages
from outbrief.search.stored.reach import Reach
from outbrief.search.stored.records import Records

_MOST_LISTED = 60_000
"""Entries that a word may lead to for all of them to be listed and joined with those of the other words. Of a word that
leads to more, only what it counts in the entries of the others is looked up, in the words that they have."""
_AT_ONCE = 4_096
"""Entries whose words are looked up at once: the best first, the rest only if they could be as good."""


@dataclass(slots=True)
class _Word:
    """A wanted word: its share of the mean, and what it counts in the entries at hand where that is known."""

    want: Wanted
    reach: Reach
    size: int
    share: float
    needed: bool
    values: Values | None = None
    own: Flags | None = None


class Candidates:
    """What readings lead to."""

    def __init__(
        self, records: Records, kinds: Values, words: int, reach: Callable[[Wanted], Reach], leaving: Leaving
    ) -> None:
        self._records = records
        self._kinds = kinds
        """What a match in the kind of each context counts."""
        self._words = words
        self._reach = reach
        self._leaving = leaving

    def of(self, reading: Reading, least: float, most: int) -> tuple[Numbers, Values, bool]:
        """Return the best `most` entries with the means of their words' scores, and whether there are more."""
        words = self._wanted(reading)
        numbers = self._leaving.allowed(self._first(words), reading)
        for word in sorted(words, key=lambda word: word.size):
            if word.size <= _MOST_LISTED:
                word.values, word.own = word.reach.among(numbers)
                if word.needed:
                    numbers = _keep(words, numbers, word.values > 0)
        limits = [word.values if word.values is not None else word.reach.most() for word in words]
        bounds = _mean(words, limits, len(numbers))
        kept, means, more = np.zeros(0, np.int64), np.zeros(0), False
        waiting: Numbers = np.arange(len(numbers))
        while len(waiting):
            chunk, waiting = self._next(waiting, bounds, all(word.values is not None for word in words), reading)
            found, found_means = self._complete(reading, words, numbers[chunk], chunk, least)
            kept, means = np.concatenate([kept, found]), np.concatenate([means, found_means])
            order = np.lexsort((kept, -means))
            more |= len(kept) > most
            kept, means = kept[order[:most]], means[order[:most]]
            if len(kept) == most and len(waiting) and not _may_enter(bounds, numbers, waiting, kept, means):
                return kept, means, True
        return kept, means, more

    def _wanted(self, reading: Reading) -> list[_Word]:
        wanted = reading.wanted
        total = sum(want.weight for want in wanted)
        only_function_words = all(want.word in FUNCTION_WORDS for want in wanted)
        words = []
        for want in wanted:
            reach = self._reach(want)
            needed = only_function_words or want.word not in FUNCTION_WORDS
            words.append(_Word(want, reach, reach.own_count() + reach.around_count(), want.weight / total, needed))
        return words

    @staticmethod
    def _first(words: Sequence[_Word]) -> Numbers:
        """Return entries among which all that are sought are, as few as can be told without looking."""
        smallest = min((word for word in words if word.needed), key=lambda word: word.size)
        bare = [word for word in words if word.want.bare]
        if bare and all(word.needed for word in bare):
            # One of the bare words must stand in the entry itself.
            own = [word.reach.own_count() for word in bare]
            if sum(own) < smallest.size:
                return np.unique(np.concatenate([word.reach.numbers(own=True) for word in bare]))
        if smallest.size <= _MOST_LISTED:
            return smallest.reach.everywhere()[0]
        return smallest.reach.numbers(own=False)

    @staticmethod
    def _next(waiting: Numbers, bounds: Values, known: bool, reading: Reading) -> tuple[Numbers, Numbers]:
        """Return the best of the entries that wait, in their order, and the others."""
        if len(waiting) <= _AT_ONCE or (known and not reading.phrases):
            return waiting, waiting[:0]
        of_waiting = bounds[waiting]
        least = np.partition(of_waiting, -_AT_ONCE)[-_AT_ONCE]
        chosen = of_waiting > least
        ties = np.flatnonzero(of_waiting == least)[: _AT_ONCE - np.count_nonzero(chosen)]
        chosen[ties] = True
        return waiting[chosen], waiting[~chosen]

    def _complete(
        self, reading: Reading, words: Sequence[_Word], numbers: Numbers, chunk: Numbers, least: float
    ) -> tuple[Numbers, Values]:
        """Return those of some entries that hold all that is needed, well enough, with their means."""
        known = all(word.values is not None for word in words)
        passages = None if known and not reading.phrases else Passages(self._records, numbers)
        values: list[Values] = []
        fits = np.ones(len(numbers), np.bool_)
        own = np.zeros(len(numbers), np.bool_)
        is_bare = False
        for word in words:
            if word.values is not None and word.own is not None:
                worth, held = word.values[chunk], word.own[chunk]
            elif passages is not None:
                worth, held = word.reach.in_entries(numbers, passages, self._words)
            values.append(worth)
            if word.needed:
                fits &= worth > 0
            if word.want.bare:
                is_bare = True
                own |= held | (worth == 0)
        if is_bare:
            # The titles that an entry stands in complete a match; alone they make none.
            fits &= own
        if passages is not None:
            for phrase in reading.phrases:
                fits &= self._leaving.with_phrase(phrase, numbers, passages)
        means = _mean(words, values, len(numbers))
        fits &= means >= least * self._kinds[self._records.contexts[numbers]]
        return numbers[fits], means[fits]


def _mean(words: Sequence[_Word], values: "Sequence[Values | float]", count: int) -> Values:
    """Return the means of words' values: added up in their order, as the memory store does, to the same last digit."""
    mean = np.zeros(count)
    for word, of_word in zip(words, values, strict=True):
        mean += word.share * of_word
    return mean


def _keep(words: Sequence[_Word], numbers: Numbers, keep: Flags) -> Numbers:
    for word in words:
        if word.values is not None and word.own is not None:
            word.values, word.own = word.values[keep], word.own[keep]
    return numbers[keep]


def _may_enter(bounds: Values, numbers: Numbers, waiting: Numbers, kept: Numbers, means: Values) -> bool:
    """Tell whether an entry that waits can still be among those kept, which are full."""
    highest = bounds[waiting].max()
    if highest != means[-1]:
        return bool(highest > means[-1])
    return bool(numbers[waiting[bounds[waiting] == highest]].min() < kept[-1])
