"""A page: lines of styled text of a given width, and the stops a cursor makes in them."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from textual.content import Content

from outbrief.briefing.place import Place


class Role(StrEnum):
    """What a stretch of text is. `looks.py` says what each looks like."""

    HEADING = "heading"
    STRONG = "strong"
    MUTED = "muted"
    COLUMN = "column"
    """A column header of a table."""
    OPEN = "open"
    """What can be opened, and the marks that stand before it."""
    MATCH = "match"
    """The characters a search has matched."""
    MARKING = "marking"
    CHIP = "chip"
    """What the library is narrowed to."""
    PROBLEM = "problem"
    SELECTED = "selected"
    """What was selected with the mouse."""


class Stop(NamedTuple):
    """A place on a page where the cursor can stand."""

    place: Place
    start: int
    """The first of its lines, counted from 0 on its page."""
    height: int
    """How many lines it takes."""
    row: tuple[int, int] | None = None
    """For a row of a table or list: which it is, from 1, and of how many. The cursor tints it."""


class Block(NamedTuple):
    """A run of lines: made when it is asked for, so that a table of 20,000 rows costs what is seen of it."""

    height: int
    line: Callable[[int], Content]
    """The line at an offset from 0 to height - 1."""
    stops: Sequence[Stop] = ()
    """Where the cursor can stand, counted from the block's first line."""
    heads: int = 0
    """How many of the blocks below it belong under it, as the rows of a table under its column headers."""


class Head(NamedTuple):
    """Column headers, and the lines that belong under them."""

    start: int
    block: Block
    end: int
    """The line behind the last of them."""


def block_of(lines: Sequence[Content], place: Place | None = None, row: tuple[int, int] | None = None) -> Block:
    """Make a block of lines that are ready; with a place, the whole block is one stop."""
    stops = (Stop(place, 0, len(lines), row),) if place is not None and lines else ()
    return Block(len(lines), lines.__getitem__, stops)


BLANK = block_of([Content("")])
"""An empty line between blocks."""


class Page:
    """Blocks one below the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = [block for block in blocks if block.height]
        self._starts: list[int] = []
        height = 0
        for block in self._blocks:
            self._starts.append(height)
            height += block.height
        self.height = height
        """How many lines the page has."""
        # Counted among all blocks, those without a line too.
        starts = [0, *accumulate(block.height for block in blocks)]
        self._heads = [
            Head(starts[number], block, starts[number + 1 + block.heads])
            for number, block in enumerate(blocks)
            if block.heads
        ]

    @cached_property
    def stops(self) -> list[Stop]:
        """All stops, from top to bottom."""
        return [
            stop._replace(start=start + stop.start)
            for start, block in zip(self._starts, self._blocks, strict=True)
            for stop in block.stops
        ]

    @cached_property
    def _positions(self) -> dict[Place, int]:
        return {stop.place: position for position, stop in reversed(list(enumerate(self.stops)))}

    def line(self, y: int) -> Content:
        """Return the line at `y`, counted from 0; an empty one outside the page."""
        if not 0 <= y < self.height:
            return Content("")
        number = bisect_right(self._starts, y) - 1
        return self._blocks[number].line(y - self._starts[number])

    def head_at(self, top: int) -> Sequence[Content]:
        """Return the column headers to keep in sight where `top` is the first line that is seen; none where they are.

        They go when what is below them would not be seen for them.
        """
        if not self._heads:
            return ()
        head = self._heads[max(bisect_right(self._heads, top, key=lambda head: head.start) - 1, 0)]
        if not head.start < top < head.end - head.block.height:
            return ()
        return [head.block.line(y) for y in range(head.block.height)]

    def position_of(self, place: Place | None) -> int | None:
        """Return which stop stands for a place, or None."""
        return None if place is None else self._positions.get(place)

    def stop_at(self, y: int) -> int | None:
        """Return which stop holds line `y`, or the last one above it; None above the first."""
        return (bisect_right(self.stops, y, key=lambda stop: stop.start) - 1) if self._starts_above(y) else None

    def _starts_above(self, y: int) -> bool:
        return bool(self.stops) and self.stops[0].start <= y


EMPTY = Page(())
