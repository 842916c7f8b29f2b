"""Letters: which words can be misspellings of one typed, found by the letters they lack, many words at once."""

import re
from collections.abc import Collection, Iterable, Sequence

CLASSES = 40
"""Letters are told apart up to this many: a to z, the digits as one, and the rest shared out."""
_DIGIT, _OTHERS = 26, 27

Bits = int
"""A set of numbers as the bits of one integer: Python combines thousands of them in a microsecond."""


def class_of(letter: str) -> int:
    """Return the class of a letter."""
    code = ord(letter)
    if 97 <= code <= 122:
        return code - 97
    return _DIGIT if 48 <= code <= 57 else _OTHERS + code % (CLASSES - _OTHERS)


def classes(text: str) -> set[int]:
    """Return the classes of a text's letters."""
    return set(map(class_of, set(text)))


class Letters:
    """For some texts, the sets of those that have each letter."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        having = [bytearray((len(texts) + 7) // 8) for _ in range(CLASSES)]
        known: dict[str, int] = {}
        for number, text in enumerate(texts):
            byte, bit = number >> 3, 1 << (number & 7)
            for letter in set(text):
                if letter not in known:
                    known[letter] = class_of(letter)
                having[known[letter]][byte] |= bit
        self._having: list[Bits] = [int.from_bytes(bits, "little") for bits in having]
        self._all: Bits = (1 << len(texts)) - 1

    def others_at_most(self, wanted: Collection[int], most: int, among: Bits) -> Bits:
        """Return the texts, of some, that have at most so many letters besides the wanted."""
        # having[n]: the texts that have more than n of the letters looked at so far.
        having = [0] * (most + 1)
        for letter, texts in enumerate(self._having):
            if letter not in wanted and (found := among & texts):
                for more in range(most, 0, -1):
                    having[more] |= having[more - 1] & found
                having[0] |= found
        return among & ~having[most]

    def lacking_at_most(self, wanted: Iterable[int], most: int, among: Bits | None = None) -> Bits:
        """Return the texts that lack at most so many of the wanted letters."""
        among = self._all if among is None else among
        # lacking[n]: the texts that lack more than n of the letters looked at so far.
        lacking = [0] * (most + 1)
        for letter in wanted:
            without = among & ~self._having[letter]
            for more in range(most, 0, -1):
                lacking[more] |= lacking[more - 1] & without
            lacking[0] |= without
        return among & ~lacking[most]


def bits_of(found: Sequence[int]) -> Bits:
    """Return ascending numbers as a set."""
    data = bytearray((found[-1] >> 3) + 1 if found else 0)
    for number in found:
        data[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(data, "little")


def numbers(bits: Bits) -> list[int]:
    """Return the numbers in a set, ascending. Sets are mostly sparse: the next number is found at the speed of C."""
    return [found.start() for found in _ONE.finditer(bin(bits)[:1:-1])]


_ONE = re.compile("1")
