"""The list of all keys that do something where it was asked for."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType

from outbrief.app.pages.flow import hanging, text
from outbrief.app.pages.page import BLANK, Page, Role, block_of
from outbrief.app.screens.overlay import Overlay
from outbrief.app.widgets.bars import KeyLine, shown_keys
from outbrief.app.widgets.line_view import LineView

WIDEST_KEYS = 18
"""Cells for the keys of an action."""


class KeyList(LineView):
    """The keys, a line each."""

    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def on_resize(self) -> None:
        """Lay the list out to another width."""
        lines = [block_of([text("Keys", Role.HEADING)]), BLANK]
        wide = min(WIDEST_KEYS, self.page_width // 2)
        for keys, meaning in self._keys:
            head = text(keys, Role.OPEN)
            lines.append(
                block_of(hanging(head.pad_right(max(wide - head.cell_length, 1)), text(meaning), self.page_width))
            )
        self.set_page(Page(lines), None, self.top)


class Keys(Overlay[None]):
    """All keys; any of the usual ones leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "leave", "back", id="keys-leave", tooltip="Back", key_display="esc"),
    ]

    def __init__(self, bindings: Iterable[ActiveBinding]) -> None:
        super().__init__()
        self._listed = list(bindings)

    def compose(self) -> ComposeResult:
        """Show the list over the whole screen."""
        grouped: dict[tuple[str, str], list[str]] = {}
        for active in self._listed:
            binding = active.binding
            if binding.id:
                meaning = binding.tooltip or binding.description
                keys = grouped.setdefault((binding.action, meaning), [])
                keys.append(self.app.get_key_display(binding))
        yield KeyList([(" ".join(dict.fromkeys(keys)), meaning) for (_, meaning), keys in grouped.items() if meaning])
        yield KeyLine()

    def on_mount(self) -> None:
        """Say which key leads back."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())

    def _show_keys(self) -> None:
        self.query_one(KeyLine).keys = shown_keys(self, moving=True)
