"""Searching: what is typed in the bar is looked for, and found as hits to move among, to preview and to go to."""

from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app import messages
from outbrief.app.screens.asking import Asking
from outbrief.app.widgets.bars import ShownKey
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import COPY, GO_THERE, SearchBar
from outbrief.library.library import Library
from outbrief.library.skipped import skipped

if TYPE_CHECKING:
    from outbrief.search.answer import Answer
    from outbrief.search.index import Index
    from outbrief.search.narrowing import Narrowing

MOST_QUERIES = 50
"""Queries that are remembered."""


class Question(NamedTuple):
    """What is looked for, and in what."""

    number: int
    among: "Index"
    text: str
    narrowing: "Narrowing | None"


class Searching(Asking, is_part=True):
    """Asking, with answers."""

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
        self._next: Question | None = None
        """What is to be looked for once what is being looked for has been found; of several, the last."""
        self._looking = False
        self._go_when_answered = False
        """Whether enter was pressed before the answer was there."""
        self._steps_when_answered = 0
        """How far to move among the hits, for keys that were pressed before the answer was there."""
        self._queries: tuple[str, ...] = ()
        """What was looked for before, the latest first."""
        self._has_stepped = False
        """Whether the cursor has moved down among the hits of the question."""

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
            waiting = self._go_when_answered, self._steps_when_answered, self._has_stepped
            self.ask(self.query_one(SearchBar).query_text)
            self._go_when_answered, self._steps_when_answered, self._has_stepped = waiting

    @property
    def _has_hits(self) -> bool:
        return self.answer is not None and bool(self.answer.hits)

    def shown_keys(self) -> tuple[ShownKey, ...]:
        """Return the keys to show; what goes to a hit or copies one only where there are hits."""
        is_in_vain = self.has_class("-searching") and not self._has_hits
        return tuple(key for key in super().shown_keys() if not (is_in_vain and key.does in (GO_THERE, COPY)))

    def on_query_typed(self, message: messages.QueryTyped) -> None:
        """Look for what has been typed."""
        self.ask(message.text)

    def drop_question(self) -> None:
        """Wait for no answer any more."""
        self._asked += 1
        self._next = None
        self._go_when_answered = False

    def ask(self, text: str) -> None:
        """Look for a text, away from the keyboard's thread."""
        if self._before is None:
            return
        self._asked += 1
        self._go_when_answered = self._has_stepped = False
        self._steps_when_answered = 0
        if self._table is not None and self._rows is not None:
            self.query_one(SearchBar).status = self.filter_rows(self._table, self._rows, text)
        elif self.index is not None:
            self._next = Question(self._asked, self.index, text, self.narrowing)
            self._look()

    def _look(self) -> None:
        """Look for the last thing asked, one at a time: a search for each key that is typed would outlast the keys."""
        if self._next is not None and not self._looking:
            self._looking = True
            self._find(self._next)
            self._next = None

    @work(thread=True, exclusive=True, group="search")
    def _find(self, question: Question) -> None:
        from outbrief.library.named import found_or_named
        from outbrief.search.narrowing import WHOLE
        from outbrief.search.query import parse

        number, among, text, narrowing = question
        answer = found_or_named(among, self.library, parse(text), narrowing or WHOLE)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Found(number, answer))

    def on_searching_found(self, message: Found) -> None:
        """Show an answer, unless a later question has been asked since."""
        self._looking = False
        self._look()
        if message.number != self._asked:
            return
        self._answered = message.number
        had_hits = self._has_hits
        self.answer = message.answer if message.answer.query.terms else None
        if self._has_hits is not had_hits:
            self.refresh_bindings()
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
        if self._table is not None:
            self.detail.step(1 if message.step > 0 else -1)
        elif message.step < 0 and (self._steps_when_answered if waits else self.hit) == 0:
            # Whoever holds the key to get back to the first hit would lose what was typed.
            if not self._has_stepped:
                self.query_one(SearchBar).recall(self._queries)
        elif waits:
            self._steps_when_answered = max(self._steps_when_answered + message.step, 0)
            self._has_stepped |= bool(self.query_one(SearchBar).query_text)
        else:
            before = self.hit
            self._step(message.step)
            self._has_stepped |= self.hit != before

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
        text, answer = completed(message.text, index.filters, values, message.step), self.answer
        # Whoever ends a question with the whole name of a column asks for no filter.
        is_word = message.step > 0 and text == f"{message.text}:"
        if (is_word or text == message.text) and answer and answer.query.text == message.text and answer.fewer:
            text = answer.fewer.text
        self.query_one(SearchBar).put(text)
