"""Postings: for each word of a library, slot by slot, the numbers of the entries that have it there, ascending."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.numbers import Numbers, read, starts_of, write

_AT_ONCE = 4_000_000
"""Words of texts that are sorted at once: 100 MB."""


def write_postings(
    writer: ContainerWriter,
    tokens: Numbers,
    field_lengths: Numbers,
    field_slots: Numbers,
    field_entries: Numbers,
    words: int,
    slots: int,
) -> None:
    """Write the postings of texts: their words by number, field after field, and for each field its slot and entry.

    Raises OverflowError where there are more words, slots and entries than can be told apart in 63 bits.
    """
    slot_bits, entry_bits = max(slots - 1, 1).bit_length(), 32
    if slot_bits + entry_bits + max(words, 1).bit_length() > 63:
        raise OverflowError("more words than can be numbered")
    counts = np.bincount(tokens, minlength=words)
    fields = np.repeat(np.arange(len(field_lengths), dtype=np.uint32), field_lengths)
    numbers: list[NDArray[np.uint32]] = []
    pairs: list[NDArray[np.int64]] = []
    lengths: list[NDArray[np.int64]] = []
    for first, last in _slices(counts):
        chosen = np.flatnonzero((tokens >= first) & (tokens < last))
        keys = tokens[chosen].astype(np.int64)
        keys <<= slot_bits
        keys |= field_slots[fields[chosen]]
        keys <<= entry_bits
        keys |= field_entries[fields[chosen]]
        keys.sort()
        is_new = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
        keys = keys[is_new]
        numbers.append((keys & 0xFFFF_FFFF).astype(np.uint32))
        keys >>= entry_bits
        begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.int64)
        pairs.append(keys[begins])
        lengths.append(np.diff(np.append(begins, len(keys))))
    every = np.concatenate(pairs) if pairs else np.zeros(0, np.int64)
    write(writer, "pair slots", (every & ((1 << slot_bits) - 1)).astype(np.uint16))
    write(writer, "pair starts", starts_of(np.bincount(every >> slot_bits, minlength=words)).astype(np.uint32))
    write(writer, "number starts", starts_of(np.concatenate(lengths or [every])).astype(np.uint32))
    writer.add("numbers", *[part.view(np.uint8).data for part in numbers])


def _slices(counts: Numbers) -> list[tuple[int, int]]:
    """Return runs of words with about as many words of texts each."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    cuts = [int(np.searchsorted(ends, at)) + 1 for at in range(_AT_ONCE, total, _AT_ONCE)]
    bounds = sorted({0, *cuts, len(counts)})
    return [(first, last) for first, last in pairwise(bounds) if first < last]


class Postings:
    """The postings, mapped. A pair is a word in a slot; a word's pairs stand together, and so do a pair's numbers."""

    def __init__(self, container: Container) -> None:
        self.pair_starts: NDArray[np.uint32] = read(container, "pair starts", np.uint32)
        """The first pair of each word, and after the last the number of pairs."""
        self.pair_slots: NDArray[np.uint16] = read(container, "pair slots", np.uint16)
        self.number_starts: NDArray[np.uint32] = read(container, "number starts", np.uint32)
        """The first number of each pair, and after the last the number of numbers."""
        self.numbers: NDArray[np.uint32] = read(container, "numbers", np.uint32)

    def count(self, first: int, last: int) -> int:
        """Return how many numbers a run of words has."""
        starts, pairs = self.number_starts, self.pair_starts
        return int(starts[pairs[last]]) - int(starts[pairs[first]])
