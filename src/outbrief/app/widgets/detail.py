"""The detail pane: the page of the place that is open."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from outbrief.app.messages import Asked, Moved, PaneLeft
from outbrief.app.pages.detail import detail_page
from outbrief.app.pages.shown import Shown
from outbrief.app.widgets.selectable_view import SelectableView
from outbrief.briefing.place import Place


class Detail(SelectableView):
    """A page of a briefing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "open", id="open-item", tooltip="Open the row, table or section", key_display="enter"
        ),
        Binding("l,right", "choose", "open", id="go-in", tooltip="Open the row, table or section", show=False),
        Binding("h,left", "leave", "back", id="back-out", tooltip="Back out: to the table, to the sidebar", show=False),
    ]

    shown: reactive[Shown] = reactive(Shown())
    _laid_out = Size(0, 0)
    _asked: tuple[Place | int | None, int | None] | None = None
    """Where the cursor and the top line are to be of what was shown before the pane had a size."""

    class LaidOut(Message):
        """What was shown before the pane had a size has been laid out."""

    def show(self, shown: Shown, cursor: Place | int | None = None, top: int | None = None) -> None:
        """Show something, with the cursor on a place or stop; without a top line, as little above it as can be."""
        self.set_reactive(Detail.shown, shown)
        if not self.size:
            self._asked = cursor, top
            return
        page = detail_page(shown, self.page_width)
        at = cursor if isinstance(cursor, int) else page.position_of(cursor)
        self.set_page(page, at, top or 0)
        if top is None:
            self._centre()
            self.moved()

    @property
    def held(self) -> tuple[Place | None, int]:
        """What the cursor stands on, and how far below the top line."""
        return self.place, (self.stop.start - self.top if self.stop else 0)

    def return_to(self, held: tuple[Place | None, int]) -> None:
        """Put the cursor back on something and at the same height; where it is gone, move nothing."""
        place, below = held
        at = self.page.position_of(place)
        if at is not None and (at != self.cursor or self.page.stops[at].start - self.top != below):
            self.set_page(self.page, at, self.page.stops[at].start - below)

    def put(self, cursor: int, anchor: int, below: int) -> None:
        """Put the cursor on a stop, another so many lines below the top line, as far as the first is seen then."""
        stop, top = self.page.stops[cursor], self.page.stops[anchor].start - below
        if stop.start < top:
            top = self.page.stops[anchor].start
        self.set_page(self.page, cursor, max(top, stop.start + stop.height - self.size.height))
        self.reveal()
        self.moved()

    def _centre(self) -> None:
        """Bring the stop under the cursor into view with what leads up to it, as far as there is room, to a third."""
        stop, height = self.stop, self.size.height
        if stop is not None and stop.start + stop.height > self.top + height:
            lead = min(height // 3, max(height - stop.height, 0))
            self.scroll_lines_to(max(stop.start - lead, 0))

    def on_resize(self) -> None:
        """Lay the page out to another width, keeping the cursor and what stands at the top."""
        if self._asked is not None and self.size:
            (cursor, line), self._asked = self._asked, None
            self._laid_out = self.size
            self.show(self.shown, cursor, line)
            self.post_message(self.LaidOut())
            return
        at_top = self.page.stop_at(self.top)
        offset = 0 if at_top is None else self.top - self.page.stops[at_top].start
        page = detail_page(self.shown, self.page_width)
        top = page.stops[at_top].start + offset if at_top is not None and at_top < len(page.stops) else self.top
        self.set_page(page, self.cursor, top)
        if self.size.width != self._laid_out.width or self.size.height < self._laid_out.height:
            # What was seen is still seen when there is only more room: nothing may move then.
            self.reveal()
        self._laid_out = self.size

    def moved(self) -> None:
        """Tell how far the reader is."""
        self.post_message(Moved(self.position))

    @property
    def position(self) -> str:
        """Where in the page the reader is: row of the table under the cursor, and how much has been seen."""
        parts = []
        if self.stop is not None and self.stop.row:
            row, rows = self.stop.row
            parts.append(f"{row}/{rows}")
        if self.page.height > self.size.height > 0:
            parts.append(f"{min(100, round(100 * (self.top + self.size.height) / self.page.height))} %")
        return " · ".join(parts)

    def chosen(self, place: Place) -> None:
        """Open what was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the place under the cursor."""
        if self.place is not None:
            self.post_message(Asked(self.place))

    def action_leave(self) -> None:
        """Back out of this pane."""
        self.post_message(PaneLeft(outwards=True))
