"""Titles on disk: their initials, and the steps that a chain can take through each."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outbrief.search.initials import LONGEST
from outbrief.search.steps import steps_of
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.numbers import Flags, Numbers, is_in, read, spread, starts_of, write

_DENSE = 32
"""One title in so many: a step that more of them can take is kept as bits, a rarer one as their numbers."""
_LOOKED_AT = 16_384
"""Titles that are looked at first, a multiple of eight; then four times as many, until there are enough."""
_AT_ONCE = 4_000_000
"""Numbers that are gathered at once: 32 MB."""


def write_initials(writer: ContainerWriter, initials: Sequence[str], numbers: Numbers) -> None:
    """Write initials and the entries whose titles have them."""
    letters = np.array([one.encode() for one in initials] or [b""])
    order = np.lexsort((numbers, letters[: len(numbers)]))
    write(writer, "initials", letters[order])
    write(writer, "initials entries", numbers[order].astype(np.uint32))


def write_steps(
    writer: ContainerWriter, entries: int, title_words: Numbers, title_entries: Numbers, words: Sequence[str]
) -> None:
    """Write the steps of titles: for each of their first words its number and its entry; `words` by number."""
    order = np.argsort(title_words, kind="stable")
    numbers = title_entries[order].astype(np.uint32)
    distinct, counts = np.unique(title_words, return_counts=True)
    starts = starts_of(counts)
    taken: dict[str, list[int]] = {}
    for place, word in enumerate(distinct.tolist()):
        for step in steps_of(words[word]):
            taken.setdefault(step, []).append(place)
    dense: dict[str, int] = {}
    sparse: dict[str, int] = {}
    rows: list[NDArray[np.uint8]] = []
    rare: list[NDArray[np.uint32]] = []
    for step, of_words in sorted(taken.items()):
        flags = np.zeros(entries, np.bool_)
        for some in _in_turn(np.array(of_words), counts):
            flags[numbers[spread(starts[some], counts[some])]] = True
        if np.count_nonzero(flags) * _DENSE > entries:
            dense[step] = len(rows)
            rows.append(np.packbits(flags, bitorder="little"))
        else:
            sparse[step] = len(rare)
            rare.append(np.flatnonzero(flags).astype(np.uint32))
    writer.add("steps", json.dumps([dense, sparse]).encode())
    writer.add("dense steps", *[row.data for row in rows])
    writer.add("rare steps", *[some.view(np.uint8).data for some in rare])
    write(writer, "rare step starts", starts_of(np.array([len(some) for some in rare], np.int64)))


def _in_turn(words: Numbers, counts: Numbers) -> list[Numbers]:
    """Return words in lots that do not gather too many numbers at once."""
    ends = np.cumsum(counts[words])
    cuts = np.searchsorted(ends, np.arange(_AT_ONCE, int(ends[-1]), _AT_ONCE))
    return [lot for lot in np.split(words, np.unique(cuts)) if len(lot)]


class StoredTitles:
    """The titles, mapped."""

    def __init__(self, container: Container, entries: int) -> None:
        self._entries = entries
        self._numbers: NDArray[np.uint32] = read(container, "initials entries", np.uint32)
        run = container.run("initials")
        width = len(run) // len(self._numbers) if len(self._numbers) else 1
        self._initials: NDArray[Any] = np.frombuffer(run, f"S{width}")
        self._dense, self._rare = json.loads(bytes(container.run("steps")))
        self._rows: NDArray[np.uint8] = read(container, "dense steps", np.uint8).reshape(
            len(self._dense), (entries + 7) // 8
        )
        self._rare_starts: NDArray[np.int64] = read(container, "rare step starts", np.int64)
        self._rare_numbers: NDArray[np.uint32] = read(container, "rare steps", np.uint32)

    def initials(self, word: str) -> Numbers:
        """Return the entries whose titles have exactly these initials, ascending."""
        wanted = word.encode()
        return self._numbers[bisect_left(self._initials, wanted) : bisect_right(self._initials, wanted)]

    def initials_begun(self, word: str) -> Numbers:
        """Return the entries whose titles have initials that go on after these."""
        # Not by numpy's search: it would copy all of them to compare them with a longer one.
        first = bisect_right(self._initials, word.encode())
        return self._numbers[first : bisect_left(self._initials, (word + "\U0010ffff").encode())]

    def passable(self, word: str, most: int, among: Flags | None = None) -> Numbers:
        """Return the first titles that have, for each letter of a chain, a step to it: in a word, or to a word.

        `among` are the only ones that may.
        """
        steps = [(word[0],), *((before + letter, letter) for before, letter in pairwise(word))]
        found: list[Numbers] = []
        begin, end = 0, _LOOKED_AT
        while begin < self._entries and sum(map(len, found)) < most:
            some = self._passable(steps, begin, min(end, self._entries))
            found.append(some if among is None else some[among[some]])
            begin, end = end, 4 * end
        return np.concatenate(found)[:most] if found else np.zeros(0, np.uint32)

    def _passable(self, steps: Sequence[tuple[str, ...]], begin: int, end: int) -> Numbers:
        """Return those of some titles, from a multiple of eight on, that have a step of each kind."""
        among = np.full((end - begin + 7) // 8, 0xFF, np.uint8)
        later: list[tuple[str, ...]] = []
        for alternatives in steps:
            if any(step in self._rare for step in alternatives):
                later.append(alternatives)
                continue
            rows = [
                self._rows[self._dense[step], begin // 8 : (end + 7) // 8]
                for step in alternatives
                if step in self._dense
            ]
            if not rows:
                return np.zeros(0, np.uint32)
            among &= rows[0] if len(rows) == 1 else rows[0] | rows[1]
        numbers = (np.flatnonzero(np.unpackbits(among, bitorder="little", count=end - begin)) + begin).astype(np.uint32)
        for alternatives in later:
            keep = np.zeros(len(numbers), np.bool_)
            for step in alternatives:
                keep |= self._takes(step, numbers)
            numbers = numbers[keep]
        return numbers

    def _takes(self, step: str, numbers: Numbers) -> Flags:
        if step in self._rare:
            return is_in(numbers, self._rare_of(step))
        if step not in self._dense:
            return np.zeros(len(numbers), np.bool_)
        row = self._rows[self._dense[step]]
        taken: Flags = (row[numbers >> 3] >> (numbers & 7).astype(np.uint8)) & 1 > 0
        return taken

    def _rare_of(self, step: str) -> NDArray[np.uint32]:
        number = self._rare[step]
        return self._rare_numbers[self._rare_starts[number] : self._rare_starts[number + 1]]


def title_part(namings: Numbers, field_starts: Numbers, token_starts: Numbers) -> tuple[Numbers, Numbers]:
    """Return, for each entry, where the words of its title begin and how many of them count for chains."""
    fields = field_starts[:-1].astype(np.int64) + namings
    # An entry without fields has no title.
    has = field_starts[1:] > field_starts[:-1]
    fields = np.where(has, fields, 0)
    if not len(token_starts) or len(token_starts) == 1:
        return np.zeros(len(fields), np.int64), np.zeros(len(fields), np.int64)
    begins = token_starts[fields].astype(np.int64)
    lengths = np.where(has, np.minimum(token_starts[fields + 1] - token_starts[fields], LONGEST), 0)
    return begins, lengths.astype(np.int64)
