"""Listed: the entries that a word leads to and what it counts in each, in six bytes an entry."""

import numpy as np
from numpy.typing import NDArray

from outbrief.search.stored.numbers import Numbers, Values, looked_up

_DENSE = 256
"""One entry of the library in so many: to look more of them up, an array as long as the library is laid out."""


class Listed:
    """Entries, ascending, and what a word counts in each; the values, of which there are few, kept once."""

    __slots__ = ("_codes", "_count", "_levels", "numbers")

    def __init__(self, numbers: Numbers, codes: NDArray[np.uint16], levels: Values, count: int) -> None:
        self.numbers = numbers
        self._codes = codes
        self._levels = levels
        self._count = count

    def values(self, entries: Numbers) -> Values:
        """Return what the word counts in some entries; 0 where it is not."""
        if len(entries) * _DENSE < self._count:
            some: Values = self._levels[looked_up(self.numbers, self._codes, entries)]
            return some
        every = np.zeros(self._count, np.uint16)
        every[self.numbers] = self._codes
        found: Values = self._levels[every[entries]]
        return found
