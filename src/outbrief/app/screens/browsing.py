"""Browsing: the ways from one place to another, as the panes ask for them and by keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from outbrief.app import messages
from outbrief.app.screens.showing import NARROW, Showing
from outbrief.app.steps import page_of
from outbrief.app.trail import Visit
from outbrief.app.widgets.bars import KeyLine
from outbrief.app.widgets.detail import Detail
from outbrief.app.widgets.sidebar import Sidebar
from outbrief.briefing.model import Initiative, Standing


class Browsing(Showing, is_part=True):
    """Showing what is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="leave", tooltip="Back out: of a record, to the sidebar", show=False),
        Binding("tab", "pane", "pane", id="next-pane", tooltip="The other pane", show=False),
        Binding("shift+tab", "pane", "pane", id="previous-pane", tooltip="The other pane", show=False),
        Binding("H", "trail(-1)", "back", id="trail-back", tooltip="Back to where you were", show=False),
        Binding("L", "trail(1)", "forward", id="trail-forward", tooltip="Forward again", show=False),
    ]

    def on_pointed_at(self, message: messages.PointedAt) -> None:
        """Follow the cursor of the sidebar; a walk past ten sections leaves one visit behind."""
        visit = Visit(message.place)
        trail = self._left()
        self.trail = trail.left(visit) if self.passing else trail.to(visit)
        self.passing = True
        self.lit = {}
        self.show_visit(visit, passing=True)

    def on_asked(self, message: messages.Asked) -> None:
        """Go where a pane asks to, and read there."""
        self.passing = False
        if self.trail.current is None or self.trail.current.place != message.place:
            self.go(message.place, opened=self.detail.has_focus)
        self.focus_pane(self.detail)

    def on_read_on(self, message: messages.ReadOn) -> None:
        """Scroll the detail pane while the sidebar keeps the focus."""
        self.detail.action_page(message.direction)

    def on_pane_left(self, message: messages.PaneLeft) -> None:
        """Back out of a pane."""
        self.action_leave()

    def on_branch_toggled(self, message: messages.BranchToggled) -> None:
        """Open or close a branch of the sidebar."""
        self.toggled = self.toggled ^ {message.place}

    def on_moved(self, message: messages.Moved) -> None:
        """Say how far the reader is, and where: title and sidebar follow the section that is read."""
        standing = self.library.find(self.detail.place) if self.detail.place and not self.previewing else None
        if standing is not None and self.detail.has_focus:
            self.follow_reading(standing)
        self._position = message.position
        self._show_position()

    def follow_reading(self, standing: Standing) -> None:
        """Have title and sidebar follow what is read on the open page."""
        current = self.trail.current
        if current is not None and (*standing.within, standing.item)[0].place == current.place:
            read = self.library.find(page_of(standing, record=False))
            self._show_path(read)
            self.sidebar.selected = read.item.place if read else None

    def _show_position(self) -> None:
        """Show how far the reader is, unless the pane is not seen or shows something in passing."""
        is_hidden = self.previewing or (self.has_class("-narrow") and not self.query_one(Detail).display)
        self.query_one(KeyLine).right = self.right_of_keys("" if is_hidden else self._position)

    def right_of_keys(self, position: str) -> Sequence[str]:
        """Return what is to stand at the right of the keys, the longest first: how far the reader is."""
        return (position,)

    # --- actions ---

    def focus_pane(self, pane: Sidebar | Detail) -> None:
        """Give a pane the focus; on a narrow screen it is also the one that is seen."""
        self._in_detail = pane is self.detail
        self._show_pane()
        self.set_focus(pane, scroll_visible=False)
        self.call_after_refresh(self._show_position)

    def on_resize(self) -> None:
        """Show one pane or both."""
        self._show_pane()

    def _show_pane(self) -> None:
        # Only where it is seen: a class on the screen makes Textual style and send all of it again.
        self.set_class(self._in_detail and self.is_alone, "-in-detail")

    @property
    def is_alone(self) -> bool:
        """Whether a page that is read has the screen to itself."""
        return self.size.width < NARROW

    def action_pane(self) -> None:
        """Go to the other pane; whoever leaves the sidebar quickly finds the page of its line there nevertheless."""
        if not self.detail.has_focus and (due := self.sidebar.take_due()) is not None:
            self.on_pointed_at(messages.PointedAt(due))
            self.passing = False
        self.focus_pane(self.sidebar if self.detail.has_focus else self.detail)

    def action_leave(self) -> None:
        """Back out: to the page that this one was opened on, from a record to its table, else to the sidebar."""
        current = self.trail.current
        standing = self.library.find(current.place) if current else None
        if current is None or standing is None or not self.detail.has_focus:
            self.focus_pane(self.sidebar)
        elif current.opened and self.trail.previous is not None:
            self.action_trail(-1)
        elif isinstance(standing.item, Initiative):
            self.go(current.place, cursor=current.place, record=False)
        else:
            self.focus_pane(self.sidebar)

    def action_trail(self, step: int) -> None:
        """Go back or forward in where we have been."""
        trail = self._left().step(step)
        if trail.current and trail.at != self.trail.at:
            self.trail = trail
            self.passing = False
            self.show_visit(trail.current)
        else:
            self.app.notify(f"No page was open {'before' if step < 0 else 'after'} this one.", markup=False, timeout=2)
