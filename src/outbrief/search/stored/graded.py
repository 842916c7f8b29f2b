"""Graded words: which words of a lexicon may be meant by a typed one, what each counts, and in what way."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from outbrief.search.grades import Grade, How
from outbrief.search.stored.numbers import Numbers, Values

HOWS = list(How)
_PREFIX = HOWS.index(How.PREFIX)


class Graded:
    """The words that may be meant, by number, ascending: what each counts, and in what way."""

    __slots__ = ("hows", "numbers", "runs", "values")

    def __init__(self, numbers: Numbers, values: Values, hows: NDArray[np.uint8], runs: list[tuple[int, int]]) -> None:
        self.numbers = numbers
        self.values = values
        self.hows = hows
        self.runs = runs
        """Words that follow one another in the lexicon, as first and one after the last; what is left stands alone."""

    @classmethod
    def of(cls, runs: list[tuple[int, int]], values: Values, single: Mapping[int, Grade]) -> "Graded":
        """Make of runs of words that are begun so, with what each counts, and of other words that may be among them."""
        ranges = [np.arange(first, last) for first, last in runs]
        numbers = np.concatenate(ranges) if ranges else np.zeros(0, np.int64)
        hows = np.full(len(numbers), _PREFIX, np.uint8)
        if single:
            others = np.fromiter(single, np.int64, len(single))
            other_values = np.fromiter((grade.value for grade in single.values()), np.float64, len(single))
            other_hows = np.fromiter((HOWS.index(grade.how) for grade in single.values()), np.uint8, len(single))
            at = np.searchsorted(numbers, others)
            inside = at < len(numbers)
            inside[inside] = numbers[at[inside]] == others[inside]
            values, hows = values.copy(), hows
            better = inside.copy()
            better[inside] = other_values[inside] > values[at[inside]]
            values[at[better]] = other_values[better]
            hows[at[better]] = other_hows[better]
            numbers = np.concatenate([numbers, others[~inside]])
            values = np.concatenate([values, other_values[~inside]])
            hows = np.concatenate([hows, other_hows[~inside]])
            order = np.argsort(numbers, kind="stable")
            numbers, values, hows = numbers[order], values[order], hows[order]
        return cls(numbers, values, hows, runs)

    def without(self, hows: NDArray[np.bool_]) -> "Graded":
        """Return the same without the words that are meant in some ways."""
        keep = ~hows[self.hows]
        return Graded(self.numbers[keep], self.values[keep], self.hows[keep], self.runs)

    def among(self, words: Mapping[int, str]) -> dict[str, Grade]:
        """Return those of some words that are meant, with their grades."""
        wanted = np.fromiter(words, np.int64, len(words))
        at = np.searchsorted(self.numbers, wanted)
        at[at == len(self.numbers)] = 0
        found = self.numbers[at] == wanted if len(self.numbers) else np.zeros(len(wanted), np.bool_)
        places, values, hows = at[found], self.values, self.hows
        return {
            words[number]: Grade(value, HOWS[how])
            for number, value, how in zip(
                wanted[found].tolist(), values[places].tolist(), hows[places].tolist(), strict=True
            )
        }
