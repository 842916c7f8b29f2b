"""The search bar: a line to type in, and how many hits there are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from outbrief.app.messages import BarLeft, HitAsked, HitsStepped, QueryTyped
from outbrief.loading.clean import clean_line


class SearchBar(Horizontal):
    """The bar. It keeps the focus while the cursor moves among the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "go there", id="hit-open", tooltip="Go to the hit", priority=True, key_display="enter"),
        Binding("escape", "leave", "back", id="search-leave", tooltip="Back to where you were", priority=True),
        Binding("down,ctrl+j", "step(1)", "next", id="hit-down", tooltip="Next hit", priority=True, show=False),
        Binding("up,ctrl+k", "step(-1)", "previous", id="hit-up", tooltip="Previous hit", priority=True, show=False),
        Binding("pagedown", "step(5)", "further", id="hit-page-down", priority=True, show=False),
        Binding("pageup", "step(-5)", "back", id="hit-page-up", priority=True, show=False),
    ]

    prompt: reactive[str] = reactive("/")
    """What stands before the query: `/` to search, the name of a table to filter it."""
    status: reactive[str] = reactive("")
    """How many hits there are."""

    def compose(self) -> ComposeResult:
        """Put the prompt, the line to type in and the count side by side."""
        yield Static(f"{self.prompt} ", id="prompt", markup=False)
        line = Input(placeholder="words, in any order", compact=True, id="query", select_on_focus=False)
        line.cursor_blink = False
        yield line
        yield Static("", id="status", markup=False)

    @property
    def query_text(self) -> str:
        """What has been typed, cleaned: pasted text may hold anything."""
        return clean_line(self.query_one(Input).value)

    def open(self, text: str) -> None:
        """Start with a text, and take the focus."""
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        line.focus()

    def watch_prompt(self) -> None:
        """Show another prompt."""
        if self.children:
            self.query_one("#prompt", Static).update(Content(f"{self.prompt} "))

    def watch_status(self) -> None:
        """Show another count."""
        if self.children:
            self.query_one("#status", Static).update(Content(f" {self.status}"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask for what has been typed."""
        event.stop()
        self.post_message(QueryTyped(self.query_text))

    def action_go(self) -> None:
        """Go to the hit under the cursor."""
        self.post_message(HitAsked())

    def action_leave(self) -> None:
        """Leave the bar."""
        self.post_message(BarLeft())

    def action_step(self, step: int) -> None:
        """Move among the hits."""
        self.post_message(HitsStepped(step))
