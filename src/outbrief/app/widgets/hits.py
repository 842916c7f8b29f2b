"""The list of hits below the search bar."""

from typing import TYPE_CHECKING

from textual.reactive import var

from outbrief.app.messages import HitAsked, HitPointedAt
from outbrief.app.pages.page import EMPTY
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place

if TYPE_CHECKING:
    from textual.geometry import Size

    from outbrief.search.answer import Answer

SHARE, LEAST, MOST = 0.45, 2, 28
"""How much of the height of the screen hits take, and how many lines at the least and the most."""


class Hits(LineView, can_focus=False):
    """What was found, best first. The bar keeps the focus; it moves the cursor here."""

    answer: var["Answer | None"] = var["Answer | None"](None)
    looked_in: var[str] = var("")
    """What was searched, in words: `3 briefings`."""

    def get_content_height(self, container: "Size", viewport: "Size", width: int) -> int:
        """Take room for whole hits, of two lines each: on a small screen the preview needs every line."""
        return min(max(int(container.height * SHARE) // 2 * 2, LEAST), MOST)

    def watch_answer(self) -> None:
        """Show another answer, the best hit under the cursor."""
        self._draw(0)

    def on_resize(self) -> None:
        """Lay the hits out to another width."""
        self._draw(self.cursor)
        self.reveal()

    def _draw(self, cursor: int | None) -> None:
        answer = self.answer
        if answer is None or not answer.query.terms:
            self.set_page(EMPTY, None)
            return
        # Nothing of the search is loaded before something is looked for.
        from outbrief.app.pages.hits import hits_page, nothing_page

        if answer.hits:
            self.set_page(hits_page(answer, self.page_width), cursor)
        else:
            self.set_page(nothing_page(answer, self.looked_in, self.page_width), None)

    def move_by(self, step: int) -> None:
        """Move the cursor by some hits and ask for its preview."""
        if self.cursor is not None:
            self.move_to(self.cursor + step)
            self.post_message(HitPointedAt(self.cursor))

    @property
    def is_active(self) -> bool:
        """Whether keys move this cursor: always, through the bar that keeps the focus."""
        return True

    def chosen(self, place: Place) -> None:
        """Go to the hit that was clicked twice."""
        self.post_message(HitAsked())

    def moved(self) -> None:
        """Preview the hit that was clicked or wheeled to."""
        if self.cursor is not None and self.is_mounted and self.mouse_hover:
            self.post_message(HitPointedAt(self.cursor))
