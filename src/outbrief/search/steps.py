"""Steps: which titles a chain of letters can pass through at all, told from pairs of letters, many titles at once."""

from collections.abc import Sequence

from outbrief.search.letters import Bits

VOWELS = "aeiou"
"""Letters that a chain may leave out inside a word."""


class Steps:
    """The steps that a chain can take through each title: to the start of a word, and from letter to letter inside."""

    def __init__(self, titles: Sequence[Sequence[str]]) -> None:
        size = (len(titles) + 7) // 8
        taken: dict[str, bytearray] = {}
        inside: dict[str, set[str]] = {}
        for number, words in enumerate(titles):
            byte, bit = number >> 3, 1 << (number & 7)
            steps: set[str] = set()
            for word in words:
                if word not in inside:
                    inside[word] = steps_of(word)
                steps |= inside[word]
            for step in steps:
                if step not in taken:
                    taken[step] = bytearray(size)
                taken[step][byte] |= bit
        self._taken = {step: int.from_bytes(data, "little") for step, data in taken.items()}

    def starting(self, letter: str) -> Bits:
        """Return the titles with a word that begins with a letter."""
        return self._taken.get(letter, 0)

    def inside(self, before: str, letter: str) -> Bits:
        """Return the titles with a word in which one letter can follow another."""
        return self._taken.get(before + letter, 0)


def steps_of(word: str) -> set[str]:
    """Return the steps through a word: its first letter, and the pairs of letters that can follow each other in it.

    Vowels and doubled letters may be left out.
    """
    steps = {word[0]}
    following: set[str] = set()
    # From the end, so that a word of a megabyte costs what it is long.
    for at in range(len(word) - 1, 0, -1):
        is_needed = word[at] not in VOWELS and word[at] != word[at - 1]
        following = {word[at]} if is_needed else following | {word[at]}
        steps |= {word[at - 1] + letter for letter in following}
    return steps
