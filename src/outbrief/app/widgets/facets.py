"""The list of facets: the values of columns, to choose some of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from outbrief.app.pages.facets import Line, facet_lines, facets_page
from outbrief.app.pages.flow import text, wrapped
from outbrief.app.pages.page import Page, Role, block_of
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place
from outbrief.search.facets import Counts
from outbrief.search.narrowing import WHOLE, Facet, Narrowing


class FacetList(LineView):
    """The columns, below each its values; it holds what is chosen of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", id="facet-choose", tooltip="Narrow to this", key_display="enter"),
        Binding("space", "mark", "mark", id="facet-mark", tooltip="Mark this, one of several, or no longer"),
        Binding("tab", "column(1)", "column", id="facet-next-column", tooltip="To the next column"),
        Binding("shift+tab", "column(-1)", "", id="facet-previous-column", tooltip="To the column before", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Go back with what is chosen."""

    @dataclass
    class Marked(Message):
        """Something else is chosen: count what that leaves."""

    def __init__(self, narrowing: Narrowing) -> None:
        super().__init__()
        self.narrowing = narrowing
        """What is chosen."""
        self._before = narrowing
        self._counts: Counts | None = None
        self._query = ""
        self._opened: frozenset[Facet] = frozenset()
        self._columns: Sequence[Sequence[Line]] = ()
        self._early: list[Callable[[], None]] = []
        """What was asked for before there was anything to choose from."""

    def show(self, counts: Counts | None, query: str) -> int:
        """Show other values, or those that a query finds, the best under the cursor; return how many there are."""
        is_other = bool(query) and query != self._query
        self._counts, self._query = counts, query
        self._draw(0 if is_other else None)
        if counts is not None:
            early, self._early = self._early, []
            for act in early:
                act()
        return sum(line.value is not None for line in self._lines)

    def on_resize(self) -> None:
        """Lay the list out to another width."""
        self._draw()

    def _draw(self, cursor: int | None = None) -> None:
        """Lay the list out, the cursor on a line or on the one where it was."""
        if self._counts is None:
            said = text("The values are being counted.", Role.MUTED)
            self.set_page(Page([block_of(wrapped(said, self.page_width))]), None)
            return
        before = self.place
        self._columns = list(facet_lines(self._counts, self.narrowing, self._query, self._opened))
        page = facets_page(self._columns, self._counts, self.narrowing, self._query, self.page_width)
        if cursor is None:
            cursor = self._first_chosen() if before is None else page.position_of(before)
        self.set_page(page, self.cursor if cursor is None else cursor, self.top)
        self.reveal()

    def _first_chosen(self) -> int:
        chosen = (at for at, line in enumerate(self._lines) if line.choice in self.narrowing.choices)
        return next(chosen, 0)

    @property
    def _lines(self) -> list[Line]:
        return [line for lines in self._columns for line in lines]

    @property
    def _starts(self) -> list[int]:
        """The first line of each column."""
        starts = [0]
        for lines in self._columns[:-1]:
            starts.append(starts[-1] + len(lines))
        return starts

    def reveal(self) -> None:
        """Bring the line under the cursor into view, the first of a column with the head of the column."""
        super().reveal()
        if self.cursor == 0:
            self.scroll_lines_to(0)
        elif self.cursor in self._starts and self.stop is not None:
            self.scroll_lines_to(min(self.top, self.stop.start - 1))

    def chosen(self, place: Place) -> None:
        """Take the value that was clicked twice."""
        self.action_choose()

    def _is_early(self, act: Callable[[], None]) -> bool:
        """Keep what is asked for until there is something to choose from; tell whether that is still to come."""
        if self._counts is None:
            self._early.append(act)
        return self._counts is None

    def step(self, direction: int) -> None:
        """Move by one."""
        if not self._is_early(lambda: self.step(direction)):
            super().step(direction)

    def action_choose(self) -> None:
        """Go back with what was marked; where nothing was, with the value under the cursor as the only one."""
        if self._is_early(self.action_choose):
            return
        line = self._lines[self.cursor] if self.cursor is not None else None
        if line is None or line.choice is None:
            self._open(line)
            return
        if self.narrowing == self._before:
            self.narrowing = self.narrowing.alone(line.choice)
        self.post_message(self.Chosen())

    def action_mark(self) -> None:
        """Mark the value under the cursor, or no longer."""
        if self._is_early(self.action_mark):
            return
        line = self._lines[self.cursor] if self.cursor is not None else None
        if line is None or line.choice is None:
            self._open(line)
        else:
            self._mark(self.narrowing.toggled(line.choice))

    def _mark(self, narrowing: Narrowing) -> None:
        """Choose something else, and see at once that it is chosen; the numbers follow."""
        self.narrowing = narrowing
        self._draw(self.cursor)
        self.post_message(self.Marked())

    def clear(self) -> None:
        """Choose nothing."""
        self._mark(WHOLE)

    def _open(self, line: Line | None) -> None:
        """List the rest of a column."""
        if line is not None:
            self._opened |= {line.facet}
            self._draw(self.cursor)

    def action_column(self, step: int) -> None:
        """Go to the first value of the next column, or of the one before."""
        if not self._is_early(lambda: self.action_column(step)) and self.cursor is not None:
            starts = self._starts
            here = max(number for number, start in enumerate(starts) if start <= self.cursor)
            self.move_to(starts[(here + step) % len(starts)])
