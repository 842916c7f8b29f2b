"""Alike: which words of a lexicon may be meant by a misspelt one; as `alike.Alike`, over many more words."""

from functools import lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from outbrief.search.alike import ANYWHERE, begun_sizes, farthest_begun_slip, farthest_of, farthest_slip, half_of
from outbrief.search.spelling import consonants
from outbrief.search.stored.lexicon import Lexicon, mask
from outbrief.search.stored.numbers import Numbers, distinct

_KEPT = 8
"""Sizes of beginnings that are kept: those that a word typed letter by letter asks for again."""


class StoredAlike:
    """The words of a lexicon, for finding those that look or sound like one typed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._beginnings = lru_cache(maxsize=_KEPT)(lexicon.beginnings)

    def mistaken(self, word: str) -> list[tuple[int, str]]:
        """Return the words that one typed may be a slip of, with their numbers."""
        farthest = farthest_slip(len(word))
        near = self._near(word, min(farthest, ANYWHERE), min(farthest, ANYWHERE))
        if farthest > ANYWHERE:
            near = distinct(np.concatenate([near, self._near(word, farthest, farthest, word[0])]))
        words = self._lexicon.words(near)
        slips = process.extract(word, words, scorer=OSA.distance, score_cutoff=farthest, limit=None)
        most = farthest_of([distance for _, distance, _ in slips])
        found = [(int(near[at]), other) for other, distance, at in slips if distance <= most]
        return list(dict.fromkeys([*found, *self._lexicon.alike("sounds", consonants(word))]))

    def begun(self, word: str) -> list[str]:
        """Return the beginnings of words that a half-typed one may be a slip of."""
        farthest = farthest_begun_slip(len(word))
        typed = np.uint64(mask(word))
        like: list[str] = []
        for size in begun_sizes(len(word)):
            numbers, masks = self._beginnings(word[0], size)
            # A beginning so few slips away lacks no more of the letters typed, nor has more others.
            lacked, more = np.bitwise_count(typed & ~masks), np.bitwise_count(masks & ~typed)
            near = numbers[(lacked <= farthest) & (more <= farthest)]
            like += [other[:size] for other in self._lexicon.words(near)]
        slips = process.extract(word, like, scorer=OSA.distance, score_cutoff=farthest, limit=None)
        return [start for start, _, _ in slips]

    def around(self, word: str, reach: int) -> list[str]:
        """Return the words of about the same length and beginning with about half of the letters or more."""
        return self._lexicon.words(self._near(word, reach, half_of(len(word), reach), word[:1]))

    def _near(self, word: str, reach: int, most: int, start: str = "") -> Numbers:
        """Return the words, of those that begin so, of a length within reach that lack and add but so many letters."""
        first, last = self._lexicon.spelt_starting(start) if start else (0, self._lexicon.spelt)
        typed = np.uint64(mask(word))
        sizes, masks = self._lexicon.lengths[first:last], self._lexicon.masks[first:last]
        near = (sizes >= max(len(word) - reach, 2)) & (sizes <= len(word) + reach)
        near &= np.bitwise_count(typed & ~masks) <= most
        near &= np.bitwise_count(masks & ~typed) <= most
        found: Numbers = np.flatnonzero(near) + first
        return found
