"""Searching: the bar, the hits below it, the preview of the one under the cursor, and the way back."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from outbrief.app import messages
from outbrief.app.screens.answered import Sought
from outbrief.app.screens.going import Going
from outbrief.app.trail import Visit
from outbrief.app.widgets.bars import ShownKey
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import QueryLine, SearchBar
from outbrief.briefing.model import Initiative, PriorityTable
from outbrief.library.library import Library
from outbrief.library.skipped import skipped

if TYPE_CHECKING:
    from outbrief.search.answer import Answer
    from outbrief.search.index import Index
    from outbrief.search.narrowing import Narrowing

MOST_QUERIES = 50
"""Queries that are remembered."""


class Searching(Going, is_part=True):
    """Going with the bar: to search everything, or to filter one table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that what is typed right behind them, all in one packet, finds the bar open.
        Binding("slash", "search", "search", id="search", tooltip="Search everything", key_display="/", priority=True),
        Binding("f", "filter", "filter", id="filter", tooltip="Filter this table", show=False, priority=True),
    ]

    class Found(Message):
        """The answer to a question, which may have been overtaken by a later one."""

        def __init__(self, number: int, answer: "Answer") -> None:
            super().__init__()
            self.number, self.answer = number, answer

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._asked = 0
        """The number of the last question; an answer to an earlier one is dropped."""
        self._answered = 0
        self._go_when_answered = False
        """Whether enter was pressed before the answer was there."""
        self._steps_when_answered = 0
        """How far to move among the hits, for keys that were pressed before the answer was there."""
        self._queries: tuple[str, ...] = ()
        """What was looked for before, the latest first."""
        self._has_stepped = False
        """Whether the cursor has moved down among the hits of the question."""
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
        return (
            keys
            if self._table is None
            else tuple(
                key._replace(does="keep") if key.does == "go there" else key for key in keys if key.does != "copy"
            )
        )

    @property
    def searching(self) -> bool:
        """Whether the bar is open."""
        return self._before is not None

    @property
    def _on_record(self) -> bool:
        standing = self.library.find(self.trail.current.place) if self.trail.current else None
        return standing is not None and isinstance(standing.item, Initiative)

    @property
    def looked_in(self) -> str:
        """What is searched and what of it could not be, in words."""
        return self.searched + skipped(self.library)

    def search_in(self, index: "Index") -> None:
        """Search another index from now on; what stands in the bar is looked for again."""
        super().search_in(index)
        self.query_one(Hits).looked_in = self.looked_in
        self.show_right()
        if self.has_class("-searching"):
            waiting = self._go_when_answered, self._steps_when_answered
            self.on_query_typed(messages.QueryTyped(self.query_one(SearchBar).query_text))
            self._go_when_answered, self._steps_when_answered = waiting

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
        self._sought = Sought(self.answer, self.hit, self.lost, self.lit, self.index)
        self._table = table
        self._was_filtered = bool(text)
        self._rows = self.rows_index(table) if table else None
        self.set_class(table is None, "-searching")
        self.set_class(table is not None, "-filtering")
        bar = self.query_one(SearchBar)
        bar.prompt = prompt
        bar.open(text)
        self.on_query_typed(messages.QueryTyped(text))

    def _close_bar(self) -> None:
        self.remove_class("-searching", "-filtering")
        self.query_one(SearchBar).close()
        self.query_one(Hits).answer = None
        self._asked += 1
        self._go_when_answered = False
        self.show_right()
        self.arrive()

    def on_query_typed(self, message: messages.QueryTyped) -> None:
        """Look for what has been typed, away from the keyboard's thread."""
        if self._before is None:
            return
        self._asked += 1
        self._go_when_answered = self._has_stepped = False
        self._steps_when_answered = 0
        if self._table is not None and self._rows is not None:
            self.query_one(SearchBar).status = self.filter_rows(self._table, self._rows, message.text)
        elif self.index is not None:
            self._find(self.index, message.text, self.narrowing, self._asked)

    @work(thread=True, exclusive=True, group="search")
    def _find(self, index: "Index", text: str, narrowing: "Narrowing | None", number: int) -> None:
        from outbrief.library.named import entry_named
        from outbrief.search.answer import Answer, Hit
        from outbrief.search.narrowing import WHOLE
        from outbrief.search.query import parse

        answer = index.search(parse(text), narrowing=narrowing or WHOLE)
        if not answer.total and (entry := entry_named(self.library, text)) is not None:
            # A place says of itself what it is; no word of it was looked for.
            answer = Answer(answer.query, (Hit(lambda: entry, 1.0, lambda: ((), ())),), 1)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Found(number, answer))

    def on_searching_found(self, message: Found) -> None:
        """Show an answer, unless a later question has been asked since."""
        if message.number != self._asked:
            return
        self._answered = message.number
        self.answer = message.answer if message.answer.query.terms else None
        self.hit, self.lost = 0, None
        self.query_one(Hits).answer = message.answer
        self._step(self._steps_when_answered)
        self._steps_when_answered = 0
        self._show_count()
        if self.answer is None and self._before is not None and self.previewing:
            self.lit = {}
            self.show_visit(self._before[0])
        self.preview()
        if self._go_when_answered:
            self.on_hit_asked(messages.HitAsked())

    def _show_count(self) -> None:
        from outbrief.search.answer import count, is_near

        answer = self.answer
        status = "" if answer is None else f"{min(self.hit + 1, answer.total)}/{count(answer)}"
        near = answer is not None and is_near(answer)
        self.query_one(SearchBar).status = f"nothing exact  {status}" if near else status

    def on_hits_stepped(self, message: messages.HitsStepped) -> None:
        """Move among the hits, or among the rows that the filter keeps; above the first hit are earlier queries."""
        waits = self._answered != self._asked
        self._has_stepped |= message.step > 0
        if self._table is not None:
            self.detail.step(1 if message.step > 0 else -1)
        elif message.step < 0 and (self._steps_when_answered if waits else self.hit) == 0:
            # Whoever holds the key to get back to the first hit would lose what was typed.
            if not self._has_stepped:
                self.query_one(SearchBar).recall(self._queries)
        elif waits:
            self._steps_when_answered = max(self._steps_when_answered + message.step, 0)
        else:
            self._step(message.step)

    def _step(self, step: int) -> None:
        """Move among the hits; known at once, for an enter may follow."""
        hits = self.query_one(Hits)
        if step and hits.cursor is not None:
            hits.move_by(step)
            self.hit = hits.cursor

    def on_hit_pointed_at(self, message: messages.HitPointedAt) -> None:
        """Preview the hit under the cursor, unless another answer has come since."""
        if self.answer is None or message.number >= len(self.answer.hits):
            return
        self.hit = message.number
        self._show_count()
        self.preview()

    def on_hit_asked(self, message: messages.HitAsked) -> None:
        """Go to the hit under the cursor; keep the filter of a table."""
        self._go_to_hit()
        if not self._go_when_answered:
            self.arrive()

    def _go_to_hit(self) -> None:
        if self._table is not None:
            self._close_bar()
            self._before = None
            self.focus_pane(self.detail)
        elif self._answered != self._asked:
            self._go_when_answered = self.index is None or bool(self.query_one(SearchBar).query_text)
        elif self.answer is not None and self.answer.hits:
            self._remember(self.answer.query.text)
            self._close_bar()
            self._restore()
            self.action_hit(0)

    def _remember(self, query: str) -> None:
        self._queries = (query, *(earlier for earlier in self._queries if earlier != query))[:MOST_QUERIES]

    def on_completion_asked(self, message: messages.CompletionAsked) -> None:
        """Complete the filter that is being typed, or its value; else take the words that are found."""
        from functools import partial

        from outbrief.search.completion import completed, known_values
        from outbrief.search.narrowing import WHOLE

        index = self._rows if self._table is not None else self.index
        if index is None:
            return
        values = partial(known_values, index, narrowing=self.narrowing or WHOLE)
        text = completed(message.text, index.filters, values, message.step)
        if text == message.text and (answer := self.answer) is not None and answer.query.text == text and answer.fewer:
            text = answer.fewer.text
        self.query_one(SearchBar).put(text)

    def on_bar_left(self, message: messages.BarLeft) -> None:
        """Go back to exactly where we were."""
        focus = self._before[1] if self._before else None
        filtered = self._table is not None and self._rows is not None
        if self._table is not None and self._rows is not None:
            self.filter_rows(self._table, self._rows, "")
        is_kept = bool(self.query_one(SearchBar).query_text)
        self._close_bar()
        if not filtered:
            self._take_back(is_kept)
        self._restore(show=not (filtered and self._was_filtered))
        # Nothing had the focus where the bar was opened before there was a page.
        self.focus_pane(self.sidebar if focus in (None, self.sidebar) else self.detail)

    def _take_back(self, is_kept: bool) -> None:
        """Have the search before this one to go on with, unless the bar was emptied: then there is none any more."""
        before, self._sought = self._sought, None
        if before is None or not is_kept:
            self.answer, self.lit = None, {}
        else:
            self.answer, self.hit, self.lost, self.lit, index = before
            if self.answer is not None and self.index is not None and index is not self.index:
                # The library has changed meanwhile.
                self.search_again(self.index)
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
