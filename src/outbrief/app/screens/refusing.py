"""Refusing: where a key cannot open the line that one types in, what is typed right behind it is no key either."""

from textual import events

from outbrief.app.screens.browsing import Browsing

PAUSE = 0.5
"""Seconds without a key after which the next one is meant as such. Whoever types a word leaves 0.1 to 0.3 between its
letters, and whoever has read why there is no line has taken longer."""


class Refusing(Browsing, is_part=True):
    """Browsing in which `=done` sets a status or does nothing: its `d`, `o`, `n`, `e` would open the editor."""

    _typed: float | None = None
    """When the last key was typed that had no line to stand in; None where none has been."""

    def refuse_typed(self) -> None:
        """Take what is typed from now on as meant for a line that is not there, until there is a pause."""
        # By the clock of keys, which Textual does not name.
        self._typed = events.Key("", None).time

    def is_refused(self, key: events.Key) -> bool:
        """Tell whether a key was meant for a line that is not there."""
        # A slash begins a search, and is part of no status and of hardly any filter.
        is_text = (key.is_printable and key.key != "slash") or key.key in ("enter", "backspace")
        if self._typed is None or not is_text or key.time > self._typed + PAUSE:
            self._typed = None
            return False
        self._typed = max(key.time, self._typed)
        return True
