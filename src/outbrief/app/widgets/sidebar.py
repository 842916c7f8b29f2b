"""The sidebar: the tree of briefings, sections and tables, followed by the detail pane."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var

from outbrief.app.messages import Asked, BranchToggled, PaneLeft, PointedAt, ReadOn
from outbrief.app.pages.page import Page
from outbrief.app.pages.sidebar import Node, nodes, sidebar_page
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place, parent
from outbrief.library.library import Library

REST = 0.06
"""Seconds the cursor rests on a line before the detail pane follows: a held key must not repaint it each time."""


class Sidebar(LineView):
    """A tree of places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="open", tooltip="Open what the cursor is on", key_display="enter"),
        Binding("space", "read_on(1)", "read on", id="read-on", tooltip="Read on in the page", show=False),
        Binding("b", "read_on(-1)", "read back", id="read-back", tooltip="Read back in the page", show=False),
        Binding("l,right", "open_branch", "open", id="open-branch", tooltip="Open a branch or go in", show=False),
        Binding("h,left", "close_branch", "close", id="close-branch", tooltip="Close a branch or go up", show=False),
    ]

    library: var[Library] = var(Library())
    toggled: var[frozenset[Place]] = var(frozenset())
    """The branches that were switched from how they start."""
    selected: var[Place | None] = var[Place | None](None, always_update=True)
    """The place that is open in the detail pane."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Node] = []

    def watch_library(self) -> None:
        """Draw the tree of another library."""
        self._draw()

    def watch_toggled(self) -> None:
        """Draw the tree with other branches open."""
        self._draw()

    def watch_selected(self) -> None:
        """Bring the cursor to the line of the open place, or of what it stands in."""
        at = self._nearest(self.selected)
        if at is not None and at != self.cursor:
            # Not as a key moves it: the page is there already.
            super().move_to(at)

    def on_resize(self) -> None:
        """Lay the tree out to another width."""
        self._draw()
        self.reveal()

    def _draw(self) -> None:
        place = self.place or self.selected
        self._lines = list(nodes(self.library, self.toggled))
        page = sidebar_page(self._lines, self.page_width)
        at = self._nearest(place, page)
        # A line of the sidebar is a stop; what comes and goes above the cursor does not move it on the screen.
        shift = at - self.cursor if at is not None and self.cursor is not None else 0
        self.set_page(page, at, self.top + shift)
        if at is not None:
            self.reveal()

    def _nearest(self, place: Place | None, page: Page | None = None) -> int | None:
        page = page or self.page
        while place is not None:
            if (at := page.position_of(place)) is not None:
                return at
            place = parent(place)
        return None

    def move_to(self, cursor: int) -> None:
        """Move, and let the detail pane follow once the cursor rests."""
        before = self.place
        super().move_to(cursor)
        if self.has_focus and self.place not in (None, before):
            self._follow_soon()

    def _put(self, cursor: int) -> None:
        super()._put(cursor)
        if self.has_focus:
            self._follow_soon()

    def _follow_soon(self) -> None:
        place = self.place
        self.set_timer(REST, lambda: self._rested(place))

    def _rested(self, place: Place | None) -> None:
        if place is not None and place == self.place and self.has_focus:
            self.post_message(PointedAt(place))

    @property
    def node(self) -> Node | None:
        """The line under the cursor."""
        return None if self.cursor is None or not self._lines else self._lines[self.cursor]

    def chosen(self, place: Place) -> None:
        """Open what was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the place under the cursor."""
        if self.place is not None:
            self.post_message(Asked(self.place))

    def action_read_on(self, direction: int) -> None:
        """Scroll the page beside the sidebar."""
        self.post_message(ReadOn(direction))

    def action_open_branch(self) -> None:
        """Open the branch under the cursor; where it is open, go in."""
        if self.node is not None and self.node.branches and not self.node.open:
            self.post_message(BranchToggled(self.node.place))
        else:
            self.action_choose()

    def action_close_branch(self) -> None:
        """Close the branch under the cursor; where there is none, go up to the one it hangs on."""
        if self.node is not None and self.node.branches and self.node.open:
            self.post_message(BranchToggled(self.node.place))
        elif self.node is not None and (at := self._nearest(parent(self.node.place))) is not None:
            self.move_to(at)
        else:
            self.post_message(PaneLeft(outwards=True))
