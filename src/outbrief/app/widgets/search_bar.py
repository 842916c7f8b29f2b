"""The search bar: a line to type in, and how many hits there are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive, var
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from outbrief.app.messages import BarLeft, CompletionAsked, HitAsked, HitCopied, HitsStepped, QueryTyped
from outbrief.loading.clean import clean_line

if TYPE_CHECKING:
    from outbrief.search.narrowing import Narrowing

LONGEST = 500
"""Characters of a query. Nobody reads a longer one again, and each further key would cost more than the one before."""

GO_THERE, COPY = "go there", "copy"
"""What is done with a hit."""


class QueryLine(Input):
    """The line to type in. Keys and what was typed leave it in the order in which they came, however fast."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", GO_THERE, id="hit-open", tooltip="Go to the hit", key_display="enter"),
        Binding("escape", "leave", "back", id="search-leave", tooltip="Back to where you were"),
        Binding("down,ctrl+j", "step(1)", "next", id="hit-down", tooltip="Next hit", show=False),
        Binding(
            "up,ctrl+k",
            "step(-1)",
            "previous",
            id="hit-up",
            tooltip="Previous hit; above the first, earlier queries",
            show=False,
        ),
        Binding("ctrl+y", "copy_hit", COPY, id="hit-copy", tooltip="Copy the hit as text"),
        Binding("tab", "complete(1)", "complete", id="complete", tooltip="Complete a filter or its value", show=False),
        # Not left to the panes: whoever types would be in one without having seen it.
        Binding("shift+tab", "complete(-1)", "before", id="complete-back", tooltip="The one before", show=False),
        Binding("pagedown", "step(5)", "further", id="hit-page-down", tooltip="Five hits on", show=False),
        Binding("pageup", "step(-5)", "back", id="hit-page-up", tooltip="Five hits back", show=False),
    ]

    copies: var[bool] = var(True)
    """Whether anything can be copied."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy only where that can be done."""
        return self.copies if action == "copy_hit" else super().check_action(action, parameters)

    async def on_key(self, event: events.Key) -> None:
        """Act on the keys of this line in their turn: Textual sends them round by the app, and others overtake them."""
        active = None if event.is_printable else self.screen.active_bindings.get(event.key)
        if active is not None and active.node is self and active.enabled:
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, self)

    def watch_value(self, value: str) -> None:
        """Ask for what has been typed. `Input.Changed` would come after the keys that follow it."""
        self.post_message(QueryTyped(clean_line(value)))

    def action_go(self) -> None:
        """Go to the hit under the cursor."""
        self.post_message(HitAsked())

    def action_leave(self) -> None:
        """Leave the bar."""
        self.post_message(BarLeft())

    def action_copy(self) -> None:
        """Copy what is selected; where nothing is, leave the bar, as ctrl+c does in other finders."""
        if self.selection.is_empty:
            self.action_leave()
        else:
            super().action_copy()

    def action_complete(self, step: int) -> None:
        """Complete the filter that is being typed."""
        self.post_message(CompletionAsked(clean_line(self.value), step))

    def action_copy_hit(self) -> None:
        """Copy the hit under the cursor."""
        self.post_message(HitCopied())

    def action_step(self, step: int) -> None:
        """Move among the hits."""
        self.post_message(HitsStepped(step))


class SearchBar(Horizontal):
    """The bar. It keeps the focus while the cursor moves among the hits."""

    prompt: reactive[str] = reactive("/")
    """What stands before the query: `/` to search, the name of a table to filter it."""
    status: reactive[str] = reactive("")
    """How many hits there are."""
    narrowing: reactive["Narrowing | None"] = reactive["Narrowing | None"](None)
    """What the library is narrowed to."""

    def compose(self) -> ComposeResult:
        """Put the prompt, the line to type in and the count side by side."""
        yield Static(f"{self.prompt} ", id="prompt", markup=False)
        line = QueryLine(placeholder="words, in any order", compact=True, id="query", select_on_focus=False)
        line.cursor_blink = False
        line.max_length = LONGEST
        yield line
        yield Static("", id="chip", markup=False)
        yield Static("", id="status", markup=False)

    @property
    def query_text(self) -> str:
        """What has been typed, clean."""
        return clean_line(self.query_one(QueryLine).value)

    def open(self, text: str) -> None:
        """Start with a text, and take the focus."""
        # Shown at once and not by a class, which takes effect later: what is not shown cannot take the focus.
        self.display = True
        line = self.query_one(QueryLine)
        with line.prevent(QueryTyped):
            line.value = text
        # Selected, so that typing replaces it and an arrow keeps it.
        line.selection = Selection(0, len(text))
        # At once: `Widget.focus` waits for its turn, and the next key would go to where the focus was.
        self.screen.set_focus(line)

    def put(self, text: str) -> None:
        """Replace what has been typed, the cursor behind it."""
        line = self.query_one(QueryLine)
        line.value = text
        line.cursor_position = len(text)

    def recall(self, queries: Sequence[str]) -> None:
        """Put the query that came before the one in the line, or the latest."""
        position = queries.index(self.query_text) + 1 if self.query_text in queries else 0
        if position < len(queries):
            self.put(queries[position])

    def close(self) -> None:
        """Go out of sight."""
        self.display = False

    def on_resize(self) -> None:
        """Say what the library is narrowed to in as much room as there is."""
        self.watch_narrowing()

    def watch_narrowing(self) -> None:
        """Say what the library is narrowed to."""
        if not self.children:
            return
        said = ""
        if self.narrowing is not None:
            from outbrief.app.pages.chip import chip

            said = f" {chip(self.narrowing, self.size.width // 3).plain}"
        self.query_one("#chip", Static).update(Content(said))

    def watch_prompt(self) -> None:
        """Show another prompt."""
        if self.children:
            self.query_one("#prompt", Static).update(Content(f"{self.prompt} "))

    def watch_status(self) -> None:
        """Show another count."""
        if self.children:
            self.query_one("#status", Static).update(Content(f" {self.status}"))
