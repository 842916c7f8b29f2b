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

    def __init__(self, limit: int) -> None:
        self.limit = limit
        """How many are asked for."""
        self.best = 0.0
        """The best quality: what an entry scores, whatever its kind counts. A sentence that says what was asked for is
        an answer, though a row that says it would stand before it."""
        self.uncounted = False
        """Whether there are more than were gathered."""
        self._refined: dict[int, Match] = {}
        self._top: list[float] = []
        self._rest: list[tuple[list[tuple[int, float]], Reading]] = []
        self._numbers: set[int] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def least(self) -> float:
        """The score that a match must exceed to be among those asked for."""
        return self._top[0] if 0 < self.limit == len(self._top) else 0.0

    def add(self, number: int, score: float, quality: float, reading: Reading, chain: Chain | None = None) -> None:
        """Take a refined match, unless a better reading found the same entry. `quality` is its score for its kind."""
        self.best = max(self.best, quality)
        self._numbers.add(number)
        before = self._refined.get(number)
        if before is None or before.score < score:
            self._refined[number] = Match(score, reading, chain)
            if before is None:
                keep = heapq.heappush if len(self._top) < self.limit else heapq.heappushpop
                keep(self._top, score)

    def add_rest(self, candidates: list[tuple[int, float]], reading: Reading) -> None:
        """Take all candidates of a reading, refined or not, as pairs of number and rough score, best first."""
        self._numbers.update([number for number, _ in candidates])
        self._rest.append((candidates, reading))

    def ranked(self) -> Iterator[tuple[int, Match]]:
        """Yield the best: by score, then by number, which is the order of ties. What is not refined comes last."""
        best = heapq.nsmallest(self.limit, self._refined.items(), key=lambda item: (-item[1].score, item[0]))
        yield from best
        if self.limit > len(best):
            least = min((match.score for match in self._refined.values()), default=1.0)
            rest = {
                number: (-value, number, reading) for candidates, reading in self._rest for number, value in candidates
            }
            unrefined = [rest[number] for number in rest.keys() - self._refined.keys()]
            unrefined.sort(key=lambda found: found[:2])
            for value, number, reading in unrefined[: self.limit - len(best)]:
                yield number, Match(min(-value, least), reading)
