"""Reach: which entries a wanted word leads to, and how strongly. Kept, so that the next keystroke costs one word."""

from collections.abc import Iterator, Sequence

from outbrief.search.entries import NAMING_KEYS
from outbrief.search.initials import SHORTEST_BEGUN, Titles, initials_value
from outbrief.search.reading import Wanted
from outbrief.search.shelf import KIND_WEIGHTS, Shelf
from outbrief.search.vocabulary import Grades, How, Vocabulary

MOST_KEPT, MOST_KEPT_NUMBERS = 1024, 2_000_000
"""Words and numbers of entries kept: an hour's typing, at most some 150 MB where every word is everywhere."""


class Reach:
    """What each wanted word leads to. Every answer depends on the word alone; what is kept only saves time."""

    def __init__(self, shelf: Shelf, vocabulary: Vocabulary, titles: Titles) -> None:
        self._shelf = shelf
        self._vocabulary = vocabulary
        self._titles = titles
        self._grades: dict[tuple[str, bool, bool], Grades] = {}
        self._reached: dict[Wanted, dict[int, float]] = {}
        self._by_context: dict[Wanted, set[int]] = {}
        self._kept = 0

    def grades(self, want: Wanted) -> Grades:
        """Return the words of the library that may be meant."""
        key = (want.word, want.begun, want.doubted)
        if key not in self._grades:
            if len(self._grades) >= MOST_KEPT:
                self._grades.clear()
            self._grades[key] = self._vocabulary.grade(want.word, begun=want.begun, doubted=want.doubted)
        return self._grades[key]

    def reached(self, want: Wanted) -> dict[int, float]:
        """Return the entries that hold a word, with the best of grade times weight of the field. Not to be changed."""
        key = self._key(want)
        if key not in self._reached:
            if len(self._reached) >= MOST_KEPT or self._kept >= MOST_KEPT_NUMBERS:
                self._reached.clear()
                self._by_context.clear()
                self._kept = 0
            reach, by_context = self._search(want)
            self._reached[key] = reach
            self._by_context[key] = by_context
            self._kept += len(reach)
        return self._reached[key]

    def by_context(self, want: Wanted) -> set[int]:
        """Return the entries that a word leads to only by the titles they stand in."""
        self.reached(want)
        return self._by_context[self._key(want)]

    @staticmethod
    def _key(want: Wanted) -> Wanted:
        # Of how it was typed only the capitals matter.
        return want._replace(typed="A" if want.typed.isupper() else "")

    def _search(self, want: Wanted) -> tuple[dict[int, float], set[int]]:
        runs = sorted(self._runs(want), key=lambda run: run[0])
        reach: dict[int, float] = {}
        # Worst first, so that the best of an entry stays: this runs at the speed of dict, not of Python.
        for value, _, numbers in runs:
            reach.update(dict.fromkeys(numbers, value))
        if want.bare:
            self._add_initials(reach, want)
        by_context: set[int] = set()
        if any(context for _, context, _ in runs):
            by_context.update(reach)
            by_context.difference_update(*[numbers for _, context, numbers in runs if not context])
            by_context.difference_update(self._titles.initials(want.word))
        return reach, by_context

    def _runs(self, want: Wanted) -> Iterator[tuple[float, bool, Sequence[int]]]:
        """Yield what the postings give: the value, whether by context, the entries."""
        weights, all_slots = self._shelf.weights, self._shelf.slots
        for word, grade in self.grades(want).items():
            # What is guessed must stand in the entry itself. One letter says something only of a name.
            guessed = grade.how in (How.TYPO, How.INSIDE)
            letter = len(want.word) == 1 and grade.how is How.PREFIX
            for slot, numbers in self._shelf.postings[word].items():
                if slot not in want.slots:
                    continue
                context, naming = all_slots[slot].context, all_slots[slot].key in NAMING_KEYS
                if want.bare and ((guessed and context) or (letter and not naming)):
                    continue
                yield grade.value * weights[slot], context, numbers

    def _add_initials(self, reach: dict[int, float], want: Wanted) -> None:
        begun = self._titles.initials_begun(want.word) if len(want.word) >= SHORTEST_BEGUN else []
        for whole, numbers in ((False, begun), (True, self._titles.initials(want.word))):
            value = initials_value(want.typed, whole=whole)
            for number in numbers:
                shelved = self._shelf.entries[number]
                if shelved.title_slot in want.slots:
                    reach[number] = max(reach.get(number, 0.0), value * KIND_WEIGHTS[shelved.entry.kind])
