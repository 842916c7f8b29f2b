"""Numbers: runs of a container as numpy arrays, and the few array operations that the rest is made of."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from outbrief.search.stored.container import Container, ContainerWriter

Numbers = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]
Values = NDArray[np.float64]


def read(container: Container, name: str, kind: type[np.generic]) -> NDArray[Any]:
    """Return a run as an array that lies where the file is mapped. Raises Damaged where there is no such run."""
    return np.frombuffer(container.run(name), kind)


def write(writer: ContainerWriter, name: str, numbers: NDArray[Any]) -> None:
    """Write an array as a run."""
    writer.add(name, np.ascontiguousarray(numbers).reshape(-1).view(np.uint8).data)


def starts_of(lengths: Numbers) -> NDArray[np.int64]:
    """Return where runs of some lengths begin that lie one after the other, and where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def spread(starts: Numbers, lengths: Numbers) -> NDArray[np.int64]:
    """Return the places of all items of some runs, run by run."""
    if not len(starts):
        return np.zeros(0, np.int64)
    lengths = lengths.astype(np.int64)
    ends = np.cumsum(lengths)
    return np.repeat(starts.astype(np.int64) - ends + lengths, lengths) + np.arange(ends[-1])


def is_in(numbers: Numbers, sorted_set: Numbers) -> Flags:
    """Tell of each number whether it is in a set whose numbers ascend."""
    if not len(sorted_set):
        return np.zeros(len(numbers), np.bool_)
    at = np.searchsorted(sorted_set, numbers)
    at[at == len(sorted_set)] = 0
    found: Flags = sorted_set[at] == numbers
    return found


def distinct(numbers: Numbers) -> Numbers:
    """Return numbers in ascending order, each once. `numpy.unique` keeps a table of them and is slower."""
    ordered = np.sort(numbers)
    if len(ordered) < 2:
        return ordered
    is_new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]


def looked_up(numbers: Numbers, values: NDArray[Any], entries: Numbers) -> NDArray[Any]:
    """Return the values of some entries, 0 for those that are not among the numbers, which ascend."""
    found = np.zeros(len(entries), values.dtype)
    if len(numbers):
        at = np.searchsorted(numbers, entries)
        at[at == len(numbers)] = 0
        there = numbers[at] == entries
        found[there] = values[at[there]]
    return found
