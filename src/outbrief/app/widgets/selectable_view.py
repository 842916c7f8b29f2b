"""A pane of which text can be selected with the mouse.

Textual's own selecting would send the whole screen again with every click, and what goes beyond the pane it takes for
all of it; here the lines that change are sent.
"""

from rich.cells import get_character_cell_size
from textual import events
from textual.content import Content
from textual.geometry import Region

from outbrief.app.pages.page import Page, Role
from outbrief.app.pages.selected import Selected, Spot, between, text_in
from outbrief.app.widgets.line_view import LineView
from outbrief.app.widgets.page_view import MARGIN
from outbrief.briefing.place import Place


class SelectableView(LineView, is_part=True):
    """A page with a cursor, and a selection while the mouse has made one and nothing else has moved."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.selected: Selected | None = None
        """What is selected."""
        self._held: Spot | None = None
        """Where the button was pressed, while it is."""

    @property
    def selected_text(self) -> str:
        """The text that is selected; empty where none is."""
        return text_in(self.page, self.selected) if self.selected else ""

    @property
    def selected_places(self) -> list[Place]:
        """What the selection touches, from top to bottom."""
        if self.selected is None:
            return []
        first, last = self.selected.first.line, self.selected.last.line
        return [stop.place for stop in self.page.stops if stop.start <= last and first < stop.start + stop.height]

    def select(self, selected: Selected | None) -> None:
        """Select something else, or nothing."""
        before, self.selected = self.selected, selected
        if before != selected:
            touched = [one for one in (before, selected) if one is not None]
            first, last = min(one.first.line for one in touched), max(one.last.line for one in touched)
            lines = Region(0, first - self.top, self.size.width, last - first + 1)
            if seen := lines.intersection(self.size.region):
                self.refresh(seen)

    def line_at(self, y: int) -> Content:
        """Light what is selected."""
        line = super().line_at(y)
        if self.selected is None:
            return line
        start, end = self.selected.on(y, len(line.plain))
        return line.stylize(Role.SELECTED, start, end) if end > start else line

    def set_page(self, page: Page, cursor: int | None, top: int = 0) -> None:
        """Show another page, of which nothing is selected."""
        self.select(None)
        super().set_page(page, cursor, top)

    def move_to(self, cursor: int) -> None:
        """Move the cursor; who does has something else in mind."""
        self.select(None)
        super().move_to(cursor)

    def step(self, direction: int) -> None:
        """Move by one."""
        self.select(None)
        super().step(direction)

    def action_page(self, direction: int) -> None:
        """Move by half of what is seen."""
        self.select(None)
        super().action_page(direction)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin: from here on the mouse selects."""
        self.select(None)
        if event.button == 1:
            self._held = self._spot(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the mouse; beyond an end of the pane, read on."""
        if self._held is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_lines_to(self.top + (1 if event.y > 0 else -1))
        spot = self._spot(event)
        if self.selected is None and spot != self._held and (at := self.page.stop_at(self._held.line)) is not None:
            # So that what is cited is what the selection begins in.
            self.move_to(at)
        if self.selected is not None or spot != self._held:
            self.select(between(self._held, spot))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Leave it at that."""
        self._held = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked, unless it has selected something."""
        if self.selected is not None:
            event.prevent_default()

    def _spot(self, event: events.MouseEvent) -> Spot:
        """Return the character under the mouse, or the nearest."""
        y = min(
            max(self.top + min(max(event.y, 0), self.size.height - 1), self.first_seen), max(self.page.height - 1, 0)
        )
        cells, plain = event.x - MARGIN, self.page.line(y).plain
        for number, character in enumerate(plain):
            cells -= get_character_cell_size(character)
            if cells < 0:
                return Spot(y, number)
        return Spot(y, len(plain))
