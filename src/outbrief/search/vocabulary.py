"""The vocabulary: every distinct word of a library held in memory, and how well each of them answers a typed word."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Protocol

from outbrief.search.alike import AROUND, Alike
from outbrief.search.closeness import closeness
from outbrief.search.grades import (
    BEGUN,
    EXACT,
    FINISHED,
    INSIDE,
    LIGHT,
    LONGEST_REST,
    PLURALS,
    PREFIX,
    SHORTEST_FINISHED,
    SHORTEST_SLIP,
    SHORTEST_TYPO,
    TYPO,
    VARIANT,
    Grade,
    How,
    form_value,
    is_spelt,
    nearest_of,
)
from outbrief.search.guesses import guesses
from outbrief.search.slips import cost
from outbrief.search.spelling import stem, variant_key

Grades = dict[str, Grade]


class Words(Protocol):
    """The distinct words of a library."""

    def __contains__(self, word: str) -> bool:
        """Tell whether a word occurs."""

    def begins(self, start: str) -> bool:
        """Tell whether a word begins so, or is that."""

    def nearest(self, word: str, limit: int) -> list[tuple[float, str]]:
        """Return the words most like one that was not found, best first, with their closeness."""


class Vocabulary:
    """The distinct words, arranged for grading. Every answer is a function of the word alone, so it can be kept."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(words)
        self._spelt = [word for word in self._sorted if is_spelt(word)]
        self._alike = Alike(self._spelt)
        self._known = frozenset(self._sorted)
        self._variants: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._text = "\n".join(["", *self._spelt, ""])
        self._codes = "\n".join(["", *(word for word in self._sorted if not is_spelt(word)), ""])
        for word in self._spelt:
            self._variants.setdefault(variant_key(word), []).append(word)
            self._stems.setdefault(stem(word), []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def begins(self, start: str) -> bool:
        """Tell whether a word begins so, or is that."""
        first = bisect_left(self._sorted, start)
        return first < len(self._sorted) and self._sorted[first].startswith(start)

    def prepare(self) -> None:
        """Work out what misspellings need."""
        self._alike.prepare()

    def starting(self, start: str) -> list[str]:
        """Return the words that begin with some letters, themselves included; one letter begins a word, not a code."""
        return _starting(self._spelt if len(start) == 1 and is_spelt(start) else self._sorted, start)

    def grade(self, word: str, *, begun: bool, doubted: bool, least: float = 0.0) -> Grades:
        """Grade the words that may be meant by a typed one.

        `begun` says that it may be only begun; `doubted`, that it was not what it seems to be: even a known word is
        then taken for a misspelling of others, as far as that counts `least`.
        """
        found: Grades = {}
        starting, length = self.starting(word), len(word)
        for other in starting:
            found[other] = BEGUN[min(len(other) - length, LONGEST_REST) if length > 1 else LONGEST_REST]
        known = word in self._known
        if known:
            if not begun and length >= SHORTEST_FINISHED:
                found.update((other, FINISHED) for other in starting if other[length:] not in PLURALS)
            found[word] = Grade(EXACT, How.EXACT)
        if length >= SHORTEST_TYPO and is_spelt(word):
            self._add_forms(found, word)
            if doubted or not (known or (begun and starting)):
                self._add_typos(found, word, begun=begun, least=least)
        elif length >= SHORTEST_SLIP and is_spelt(word) and not starting:
            self._add_slips(found, word)
        if length >= SHORTEST_TYPO and not starting:
            for other in self._holding(word):
                _better(found, other, INSIDE, How.INSIDE)
        return found

    def grade_strictly(self, word: str, *, begun: bool) -> Grades:
        """Grade only the word itself, in either spelling, and where it is only `begun` the words it may become."""
        found: Grades = {}
        for other in self.starting(word) if begun else ():
            found[other] = Grade(PREFIX, How.PREFIX)
        for other in self._variants.get(variant_key(word), ()):
            _better(found, other, VARIANT, How.SPELLING)
        if word in self._known:
            found[word] = Grade(EXACT, How.EXACT)
        return found

    def nearest(self, word: str, limit: int) -> list[tuple[float, str]]:
        """Return the words most like one that was not found, best first, with their closeness."""
        return nearest_of(word, self._alike.around(word, AROUND), limit)

    def _add_forms(self, found: Grades, word: str) -> None:
        for other in self._variants.get(variant_key(word), ()):
            _better(found, other, VARIANT, How.SPELLING)
        for other in self._stems.get(stem(word), ()):
            if (value := form_value(word, other, word in self._known)) is not None:
                _better(found, other, value, How.SPELLING)

    def _add_typos(self, found: Grades, word: str, *, begun: bool, least: float) -> None:
        mistaken = ((other, other) for other in self._alike.mistaken(word))
        likeliest = guesses(word, mistaken, self._alike.begun(word) if begun else (), self._going_on)
        for other, grade in likeliest:
            if grade.value >= least:
                _better(found, other, *grade)

    def _going_on(self, start: str) -> list[tuple[str, int]]:
        return [(other, len(other) - len(start)) for other in _starting(self._spelt, start)]

    def _add_slips(self, found: Grades, word: str) -> None:
        """Add what a word too short for any other misspelling is one light slip of: `hok` is `hook`, `hol` is not."""
        for other in self._alike.mistaken(word):
            if cost(word, other) <= LIGHT:
                _better(found, other, closeness(word, other) * TYPO, How.TYPO)

    def _holding(self, part: str) -> Iterator[str]:
        """Yield the words that have a part inside."""
        text = self._text if is_spelt(part) else self._codes
        at = text.find(part)
        while at >= 0:
            end = text.index("\n", at)
            yield text[text.rindex("\n", 0, at) + 1 : end]
            at = text.find(part, end)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)


def _starting(words: list[str], start: str) -> list[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]


def _better(found: Grades, word: str, value: float, how: How) -> None:
    if word not in found or found[word].value < value:
        found[word] = Grade(value, how)
