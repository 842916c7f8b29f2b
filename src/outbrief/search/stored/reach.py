"""Reach: which entries on disk a wanted word leads to, and how strongly; as `reach.Reach`, for many entries at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from outbrief.search.entries import NAMING_KEYS
from outbrief.search.initials import SHORTEST_BEGUN, initials_value
from outbrief.search.reach import GUESSED
from outbrief.search.reading import Wanted
from outbrief.search.slots import KIND_WEIGHTS, Slots
from outbrief.search.stored.grading import HOWS, Graded
from outbrief.search.stored.numbers import Flags, Numbers, Values, spread
from outbrief.search.stored.passages import Passages
from outbrief.search.stored.postings import Postings
from outbrief.search.stored.records import Records
from outbrief.search.stored.titles import StoredTitles
from outbrief.search.vocabulary import How

_GUESSED = np.isin(np.arange(len(HOWS)), [HOWS.index(how) for how in GUESSED])
_PREFIX = HOWS.index(How.PREFIX)
_FEW = 20_000
"""Numbers that are sorted; more are marked in an array as long as the library and read off it."""


class Reach:
    """What one wanted word leads to."""

    def __init__(
        self,
        want: Wanted,
        graded: Graded,
        slots: Slots,
        records: Records,
        around: Passages,
        postings: Postings,
        titles: StoredTitles,
        words: int,
    ) -> None:
        self._want = want
        self.graded = graded
        self._records = records
        self._around_passages = around
        self._postings = postings
        self._titles = titles
        self._words = words
        usable = np.zeros(len(slots), np.bool_)
        usable[list(want.slots)] = True
        is_around = np.array([slot.context for slot in slots], np.bool_)
        weights = np.array([slot.weight for slot in slots])
        self._kinds = np.array([KIND_WEIGHTS[slot.kind] for slot in slots])
        self.own_weights: Values = np.where(usable & ~is_around, weights, 0.0)
        """What each slot counts that an entry has of its own; 0 where the word may not stand."""
        self._around_weights: Values = np.where(usable & is_around, weights, 0.0)
        self._naming = np.array([slot.key in NAMING_KEYS for slot in slots], np.bool_)
        self._usable = usable
        self._around: Values | None = None
        self._initials: tuple[Numbers, Values] | None = None
        self._all: tuple[Numbers, Values, Flags] | None = None

    # --- how much there is ---

    def own_count(self) -> int:
        """Return about how many numbers the postings give."""
        postings, graded = self._postings, self.graded
        count = sum(postings.count(first, last) for first, last in graded.runs)
        inside = sum(last - first for first, last in graded.runs)
        if len(graded.numbers) > inside:
            count += sum(postings.count(number, number + 1) for number in graded.numbers.tolist()[-200:])
        return count

    def around_count(self) -> int:
        """Return how many entries stand in what holds the word."""
        values, starts = self.around(), self._records.context_starts
        held = np.flatnonzero(values)
        return int((starts[held + 1] - starts[held]).sum())

    # --- what there is ---

    def around(self) -> Values:
        """Return what the titles, marking and date of each context count; 0 where the word is not in them."""
        if self._around is None:
            graded, weights = self.graded, self._around_weights
            if self._want.bare:
                graded = graded.without(_GUESSED)
            values = self._around_passages.values(graded, weights, self._words) if weights.any() else None
            values = np.zeros(self._around_passages.count) if values is None else values
            self._around = values
        return self._around

    def initials(self) -> tuple[Numbers, Values]:
        """Return the entries whose title has these initials, and what that counts."""
        if self._initials is None:
            want, titles = self._want, self._titles
            numbers: list[Numbers] = []
            values: list[Values] = []
            if want.bare and not want.strict:
                begun = titles.initials_begun(want.word) if len(want.word) >= SHORTEST_BEGUN else np.zeros(0, np.uint32)
                for whole, found in ((False, begun), (True, titles.initials(want.word))):
                    slots = title_slots(self._records, found)
                    keep = self._usable[slots]
                    numbers.append(found[keep])
                    values.append(initials_value(want.typed, whole=whole) * self._kinds[slots[keep]])
            none = np.zeros(0, np.uint32), np.zeros(0)
            self._initials = (np.concatenate(numbers), np.concatenate(values)) if numbers else none
        return self._initials

    def _pairs(self, *, alone: bool) -> tuple[Values, Numbers, Numbers, Numbers]:
        """Return what the pairs of the graded words count, their slots, where their numbers begin and how many."""
        graded, postings = self.graded, self._postings
        firsts = postings.pair_starts[graded.numbers]
        counts = postings.pair_starts[graded.numbers + 1] - firsts
        pairs = spread(firsts, counts)
        slots = postings.pair_slots[pairs]
        usable = self.own_weights > 0
        keep = usable[slots]
        words = np.repeat(np.arange(len(graded.numbers)), counts)
        if alone and self._want.bare and len(self._want.word) == 1:
            # One letter alone says something only of a name.
            keep &= self._naming[slots] | (graded.hows[words] != _PREFIX)
        pairs, slots, words = pairs[keep], slots[keep], words[keep]
        starts = postings.number_starts[pairs]
        return graded.values[words] * self.own_weights[slots], slots, starts, postings.number_starts[pairs + 1] - starts

    def best(self, least: float, most: int) -> tuple[Numbers, Values]:
        """Return the entries that hold the word, by value and then by number; more than `most` if there are more."""
        values, slots, starts, lengths = self._pairs(alone=True)
        kinds = self._kinds[slots]
        keep = values >= least * kinds
        values, starts, lengths = values[keep], starts[keep], np.minimum(lengths[keep], most + 1)
        extra = [self.initials()]
        if not self._want.bare:
            extra.append(self._in_contexts())
        levels = [values]
        for numbers, worth in extra:
            keep = worth >= least * self._kinds[title_slots(self._records, numbers)]
            levels.append(worth[keep])
        found: list[Numbers] = []
        worths: list[Values] = []
        seen = np.zeros(0, np.int64)
        for value in np.unique(np.concatenate(levels))[::-1]:
            chosen = values == value
            lists = [self._numbers(starts[chosen], lengths[chosen])]
            lists += [numbers[worth == value] for numbers, worth in extra]
            fresh = self._union(lists)
            if len(seen):
                at = np.searchsorted(seen, fresh)
                at[at == len(seen)] = 0
                fresh = fresh[seen[at] != fresh]
            if len(fresh):
                found.append(fresh)
                worths.append(np.full(len(fresh), value))
                seen = np.sort(np.concatenate([seen, fresh]))
            if len(seen) > most:
                break
        if not found:
            return np.zeros(0, np.int64), np.zeros(0)
        return np.concatenate(found), np.concatenate(worths)

    def everywhere(self) -> tuple[Numbers, Values, Flags]:
        """Return the entries that hold the word, ascending, the best it counts in each, and which hold it themselves.

        The others only stand in what holds it.
        """
        if self._all is None:
            values, _, starts, lengths = self._pairs(alone=False)
            # Worst first, so that of several values of one entry the best is the last to be put.
            order = np.argsort(values, kind="stable")
            own = self._numbers(starts[order], lengths[order])
            count = self._records.count
            best, held = np.zeros(count), np.zeros(count, np.bool_)
            best[own] = np.repeat(values[order], lengths[order])
            initials, initials_values = self.initials()
            np.maximum.at(best, initials, initials_values)
            held[own] = held[initials] = True
            around, around_values = self._in_contexts()
            best[around] = np.maximum(best[around], around_values)
            numbers = self._union([own, initials, around])
            self._all = numbers, best[numbers], held[numbers]
        return self._all

    def numbers(self, *, own: bool) -> Numbers:
        """Return the entries that hold the word, ascending; with `own`, only those that hold it themselves."""
        _, _, starts, lengths = self._pairs(alone=False)
        around = [] if own else [self._in_contexts()[0]]
        return self._union([self._numbers(starts, lengths), self.initials()[0], *around])

    def in_entries(self, entries: Numbers, passages: Passages, words: int) -> tuple[Values, Flags]:
        """Return the best that the word counts in some entries, ascending, and which of them hold it themselves."""
        best = passages.values(self.graded, self.own_weights, words)
        initials, values = self.initials()
        if len(initials):
            at = np.searchsorted(entries, initials)
            at[at == len(entries)] = 0
            there = entries[at] == initials
            np.maximum.at(best, at[there], values[there])
        return np.maximum(best, self.around()[self._records.contexts[entries]]), best > 0

    def among(self, entries: Numbers) -> tuple[Values, Flags]:
        """Return the same, by way of every entry that holds the word."""
        numbers, best, held = self.everywhere()
        values, own = np.zeros(len(entries)), np.zeros(len(entries), np.bool_)
        if len(numbers):
            at = np.searchsorted(numbers, entries)
            at[at == len(numbers)] = 0
            there = numbers[at] == entries
            values[there], own[there] = best[at[there]], held[at[there]]
        return values, own

    def most(self) -> float:
        """Return the most that the word can count in an entry."""
        own = float(self.graded.values.max(initial=0.0)) * float(self.own_weights.max(initial=0.0))
        return max(own, float(self.around().max(initial=0.0)), float(self.initials()[1].max(initial=0.0)))

    def _in_contexts(self) -> tuple[Numbers, Values]:
        around = self.around()
        held = np.flatnonzero(around)
        if not len(held):
            return np.zeros(0, np.uint32), np.zeros(0)
        numbers = self._records.in_contexts(held)
        return numbers, around[self._records.contexts[numbers]]

    def _numbers(self, starts: Numbers, lengths: Numbers) -> Numbers:
        return self._postings.numbers[spread(starts, lengths)]

    def _union(self, lists: Sequence[Numbers]) -> Numbers:
        if sum(map(len, lists)) <= _FEW:
            return np.unique(np.concatenate(lists)).astype(np.int64)
        flags = np.zeros(self._records.count, np.bool_)
        for numbers in lists:
            flags[numbers] = True
        return np.flatnonzero(flags)


def title_slots(records: Records, numbers: Numbers) -> NDArray[np.uint16]:
    """Return the slots of what names some entries."""
    slots: NDArray[np.uint16] = records.field_slots[records.field_starts[numbers] + records.namings[numbers]]
    return slots
