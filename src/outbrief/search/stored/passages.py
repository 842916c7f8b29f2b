"""Passages: the words of some entries side by side, to look many of them up at once."""

from collections.abc import Sequence

import numpy as np

from outbrief.search.stored.graded import Graded
from outbrief.search.stored.numbers import Flags, Numbers, Values, spread
from outbrief.search.stored.records import Contexts, Records


class Passages:
    """The words of entries: for each word its number, its slot, its field and whose it is."""

    def __init__(self, records: Records, entries: Numbers) -> None:
        firsts = records.field_starts[entries]
        counts = records.field_starts[entries + 1] - firsts
        fields = spread(firsts, counts)
        starts = records.token_starts[fields]
        lengths = records.token_starts[fields + 1] - starts
        self.count = len(entries)
        self.tokens: Numbers = records.tokens[spread(starts, lengths)]
        self.fields: Numbers = np.repeat(np.arange(len(fields), dtype=np.int32), lengths)
        self.slots: Numbers = records.field_slots[fields][self.fields]
        self.owners: Numbers = np.repeat(np.arange(len(entries), dtype=np.int32), counts)[self.fields]

    @classmethod
    def around(cls, contexts: Contexts) -> "Passages":
        """Return the words of what entries stand in."""
        passages = cls.__new__(cls)
        lengths = np.diff(contexts.starts)
        passages.count = contexts.count
        passages.tokens = contexts.tokens
        passages.fields = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        passages.slots = contexts.slots[passages.fields]
        passages.owners = contexts.owners[passages.fields]
        return passages

    def values(self, graded: Graded, weights: Values, words: int) -> Values:
        """Return the best that graded words count in each entry, by the weights of slots; `words` is how many exist."""
        meant = np.zeros(words, np.bool_)
        meant[graded.numbers] = True
        held = np.flatnonzero(meant[self.tokens] & (weights > 0)[self.slots])
        at = np.searchsorted(graded.numbers, self.tokens[held])
        best = np.zeros(self.count)
        np.maximum.at(best, self.owners[held], graded.values[at] * weights[self.slots[held]])
        return best

    def with_phrase(self, graded: Sequence[Graded], slots: Flags, words: int) -> Flags:
        """Tell which entries have words that answer these, one after the other, in a field of some slots."""
        last = len(self.tokens) - len(graded) + 1
        found = np.zeros(self.count, np.bool_)
        if last <= 0:
            return found
        alike = slots[self.slots[:last]] & (self.fields[:last] == self.fields[len(graded) - 1 :])
        for at, one in enumerate(graded):
            meant = np.zeros(words, np.bool_)
            meant[one.numbers] = True
            alike &= meant[self.tokens[at : at + last]]
        found[self.owners[:last][alike]] = True
        return found
