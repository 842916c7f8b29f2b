"""Reach: which entries on disk a wanted word leads to, and how strongly; as `reach.Reach`, for many entries at once."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from outbrief.search.entries import NAMING_KEYS
from outbrief.search.grades import How
from outbrief.search.initials import SHORTEST_BEGUN, initials_value
from outbrief.search.reach import GUESSED
from outbrief.search.reading import Wanted
from outbrief.search.slots import KIND_WEIGHTS, Slots
from outbrief.search.stored.graded import HOWS, Graded
from outbrief.search.stored.listed import Listed
from outbrief.search.stored.numbers import Flags, Numbers, Values, distinct, looked_up, spread
from outbrief.search.stored.passages import Passages
from outbrief.search.stored.postings import Postings
from outbrief.search.stored.records import Records
from outbrief.search.stored.titles import StoredTitles

_GUESSED = np.isin(np.arange(len(HOWS)), [HOWS.index(how) for how in GUESSED])
_PREFIX = HOWS.index(How.PREFIX)
MOST_LISTED = 500_000
"""Entries that a word may lead to for all of them to be listed with what it counts in each: some 40 ns an entry."""
HEAD = 20_000
"""Of a word that leads to more, the entries that are listed, those where it counts most."""
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
        weights = np.array([slot.weight_for(dated=want.dated) for slot in slots])
        self._kinds = np.array([KIND_WEIGHTS[slot.kind] for slot in slots])
        self.own_weights: Values = np.where(usable & ~is_around, weights, 0.0)
        """What each slot counts that an entry has of its own; 0 where the word may not stand."""
        self._around_weights: Values = np.where(usable & is_around, weights, 0.0)
        self._naming = np.array([slot.key in NAMING_KEYS for slot in slots], np.bool_)
        self._usable = usable

    # --- how much there is ---

    @cached_property
    def own_count(self) -> int:
        """Return how many numbers the postings give, at the most."""
        postings, graded = self._postings, self.graded
        count = sum(postings.count(first, last) for first, last in graded.runs)
        alone = np.ones(len(graded.numbers), np.bool_)
        for first, last in graded.runs:
            alone &= (graded.numbers < first) | (graded.numbers >= last)
        return count + sum(postings.count(number, number + 1) for number in graded.numbers[alone].tolist())

    @cached_property
    def around_count(self) -> int:
        """Return how many entries stand in what holds the word."""
        values, starts = self.around, self._records.context_starts
        held = np.flatnonzero(values)
        return int((starts[held + 1] - starts[held]).sum())

    # --- what there is ---

    @property
    def held(self) -> int:
        """How many entries are listed by now."""
        return len(self.own.numbers) if "own" in self.__dict__ else 0

    @cached_property
    def around(self) -> Values:
        """Return what the titles, marking and date of each context count; 0 where the word is not in them."""
        weights = self._around_weights
        if not weights.any():
            return np.zeros(self._around_passages.count)
        graded = self.graded.without(_GUESSED) if self._want.bare else self.graded
        return self._around_passages.values(graded, weights, self._words)

    @cached_property
    def initials(self) -> tuple[Numbers, Values]:
        """Return the entries whose title has these initials, and what that counts."""
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
        return (np.concatenate(numbers), np.concatenate(values)) if numbers else (np.zeros(0, np.uint32), np.zeros(0))

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

    def best(self, least: float, most: int, among: Flags | None = None) -> tuple[Numbers, Values]:
        """Return the entries that hold the word, by value and then by number; more than `most` if there are more.

        `among` are the only ones that may.
        """
        values, slots, starts, lengths = self._pairs(alone=True)
        kinds = self._kinds[slots]
        keep = values >= least * kinds
        values, starts, lengths = values[keep], starts[keep], lengths[keep]
        if among is None:
            lengths = np.minimum(lengths, most + 1)
        extra = [self.initials]
        if not self._want.bare:
            extra.append(self._in_contexts())
        levels = [values]
        for numbers, worth in extra:
            keep = worth >= least * self._kinds[title_slots(self._records, numbers)]
            levels.append(worth[keep])
        found: list[Numbers] = []
        worths: list[Values] = []
        seen = np.zeros(0, np.uint32)
        for value in distinct(np.concatenate(levels))[::-1]:
            chosen = values == value
            lists = [self._numbers(starts[chosen], lengths[chosen])]
            lists += [numbers[worth == value] for numbers, worth in extra]
            fresh = self._union(lists if among is None else [numbers[among[numbers]] for numbers in lists])
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
            return np.zeros(0, np.uint32), np.zeros(0)
        return np.concatenate(found), np.concatenate(worths)

    @cached_property
    def own(self) -> Listed:
        """The entries that hold the word themselves, ascending, and the best it counts in each."""
        values, starts, lengths = self._ordered
        initials, initials_values = self.initials
        levels = distinct(np.concatenate([values, initials_values]))
        # Worst first, so that of several values of one entry the best is the last to be put.
        found = self._numbers(starts[::-1], lengths[::-1])
        codes = (np.searchsorted(levels, values[::-1]) + 1).astype(np.uint16)
        best = np.zeros(self._records.count, np.uint16)
        best[found] = np.repeat(codes, lengths[::-1])
        np.maximum.at(best, initials, (np.searchsorted(levels, initials_values) + 1).astype(np.uint16))
        numbers = self._union([found, initials])
        return Listed(numbers, best[numbers], np.concatenate([[0.0], levels]), self._records.count)

    @cached_property
    def _ordered(self) -> tuple[Values, Numbers, Numbers]:
        """Return what the pairs count, best first, where their numbers begin and how many there are."""
        values, _, starts, lengths = self._pairs(alone=False)
        order = np.argsort(-values, kind="stable")
        return values[order], starts[order], lengths[order]

    def numbers(self, *, own: bool) -> Numbers:
        """Return the entries that hold the word, ascending; with `own`, only those that hold it themselves."""
        around = [] if own else [self._in_contexts()[0]]
        if self.own_count <= MOST_LISTED:
            return self._union([self.own.numbers, *around]) if around and len(around[0]) else self.own.numbers
        _, starts, lengths = self._ordered
        return self._union([self._numbers(starts, lengths), self.initials[0], *around])

    def among(self, entries: Numbers) -> tuple[Values, Flags]:
        """Return the best that the word counts in some entries, and which of them hold it themselves."""
        own = self.own.values(entries)
        return np.maximum(own, self.around[self._records.contexts[entries]]), own > 0

    def in_passages(self, entries: Numbers, passages: Passages) -> tuple[Values, Flags]:
        """Return the same by way of the words of the entries."""
        own = passages.values(self.graded, self.own_weights, self._words)
        own = np.maximum(own, looked_up(*self._initials_best, entries))
        return np.maximum(own, self.around[self._records.contexts[entries]]), own > 0

    def first_level(self) -> int:
        """Return how many numbers count most."""
        values, _, lengths = self._ordered
        return int(lengths[values == values[0]].sum()) if len(values) else 0

    def head(self, size: int) -> tuple[Numbers, Values, float]:
        """Return entries where the word counts most, ascending, with what it counts, and what it counts elsewhere.

        All entries where it counts the same are in or out; `size` is how many there may be. Initials are always in.
        """
        values, starts, lengths = self._ordered
        cut = int(np.searchsorted(np.cumsum(lengths), size, "right"))
        if cut < len(values):
            cut = int(np.searchsorted(-values, -values[cut]))
        rest = float(values[cut]) if cut < len(values) else 0.0
        best = np.repeat(values[:cut], lengths[:cut])
        numbers = self._numbers(starts[:cut], lengths[:cut])
        # The first of several is the best: a stable order keeps it so.
        order = np.argsort(numbers, kind="stable")
        numbers, best = numbers[order], best[order]
        is_new = np.ones(len(numbers), np.bool_)
        np.not_equal(numbers[1:], numbers[:-1], out=is_new[1:])
        numbers, best = numbers[is_new], best[is_new]
        initials, initials_values = self._initials_best
        if len(initials):
            found = distinct(np.concatenate([numbers, initials]))
            best = np.maximum(looked_up(numbers, best, found), looked_up(initials, initials_values, found))
            numbers = found
        return numbers, best, rest

    def limits(self, entries: Numbers) -> Values:
        """Return what the word counts in some entries at the most, by way of the few where it counts most."""
        numbers, best, rest = self.head(HEAD)
        most = np.maximum(looked_up(numbers, best, entries), rest)
        limits: Values = np.maximum(most, self.around[self._records.contexts[entries]])
        return limits

    @cached_property
    def _initials_best(self) -> tuple[Numbers, Values]:
        numbers, values = self.initials
        order = np.lexsort((-values, numbers))
        numbers, values = numbers[order], values[order]
        is_new = np.ones(len(numbers), np.bool_)
        np.not_equal(numbers[1:], numbers[:-1], out=is_new[1:])
        return numbers[is_new], values[is_new]

    def _in_contexts(self) -> tuple[Numbers, Values]:
        around = self.around
        held = np.flatnonzero(around)
        if not len(held):
            return np.zeros(0, np.uint32), np.zeros(0)
        numbers = self._records.in_contexts(held)
        return numbers, around[self._records.contexts[numbers]]

    def _numbers(self, starts: Numbers, lengths: Numbers) -> Numbers:
        return self._postings.numbers[spread(starts, lengths)]

    def _union(self, lists: Sequence[Numbers]) -> Numbers:
        if sum(map(len, lists)) <= _FEW:
            return distinct(np.concatenate(lists)).astype(np.uint32)
        flags = np.zeros(self._records.count, np.bool_)
        for numbers in lists:
            flags[numbers] = True
        return np.flatnonzero(flags).astype(np.uint32)


def title_slots(records: Records, numbers: Numbers) -> NDArray[np.uint16]:
    """Return the slots of what names some entries."""
    slots: NDArray[np.uint16] = records.field_slots[records.field_starts[numbers] + records.namings[numbers]]
    return slots
