"""Closeness: how likely one word is another one misspelt."""

from rapidfuzz.distance import OSA, JaroWinkler

from outbrief.search.slips import cost
from outbrief.search.spelling import sound

SLIPS, BEGINNING, HEARD, LAST = 1.0, 0.32, 0.24, 0.05
"""What takes from it: the share of a word that is mistaken, unlikely slips more; a different beginning (Jaro-Winkler);
another sound, for who spells by ear keeps it; another last letter, for that is not often wrong."""
SHORTNESS = 0.4
"""Letters added to a word's length: a slip in a short word says less against it than its share of the letters."""


def closeness(word: str, other: str) -> float:
    """Return from 0 to 1 how likely `word` was meant to be `other`."""
    if not word or not other:
        return 0.0
    unlike = (
        SLIPS * cost(word, other) / ((len(word) + len(other)) / 2 + SHORTNESS)
        + BEGINNING * JaroWinkler.distance(word, other)
        + HEARD * OSA.normalized_distance(sound(word), sound(other))
        + LAST * (word[-1] != other[-1])
    )
    return max(1 - unlike, 0.0)
