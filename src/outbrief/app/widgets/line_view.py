"""The cursor of a pane: moves among the stops of its page by keys and mouse, and reads on where there are none."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from outbrief.app.pages.page import Stop
from outbrief.app.widgets.page_view import PageView
from outbrief.briefing.place import Place

WHEEL = 3
"""Lines that one notch of a mouse wheel moves."""


class LineView(PageView, is_part=True):
    """The base of the sidebar, the detail pane and the list of hits."""

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "down", "down", id="down", tooltip="Move down", show=False),
        Binding("k,up", "up", "up", id="up", tooltip="Move up", show=False),
        Binding(
            "ctrl+d,pagedown,space",
            "page(1)",
            "half a page down",
            id="page-down",
            tooltip="Half a page down",
            show=False,
        ),
        Binding("ctrl+u,pageup,b", "page(-1)", "half a page up", id="page-up", tooltip="Half a page up", show=False),
        Binding("g,home", "top", "top", id="top", tooltip="To the first line", show=False),
        Binding("G,end", "bottom", "bottom", id="bottom", tooltip="To the last line", show=False),
    ]

    def move_to(self, cursor: int) -> None:
        """Put the cursor on a stop and bring it into view."""
        if not self.page.stops:
            return
        old, self.cursor = self.stop, min(max(cursor, 0), len(self.page.stops) - 1)
        if old != self.stop:
            self._repaint(old)
            self._repaint(self.stop)
        self.reveal()
        self.moved()

    def action_down(self) -> None:
        """Move the cursor to the next stop; read on by a line where that is out of sight."""
        self.step(1)

    def action_up(self) -> None:
        """Move the cursor to the stop before; read back by a line where that is out of sight."""
        self.step(-1)

    def step(self, direction: int) -> None:
        """Move by one: to the next stop where it can be seen at once, else by a line."""
        bottom = self.top + self.size.height
        following = None if self.cursor is None else self.cursor + direction
        if following is not None and 0 <= following < len(self.page.stops):
            stop = self.page.stops[following]
            near = stop.start < bottom if direction > 0 else stop.start + stop.height > self.first_seen
            current = self.page.stops[following - direction]
            unread = current.start + current.height > bottom if direction > 0 else current.start < self.first_seen
            # A stop that only peeks in is reached by reading on; one that fits beside what is read, at once.
            if not unread and (near or self._gap(current, stop) <= 2):
                self.move_to(following)
                return
        self.scroll_lines_to(self.top + direction)
        self._follow()

    @staticmethod
    def _gap(one: Stop, other: Stop) -> int:
        first, second = sorted((one, other), key=lambda stop: stop.start)
        return second.start - (first.start + first.height)

    def action_page(self, direction: int) -> None:
        """Move by half of what is seen, at least a line."""
        self.scroll_by_lines(direction * max(self.size.height // 2, 1))

    def scroll_by_lines(self, lines: int) -> None:
        """Scroll, and take the cursor along when it would leave the screen; at an end, move the cursor there."""
        before = self.top
        self.scroll_lines_to(self.top + lines)
        if self.top == before and self.page.stops:
            self.move_to(len(self.page.stops) - 1 if lines > 0 else 0)
        else:
            self._follow()

    def _follow(self) -> None:
        """Bring the cursor to the nearest stop in sight after scrolling."""
        stop = self.stop
        if stop is not None and self.cursor is not None:
            bottom = self.top + self.size.height
            top = self.first_seen
            if stop.start + stop.height <= top:
                at = self.page.stop_at(top)
                cursor = 0 if at is None else at
                if self.page.stops[cursor].start + self.page.stops[cursor].height <= top:
                    cursor += 1
                self._put(cursor if cursor < len(self.page.stops) else len(self.page.stops) - 1)
            elif stop.start >= bottom:
                self._put(self.page.stop_at(bottom - 1) or 0)
        self.moved()

    def _put(self, cursor: int) -> None:
        old, self.cursor = self.stop, cursor
        self._repaint(old)
        self._repaint(self.stop)

    def action_top(self) -> None:
        """Go to the beginning, which is shown even where the first stop does not end on the screen."""
        self.scroll_lines_to(0)
        self.move_to(0)
        if self.stop is not None and self.stop.start < self.size.height:
            self.scroll_lines_to(0)
        self.moved()

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_lines_to(self.page.height)
        self.move_to(len(self.page.stops) - 1)
        self.scroll_lines_to(self.page.height)
        self.moved()

    def chosen(self, place: Place) -> None:
        """Act on a place that was clicked; for subclasses."""

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked."""
        at = self.page.stop_at(self.top + event.y)
        if at is not None and self.top + event.y >= self.first_seen:
            again = at == self.cursor
            self.move_to(at)
            if again and self.place is not None:
                self.chosen(self.place)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by a notch."""
        event.stop()
        self.scroll_by_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by a notch."""
        event.stop()
        self.scroll_by_lines(-WHEEL)
