"""Copying: what the cursor stands on, or what is selected, to the clipboard: as text, Markdown, or a citation."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app import messages
from outbrief.app.clipboard.clipboard import Clipboard
from outbrief.app.clipboard.put import Put
from outbrief.app.clipboard.terminal import write_to_terminal
from outbrief.app.pages.order import ordered
from outbrief.app.pages.shown import Shown
from outbrief.app.screens.changing import Changing
from outbrief.app.widgets.search_bar import QueryLine
from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    heading,
    marking_of,
)
from outbrief.briefing.place import Place
from outbrief.formats.counting import counted
from outbrief.library.names import SHIPPED, file_name
from outbrief.loading.clean import clean_line

KINDS = {
    Briefing: "briefing",
    Section: "section",
    PriorityTable: "table",
    Initiative: "row",
    Point: "point",
    Paragraph: "paragraph",
}
LONGEST_NAME = 28
"""Characters of a heading in what is said of a copy: enough to know it by."""
SAID_FOR, COMPLAINED_FOR = 3, 10
"""Seconds. A complaint may hold a command to type."""


class Copying(Changing):
    """Changing, with a clipboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy('text')", "copy", id="copy-text", tooltip="Copy this as text"),
        Binding("Y", "copy('markdown')", "Markdown", id="copy-markdown", tooltip="Copy this as Markdown", show=False),
        Binding("c", "copy('citation')", "cite", id="copy-citation", tooltip="Copy the citation of this"),
    ]

    clipboard = Clipboard("osc52", {})
    """Where what is copied goes to."""

    class Copied(Message):
        """Something is on the clipboard, or on its way there, or cannot get there."""

        def __init__(self, what: str, size: int, put: Put, instead: str) -> None:
            super().__init__()
            self.what, self.put = what, put
            self.size = size
            """Bytes."""
            self.instead = instead
            """What to do where it is too long."""

    def on_mount(self) -> None:
        """Tell the bar whether anything can be copied."""
        self.query_one(QueryLine).copies = not self.clipboard.is_off

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something: in the bar it is typed."""
        if action == "copy":
            return not self.clipboard.is_off and not isinstance(self.focused, QueryLine)
        return super().check_action(action, parameters)

    def action_copy(self, form: str) -> None:
        """Copy what is selected, else what the cursor stands on."""
        selected = self.get_selected_text()
        if selected and form == "text":
            self.copy("Selection", selected)
        elif selected and form == "markdown" and (touched := self._touched):
            self._put("Markdown of the selection", lambda: _markdown_of_parts(touched))
        else:
            self._copy(self._marked, form)

    @property
    def _touched(self) -> list[Standing]:
        """What the selection touches."""
        return [standing for place in self.detail.selected_places if (standing := self.library.find(place))]

    def get_selected_text(self) -> str | None:
        """Return what is selected in the page, with its markings; None for nothing."""
        # Here and below: what is copied, and how, is not loaded before something is.
        from outbrief.formats.text import marked

        selected = self.detail.selected_text
        touched = self._touched or [standing for standing in [self.here] if standing]
        markings = dict.fromkeys(filter(None, map(marking_of, touched)))
        return marked(selected, ", ".join(markings)) if selected else None

    def action_leave(self) -> None:
        """Back out: first of a selection. What was said in passing goes with the same key."""
        self.app.clear_notifications()
        if self.detail.selected is None:
            super().action_leave()
        else:
            self.detail.select(None)

    def on_hit_copied(self, message: messages.HitCopied) -> None:
        """Copy the hit under the cursor, while the bar keeps the focus."""
        if self.answer is not None and self.answer.hits:
            self._copy(self.answer.hits[self.hit].entry.place, "text")

    def _copy(self, place: Place | None, form: str) -> None:
        from outbrief.formats.citation import citation
        from outbrief.formats.text import passage_of

        standing = self.library.find(place) if place else None
        if standing is None or place is None:
            self.app.notify("There is nothing here to copy.", markup=False, timeout=2)
            return
        named = f"{KINDS[type(standing.item)]} “{_cut(heading(standing.item))}”"
        is_part = False
        if form != "citation" and isinstance(standing.item, PriorityTable):
            shown, rows = self._as_shown(standing.item), len(standing.item.rows)
            is_part = len(shown.rows) < rows
            named += f", {len(shown.rows)} of {counted(rows, 'row')}" if is_part else ""
            standing = standing._replace(item=shown)
        if form == "citation":
            self._put(f"Citation of {named}", lambda: citation(standing, self.template))
        elif form == "markdown":
            instead = "" if is_part else f"{self._command(place)} --format markdown > FILE"
            self._put(f"Markdown of {named}", lambda: _markdown(standing), instead)
        else:
            instead = "" if is_part else f"{self._command(place)} > FILE"
            self._put(named[0].upper() + named[1:], lambda: passage_of(standing), instead)

    def _as_shown(self, table: PriorityTable) -> PriorityTable:
        """Return a table with the rows that are shown of it, in the order in which they are: what is seen is copied."""
        shown, standing = self.detail.shown, self.library.find(table.place)
        if shown.standing is None or standing is None or _whole(shown.standing) is not _whole(standing):
            # From the sidebar, faster than its page has followed.
            shown = Shown(standing, orders=self.orders, remaining=self.remaining)
        return replace(table, rows=ordered(table, shown.order_of(table)))

    def _command(self, place: Place) -> str:
        """Return the command that prints what stands at a place, wherever it is given."""
        import shlex

        loaded = self.library.loaded_for(place)
        path = file_name(loaded.path) if loaded else SHIPPED
        return f"outbrief show {place}" + ("" if path.startswith(SHIPPED) else f" {clean_line(shlex.quote(path))}")

    def copy(self, what: str, text: str) -> None:
        """Copy a text that was chosen by hand."""
        self._put(what, lambda: text)

    @work(thread=True, exclusive=True, group="copy")
    def _put(self, what: str, made: Callable[[], str], instead: str = "") -> None:
        worker = get_current_worker()
        text = made()
        put = self.clipboard.put(text, lambda: not worker.is_cancelled)
        if put is not None and not worker.is_cancelled:
            self.post_message(self.Copied(what, len(text.encode()), put, instead))

    def on_copying_copied(self, message: Copied) -> None:
        """Send the terminal what it is to read, and say what has been done: never more."""
        from outbrief.formats.counting import size_of

        put = message.put
        if put.sequence:
            write_to_terminal(self.app, put.sequence)
        aside = f"; {put.aside}" if put.aside else ""
        if put.is_put:
            said = f"{message.what} {put.said} ({size_of(message.size)}){aside}."
            self.app.notify(said, markup=False, timeout=COMPLAINED_FOR if aside else SAID_FOR)
        else:
            instead = f" To a file: {message.instead}" if put.is_too_long and message.instead else ""
            said = f"{message.what} not copied: {put.said}{aside}.{instead}"
            self.app.notify(said, severity="warning", markup=False, timeout=COMPLAINED_FOR)


def _whole(standing: Standing) -> Item:
    return standing.within[0] if standing.within else standing.item


def _markdown(standing: Standing) -> str:
    from outbrief.formats.markdown import markdown_of

    return markdown_of(standing)


def _markdown_of_parts(touched: Sequence[Standing]) -> str:
    from outbrief.formats.gathered import gathered

    return "\n\n".join(map(_markdown, gathered(touched)))


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
