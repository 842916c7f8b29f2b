"""A finder of Textual's own widgets, as one would write it first: a table, a line to type into, the hits, a preview.

    python tests/bench/stock.py FILE

FILE is what `outbrief list` prints.
"""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable, Input, OptionList, Static
from textual.widgets.option_list import Option

MOST_HITS = 15


class Stock(App[None]):
    """Whoever types sees what holds it, and the first of that in full."""

    CSS = "Horizontal { height: 1fr } OptionList, DataTable, Static { width: 1fr; height: 1fr }"

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._rows = [line.split("\t") for line in lines]

    def compose(self) -> ComposeResult:
        """Lay out the bar, and below it the table, the hits and the preview."""
        yield Input(placeholder="search", id="bar")
        yield DataTable[str](cursor_type="row")
        with Horizontal():
            yield OptionList()
            yield Static(id="preview")

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("Place", "Text")
        for place, text in self._rows:
            table.add_row(place, Content(text))
        table.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the hits, and the first of them in full."""
        hits = [row for row in self._rows if event.value.lower() in row[1].lower()]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(f"{text}\n  {place}")) for place, text in hits[:MOST_HITS]])
        self.query_one("#preview", Static).update(Content(hits[0][1] if hits else "nothing found"))


if __name__ == "__main__":
    Stock(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()).run()
