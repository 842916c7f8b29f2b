"""Candidates: the entries on disk that hold every word of a reading, the best of them first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from outbrief.search.reading import Reading, Wanted
from outbrief.search.stored.leaving import Leaving
from outbrief.search.stored.numbers import Flags, Numbers, Values, distinct
from outbrief.search.stored.passages import Passages
from outbrief.search.stored.reach import HEAD, MOST_LISTED, Reach
from outbrief.search.stored.records import Records

_WORTH = 35
"""Numbers of a word that are listed in the time that the words of one entry are looked through."""
_AT_ONCE = 4_096
"""Entries whose words are looked up at once: the best first, the rest only if they could be as good."""


@dataclass(slots=True)
class _Word:
    """A wanted word: its share of the mean, and what it counts in the entries at hand where that is known."""

    want: Wanted
    reach: Reach
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
        smallest, count = self._fewest(words)
        among = self._leaving.among(reading)
        if among is not None and np.count_nonzero(among) < count:
            # Where little remains, what remains of it is all that can be led to.
            return self._among(reading, words, np.flatnonzero(among).astype(np.uint32), least, most)
        if count <= MOST_LISTED:
            return self._among(reading, words, smallest(), least, most)
        size = HEAD
        while True:
            numbers, rest, is_all = self._heads(words, size)
            kept, means, more = self._among(reading, words, numbers, least, most)
            if is_all or (len(kept) == most and means[-1] > rest):
                return kept, means, more or not is_all
            size *= 4

    def _among(
        self, reading: Reading, words: Sequence[_Word], numbers: Numbers, least: float, most: int
    ) -> tuple[Numbers, Values, bool]:
        """Return the best of some entries, and whether there are more than `most`."""
        numbers = self._leaving.allowed(numbers, reading)
        for word in words:
            word.values = word.own = None
        for word in sorted(words, key=lambda word: word.reach.own_count):
            if word.reach.own_count <= min(MOST_LISTED, _WORTH * len(numbers)):
                word.values, word.own = word.reach.among(numbers)
                if word.needed:
                    numbers = _keep(words, numbers, word.values > 0)
        bounds = _mean(words, [word.reach.limits(numbers) if word.values is None else word.values for word in words])
        kept: Numbers = np.zeros(0, np.uint32)
        means: Values = np.zeros(0)
        more = False
        waiting: Numbers = np.arange(len(numbers))
        while len(waiting):
            chunk, waiting = self._next(waiting, bounds, all(word.values is not None for word in words), reading)
            found, found_means = self._complete(reading, words, numbers[chunk], chunk, least)
            kept, means = np.concatenate([kept, found]), np.concatenate([means, found_means])
            more |= len(kept) > most
            kept, means = _best(kept, means, most)
            if len(kept) == most and len(waiting) and not _may_enter(bounds, numbers, waiting, kept, means):
                return kept, means, True
        return kept, means, more

    def _wanted(self, reading: Reading) -> list[_Word]:
        wanted = reading.wanted
        total = sum(want.weight for want in wanted)
        only_function_words = all(want.is_function for want in wanted)
        words = []
        for want in wanted:
            reach = self._reach(want)
            needed = only_function_words or not want.is_function
            words.append(_Word(want, reach, want.weight / total, needed))
        return words

    @staticmethod
    def _fewest(words: Sequence[_Word]) -> tuple[Callable[[], Numbers], int]:
        """Return entries among which all that are sought are, as few as can be told without looking, and how many."""
        needed = [word.reach for word in words if word.needed]
        smallest = min(needed, key=lambda reach: reach.own_count + reach.around_count)
        count = smallest.own_count + smallest.around_count
        bare = [word.reach for word in words if word.needed and word.want.bare]
        # One of the bare words must stand in the entry itself.
        own = sum(reach.own_count for reach in bare)
        if bare and own < count:
            return lambda: _union([reach.numbers(own=True) for reach in bare]), own
        return lambda: smallest.numbers(own=False), count

    @staticmethod
    def _heads(words: Sequence[_Word], size: int) -> tuple[Numbers, float, bool]:
        """Return entries where one of the words needed counts much, and the mean that all others have at the most.

        After R. Fagin's threshold algorithm. Third is whether those are all entries.
        """
        needed = [word for word in words if word.needed]
        first = min(word.reach.first_level() for word in needed)
        heads = [word.reach.head(max(size, first)) for word in needed]
        rests = {id(word): rest for word, (_, _, rest) in zip(needed, heads, strict=True)}
        if not any(rests.values()):
            return _union([word.reach.numbers(own=False) for word in needed]), 0.0, True
        bound = sum(word.share * max(rests.get(id(word), 1.0), word.reach.around.max(initial=0.0)) for word in words)
        return _union([numbers for numbers, _, _ in heads]), bound, False

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
                worth, held = word.reach.in_passages(numbers, passages)
            values.append(worth)
            if word.needed:
                fits &= worth > 0
                if word.want.bare:
                    is_bare = True
                    own |= held
        if is_bare:
            # The titles that an entry stands in complete a match; alone they make none.
            fits &= own
        if passages is not None:
            for phrase in reading.phrases:
                fits &= self._leaving.with_phrase(phrase, numbers, passages)
        means = _mean(words, values)
        fits &= means >= least * self._kinds[self._records.contexts[numbers]]
        return numbers[fits], means[fits]


def _mean(words: Sequence[_Word], values: Sequence[Values]) -> Values:
    """Return the means of words' values: added up in their order, as the memory store does, to the same last digit."""
    mean = np.zeros(len(values[0]))
    for word, of_word in zip(words, values, strict=True):
        mean += word.share * of_word
    return mean


def _best(numbers: Numbers, means: Values, most: int) -> tuple[Numbers, Values]:
    """Return the best entries: by mean, then by number."""
    if len(means) > most > 0:
        # Hundreds of thousands may be equal: only the worst of those kept are told apart, and only they are sorted.
        least = np.partition(means, len(means) - most)[len(means) - most]
        above, ties = np.flatnonzero(means > least), np.flatnonzero(means == least)
        room = most - len(above)
        if len(ties) > room:
            ties = ties[np.argpartition(numbers[ties], room - 1)[:room]]
        chosen = np.concatenate([above, ties])
        numbers, means = numbers[chosen], means[chosen]
    order = np.lexsort((numbers, -means))[:most]
    return numbers[order], means[order]


def _union(lists: Sequence[Numbers]) -> Numbers:
    return lists[0] if len(lists) == 1 else distinct(np.concatenate(lists))


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
