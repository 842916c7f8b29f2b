"""Days: the dates that entries mention, and those of what they stand in, as numbers that compare as days do."""

import numpy as np
from numpy.typing import NDArray

from outbrief.search.dates import Period, day_number
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.numbers import Flags, Numbers, distinct, read, write


def write_days(writer: ContainerWriter, own: NDArray[np.int64], around: NDArray[np.int64]) -> None:
    """Write rows of an entry's number (or that of what entries stand in), slot, first and last day."""
    write(writer, "days", own[np.argsort(own[:, 0], kind="stable")])
    write(writer, "days around", around)


class Days:
    """The dates, mapped."""

    def __init__(self, container: Container) -> None:
        self._own: NDArray[np.int64] = read(container, "days", np.int64).reshape(-1, 4)
        self._around: NDArray[np.int64] = read(container, "days around", np.int64).reshape(-1, 4)

    def entries(self, slots: Numbers, sign: str, bound: Period) -> Numbers:
        """Return the entries, ascending, that mention in one of some slots a date as asked for."""
        return _chosen(self._own, slots, sign, bound)

    def contexts(self, slots: Numbers, sign: str, bound: Period) -> Numbers:
        """Return the contexts, ascending, that do."""
        return _chosen(self._around, slots, sign, bound)


def _chosen(rows: NDArray[np.int64], slots: Numbers, sign: str, bound: Period) -> Numbers:
    return distinct(rows[np.isin(rows[:, 1], slots) & _compares(rows, sign, bound), 0])


def _compares(rows: NDArray[np.int64], sign: str, bound: Period) -> Flags:
    """As `dates.compares`, for many dates at once."""
    match sign:
        case "<":
            found = rows[:, 3] < day_number(bound.first)
        case "<=":
            found = rows[:, 3] <= day_number(bound.last)
        case ">":
            found = rows[:, 2] > day_number(bound.last)
        case _:
            found = rows[:, 2] >= day_number(bound.first)
    return found
