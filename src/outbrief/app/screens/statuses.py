"""Choosing a status: a line to type in, and below it the statuses that hold what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from outbrief.app.pages.statuses import Offer, offers, offers_page, start_at
from outbrief.app.screens.overlay import Overlay
from outbrief.app.widgets.bars import KeyLine, shown_keys
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place
from outbrief.library.statuses import Status
from outbrief.loading.clean import clean_line


class StatusLine(Input):
    """The line to type in. Keys and what was typed leave it in the order in which they came."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "set", id="status-choose", tooltip="Set the status", key_display="enter"),
        Binding("escape", "leave", "back", id="status-leave", tooltip="Back, and set nothing"),
        Binding("down,ctrl+j", "step(1)", "next", id="status-down", tooltip="Next status", show=False),
        Binding("up,ctrl+k", "step(-1)", "previous", id="status-up", tooltip="Previous status", show=False),
    ]

    @dataclass
    class Typed(Message):
        """Offer what holds this."""

        text: str

    @dataclass
    class Stepped(Message):
        """Move the cursor among what is offered."""

        step: int

    class Chosen(Message):
        """Set what is under the cursor."""

    class Left(Message):
        """Set nothing."""

    def watch_value(self, value: str) -> None:
        """Ask for what holds it. `Input.Changed` would come after the keys that follow it."""
        self.post_message(self.Typed(clean_line(value).strip()))

    def action_choose(self) -> None:
        """Set what is under the cursor."""
        self.post_message(self.Chosen())

    def action_leave(self) -> None:
        """Set nothing."""
        self.post_message(self.Left())

    def action_step(self, step: int) -> None:
        """Move the cursor among what is offered."""
        self.post_message(self.Stepped(step))


class StatusList(LineView, can_focus=False):
    """What is offered. The line keeps the focus; it moves the cursor here."""

    class Clicked(Message):
        """Set what was clicked twice."""

    def __init__(self, statuses: Sequence[Status], now: str) -> None:
        super().__init__()
        self._statuses, self._now = statuses, now
        self._offers: list[Offer] = []
        self.show("")
        # As high as it gets, so that nothing below it moves while somebody types, and a line to set it apart.
        self.styles.height = len(self._offers) + 1

    @property
    def is_active(self) -> bool:
        """Whether keys move this cursor: always, through the line that keeps the focus."""
        return True

    @property
    def offer(self) -> Offer | None:
        """What is under the cursor."""
        return None if self.cursor is None else self._offers[self.cursor]

    def show(self, typed: str) -> None:
        """Offer what holds something."""
        self._offers = offers(self._statuses, self._now, typed)
        self._draw(start_at(self._offers, self._now, typed))

    def on_resize(self) -> None:
        """Lay the list out to another width."""
        self._draw(self.cursor)
        self.reveal()

    def _draw(self, cursor: int | None) -> None:
        self.set_page(offers_page(self._offers, self.page_width), cursor, self.top)

    def chosen(self, place: Place) -> None:
        """Set what was clicked twice."""
        self.post_message(self.Clicked())


class Statuses(Overlay[str]):
    """A status to choose over the page; its result is what to set, empty for no status."""

    CSS_PATH = "statuses.tcss"

    def __init__(self, asked: str, statuses: Sequence[Status], now: str) -> None:
        super().__init__()
        self._asked = asked
        self._list = StatusList(statuses, now)

    def compose(self) -> ComposeResult:
        """Put the list below the line, as the hits of a search, and leave the page in sight."""
        with Vertical(id="choice"):
            with Horizontal(id="status-bar"):
                yield Static(f"{self._asked} ", id="prompt", markup=False)
                line = StatusLine(placeholder="type to choose, or another one", compact=True)
                line.cursor_blink = False
                yield line
            yield self._list
        yield KeyLine()

    def on_mount(self) -> None:
        """Take the keys at once, also those that were typed ahead, and say which there are."""
        self.set_focus(self.query_one(StatusLine))
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())

    def take_typed(self, text: str) -> None:
        """Take what was typed before the line was there."""
        self.query_one(StatusLine).insert_text_at_cursor(text)

    def _show_keys(self) -> None:
        self.query_one(KeyLine).keys = shown_keys(self)

    def on_status_line_typed(self, message: StatusLine.Typed) -> None:
        """Offer what holds what was typed."""
        self._list.show(message.text)

    def on_status_line_stepped(self, message: StatusLine.Stepped) -> None:
        """Move the cursor."""
        self._list.step(message.step)

    def on_status_line_chosen(self) -> None:
        """Leave with what is under the cursor."""
        if self._list.offer is not None:
            self.dismiss(self._list.offer.value)

    def on_status_list_clicked(self) -> None:
        """Leave with what was clicked twice."""
        self.on_status_line_chosen()

    def on_status_line_left(self) -> None:
        """Leave without any."""
        self.dismiss()
