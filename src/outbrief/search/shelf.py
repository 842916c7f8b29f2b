"""The shelf: which word stands in which field of which entry of a library held in memory."""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable

from outbrief.search.entries import Entry
from outbrief.search.shelved import Shelved, around, shelve
from outbrief.search.slots import DATE, MARKING, Slots
from outbrief.search.words import split


class Shelf:
    """Entries in the order of ties: shorter titles first, then the library's order. An entry's number is its rank."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.slots = Slots()
        self.postings: dict[str, dict[int, list[int]]] = {}
        """By word, then by slot: the numbers of the entries, ascending."""
        self._splits: dict[str, list[str]] = {}
        ordered = sorted(entries, key=lambda entry: len(entry.title))
        collecting = gc.isenabled()
        # Nothing made here is garbage, and the collector would look at all of it again and again.
        gc.disable()
        try:
            self.entries = [shelve(entry, self.slots, self._split) for entry in ordered]
            self._post()
        finally:
            if collecting:
                gc.enable()
        self.weights = [slot.weight for slot in self.slots]

    def words_in(self, shelved: Shelved, slots: Collection[int], *, titles: bool) -> list[list[str]]:
        """Return the words of an entry's fields in some slots, a list a field; `titles`: and of what it stands in."""
        own = [words for slot, words in zip(shelved.slots, shelved.words, strict=True) if slot in slots]
        return [*own, *(self._split(text) for _, text in around(shelved.entry, self.slots, slots))] if titles else own

    def _split(self, text: str) -> list[str]:
        # Areas, outcomes and titles come back many times; each is taken apart once.
        if text not in self._splits:
            self._splits[text] = split(text)
        return self._splits[text]

    def _post(self) -> None:
        by_slot: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        contexts: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for number, shelved in enumerate(self.entries):
            for slot, words in zip(shelved.slots, shelved.words, strict=True):
                posted = by_slot[slot]
                for word in set(words):
                    posted[word].append(number)
            entry = shelved.entry
            contexts[shelved.context, "\n".join(entry.where)].append(number)
            for key, text in ((MARKING, entry.marking), (DATE, entry.date)):
                if text:
                    contexts[self.slots.number(entry.kind, key), text].append(number)
        for (slot, text), numbers in contexts.items():
            posted = by_slot[slot]
            for word in set(self._split(text)):
                posted[word] += numbers
        context_slots = {slot for slot, _ in contexts}
        for slot, posted in by_slot.items():
            for word, numbers in posted.items():
                if slot in context_slots:
                    numbers.sort()
                self.postings.setdefault(word, {})[slot] = numbers
