"""Reach: which entries a wanted word leads to, and how strongly. Kept, so that the next keystroke costs one word."""

from collections.abc import Iterable, Iterator, Sequence

from outbrief.search.entries import NAMING_KEYS, Kind
from outbrief.search.grades import How
from outbrief.search.initials import SHORTEST_BEGUN, Titles, initials_value
from outbrief.search.reading import Wanted
from outbrief.search.shelf import Shelf
from outbrief.search.slots import KIND_WEIGHTS
from outbrief.search.vocabulary import Grades, Vocabulary

MOST_KEPT, MOST_KEPT_NUMBERS = 256, 300_000
"""Words and numbers of entries kept: what some forty queries begin with, letter by letter. Whoever types for hours has
no more use for the rest, and on a server there are many sessions."""


Run = tuple[float, float, bool, Sequence[int]]
"""Entries that a word leads to with the same value: the value, the weight of their kind, whether it leads there only by
the titles they stand in (or their marking or date), and their numbers, ascending."""

GUESSED = (How.TYPO, How.INSIDE)


class Reach:
    """What each wanted word leads to. Every answer depends on the word alone; what is kept only saves time."""

    def __init__(self, shelf: Shelf, vocabulary: Vocabulary, titles: Titles) -> None:
        self._shelf = shelf
        self._vocabulary = vocabulary
        self._titles = titles
        self._grades: dict[tuple[str, bool, bool, bool, float], Grades] = {}
        self._reached: dict[Wanted, tuple[dict[int, float], set[int]]] = {}
        self._best: dict[tuple[Wanted, float, int, frozenset[int] | None], dict[int, float]] = {}
        self._kept = 0

    def grades(self, want: Wanted) -> Grades:
        """Return the words of the library that may be meant."""
        key = (want.word, want.begun, want.doubted, want.strict, want.least)
        # Here and below: what is kept is asked for once, for another thread may clear it.
        grades = self._grades.get(key)
        if grades is None:
            if len(self._grades) >= MOST_KEPT:
                self._grades.clear()
            if want.strict:
                grades = self._vocabulary.grade_strictly(want.word, begun=want.begun)
            else:
                grades = self._vocabulary.grade(want.word, begun=want.begun, doubted=want.doubted, least=want.least)
            self._grades[key] = grades
        return grades

    def reached(self, want: Wanted) -> dict[int, float]:
        """Return the entries that hold a word, with the best of grade times weight of the field. Not to be changed."""
        return self._kept_for(want)[0]

    def by_context(self, want: Wanted) -> set[int]:
        """Return the entries that a word leads to only by the titles they stand in."""
        return self._kept_for(want)[1]

    def _kept_for(self, want: Wanted) -> tuple[dict[int, float], set[int]]:
        key = self._key(want)
        kept = self._reached.get(key)
        if kept is None:
            if len(self._reached) >= MOST_KEPT or self._kept >= MOST_KEPT_NUMBERS:
                self._reached.clear()
                self._kept = 0
            kept = self._reached[key] = self._search(want)
            self._kept += len(kept[0])
        return kept

    @staticmethod
    def _key(want: Wanted) -> Wanted:
        # Of how it was typed only the capitals matter.
        return want._replace(typed="A" if want.typed.isupper() else "")

    def best(self, want: Wanted, least: float, most: int, among: frozenset[int] | None = None) -> dict[int, float]:
        """Return the entries that hold a word, by value and then by number; some more than `most` if there are more.

        A value below `least` times the weight of the entry's kind is chance. `among` are the only ones that may.
        """
        key = (self._key(want), least, most, among)
        if key in self._best:
            return self._best[key]
        alike: dict[float, list[Sequence[int]]] = {}
        for value, kind_weight, context, numbers in self._runs(want, alone=True):
            if not (want.bare and context) and value >= least * kind_weight:
                alike.setdefault(value, []).append(numbers)
        found: dict[int, float] = {}
        for value in sorted(alike, reverse=True):
            lists = alike[value]
            if among is None:
                fresh = lists[0] if len(lists) == 1 else sorted(set().union(*lists))
            else:
                fresh = sorted(among.intersection(set().union(*lists)))
            for number in fresh:
                if number not in found:
                    found[number] = value
            if len(found) > most:
                break
        if len(self._best) >= MOST_KEPT:
            self._best.clear()
        self._best[key] = found
        return found

    def _search(self, want: Wanted) -> tuple[dict[int, float], set[int]]:
        alike: dict[tuple[float, bool], list[Sequence[int]]] = {}
        for value, _, context, numbers in self._runs(want, alone=False):
            alike.setdefault((value, context), []).append(numbers)
        reach: dict[int, float] = {}
        own: set[int] = set()
        # Worst first, so that the best of an entry stays: this runs at the speed of sets and dict, not of Python.
        for value, context in sorted(alike):
            lists = alike[value, context]
            together: Iterable[int] = lists[0] if len(lists) == 1 else set().union(*lists)
            reach.update(dict.fromkeys(together, value))
            if not context:
                own.update(together)
        by_context = reach.keys() - own if len(own) < len(reach) else set()
        return reach, by_context

    def _runs(self, want: Wanted, *, alone: bool) -> list[Run]:
        """Return what the postings give, and for a bare word the initials. `alone`: no other word confirms it."""
        every: dict[int, tuple[float, float, bool]] = {}
        own: dict[int, tuple[float, float, bool]] = {}
        naming: dict[int, tuple[float, float, bool]] = {}
        for number, slot in enumerate(self._shelf.slots):
            if number in want.slots:
                every[number] = (slot.weight_for(dated=want.dated), KIND_WEIGHTS[slot.kind], slot.context)
                if not slot.context:
                    own[number] = every[number]
                if slot.key in NAMING_KEYS:
                    naming[number] = every[number]
        # What is guessed must stand in the entry itself. One letter alone says something only of a name.
        guessed = own if want.bare else every
        begun = naming if alone and want.bare and len(want.word) == 1 else every
        runs: list[Run] = []
        postings = self._shelf.postings
        for word, (grade, how) in self.grades(want).items():
            usable = begun if how is How.PREFIX else guessed if how in GUESSED else every
            for slot_number, numbers in postings[word].items():
                if slot_number in usable:
                    weight, kind_weight, context = usable[slot_number]
                    runs.append((grade * weight, kind_weight, context, numbers))
        if want.bare and not want.strict:
            runs.extend(self._initials(want))
        return runs

    def _initials(self, want: Wanted) -> Iterator[Run]:
        """Yield the entries whose title has these initials."""
        begun = self._titles.initials_begun(want.word) if len(want.word) >= SHORTEST_BEGUN else []
        for whole, numbers in ((False, begun), (True, self._titles.initials(want.word))):
            value = initials_value(want.typed, whole=whole)
            by_kind: dict[Kind, list[int]] = {}
            for number in numbers:
                shelved = self._shelf.entries[number]
                if shelved.title_slot in want.slots:
                    by_kind.setdefault(shelved.entry.kind, []).append(number)
            for kind, of_kind in by_kind.items():
                yield value * KIND_WEIGHTS[kind], KIND_WEIGHTS[kind], False, sorted(of_kind)
