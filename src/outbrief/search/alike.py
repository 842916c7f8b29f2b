"""Alike: which words may be meant by a misspelt one, found by their letters and by ear, before any is judged."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from outbrief.search.letters import Bits, Letters, bits_of, classes, numbers
from outbrief.search.spelling import consonants

FARTHEST = (2, 3, 4)
"""Slips after which a word is another one: in a word of up to five letters, of up to eight, in a longer one."""
BEGUN_FARTHEST = (1, 2, 3)
"""The same in the beginning of a word, of up to four letters, of up to seven, longer: the rest is guessed already."""
ANYWHERE = 2
"""Slips up to which one may be in the first letter: who makes more of them still knows how the word begins."""
FURTHER = 2
"""Slips by which a word may be further away than the nearest: who makes four has not hit another word with one."""
AROUND = 3
"""Letters by which a word may be longer or shorter than one that is like it."""


class Alike:
    """Words, sorted, for finding those that look or sound like one typed."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def prepare(self) -> None:
        """Work out now what the first misspelt word would wait for."""
        _ = self._letters, self._of_length, self._sounds

    def mistaken(self, word: str) -> list[str]:
        """Return the words that one typed may be a slip of: the nearest, and those that sound as it does."""
        farthest = farthest_slip(len(word))
        near = self._near(word, min(farthest, ANYWHERE))
        if farthest > ANYWHERE:
            first, last = self._starting(word[0])
            near = list(dict.fromkeys([*near, *self._near(word, farthest, (1 << last) - (1 << first))]))
        slips = process.extract(word, near, scorer=OSA.distance, score_cutoff=farthest, limit=None)
        most = farthest_of([distance for _, distance, _ in slips])
        found = [other for other, distance, _ in slips if distance <= most]
        return list(dict.fromkeys([*found, *self._sounds.get(consonants(word), ())]))

    def begun(self, word: str) -> list[str]:
        """Return the beginnings of words that a half-typed one may be a slip of.

        Whoever has typed half a word has seldom mistaken its first letter.
        """
        farthest = farthest_begun_slip(len(word))
        first, last = self._starting(word[0])
        among = (1 << last) - (1 << first)
        words = [
            self._words[number] for number in numbers(self._letters.lacking_at_most(classes(word), farthest, among))
        ]
        sizes = begun_sizes(len(word))
        starts = list(dict.fromkeys([other[:size] for size in sizes for other in words if len(other) > size]))
        slips = process.extract(word, starts, scorer=OSA.distance, score_cutoff=farthest, limit=None)
        return [start for start, _, _ in slips]

    def around(self, word: str, reach: int) -> list[str]:
        """Return the words of about the same length and beginning with about half of the letters or more."""
        first, last = self._starting(word[:1])
        among = self._of_about(len(word), reach) & ((1 << last) - (1 << first))
        return self._with_letters(word, among, half_of(len(word), reach))

    def _near(self, word: str, reach: int, start: Bits = -1) -> list[str]:
        """Return the words, of some, of a length within reach that lack and add but so many letters.

        So many slips do no more.
        """
        return self._with_letters(word, self._of_about(len(word), reach) & start, reach)

    def _of_about(self, length: int, reach: int) -> Bits:
        among = 0
        for size in range(max(length - reach, 2), length + reach + 1):
            among |= self._of_length.get(size, 0)
        return among

    def _with_letters(self, word: str, among: Bits, most: int) -> list[str]:
        wanted = classes(word)
        among = self._letters.lacking_at_most(wanted, most, among)
        among = self._letters.others_at_most(wanted, most, among)
        return [self._words[number] for number in numbers(among)]

    def _starting(self, start: str) -> tuple[int, int]:
        return bisect_left(self._words, start), bisect_left(self._words, start + "\U0010ffff")

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self._words)

    @cached_property
    def _of_length(self) -> dict[int, Bits]:
        found: dict[int, list[int]] = {}
        for number, word in enumerate(self._words):
            found.setdefault(len(word), []).append(number)
        return {length: bits_of(of_length) for length, of_length in found.items()}

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        sounds: dict[str, list[str]] = {}
        for word in self._words:
            sounds.setdefault(consonants(word), []).append(word)
        return sounds


def farthest_slip(length: int) -> int:
    """Return how many slips there may be in a word of so many letters."""
    return FARTHEST[(length > 5) + (length > 8)]


def farthest_begun_slip(length: int) -> int:
    """Return how many slips there may be in so many letters of a word that is still being typed."""
    return BEGUN_FARTHEST[(length > 4) + (length > 7)]


def begun_sizes(length: int) -> range:
    """Return how many letters there may be of the beginning that so many typed letters are a slip of."""
    return range(length - max(farthest_begun_slip(length), 2), length + 2)


def farthest_of(distances: Iterable[int]) -> int:
    """Return how many slips away a word may be where the words that are near are so many away."""
    return min((distance for distance in distances if distance), default=0) + FURTHER


def half_of(length: int, reach: int) -> int:
    """Return how many letters a word may lack, or have besides, that is at all like one of so many letters."""
    return (length + reach) // 2
