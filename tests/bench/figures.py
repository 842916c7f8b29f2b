"""What was measured, in rounds: medians side by side, the goal of each beside them, and whether it is met."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

WIDEST_ROW = 44
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Goal:
    """What our figure is to be at most: so much, or so many times the figure of another in the same round."""

    most: float
    times: str = ""

    def __str__(self) -> str:
        return f"≤ {self.most:,g}" + (f" × {self.times}" if self.times else "")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is measured, with its unit, as it is printed."""

    name: str
    goal: Goal | None = None
    digits: int = 0


class Figures:
    """The figures of several programs. The first of them is ours: it is the one that the goals are for."""

    def __init__(self, *programs: str) -> None:
        self._programs = programs
        self._taken: dict[tuple[Row, str], list[float]] = defaultdict(list)

    def add(self, row: Row, program: str, figure: float) -> None:
        """Add what a program came to in a round; nan where it cannot be had."""
        if not math.isnan(figure):
            self._taken[row, program].append(figure)

    def median(self, row: Row, program: str) -> float | None:
        """Return the median; None where nothing was measured."""
        taken = self._taken.get((row, program))
        return median(taken) if taken else None

    def compared(self, row: Row) -> float | None:
        """Return what a goal is about: our median or, round by round, the median ratio to the other; None without."""
        if row.goal is None:
            return None
        ours = self._taken.get((row, self._programs[0]))
        if not row.goal.times or not ours:
            return self.median(row, self._programs[0])
        theirs = self._taken.get((row, row.goal.times), [])
        if len(theirs) != len(ours):
            return None
        return median(our / their for our, their in zip(ours, theirs, strict=True))

    def lines(self, rows: Sequence[Row]) -> Iterator[str]:
        """Yield the table, line by line."""
        widths = [max(len(name) + 2, 11) for name in self._programs]
        head = "".join(f"{name:>{width}}" for name, width in zip(self._programs, widths, strict=True))
        yield f"{'':{WIDEST_ROW}}{head}   goal"
        for row in rows:
            cells = (_figure(self.median(row, name), row.digits) for name in self._programs)
            medians = "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
            yield f"{row.name:{WIDEST_ROW}}{medians}   {self._verdict(row)}".rstrip()

    def _verdict(self, row: Row) -> str:
        if row.goal is None:
            return ""
        reached = self.compared(row)
        if reached is None:
            return f"{row.goal}: not measured"
        is_met = "met" if reached <= row.goal.most else "not met"
        return f"{row.goal}: {is_met}" + (f", {reached:.2f}" if row.goal.times else "")


def _figure(value: float | None, digits: int) -> str:
    return NOTHING if value is None else f"{value:,.{digits}f}"
