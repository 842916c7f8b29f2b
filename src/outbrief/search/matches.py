"""Matches: the entries that the readings of one query lead to, gathered and put in order."""

import heapq
from collections.abc import Iterator
from typing import NamedTuple

from outbrief.search.initials import Chain
from outbrief.search.reading import Reading


class Match(NamedTuple):
    """Why an entry matches: its score, and the reading or the chain it comes from."""

    score: float
    reading: Reading
    chain: Chain | None = None


class Matches:
    """The best are refined one by one; of the rest, which may be thousands, only a rough score is kept."""

    def __init__(self) -> None:
        self._refined: dict[int, Match] = {}
        self._rest: list[tuple[list[tuple[float, int]], Reading]] = []
        self._numbers: set[int] = set()
        self.best = 0.0
        """The best refined score."""

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, number: int, match: Match) -> None:
        """Take a refined match, unless a better reading found the same entry."""
        self._numbers.add(number)
        if number not in self._refined or self._refined[number].score < match.score:
            self._refined[number] = match
            self.best = max(self.best, match.score)

    def add_rest(self, candidates: list[tuple[float, int]], reading: Reading) -> None:
        """Take all candidates of a reading, refined or not, as pairs of negative rough score and number."""
        self._numbers.update([number for _, number in candidates])
        self._rest.append((candidates, reading))

    def ranked(self, limit: int) -> Iterator[tuple[int, Match]]:
        """Yield the best: by score, then by number, which is the order of ties. What is not refined comes last."""
        best = heapq.nsmallest(limit, self._refined.items(), key=lambda item: (-item[1].score, item[0]))
        yield from best
        if limit > len(best):
            least = min((match.score for match in self._refined.values()), default=1.0)
            rest = {
                number: (value, number, reading) for candidates, reading in self._rest for value, number in candidates
            }
            unrefined = [rest[number] for number in rest.keys() - self._refined.keys()]
            unrefined.sort(key=lambda found: found[:2])
            for value, number, reading in unrefined[: limit - len(best)]:
                yield number, Match(min(-value, least), reading)
