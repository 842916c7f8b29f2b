"""The sidebar: the tree of folders, briefings, sections and tables, followed by the detail pane."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var

from outbrief.app.messages import Asked, BranchToggled, PaneLeft, PointedAt, ReadOn
from outbrief.app.pages.page import Page
from outbrief.app.pages.sidebar import Node, nodes, sidebar_page
from outbrief.app.steps import around
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place
from outbrief.library.folders import FOLDER
from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.app.pages.remaining import Remaining

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
    remaining: var["Remaining | None"] = var["Remaining | None"](None)
    """What remains of the library, where that is narrowed."""
    filtered: var[Mapping[Place, int]] = var[Mapping[Place, int]]({})
    """The tables that are filtered, and how many rows that keeps."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Node] = []
        self._due: Place | None = None
        """Where the cursor has yet to rest for the detail pane to follow."""

    def watch_library(self) -> None:
        """Draw the tree of another library."""
        self._draw()

    def watch_toggled(self, before: frozenset[Place], now: frozenset[Place]) -> None:
        """Draw the tree with other branches open."""
        self._draw()
        if before ^ now == {self.place}:
            self._reveal_branch()

    def watch_remaining(self) -> None:
        """Draw what remains."""
        self._draw()

    def watch_filtered(self) -> None:
        """Draw how many rows the tables show."""
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
        self._lines = [self._counted(node) for node in nodes(self.library, self.toggled)]
        page = self._narrowed_page(self.remaining) if self.remaining else sidebar_page(self._lines, self.page_width)
        at = self._nearest(place, page)
        # A line of the sidebar is a stop; what comes and goes above the cursor does not move it on the screen.
        shift = at - self.cursor if at is not None and self.cursor is not None else 0
        self.set_page(page, at, self.top + shift)
        if at is not None:
            self.reveal()

    def _counted(self, node: Node) -> Node:
        kept = self.filtered.get(node.place)
        return node if kept is None else node._replace(at_right=f"{kept}/{node.at_right}")

    def _narrowed_page(self, remaining: "Remaining") -> Page:
        # A library is hardly ever narrowed, and never from the start.
        from outbrief.app.pages.narrowed import narrowed, nothing_left_page

        self._lines = list(narrowed(self._lines, self.library, remaining))
        page_width = self.page_width
        return sidebar_page(self._lines, page_width) if self._lines else nothing_left_page(remaining, page_width)

    def _reveal_branch(self) -> None:
        """Scroll up to what is in the branch that was opened, as far as the branch itself stays in sight."""
        if self.node is None or self.cursor is None:
            return
        below = range(self.cursor + 1, len(self._lines))
        end = next((at for at in below if self._lines[at].depth <= self.node.depth), len(self._lines))
        self.scroll_lines_to(max(self.top, min(end - self.size.height, self.cursor)))

    def _above(self) -> int | None:
        """Return the line that the one under the cursor hangs on."""
        if self.node is None or self.cursor is None:
            return None
        before = range(self.cursor - 1, -1, -1)
        return next((at for at in before if self._lines[at].depth < self.node.depth), None)

    def _nearest(self, place: Place | None, page: Page | None = None) -> int | None:
        page = page or self.page
        outwards = () if place is None else (place, *around(place, self.library))
        found = (at for one in outwards if (at := page.position_of(one)) is not None)
        return next(found, None)

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
        place = self._due = self.place
        self.set_timer(REST, lambda: self._rested(place))

    def _rested(self, place: Place | None) -> None:
        if place is not None and place == self.place and self.has_focus:
            self._due = None
            self.post_message(PointedAt(place))

    def take_due(self) -> Place | None:
        """Return the place that the detail pane has yet to follow to, if any, and let it rest: it is left now."""
        due, self._due = self._due, None
        return due if due == self.place else None

    @property
    def node(self) -> Node | None:
        """The line under the cursor."""
        return None if self.cursor is None or not self._lines else self._lines[self.cursor]

    def chosen(self, place: Place) -> None:
        """Open what was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the place under the cursor; open or close a folder."""
        if self.place is not None:
            is_folder = self.place.startswith(FOLDER)
            self.post_message(BranchToggled(self.place) if is_folder else Asked(self.place))

    def action_read_on(self, direction: int) -> None:
        """Scroll the page beside the sidebar."""
        self.post_message(ReadOn(direction))

    def action_open_branch(self) -> None:
        """Open the branch under the cursor; where it is open, go in."""
        if self.node is not None and self.node.branches and not self.node.open:
            self.post_message(BranchToggled(self.node.place))
        elif self.cursor is not None and self.place is not None and self.place.startswith(FOLDER):
            self.move_to(self.cursor + 1)
        else:
            self.action_choose()

    def action_close_branch(self) -> None:
        """Close the branch under the cursor; where there is none, go up to the one it hangs on."""
        if self.node is not None and self.node.branches and self.node.open:
            self.post_message(BranchToggled(self.node.place))
        elif (at := self._above()) is not None:
            self.move_to(at)
        else:
            self.post_message(PaneLeft(outwards=True))
