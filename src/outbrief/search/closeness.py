"""Closeness: how likely one word is another one misspelt."""

from rapidfuzz.distance import OSA, JaroWinkler, LCSseq

from outbrief.search.spelling import sound

LETTERS, BEGINNING, SEQUENCE = 0.37, 0.20, 0.12
"""What counts: slips of the finger (OSA), agreement that weighs the beginning (Jaro-Winkler), letters in order."""
FIRST, LAST, HEARD = 0.01, 0.03, 0.20
"""On top: the first letter is rarely wrong, the last not often, and who spells by ear keeps the sound."""


def closeness(word: str, other: str) -> float:
    """Return from 0 to 1 how likely `word` was meant to be `other`."""
    if not word or not other:
        return 0.0
    return (
        LETTERS * OSA.normalized_similarity(word, other)
        + BEGINNING * JaroWinkler.similarity(word, other)
        + SEQUENCE * LCSseq.normalized_similarity(word, other)
        + FIRST * (word[0] == other[0])
        + LAST * (word[-1] == other[-1])
        + HEARD * OSA.normalized_similarity(sound(word), sound(other))
    )
