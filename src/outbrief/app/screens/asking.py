"""Asking: the bar is opened to ask in, of everything or of one table, and left to where one was."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from outbrief.app import messages
from outbrief.app.screens.answered import Sought
from outbrief.app.screens.going import Going
from outbrief.app.trail import Visit
from outbrief.app.widgets.bars import ShownKey
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import QueryLine, SearchBar
from outbrief.briefing.model import Initiative, PriorityTable
from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.search.index import Index


class Asking(Going, is_part=True):
    """Going with the bar: to search everything, or to filter one table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that what is typed right behind them, all in one packet, finds the bar open.
        Binding("slash", "search", "search", id="search", tooltip="Search everything", key_display="/", priority=True),
        Binding("f", "filter", "filter", id="filter", tooltip="Filter this table", show=False, priority=True),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._table: PriorityTable | None = None
        """The table that is being filtered; None while everything is searched."""
        self._rows: Index | None = None
        self._was_filtered = False
        """Whether the table was filtered before: then another page is shown than the one to go back to."""
        self._before: tuple[Visit, Widget | None] | None = None
        """What to go back to when the bar is left."""
        self._sought: Sought | None = None
        """What had been found before the bar was opened, to go on with when nothing else is."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        if self._before is not None and action in ("search", "filter", "hit", "item", "sort", "reverse"):
            # With the focus elsewhere, the key takes it back to the bar.
            return action == "search" and not isinstance(self.focused, QueryLine)
        if action in ("sort", "reverse"):
            # Away from a table they say so; a key that does nothing leaves one guessing.
            return not self._on_record
        return super().check_action(action, parameters)

    def shown_keys(self) -> tuple[ShownKey, ...]:
        """Say of enter what it does where a table is filtered: it goes nowhere."""
        keys = super().shown_keys()
        if self._table is None or not self.searching:
            return keys
        return tuple(key._replace(does="keep") if key.does == "go there" else key for key in keys if key.does != "copy")

    @property
    def searching(self) -> bool:
        """Whether the bar is open."""
        return self._before is not None

    @property
    def _on_record(self) -> bool:
        standing = self.library.find(self.trail.current.place) if self.trail.current else None
        return standing is not None and isinstance(standing.item, Initiative)

    # Done by what is built upon this.

    def ask(self, text: str) -> None:
        """Look for what stands in the bar."""

    def drop_question(self) -> None:
        """Wait for no answer any more."""

    def action_search(self) -> None:
        """Open the search bar; what was looked for last stands in it, to go on from."""
        if self.searching:
            self.set_focus(self.query_one(QueryLine))
        else:
            self.want_index()
            self._open_bar(None, "/", self.answer.query.text if self.answer else "")

    def action_filter(self) -> None:
        """Filter the table that the cursor is in."""
        if self._on_record:
            self.app.notify("A record has no rows to filter; esc goes back to its table.", markup=False, timeout=3)
            self.refuse_typed()
        elif (table := self.table_here()) is None:
            self.refuse_typed()
        else:
            self._open_bar(table, f"filter {table.name}:", self.order_of(table).query)

    def _open_bar(self, table: PriorityTable | None, prompt: str, text: str) -> None:
        current = self.trail.current
        if current is not None:
            kept = current._replace(cursor=self.detail.cursor, top=self.detail.top)
            self._before = (kept, self.focused)
        self._sought = Sought(self.answer, self.hit, self.lost, self.lit)
        self._table = table
        self._was_filtered = bool(text)
        self._rows = self.rows_index(table) if table else None
        self.set_class(table is None, "-searching")
        self.set_class(table is not None, "-filtering")
        bar = self.query_one(SearchBar)
        bar.prompt = prompt
        bar.open(text)
        self.ask(text)

    def _close_bar(self) -> None:
        self.remove_class("-searching", "-filtering")
        self.query_one(SearchBar).close()
        self.query_one(Hits).answer = None
        self.drop_question()
        self.show_right()
        self.arrive()

    def on_bar_left(self, message: messages.BarLeft) -> None:
        """Go back to exactly where we were; the bar has gone already where the key came twice."""
        if not self.query_one(SearchBar).display:
            return
        is_search = self.has_class("-searching")
        focus = self._before[1] if self._before else None
        filtered = self._table is not None and self._rows is not None
        if self._table is not None and self._rows is not None:
            self.filter_rows(self._table, self._rows, "")
        is_kept = bool(self.query_one(SearchBar).query_text)
        self._close_bar()
        if is_search:
            self._take_back(is_kept)
        if self.answer is not None and self.index is not None:
            # The library may have changed, or been narrowed, since it was found.
            self.search_again(self.index)
        self._restore(show=not (filtered and self._was_filtered))
        # Nothing had the focus where the bar was opened before there was a page.
        self.focus_pane(self.sidebar if focus in (None, self.sidebar) else self.detail)

    def _take_back(self, is_kept: bool) -> None:
        """Have the search before this one to go on with, unless the bar was emptied: then there is none any more."""
        before, self._sought = self._sought, None
        if before is None or not is_kept:
            self.answer, self.lit = None, {}
        else:
            self.answer, self.hit, self.lost, self.lit = before
        self.show_right()
        self.refresh_bindings()

    def _restore(self, show: bool = False) -> None:
        """Put the visit back that the bar was opened on, so that the trail knows how it was left."""
        if self._before is not None:
            self.trail = self.trail.left(self._before[0])
            if show:
                self.show_visit(self._before[0])
        self._before = None

    def action_leave(self) -> None:
        """Back out: first of the search bar, wherever the focus is, then of the filter of the table one is in."""
        if self.searching:
            self.on_bar_left(messages.BarLeft())
        elif self.detail.has_focus and not self._on_record and (table := self.filtered_here) is not None:
            self.show_all_rows(table)
        else:
            super().action_leave()

    def leave_bar(self) -> None:
        """Close the bar to go somewhere else."""
        if self.searching:
            self._close_bar()
            self._restore()
