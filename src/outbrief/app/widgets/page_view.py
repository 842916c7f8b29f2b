"""A page on the screen: draws the lines that are seen and the cursor among its stops, sends only what changed.

Textual's own lists and tables re-send whole regions for a scrollbar or a border, so this one has neither: moving the
cursor repaints the line it leaves and the line it enters. Of a row of several lines the first is tinted, and the bar
stands before all of them: a tint on three lines of 50 cells, there and back, makes 510 bytes of a key that has 280.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.content import Content, Span
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from outbrief.app.looks import looks_of
from outbrief.app.pages.page import EMPTY, Page, Stop
from outbrief.briefing.place import Place

BAR = "▌"
MARGIN = 2
"""Cells left of the text: the bar of the cursor and one to breathe."""

LEAST_BELOW_HEAD = 4
"""Column headers are kept in sight where they take no more than a fourth of the pane."""

Seen = tuple[str, tuple[Span, ...], bool, bool]
"""What stands on a line: its text and spans, whether the bar stands before it, whether it is tinted."""


class PageView(Widget):
    """A page, the line it is seen from, and the stop under the cursor."""

    ALLOW_SELECT = False

    def __init_subclass__(cls, *, is_part: bool = False, **options: bool) -> None:
        """Make a subclass. Of one that is part of another, Textual need not gather keys and styles."""
        if not is_part:
            super().__init_subclass__(**options)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page: Page = EMPTY
        self.cursor: int | None = None
        """Which stop the cursor stands on; None on a page without any."""
        self.top = 0
        """The first line that is seen."""

    @property
    def page_width(self) -> int:
        """Cells for the text of a line, one left free at the right."""
        return max(self.size.width - MARGIN - 1, 1)

    @property
    def is_active(self) -> bool:
        """Whether keys move this cursor."""
        return self.has_focus

    @property
    def stop(self) -> Stop | None:
        """The stop under the cursor."""
        return None if self.cursor is None else self.page.stops[self.cursor]

    @property
    def place(self) -> Place | None:
        """The place under the cursor."""
        return None if self.stop is None else self.stop.place

    def set_page(self, page: Page, cursor: int | None, top: int = 0) -> None:
        """Show another page, with the cursor on a stop and a line on top; both are brought inside the page."""
        before = self._seen()
        self.page = page
        stops = len(page.stops)
        self.cursor = None if not stops else min(max(cursor or 0, 0), stops - 1)
        self.top = self._within(top)
        self._repaint_changed(before)
        self.moved()

    def line_at(self, y: int) -> Content:
        """Return the line at `y` of the page as it is drawn; subclasses lay something over it."""
        return self.page.line(y)

    @property
    def _first(self) -> int | None:
        """The first line of the stop under the cursor that is seen, if any is: the line that the cursor is on."""
        stop, top = self.stop, self.first_seen
        return None if stop is None or stop.start + stop.height <= top else max(stop.start, top)

    def _has_bar(self, at: int) -> bool:
        stop = self.stop
        return stop is not None and max(stop.start, self.first_seen) <= at < stop.start + stop.height

    def _is_tinted(self, at: int) -> bool:
        return at == self._first and self.stop is not None and self.stop.row is not None

    @property
    def head(self) -> Sequence[Content]:
        """What is kept in sight above the lines that are seen: the headers of the table that one is in."""
        return self._head_at(self.top)

    def _head_at(self, top: int) -> Sequence[Content]:
        head = self.page.head_at(top)
        return head if len(head) <= self.size.height // LEAST_BELOW_HEAD else ()

    @property
    def first_seen(self) -> int:
        """The first line of the page below that."""
        return self.top + len(self.head)

    def _drawn_at(self, at: int) -> Content:
        return self.line_at(at) if at >= self.first_seen else self.head[at - self.top]

    def _seen(self) -> list[Seen]:
        """Return what stands on each line of the pane, as far as it can be told before it is drawn."""
        lines = [(at, self._drawn_at(at)) for at in range(self.top, self.top + self.size.height)]
        return [(line.plain, tuple(line.spans), self._has_bar(at), self._is_tinted(at)) for at, line in lines]

    def _repaint_changed(self, before: Sequence[Seen]) -> None:
        """Repaint the lines that are not what they were: often all that a key changes is a few of them."""
        changed = [y for y, (one, other) in enumerate(zip(before, self._seen(), strict=True)) if one != other]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def moved(self) -> None:
        """Tell that the cursor or the top line has changed; for subclasses."""

    def reveal(self) -> None:
        """Scroll as little as it takes to see the stop under the cursor; its beginning, if it is too tall."""
        if (stop := self.stop) is None:
            return
        top = max(self.top, stop.start + stop.height - self.size.height)
        if stop.start < top + len(self._head_at(top)):
            top = stop.start - len(self._head_at(stop.start))
        self.scroll_lines_to(top)

    def scroll_lines_to(self, top: int) -> None:
        """Make another line the first that is seen."""
        top = self._within(top)
        if top != self.top:
            self.top = top
            self.refresh()

    def _within(self, top: int) -> int:
        return max(0, min(top, self.page.height - self.size.height))

    def _repaint(self, stop: Stop | None) -> None:
        """Repaint what the cursor changes of a stop: the cells of the bar, and the line that is tinted."""
        if stop is None:
            return
        bar = Region(0, stop.start - self.top, 1, stop.height).intersection(self.size.region)
        if bar:
            tinted = Region(0, bar.y, self.size.width, 1) if stop.row else bar
            self.refresh(bar, tinted)

    def on_focus(self, event: events.Focus) -> None:
        """Show the bar as the active one. Textual's own handler would send the whole pane again (8.2.8)."""
        self._take_focus(event, True)

    def on_blur(self, event: events.Blur) -> None:
        """Show the bar as a quiet one."""
        self._take_focus(event, False)

    def _take_focus(self, event: events.Event, focus: bool) -> None:
        event.prevent_default()
        self.has_focus = focus
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self) if focus else events.DescendantBlur(self))
        self._repaint(self.stop)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take what there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """Draw one line: margin, text, and the tint if the cursor is there."""
        at = self.top + y
        base = self.visual_style
        looks = looks_of(self.app.theme)
        roles = looks.roles
        if self._is_tinted(at) and self.is_active:
            base, roles = base + looks.active_tint, looks.tinted_roles
        elif self._is_tinted(at):
            base += looks.tint
        if at == self._first and self.is_active:
            # Screen readers and braille lines follow the terminal's own cursor, seen or not.
            self.app.cursor_position = Offset(self.region.x, self.region.y + y)
        line = self._drawn_at(at)
        width = self.size.width
        bar = looks.active_bar if self.is_active else looks.bar
        margin = Content(BAR + " ").stylize(bar, 0, 1) if self._has_bar(at) else Content("  ")
        drawn = (margin + line).truncate(width)
        parts = drawn.render(base, end="", parse_style=lambda role: role if isinstance(role, Style) else roles[role])
        strip = Strip([Segment(text, style.rich_style) for text, style in parts])
        return strip.adjust_cell_length(width, base.rich_style)
