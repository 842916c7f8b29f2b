"""The reader in a kiosk: it offers what is on a list and nothing else, and ends where nobody presses a key.

The list is of the ids that bindings have, so an action that is added to the reader is none of a kiosk until it is named
here: its key does nothing and stands in no list, nor does the palette have it.
"""

import signal
import time
from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar

from textual import events
from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, OptionList

from outbrief.app.app import OutbriefApp

Parsed = tuple[str, str, tuple[object, ...]]
"""An action: where it is named to be, its name and its parameters."""

_READING = """
    down up page-down page-up top bottom
    open open-branch close-branch read-on read-back open-item go-in back-out leave
    next-pane previous-pane trail-back trail-forward
    next-section previous-section next-table previous-table zoom
    search filter next-hit previous-hit sort reverse
    hit-open hit-down hit-up hit-page-down hit-page-up complete complete-back search-leave
    narrow widen facet-choose facet-mark facet-next-column facet-previous-column facet-find facet-clear facet-leave
    problems problem-open problems-leave
    reload release-mouse keys keys-leave palette quit interrupt
"""
_TYPING = """
    cursor_left cursor_right cursor_left_word cursor_right_word home end select_all submit
    delete_left delete_right delete_left_word delete_right_word delete_left_all delete_right_all
"""
_CHOOSING = "cursor_down cursor_up first last page_down page_up select"

OFFERED = frozenset(_READING.split())
"""The ids of what a kiosk offers: to find and to read. No bookmarks, for they would be gone with the session."""

COPYING = frozenset(["copy-text", "copy-markdown", "copy-citation", "hit-copy"])
"""The ids of what it offers beside where copying is allowed."""

Unnamed = dict[type[DOMNode], frozenset[str]]

UNNAMED: Unnamed = {
    OutbriefApp: frozenset(["look"]),
    Input: frozenset(_TYPING.split()),
    CommandPalette: frozenset(["escape", "cursor_down", "command_list"]),
    OptionList: frozenset(_CHOOSING.split()),
}
"""What it offers that has no id: to choose a look, and what Textual's widgets need to be typed in and chosen from."""

UNNAMED_COPYING: Unnamed = {Input: frozenset(["copy", "cut"]), Screen: frozenset(["copy_text"])}
"""What it offers beside where copying is allowed, without an id: the usual key for what is selected."""


@cache
def actions(kind: type[DOMNode], identities: frozenset[str]) -> frozenset[Parsed]:
    """Return the actions of a screen or widget that have one of these ids."""
    bindings: Iterable[BindingType] = [one for base in kind.__mro__ for one in base.__dict__.get("BINDINGS", ())]
    return frozenset(parse(one.action) for one in Binding.make_bindings(bindings) if one.id in identities)


class KioskApp(OutbriefApp):
    """outbrief on the screen of a kiosk."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, *given: Any, patience: float = 0, copying: bool = False, **more: Any) -> None:
        super().__init__(*given, **more)
        self._identities = OFFERED | COPYING if copying else OFFERED
        self._unnamed = (UNNAMED, UNNAMED_COPYING) if copying else (UNNAMED,)
        self._patience = patience
        """Seconds without a key until the reader ends; 0 for as many as there may be."""
        self._touched = time.monotonic()

    def offers(self, node: DOMNode, name: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether an action of a screen or widget is offered here."""
        if ("", name, parameters) in actions(type(node), self._identities):
            return True
        return any(name in unnamed.get(base, ()) for base in type(node).__mro__ for unnamed in self._unnamed)

    # Both ways to an action lead through what Textual does not promise (8.2.8); the tests say when it has changed.

    def _check_action_state(self, action: str, default_namespace: DOMNode) -> bool | None:
        """Have what is not offered stand in no list of keys."""
        if not self.offers(*self._parse_action(action, default_namespace)):
            return False
        return super()._check_action_state(action, default_namespace)

    async def run_action(
        self, action: str | Parsed, default_namespace: DOMNode | None = None, namespaces: Any = None
    ) -> bool:
        """Do what is offered; for a key of anything else, act as if it had none."""
        parsed = self._parse_action(action, default_namespace or self, namespaces)
        return self.offers(*parsed) and await super().run_action(action, default_namespace, namespaces)

    # --- its end ---

    def on_mount(self) -> None:
        """Begin to wait."""
        # Textual has its driver stop the process.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        if self._patience:
            self.set_timer(self._patience, self._look_for_anybody)

    async def on_event(self, event: events.Event) -> None:
        """Take note that somebody is there."""
        if isinstance(event, events.InputEvent | events.Paste):
            self._touched = time.monotonic()
        await super().on_event(event)

    def _look_for_anybody(self) -> None:
        left = self._touched + self._patience - time.monotonic()
        if left > 0:
            self.set_timer(left, self._look_for_anybody)
        else:
            self.farewell = "ended, for nobody has pressed a key for a while"
            self.exit()

    @property
    def reason(self) -> str:
        """What went wrong, and nothing of what the program held."""
        return f"stopped by an error in the program ({type(self.error).__name__})"
