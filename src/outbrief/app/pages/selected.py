"""What was selected of a page with the mouse: from one character to another, and the text of it."""

from typing import NamedTuple

from outbrief.app.pages.page import Page


class Spot(NamedTuple):
    """A character of a page."""

    line: int
    """Counted from 0 on the page."""
    character: int
    """Counted from 0 on its line."""


class Selected(NamedTuple):
    """A stretch of a page."""

    first: Spot
    last: Spot
    """The character that is the last of it."""

    def on(self, line: int, length: int) -> tuple[int, int]:
        """Return which characters of a line belong to it, the second of them not included; the line has a length."""
        start = self.first.character if line == self.first.line else 0
        end = self.last.character + 1 if line == self.last.line else length
        return (start, min(end, length)) if self.first.line <= line <= self.last.line else (0, 0)


def between(one: Spot, other: Spot) -> Selected:
    """Return what lies between two spots, whichever comes first."""
    return Selected(min(one, other), max(one, other))


def text_in(page: Page, selected: Selected) -> str:
    """Return the text that is selected: what was wrapped in one piece again, a table as it stands."""
    text, before = "", None
    for y in range(selected.first.line, selected.last.line + 1):
        plain = page.line(y).plain
        start, end = selected.on(y, len(plain))
        piece, stop = plain[start:end].rstrip(), _prose_at(page, y)
        if y == selected.first.line:
            text = piece
        elif stop is not None and stop == before:
            text = f"{text} {piece.lstrip()}".rstrip()
        else:
            text += f"\n{piece}"
        before = stop
    return text.strip("\n")


def _prose_at(page: Page, y: int) -> int | None:
    """Return which stop a line belongs to, if it is one of prose: of that, a new line means nothing."""
    at = page.stop_at(y)
    stop = page.stops[at] if at is not None else None
    return at if stop is not None and stop.row is None and y < stop.start + stop.height else None
