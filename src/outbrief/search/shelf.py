"""The shelf: which word stands in which field of which entry, and how much each field counts."""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from outbrief.search.entries import NAMING_KEYS, Entry, Kind
from outbrief.search.words import split

FIELD_WEIGHTS = {
    **dict.fromkeys(NAMING_KEYS, 1.0),
    "area": 0.90,
    "outcome": 0.88,
    "in": 0.70,
}
"""What a match in a field counts. What names the entry first; then its area and what is expected of it, close enough
that a whole word there beats a beginning in the name. The titles it stands in complete a match, little more."""
OTHER_WEIGHT = 0.80
"""Any other field: prose, notes, plain columns."""
KIND_WEIGHTS = {
    Kind.INITIATIVE: 1.0,
    Kind.POINT: 0.80,
    Kind.TABLE: 0.76,
    Kind.SECTION: 0.76,
    Kind.BRIEFING: 0.76,
    Kind.PARAGRAPH: 0.68,
}
"""What a match in a kind of entry counts: an initiative is what people look for. The step to the point is wide enough
that a row with the words begun in two cells stands before a point that has both in one sentence; that from an
initiative to a paragraph is not so wide that a misspelt row beats a sentence with every word."""

WITHIN, MARKING, DATE = "in", "marking", "date"
"""Keys under which the titles an entry stands in, its marking and its date are asked for."""
CONTEXT = (WITHIN, MARKING, DATE)
ASKED_ONLY = (MARKING, DATE)
"""Keys that are searched only where a filter names them."""


class Slot(NamedTuple):
    """A field of a kind of entry: what a filter picks and a weight belongs to."""

    kind: Kind
    key: str
    label: str

    @property
    def context(self) -> bool:
        """Whether it is what an entry stands in, not what it says."""
        return self.key in CONTEXT

    @property
    def weight(self) -> float:
        """What a match in it counts, from 0 to 1."""
        return FIELD_WEIGHTS.get(self.key, OTHER_WEIGHT) * KIND_WEIGHTS[self.kind]


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry on the shelf, its words ready."""

    entry: Entry
    words: tuple[list[str], ...]
    """The folded words, a list a field."""
    slots: tuple[int, ...]
    """The slot of each field."""
    context: int
    """The slot of the titles it stands in."""
    naming: int
    """The number of the field that names it."""
    title: list[str]
    """The words of what names it."""
    title_slot: int
    """The slot of what names it."""


class Shelf:
    """Entries in the order of ties: shorter titles first, then the library's order. An entry's number is its rank."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.slots: list[Slot] = []
        self._slot_numbers: dict[Slot, int] = {}
        self.postings: dict[str, dict[int, list[int]]] = {}
        """By word, then by slot: the numbers of the entries, ascending."""
        self._splits: dict[str, list[str]] = {}
        ordered = sorted(entries, key=lambda entry: len(entry.title))
        collecting = gc.isenabled()
        # Nothing made here is garbage, and the collector would look at all of it again and again.
        gc.disable()
        try:
            self.entries = [self._shelve(entry) for entry in ordered]
            self._post()
        finally:
            if collecting:
                gc.enable()
        self.weights = [slot.weight for slot in self.slots]

    def within(self, shelved: Shelved, slots: Collection[int]) -> list[tuple[str, str]]:
        """Return the words of the titles that an entry stands in, its marking and date, as far as `slots` go.

        Each with the key it stands under.
        """
        return [(key, word) for key, text in self.around(shelved, slots) for word in self._split(text)]

    def around(self, shelved: Shelved, slots: Collection[int]) -> list[tuple[str, str]]:
        """Return the titles that an entry stands in, its marking and date, each with its key, as far as `slots` go."""
        entry = shelved.entry
        texts = [*((WITHIN, title) for title in entry.where), (MARKING, entry.marking), (DATE, entry.date)]
        return [(key, text) for key, text in texts if text and self._slot(entry.kind, key, "") in slots]

    def words_in(self, shelved: Shelved, slots: Collection[int], *, around: bool) -> list[list[str]]:
        """Return the words of an entry's fields in some slots, a list a field; with `around`, of its titles too."""
        own = [words for slot, words in zip(shelved.slots, shelved.words, strict=True) if slot in slots]
        return [*own, *(self._split(text) for _, text in self.around(shelved, slots))] if around else own

    def _slot(self, kind: Kind, key: str, label: str) -> int:
        slot = Slot(kind, key, label)
        if slot not in self._slot_numbers:
            self._slot_numbers[slot] = len(self.slots)
            self.slots.append(slot)
        return self._slot_numbers[slot]

    def _split(self, text: str) -> list[str]:
        # Areas, outcomes and titles come back many times; each is taken apart once.
        if text not in self._splits:
            self._splits[text] = split(text)
        return self._splits[text]

    def _shelve(self, entry: Entry) -> Shelved:
        slots = tuple([self._slot(entry.kind, field.key, field.label) for field in entry.fields])
        words = tuple([self._split(field.text) for field in entry.fields])
        context, naming = self._slot(entry.kind, WITHIN, ""), entry.naming
        if not words:
            return Shelved(entry, words, slots, context, naming, [], context)
        return Shelved(entry, words, slots, context, naming, words[naming], slots[naming])

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
                    contexts[self._slot(entry.kind, key, ""), text].append(number)
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
