"""The list of bookmarks: to go to one, or to remove it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from outbrief.app.pages.bookmarks import Listed, bookmarks_page
from outbrief.app.screens.overlay import Overlay
from outbrief.app.widgets.bars import KeyLine, shown_keys
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place
from outbrief.library.state import Spot


class BookmarkList(LineView):
    """The bookmarks, two lines each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "go there", id="bookmark-open", tooltip="Go to the bookmark", key_display="enter"),
        Binding("x,delete", "remove", "remove", id="bookmark-remove", tooltip="Remove the bookmark"),
    ]

    @dataclass
    class Chosen(Message):
        """Go to a bookmark."""

        spot: Spot

    @dataclass
    class Unwanted(Message):
        """Remove a bookmark."""

        spot: Spot

    def __init__(self, listed: Sequence[Listed], set_by: str) -> None:
        super().__init__()
        self._listed, self._set_by = list(listed), set_by

    def on_resize(self) -> None:
        """Lay the list out to another width."""
        self._draw(self.cursor)
        self.reveal()

    def _draw(self, cursor: int | None) -> None:
        self.set_page(bookmarks_page(self._listed, self._set_by, self.page_width), cursor, self.top)

    def chosen(self, place: Place) -> None:
        """Go to the bookmark that was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the bookmark under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self._listed[self.cursor].spot))

    def action_remove(self) -> None:
        """Remove the bookmark under the cursor; the next one comes to stand there."""
        if self.cursor is not None:
            self.post_message(self.Unwanted(self._listed.pop(self.cursor).spot))
            self._draw(self.cursor)
            self.reveal()


class Bookmarks(Overlay[Spot]):
    """All bookmarks; its result is the one to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,apostrophe", "leave", "back", id="bookmarks-leave", tooltip="Back", key_display="esc"),
    ]

    def __init__(self, listed: Sequence[Listed], remove: Callable[[Spot], None], set_by: str) -> None:
        super().__init__()
        self._listed, self._remove, self._set_by = listed, remove, set_by

    def compose(self) -> ComposeResult:
        """Show the list over the whole screen."""
        yield BookmarkList(self._listed, self._set_by)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say which keys there are."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())

    def _show_keys(self) -> None:
        self.query_one(KeyLine).keys = shown_keys(self, moving=True)

    def on_bookmark_list_chosen(self, message: BookmarkList.Chosen) -> None:
        """Leave with a bookmark."""
        self.dismiss(message.spot)

    def on_bookmark_list_unwanted(self, message: BookmarkList.Unwanted) -> None:
        """Have a bookmark removed."""
        self._remove(message.spot)
