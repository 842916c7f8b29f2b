"""Guesses: the words that a misspelt one most likely stands for. Only the likeliest at a glance are judged."""

import heapq
from collections.abc import Callable, Iterable
from typing import TypeVar

from rapidfuzz.distance import OSA, JaroWinkler

from outbrief.search.closeness import BEGINNING, LAST, SHORTNESS, SLIPS, closeness
from outbrief.search.grades import (
    BEGUN_CUT,
    MOST_PARTS,
    MOST_WEAK,
    PART_CUT,
    SHORTEST_FINISHED,
    TYPO,
    TYPO_CUT,
    Grade,
    How,
    begun_typo_value,
    part_typo_value,
)

Key = TypeVar("Key", str, int)
"""What a word is known by: itself, or its number. Numbers are in the order of the words."""

COMMON = 0.8
"""What a slip costs, more or less."""
MOST_JUDGED, MOST_BEGUN_JUDGED = 80, 40
"""Words and beginnings that are judged: judging one takes as long as glancing at ten."""


def guesses(
    word: str,
    mistaken: Iterable[tuple[Key, str]],
    begun: Iterable[str],
    going_on: Callable[[str], Iterable[tuple[Key, int]]],
) -> list[tuple[Key, Grade]]:
    """Return the likeliest words, best first: the `mistaken`, and those that go on from them or a slip of a beginning.

    For a word or what is `begun`, `going_on` gives the words that begin so and how many letters each goes on for.
    """
    found: dict[Key, float] = {}
    parts: list[tuple[float, str]] = []
    for _, other, key in _at_a_glance(word, mistaken, MOST_JUDGED):
        if (close := closeness(word, other)) >= TYPO_CUT:
            found[key] = max(close * TYPO, found.get(key, 0.0))
            if close >= PART_CUT and len(other) >= SHORTEST_FINISHED:
                parts.append((-close, other))
    for unlike, other in heapq.nsmallest(MOST_PARTS, parts):
        for key, rest in going_on(other):
            if rest:
                found[key] = max(part_typo_value(-unlike, rest), found.get(key, 0.0))
    for _, start, _ in _at_a_glance(word, ((start, start) for start in begun), MOST_BEGUN_JUDGED):
        if (close := closeness(word, start)) >= BEGUN_CUT:
            for key, rest in going_on(start):
                found[key] = max(begun_typo_value(close, rest), found.get(key, 0.0))
    likeliest = heapq.nsmallest(MOST_WEAK, found.items(), key=lambda item: (-item[1], item[0]))
    return [(key, Grade(value, How.TYPO)) for key, value in likeliest]


def _at_a_glance(word: str, others: Iterable[tuple[Key, str]], most: int) -> list[tuple[float, str, Key]]:
    """Return the words that look the most alike, with how unlike they look: `closeness`, roughly, from 1 down."""
    looks = []
    for key, other in others:
        unlike = (
            SLIPS * COMMON * OSA.distance(word, other) / ((len(word) + len(other)) / 2 + SHORTNESS)
            + BEGINNING * JaroWinkler.distance(word, other)
            + LAST * (word[-1] != other[-1])
        )
        looks.append((unlike, other, key))
    return heapq.nsmallest(most, looks) if len(looks) > most else looks
