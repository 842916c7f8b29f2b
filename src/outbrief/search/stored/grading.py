"""Grading: which words of a lexicon may be meant by a typed one, and how well each answers it.

The same as `vocabulary.Vocabulary` says of the same words; what differs is how they are found.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from outbrief.search import vocabulary
from outbrief.search.closeness import closeness
from outbrief.search.spelling import consonants, stem, variant_key
from outbrief.search.stored.lexicon import Lexicon, mask
from outbrief.search.stored.numbers import Numbers, Values
from outbrief.search.vocabulary import Grade, How, is_spelt

HOWS = list(How)
_PREFIX = HOWS.index(How.PREFIX)
_BEGUN = np.array([grade.value for grade in vocabulary.BEGUN])


class Graded:
    """The words that may be meant, by number, ascending: what each counts, and in what way."""

    __slots__ = ("hows", "numbers", "runs", "values")

    def __init__(self, numbers: Numbers, values: Values, hows: NDArray[np.uint8], runs: list[tuple[int, int]]) -> None:
        self.numbers = numbers
        self.values = values
        self.hows = hows
        self.runs = runs
        """Words that follow one another in the lexicon, as first and one after the last; what is left stands alone."""

    @classmethod
    def of(cls, runs: list[tuple[int, int]], values: Values, single: Mapping[int, Grade]) -> "Graded":
        """Make of runs of words that are begun so, with what each counts, and of other words that may be among them."""
        ranges = [np.arange(first, last) for first, last in runs]
        numbers = np.concatenate(ranges) if ranges else np.zeros(0, np.int64)
        hows = np.full(len(numbers), _PREFIX, np.uint8)
        if single:
            others = np.fromiter(single, np.int64, len(single))
            other_values = np.fromiter((grade.value for grade in single.values()), np.float64, len(single))
            other_hows = np.fromiter((HOWS.index(grade.how) for grade in single.values()), np.uint8, len(single))
            at = np.searchsorted(numbers, others)
            inside = at < len(numbers)
            inside[inside] = numbers[at[inside]] == others[inside]
            values, hows = values.copy(), hows
            better = inside.copy()
            better[inside] = other_values[inside] > values[at[inside]]
            values[at[better]] = other_values[better]
            hows[at[better]] = other_hows[better]
            numbers = np.concatenate([numbers, others[~inside]])
            values = np.concatenate([values, other_values[~inside]])
            hows = np.concatenate([hows, other_hows[~inside]])
            order = np.argsort(numbers, kind="stable")
            numbers, values, hows = numbers[order], values[order], hows[order]
        return cls(numbers, values, hows, runs)

    def without(self, hows: NDArray[np.bool_]) -> "Graded":
        """Return the same without the words that are meant in some ways."""
        keep = ~hows[self.hows]
        return Graded(self.numbers[keep], self.values[keep], self.hows[keep], self.runs)

    def among(self, words: Mapping[int, str]) -> dict[str, Grade]:
        """Return those of some words that are meant, with their grades."""
        wanted = np.fromiter(words, np.int64, len(words))
        at = np.searchsorted(self.numbers, wanted)
        at[at == len(self.numbers)] = 0
        found = self.numbers[at] == wanted if len(self.numbers) else np.zeros(len(wanted), np.bool_)
        places, values, hows = at[found], self.values, self.hows
        return {
            words[number]: Grade(value, HOWS[how])
            for number, value, how in zip(
                wanted[found].tolist(), values[places].tolist(), hows[places].tolist(), strict=True
            )
        }


class StoredVocabulary:
    """The lexicon, arranged for grading."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._beginnings = lru_cache(maxsize=12)(lexicon.beginnings)

    def __contains__(self, word: str) -> bool:
        return self._lexicon.number(word) is not None

    def begins(self, start: str) -> bool:
        """Tell whether a word begins so, or is that."""
        return bool(self._lexicon.starting(start))

    def grade(self, word: str, *, begun: bool, doubted: bool) -> Graded:
        """Grade the words that may be meant by a typed one; see `Vocabulary.grade`."""
        lexicon, length = self._lexicon, len(word)
        runs = lexicon.starting(word)
        rests = [lexicon.lengths[first:last].astype(np.int64) - length for first, last in runs]
        values = [_BEGUN[np.minimum(rest, len(_BEGUN) - 1) if length > 1 else len(_BEGUN) - 1] for rest in rests]
        if length == 1:
            values = [np.full(last - first, _BEGUN[-1]) for first, last in runs]
        single: dict[int, Grade] = {}
        known = lexicon.number(word)
        if known is not None:
            single[known] = Grade(vocabulary.EXACT, How.EXACT)
        if length >= vocabulary.SHORTEST_TYPO and is_spelt(word):
            for number, grade in self._forms(word, known is not None):
                _better(single, number, grade)
            if doubted or not (known is not None or (begun and runs)):
                for number, grade in self._typos(word, begun=begun):
                    _better(single, number, grade)
        if length >= vocabulary.SHORTEST_TYPO and not runs:
            inside = Grade(vocabulary.INSIDE, How.INSIDE)
            for number in lexicon.holding(word):
                _better(single, number, inside)
        return Graded.of(runs, np.concatenate(values) if values else np.zeros(0), single)

    def grade_strictly(self, word: str, *, begun: bool) -> Graded:
        """Grade only the word itself, in either spelling, and where it is only `begun` the words it may become."""
        lexicon = self._lexicon
        runs = lexicon.starting(word) if begun else []
        count = sum(last - first for first, last in runs)
        single: dict[int, Grade] = {}
        for number, _ in lexicon.alike("variants", variant_key(word)):
            _better(single, number, Grade(vocabulary.VARIANT, How.SPELLING))
        known = lexicon.number(word)
        if known is not None:
            single[known] = Grade(vocabulary.EXACT, How.EXACT)
        return Graded.of(runs, np.full(count, vocabulary.PREFIX), single)

    def nearest(self, word: str, limit: int) -> list[tuple[float, str]]:
        """Return the words most like one that was not found, best first, with their closeness."""
        length = len(word)
        sizes = self._lexicon.lengths[: self._lexicon.spelt]
        near = np.flatnonzero((sizes >= max(length - vocabulary.AROUND, 2)) & (sizes <= length + vocabulary.AROUND))
        return vocabulary.nearest_of(word, self._lexicon.words(near), limit)

    def _forms(self, word: str, known: bool) -> Iterator[tuple[int, Grade]]:
        for number, _ in self._lexicon.alike("variants", variant_key(word)):
            yield number, Grade(vocabulary.VARIANT, How.SPELLING)
        for number, other in self._lexicon.alike("stems", stem(word)):
            if (value := vocabulary.form_value(word, other, known)) is not None:
                yield number, Grade(value, How.SPELLING)

    def _typos(self, word: str, *, begun: bool) -> Iterable[tuple[int, Grade]]:
        length, lexicon = len(word), self._lexicon
        farthest = vocabulary.farthest_slip(length)
        guesses: dict[int, Grade] = {}
        near = self._like(word, farthest)
        slips = process.extract(word, lexicon.words(near), scorer=OSA.distance, score_cutoff=farthest, limit=None)
        heard = lexicon.alike("sounds", consonants(word))
        for number, other in [*((int(near[at]), slip) for slip, _, at in slips), *heard]:
            if (close := closeness(word, other)) >= vocabulary.TYPO_CUT:
                _better(guesses, number, Grade(close * vocabulary.TYPO, How.TYPO))
        if begun:
            for start, close in self._begun_slips(word):
                first, last = lexicon.spelt_starting(start)
                rests = (lexicon.lengths[first:last].astype(np.int64) - len(start)).tolist()
                for number, rest in zip(range(first, last), rests, strict=True):
                    _better(guesses, number, Grade(vocabulary.begun_typo_value(close, rest), How.TYPO))
        best = sorted(guesses.items(), key=lambda item: (-item[1].value, item[0]))
        return best[: vocabulary.MOST_WEAK]

    def _like(self, word: str, reach: int) -> Numbers:
        """Return the words of about the same length that have most of a word's letters."""
        lexicon = self._lexicon
        lacked = vocabulary.most_lacked(len(word))
        typed = np.uint64(mask(word))
        sizes = lexicon.lengths[: lexicon.spelt]
        lengths = (sizes >= max(len(word) - reach, 0)) & (sizes <= len(word) + reach)
        alike = lengths & (np.bitwise_count(typed & ~lexicon.masks) <= lacked)
        # A word so many slips away has at most so many letters that were not typed.
        return np.flatnonzero(alike & (np.bitwise_count(lexicon.masks & ~typed) <= reach))

    def _begun_slips(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the beginnings of words that a half-typed word may be a slip of, with their closeness."""
        length = len(word)
        farthest = vocabulary.farthest_begun_slip(length)
        typed = np.uint64(mask(word))
        for size in range(length - 2, length + 2):
            starts, masks = self._beginnings(word[0], size)
            # A beginning so few slips away lacks no more of the letters typed, nor has more others.
            near = starts[
                (np.bitwise_count(typed & ~masks) <= farthest) & (np.bitwise_count(masks & ~typed) <= farthest)
            ]
            like = [other[:size] for other in self._lexicon.words(near)]
            for start, _, _ in process.extract(word, like, scorer=OSA.distance, score_cutoff=farthest, limit=None):
                if (close := closeness(word, start)) >= vocabulary.BEGUN_CUT:
                    yield start, close


def _better(found: dict[int, Grade], number: int, grade: Grade) -> None:
    if number not in found or found[number].value < grade.value:
        found[number] = grade
