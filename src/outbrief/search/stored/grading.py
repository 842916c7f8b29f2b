"""Grading: which words of a lexicon may be meant by a typed one, and how well each answers it.

The same as `vocabulary.Vocabulary` says of the same words; what differs is how they are found.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from outbrief.search import grades
from outbrief.search.alike import AROUND
from outbrief.search.closeness import closeness
from outbrief.search.grades import Grade, How, is_spelt
from outbrief.search.guesses import guesses
from outbrief.search.slips import cost
from outbrief.search.spelling import stem, variant_key
from outbrief.search.stored.alike import StoredAlike
from outbrief.search.stored.graded import Graded
from outbrief.search.stored.lexicon import Lexicon
from outbrief.search.stored.numbers import Values

_BEGUN = np.array([grade.value for grade in grades.BEGUN])


class StoredVocabulary:
    """The lexicon, arranged for grading."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._alike = StoredAlike(lexicon)

    def __contains__(self, word: str) -> bool:
        return self._lexicon.number(word) is not None

    def begins(self, start: str) -> bool:
        """Tell whether a word begins so, or is that."""
        return bool(self._lexicon.starting(start))

    def nearest(self, word: str, limit: int) -> list[tuple[float, str]]:
        """Return the words most like one that was not found, best first, with their closeness."""
        return grades.nearest_of(word, self._alike.around(word, AROUND), limit)

    def grade(self, word: str, *, begun: bool, doubted: bool, least: float = 0.0) -> Graded:
        """Grade the words that may be meant by a typed one; see `Vocabulary.grade`."""
        lexicon, length = self._lexicon, len(word)
        runs = lexicon.starting(word)
        values = self._begun_values(runs, length)
        single: dict[int, Grade] = {}
        known = lexicon.number(word)
        if known is not None:
            if not begun and length >= grades.SHORTEST_FINISHED:
                values = np.full(len(values), grades.PREFIX_OF_KNOWN)
                plurals = {lexicon.number(word + ending): len(ending) for ending in grades.PLURALS}
                single.update({number: grades.BEGUN[rest] for number, rest in plurals.items() if number is not None})
            single[known] = Grade(grades.EXACT, How.EXACT)
        if length >= grades.SHORTEST_TYPO and is_spelt(word):
            for number, grade in self._forms(word, known is not None):
                _better(single, number, grade)
            if doubted or not (known is not None or (begun and runs)):
                for number, grade in self._typos(word, begun=begun):
                    if grade.value >= least:
                        _better(single, number, grade)
        elif length >= grades.SHORTEST_SLIP and is_spelt(word) and not runs:
            for number, other in self._alike.mistaken(word):
                if cost(word, other) <= grades.LIGHT:
                    _better(single, number, Grade(closeness(word, other) * grades.TYPO, How.TYPO))
        if length >= grades.SHORTEST_TYPO and not runs:
            inside = Grade(grades.INSIDE, How.INSIDE)
            for number in lexicon.holding(word):
                _better(single, number, inside)
        return Graded.of(runs, values, single)

    def grade_strictly(self, word: str, *, begun: bool) -> Graded:
        """Grade only the word itself, in either spelling, and where it is only `begun` the words it may become."""
        lexicon = self._lexicon
        runs = lexicon.starting(word) if begun else []
        count = sum(last - first for first, last in runs)
        single: dict[int, Grade] = {}
        for number, _ in lexicon.alike("variants", variant_key(word)):
            _better(single, number, Grade(grades.VARIANT, How.SPELLING))
        known = lexicon.number(word)
        if known is not None:
            single[known] = Grade(grades.EXACT, How.EXACT)
        return Graded.of(runs, np.full(count, grades.PREFIX), single)

    def _begun_values(self, runs: list[tuple[int, int]], length: int) -> Values:
        """Return what each word of some runs counts of which so many letters were typed."""
        if not runs:
            return np.zeros(0)
        rests = np.concatenate([self._lexicon.lengths[first:last] for first, last in runs]).astype(np.int64) - length
        values: Values = _BEGUN[np.minimum(rests, grades.LONGEST_REST) if length > 1 else np.full_like(rests, -1)]
        return values

    def _forms(self, word: str, known: bool) -> Iterator[tuple[int, Grade]]:
        for number, _ in self._lexicon.alike("variants", variant_key(word)):
            yield number, Grade(grades.VARIANT, How.SPELLING)
        for number, other in self._lexicon.alike("stems", stem(word)):
            if (value := grades.form_value(word, other, known)) is not None:
                yield number, Grade(value, How.SPELLING)

    def _typos(self, word: str, *, begun: bool) -> Iterable[tuple[int, Grade]]:
        return guesses(word, self._alike.mistaken(word), self._alike.begun(word) if begun else (), self._going_on)

    def _going_on(self, start: str) -> Iterable[tuple[int, int]]:
        first, last = self._lexicon.spelt_starting(start)
        rests = self._lexicon.lengths[first:last].astype(np.int64) - len(start)
        numbers = np.arange(first, last)
        if len(rests) > grades.MOST_WEAK:
            # No more are kept of all guesses together.
            likeliest = np.argsort(np.minimum(rests, grades.LONGEST_REST), kind="stable")[: grades.MOST_WEAK]
            numbers, rests = numbers[likeliest], rests[likeliest]
        return zip(numbers.tolist(), rests.tolist(), strict=True)


def _better(found: dict[int, Grade], number: int, grade: Grade) -> None:
    if number not in found or found[number].value < grade.value:
        found[number] = grade
