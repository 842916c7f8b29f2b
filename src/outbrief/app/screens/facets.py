"""The facets: the values that the library can be narrowed to, over the whole screen."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app import messages
from outbrief.app.screens.overlay import Overlay
from outbrief.app.widgets.bars import KeyLine, shown_keys
from outbrief.app.widgets.facets import FacetList
from outbrief.app.widgets.search_bar import QueryLine, SearchBar
from outbrief.search.facets import Counts
from outbrief.search.narrowing import Narrowing

PATIENCE = 0.2
"""Seconds until a list is shown with nothing in it yet. Among a million rows the values are counted by then."""

Count = Callable[[Narrowing], Counts | None]
"""Counts what a narrowing leaves; None as long as there is nothing to count."""


class Facets(Overlay[Narrowing]):
    """The values, to choose some; the result is what the library is to be narrowed to."""

    AUTO_FOCUS = "FacetList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            # With priority, so that what is typed right behind it finds the bar open.
            "slash",
            "find",
            "find",
            id="facet-find",
            tooltip="Find a value or a column",
            key_display="/",
            priority=True,
        ),
        Binding("X", "clear", "none", id="facet-clear", tooltip="Choose nothing"),
        Binding(
            "escape,q,F", "leave", "back", id="facet-leave", tooltip="Back, with what is chosen", key_display="esc"
        ),
    ]

    @dataclass
    class Counted(Message):
        """What has been counted for a narrowing, which may be another one by now."""

        narrowing: Narrowing
        counts: Counts | None

    def __init__(self, count: Count, narrowing: Narrowing) -> None:
        super().__init__()
        self._count, self._narrowing = count, narrowing
        self._counts: Counts | None = None
        # Held, not sought: another index may come, and be counted, before they are composed.
        self._bar = SearchBar(id="search")
        self._list = FacetList(narrowing)

    def compose(self) -> ComposeResult:
        """Set the list below the line to type in, which is out of sight until it is asked for."""
        yield self._bar
        yield self._list
        yield KeyLine()

    async def on_mount(self) -> None:
        """Count before anything is shown, if that can be had."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())
        # Not only by AUTO_FOCUS: that comes with a message, and the next key would go to where the focus was.
        self.set_focus(self._list)
        try:
            self._counts = await asyncio.wait_for(asyncio.to_thread(self._count, self._narrowing), PATIENCE)
        except TimeoutError:
            self.count_again()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a slash to whoever types it."""
        return action != "find" or not isinstance(self.focused, QueryLine)

    def _show_keys(self) -> None:
        # The line to type in was made for hits, which are copied; what is pressed most is to stand first.
        keys = [one._replace(does="choose") if one.does == "go there" else one for one in shown_keys(self, moving=True)]
        keys = [one for one in keys if one.does != "copy"]
        self.query_one(KeyLine).keys = tuple(sorted(keys, key=lambda one: one.does != "choose"))

    def _show(self) -> None:
        if self._bar.children:
            found = self._list.show(self._counts, self._bar.query_text if self._bar.display else "")
            self._bar.status = str(found)

    # --- counting ---

    def count_again(self) -> None:
        """Count what is left: something else has been chosen, or the library is another one."""
        self._count_values(self._list.narrowing)

    @work(thread=True, exclusive=True, group="count")
    def _count_values(self, narrowing: Narrowing) -> None:
        counts = self._count(narrowing)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(narrowing, counts))

    def on_facets_counted(self, message: Counted) -> None:
        """Show what has been counted, unless something else has been chosen since."""
        if message.narrowing == self._list.narrowing:
            self._counts = message.counts
            self._show()

    # --- choosing ---

    def on_facet_list_marked(self, message: FacetList.Marked) -> None:
        """Count what is left now."""
        self.count_again()

    def on_facet_list_chosen(self, message: FacetList.Chosen) -> None:
        """Go back with what is chosen."""
        self.action_leave()

    def action_clear(self) -> None:
        """Choose nothing."""
        self._list.clear()

    def action_leave(self) -> None:
        """Go back with what is chosen."""
        self.dismiss(self._list.narrowing)

    # --- finding a value ---

    def action_find(self) -> None:
        """Type a part of a value or of a column."""
        self._bar.open("")

    def on_query_typed(self, message: messages.QueryTyped) -> None:
        """List the values that have what was typed."""
        self._show()

    def on_hits_stepped(self, message: messages.HitsStepped) -> None:
        """Move among the values that were found."""
        if (cursor := self._list.cursor) is not None:
            self._list.move_to(cursor + message.step)

    def on_hit_asked(self, message: messages.HitAsked) -> None:
        """Take the value under the cursor."""
        self._list.action_choose()

    def on_completion_asked(self, message: messages.CompletionAsked) -> None:
        """Go into the list, to mark several of what was found."""
        self.set_focus(self._list)

    def on_bar_left(self, message: messages.BarLeft) -> None:
        """List all values again."""
        self._bar.close()
        self.set_focus(self._list)
        self._show()
