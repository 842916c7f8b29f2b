"""Grades: in what way a word of the text answers a typed one, and what each way counts."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from outbrief.search.closeness import closeness


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
PREFIX_OF_KNOWN, SHORTEST_FINISHED, PLURALS = 0.70, 5, ("s", "es")
"""What a prefix counts that is itself a word of the library, of so many letters, and was finished: who goes on after
`plant` does not mean `plantation`, but `com` and `sign` may be short for something. Its plural, with one of these
endings, is begun as any other word is."""
FORM, FORM_LETTER, SHARED = 0.74, 0.01, 0.45
"""Another form of the word, less a little for each letter of the ending. Low enough that the words as typed, one of
them in a note, go before one of them and a form of the other in a title. The share of the longer word that must be the
same: `sensor` is no form of `sensitive`."""
FORM_UNKNOWN = 0.72
"""A form of a word that the library does not have: perhaps a form, perhaps a slip of another. Below a word one slip
away: `responsibile` is `responsible` before it is `responsibility`."""
TYPO = 0.91
"""The ceiling of a misspelling: a typo never counts as much as the word itself begun well."""
BEGUN_TYPO = 0.80
"""The ceiling of a misspelling in a word still being typed: both the rest and the mistake are guessed."""
INSIDE = 0.64
"""In the middle of a word: `security` in `cybersecurity`. Above what is chance in the largest library."""
TYPO_CUT, BEGUN_CUT = 0.30, 0.50
"""Closeness below which a misspelling is another word. Loose, for the other words of the query confirm it."""
PART_CUT, MOST_PARTS = 0.70, 2
"""Closeness from which a misspelt word may also be meant as the first part of a longer one: `cybr` for `cybersecurity`.
And of how many words: of the third likeliest, what goes on from it is chance."""
LEAST_IN_FILTER = 0.5
"""What a misspelling counts at least in the value of a filter: there the other words confirm nothing. Slips of one or
two letters count 0.6 and more (`opne`, `progess`), another word 0.45 and less (`on` for `open`, `gate` for `late`)."""
SHORTEST_TYPO = 4
"""Letters. In shorter words every slip makes another word, and parts of words mean nothing: AI is not in trAIning."""
SHORTEST_SLIP, LIGHT = 3, 0.6
"""Letters of a shorter word that nothing begins with, and what its slip may cost: letters swapped, a vowel or one of a
pair left out or put in."""
NEAR = 0.55
"""Closeness from which a word is worth naming where nothing was found."""
MOST_WEAK = 80
"""Words kept of a weak lot: of hundreds of guesses, the far ones are noise."""

LONGEST_REST = round(PREFIX_LIMIT / PREFIX_LETTER)
BEGUN = [Grade(PREFIX - rest * PREFIX_LETTER, How.PREFIX) for rest in range(LONGEST_REST + 1)]
"""What a beginning counts, by how many letters are not yet typed. One letter begins nothing in particular, and no word
more than another."""
FINISHED = Grade(PREFIX_OF_KNOWN, How.PREFIX)

_DIGIT = re.compile("[0-9]")


def is_spelt(word: str) -> bool:
    """Tell whether a word has a spelling, which can be mistaken: `2026` means what it says, and its slip another."""
    return word.isalpha() or not _DIGIT.search(word)


def form_value(word: str, other: str, known: bool) -> float | None:
    """Return what a word with the same stem counts, None where they share too little; `known`: the library has it."""
    longer, alike = max(len(word), len(other)), Prefix.similarity(word, other)
    if alike < SHARED * longer:
        return None
    return (FORM if known else FORM_UNKNOWN) - (longer - alike) * FORM_LETTER


def part_typo_value(close: float, rest: int) -> float:
    """Return what a word counts that goes on for `rest` letters after one that is so close to what was typed."""
    return close * TYPO * PREFIX_OF_KNOWN - min(rest * PREFIX_LETTER, PREFIX_LIMIT)


def begun_typo_value(close: float, rest: int) -> float:
    """Return what a word counts whose beginning is so close to what was typed, and which goes on for `rest` letters."""
    return close * BEGUN_TYPO - min(rest * PREFIX_LETTER, PREFIX_LIMIT)


def nearest_of(word: str, others: Sequence[str], limit: int) -> list[tuple[float, str]]:
    """Return those of some words that are most like a word, best first, with their closeness."""
    close = process.extract(word, others, scorer=OSA.normalized_similarity, limit=limit * 4)
    graded = sorted((-closeness(word, other), other) for other, _, _ in close)
    return [(-value, other) for value, other in graded[:limit] if -value >= NEAR]
