"""Guesses: the words that a misspelt one most likely stands for, the likeliest judged first and the rest not at all."""

import heapq
from collections.abc import Callable, Iterable
from typing import TypeVar

from rapidfuzz.distance import OSA, JaroWinkler

from outbrief.search.closeness import BEGINNING, LAST, SHORTNESS, SLIPS, closeness
from outbrief.search.grades import (
    BEGUN_CUT,
    BEGUN_TYPO,
    MOST_WEAK,
    TYPO,
    TYPO_CUT,
    Grade,
    How,
    begun_typo_value,
)
from outbrief.search.slips import CHEAPEST

Key = TypeVar("Key", str, int)
"""What a word is known by: itself, or its number. Numbers are in the order of the words."""

_ROUNDING = 1e-9
"""More than adding up in another order can change."""


def guesses(
    word: str,
    mistaken: Iterable[tuple[Key, str]],
    begun: Iterable[str],
    going_on: Callable[[str], Iterable[tuple[Key, int]]],
) -> list[tuple[Key, Grade]]:
    """Return the likeliest words, best first: of the `mistaken`, and of those that go on from a slip of a beginning.

    For what is `begun`, `going_on` gives the words that begin so and how many letters each of them goes on for.
    """
    found: dict[Key, float] = {}
    best: list[float] = []
    for limit, other, key in _by_limit(word, mistaken):
        if limit < TYPO_CUT or (len(best) == MOST_WEAK and limit * TYPO < best[0]):
            break
        if (close := closeness(word, other)) >= TYPO_CUT:
            _add(found, best, key, close * TYPO)
    for limit, start, _ in _by_limit(word, ((start, start) for start in begun)):
        if limit < BEGUN_CUT or (len(best) == MOST_WEAK and limit * BEGUN_TYPO < best[0]):
            break
        if (close := closeness(word, start)) >= BEGUN_CUT:
            for going, rest in going_on(start):
                _add(found, best, going, begun_typo_value(close, rest))
    likeliest = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_WEAK]
    return [(key, Grade(value, How.TYPO)) for key, value in likeliest]


def _by_limit(word: str, others: Iterable[tuple[Key, str]]) -> list[tuple[float, str, Key]]:
    """Return words by how close they can be at the most, which is told much faster than how close they are."""
    limits = []
    for key, other in others:
        unlike = (
            SLIPS * CHEAPEST * OSA.distance(word, other) / ((len(word) + len(other)) / 2 + SHORTNESS)
            + BEGINNING * JaroWinkler.distance(word, other)
            + LAST * (word[-1] != other[-1])
        )
        limits.append((1 - unlike + _ROUNDING, other, key))
    limits.sort(reverse=True)
    return limits


def _add(found: dict[Key, float], best: list[float], key: Key, value: float) -> None:
    """Add a guess; `best` holds the values of the best so far, each word counted once."""
    if key not in found:
        if len(best) < MOST_WEAK:
            heapq.heappush(best, value)
        else:
            heapq.heappushpop(best, value)
    found[key] = max(value, found.get(key, 0.0))
