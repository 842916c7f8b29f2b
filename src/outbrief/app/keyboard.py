"""What a terminal sends, as Textual's messages; whatever it sends, something sensible or nothing comes of it.

Relies, as the driver does, on what Textual does not promise: its parser of keys.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

from outbrief.terminal.pasting import Pasted, Pasting


class _Parser(XTermParser):
    """Textual's parser, which ends at the first report that no terminal sends (8.2.8)."""

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            # The number of no character, or one with parts.
            return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        try:
            return super().parse_mouse_code(code)
        except ArithmeticError:
            # Counted in pixels, by a terminal that says it has none.
            return None


class Keyboard:
    """The keyboard, mouse and clipboard of a terminal."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._pasting = Pasting()
        self._parser = _Parser()

    def typed(self, data: bytes) -> Iterator[Message]:
        """Yield what the bytes of one read mean."""
        for piece in self._pasting.divided(self._decode(data)):
            if isinstance(piece, Pasted):
                yield events.Paste(piece.text)
            else:
                # The parser sees the brackets alone, and so an empty paste.
                yield from (one for one in self._parser.feed(piece) if not isinstance(one, events.Paste))

    def waited(self) -> Iterator[Message]:
        """Yield what has come to be meant by time passing: an escape that stays alone is the key."""
        yield from self._parser.tick()
