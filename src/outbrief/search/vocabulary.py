"""The vocabulary: every distinct word of a library, and how well each of them answers a typed word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from outbrief.search.alike import Alike
from outbrief.search.closeness import closeness
from outbrief.search.slips import cost
from outbrief.search.spelling import stem, variant_key


class How(StrEnum):
    """In what way a word of the text answers a typed word, best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    SPELLING = "spelling"
    """The other side of the Atlantic, or another form of the word."""
    JOINED = "joined"
    """Written as one word here and as two there."""
    INITIALS = "initials"
    TYPO = "typo"
    INSIDE = "inside"


class Grade(NamedTuple):
    """How well, from 0 to 1, and in what way."""

    value: float
    how: How


EXACT = 1.0
VARIANT = 0.97
"""The same word in the other spelling: all but exact, but what was typed goes first."""
PREFIX = 0.93
PREFIX_LETTER, PREFIX_LIMIT = 0.006, 0.06
"""Off a prefix for every letter not yet typed: of two words begun alike the shorter is the likelier. At most the limit,
so that a long word's beginning still counts more than another form of a word."""
FORM, FORM_LETTER, SHARED = 0.80, 0.01, 0.45
"""Another form of the word, less a little for each letter of the ending. Below any prefix: `integr` means `integrity`
before it means `integral`. The share of the longer word that must be the same: `sensor` is no form of `sensitive`."""
FORM_UNKNOWN = 0.72
"""A form of a word that the library does not have: perhaps a form, perhaps a slip of another. Below a word one slip
away: `responsibile` is `responsible` before it is `responsibility`."""
TYPO = 0.91
"""The ceiling of a misspelling: a typo never counts as much as the word itself begun well."""
BEGUN_TYPO = 0.80
"""The ceiling of a misspelling in a word still being typed: both the rest and the mistake are guessed."""
INSIDE = 0.60
"""In the middle of a word: `security` in `cybersecurity`."""
TYPO_CUT, BEGUN_CUT = 0.30, 0.50
"""Closeness below which a misspelling is another word. Loose, for the other words of the query confirm it."""
SHORTEST_TYPO = 4
"""Letters. In shorter words every slip makes another word, and parts of words mean nothing: AI is not in trAIning."""
SHORTEST_SLIP, LIGHT = 3, 0.6
"""Letters of a shorter word that nothing begins with, and what its slip may cost: letters swapped, a vowel or one of a
pair left out or put in."""
NEAR = 0.55
"""Closeness from which a word is worth naming where nothing was found."""
MOST_WEAK = 80
"""Words kept of a weak lot: of hundreds of guesses, the far ones are noise."""

Grades = dict[str, Grade]

_LONGEST_REST = round(PREFIX_LIMIT / PREFIX_LETTER)
_BEGUN = [Grade(PREFIX - rest * PREFIX_LETTER, How.PREFIX) for rest in range(_LONGEST_REST + 1)]
"""What a beginning counts, by how many letters are not yet typed. One letter begins nothing in particular, and no word
more than another."""

_DIGIT = re.compile("[0-9]")


def is_spelt(word: str) -> bool:
    """Tell whether a word has a spelling, which can be mistaken: `2026` means what it says, and its slip another."""
    return word.isalpha() or not _DIGIT.search(word)


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
        """Return the words that begin with some letters, themselves included."""
        return _starting(self._sorted, start)

    def grade(self, word: str, *, begun: bool, doubted: bool) -> Grades:
        """Grade the words that may be meant by a typed one.

        `begun` says that it may be only begun; `doubted`, that it was not what it seems to be: even a known word is
        then taken for a misspelling of others.
        """
        found: Grades = {}
        starting, length = self.starting(word), len(word)
        for other in starting:
            found[other] = _BEGUN[min(len(other) - length, _LONGEST_REST) if length > 1 else _LONGEST_REST]
        known = word in self._known
        if known:
            found[word] = Grade(EXACT, How.EXACT)
        if length >= SHORTEST_TYPO and is_spelt(word):
            self._add_forms(found, word)
            if doubted or not (known or (begun and starting)):
                self._add_typos(found, word, begun=begun)
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
        close = process.extract(word, self._alike.around(word, 3), scorer=OSA.normalized_similarity, limit=limit * 4)
        graded = sorted((-closeness(word, other), other) for other, _, _ in close)
        return [(-value, other) for value, other in graded[:limit] if -value >= NEAR]

    def _add_forms(self, found: Grades, word: str) -> None:
        for other in self._variants.get(variant_key(word), ()):
            _better(found, other, VARIANT, How.SPELLING)
        for other in self._stems.get(stem(word), ()):
            longer, alike = max(len(word), len(other)), Prefix.similarity(word, other)
            if alike >= SHARED * longer:
                value = FORM if word in self._known else FORM_UNKNOWN
                _better(found, other, value - (longer - alike) * FORM_LETTER, How.SPELLING)

    def _add_typos(self, found: Grades, word: str, *, begun: bool) -> None:
        guesses: Grades = {}
        for other in self._alike.mistaken(word):
            if (close := closeness(word, other)) >= TYPO_CUT:
                _better(guesses, other, close * TYPO, How.TYPO)
        for start in self._alike.begun(word) if begun else ():
            if (close := closeness(word, start)) >= BEGUN_CUT:
                for other in _starting(self._spelt, start):
                    rest = min((len(other) - len(start)) * PREFIX_LETTER, PREFIX_LIMIT)
                    _better(guesses, other, close * BEGUN_TYPO - rest, How.TYPO)
        best = sorted(guesses.items(), key=lambda item: (-item[1].value, item[0]))[:MOST_WEAK]
        for other, grade in best:
            _better(found, other, *grade)

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
