"""Leaving out: which entries on disk the rest of a reading allows, be it dates, phrases or what must not be there."""

from collections.abc import Callable, Sequence

import numpy as np

from outbrief.search.facets import Facets
from outbrief.search.reading import Reading, Wanted
from outbrief.search.stored.days import Days
from outbrief.search.stored.numbers import Flags, Numbers, is_in
from outbrief.search.stored.passages import Passages
from outbrief.search.stored.reach import Reach
from outbrief.search.stored.records import Records


class Leaving:
    """What of a reading leaves entries out."""

    def __init__(
        self,
        records: Records,
        around: Passages,
        days: Days,
        slots: int,
        words: int,
        reach: Callable[[Wanted], Reach],
        facets: Facets[Flags],
    ) -> None:
        self._records = records
        self._around = around
        self._days = days
        self._slots = slots
        self._words = words
        self._reach = reach
        self._facets = facets

    def among(self, reading: Reading) -> Flags | None:
        """Return the entries among which a reading may lead to some; None for all."""
        return self._facets.among(reading.narrowing)

    def allowed(self, numbers: Numbers, reading: Reading) -> Numbers:
        """Return those of some entries, ascending, that remain, have the dates asked for and nothing unwanted."""
        among = self.among(reading)
        if among is not None:
            numbers = numbers[among[numbers]]
        for compared in reading.compared:
            slots = np.array(sorted(compared.slots), np.int64)
            own = self._days.entries(slots, compared.sign, compared.bound)
            around = np.zeros(self._around.count, np.bool_)
            around[self._days.contexts(slots, compared.sign, compared.bound)] = True
            has = is_in(numbers, own) | around[self._records.contexts[numbers]]
            numbers = numbers[has != compared.negative]
        for words, is_phrase in reading.unwanted:
            held = numbers
            for want in words:
                held = held[is_in(held, self._reach(want).numbers(own=False))]
            if is_phrase and len(held):
                held = held[self.with_phrase(words, held, Passages(self._records, held))]
            numbers = numbers[~is_in(numbers, held)]
        return numbers

    def with_phrase(self, phrase: Sequence[Wanted], numbers: Numbers, passages: Passages) -> Flags:
        """Tell which entries have the words of a phrase one after the other; `passages` are theirs."""
        graded = [self._reach(want).graded for want in phrase]
        slots = np.zeros(self._slots, np.bool_)
        slots[list(phrase[0].slots)] = True
        found = passages.with_phrase(graded, slots, self._words)
        if not phrase[0].bare:
            around = self._around.with_phrase(graded, slots, self._words)
            found |= around[self._records.contexts[numbers]]
        return found
