"""The painter: knows what stands in every cell of the terminal, and sends only what is to change.

It is given whole frames as a program would write them (cursor moves, SGR, text) and draws them on a screen of its own;
when the terminal is ready for more, it gives the difference. Frames that were never sent are never sent: on a slow
link the newest state of the screen is what comes next. Whatever it does not understand passes through as it is, in
its order, and nothing is taken for known after it.
"""

import re
from collections.abc import Callable, Iterator

from outbrief.terminal.pen import PLAIN, Pen, after, change

MOST_CELLS = 60_000
"""A screen larger than this (300×200) is passed through: a full frame of it costs 25 ms to compare."""
NEAR = 5
"""Cells. So many unchanged ones are written again rather than skipped, for a move of the cursor costs as much."""
SYNC = ("\x1b[?2026h", "\x1b[?2026l")
"""Begin and end of a frame that is to be shown at once, where a terminal knows of such."""

UNKNOWN = "\0"
"""The text of a cell of which it is not known what stands there; no cell of a frame holds it."""
_TOKEN = re.compile(
    r"\x1b\[([0-9;:?<>=$!]*)([@-~])"  # a control sequence
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # a command, such as to the clipboard
    r"|\x1b[P_^X](?:[^\x1b]|\x1b[^\\])*\x1b\\"  # a string, such as a command for the terminal around tmux
    r"|\x1b.?|[^\x1b]+",
    re.DOTALL,
)
_HARMLESS = re.compile(r"[?><=][0-9;]*(?:\$p|[hlu])|<u")
"""Private sequences that change how a terminal behaves, not what stands on it."""
_CLEARING = ("?1049h", "?1049l", "?1047h", "?1047l", "?47h", "?47l")
_UNSURE = re.compile(
    "[^\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2015\u2018-\u2027\u2030-\u205e"
    "\u2070-\u20bf\u2190-\u2199\u2200-\u22ff\u2500-\u25fc\u2713\u2717\u29e9]"
)
"""Characters that terminals may give another width than we do. A row that holds one is sent whole, and the cursor is
set anew behind it, so that no disagreement reaches further than the character itself."""


class _Row:
    """The cells of one line: what each holds, and with which pen. Behind a wide character stands an empty cell."""

    __slots__ = ("pens", "texts")

    def __init__(self, width: int) -> None:
        self.texts = [UNKNOWN] * width
        self.pens: list[Pen] = [PLAIN] * width

    def part(self, start: int, end: int) -> None:
        """Make room: of a wide character that is written over in part, the rest is blank, as on a terminal."""
        if start < len(self.texts) and not self.texts[start]:
            self.texts[start - 1] = " "
        if end < len(self.texts) and not self.texts[end]:
            self.texts[end] = " "


class Painter:
    """One terminal's screen. `width_of` says how many cells a character takes: 0, 1 or 2."""

    def __init__(self, width_of: Callable[[str], int]) -> None:
        self._width_of = width_of
        self.width = self.height = 0
        self._wanted: list[_Row] = []
        self._shown: list[_Row] = []
        self._touched: set[int] = set()
        self._at = (0, 0)
        """Where the cursor of the frames stands, column and line."""
        self._pen: Pen = PLAIN
        self._cursor: tuple[int, int] | None = None
        """Where the terminal's cursor stands, if that is known."""
        self._pen_shown: Pen | None = None
        self._passed: list[str] = []
        """What passes through as it is, with what had to be sent before it."""
        self._synced = False

    def resize(self, width: int, height: int) -> None:
        """Begin anew on a screen of another size, or of the same whose content is not known any more."""
        self.width, self.height = width, height
        is_watched = width * height <= MOST_CELLS
        self._wanted = [_Row(width) for _ in range(height)] if is_watched else []
        # What was drawn and never sent is gone with the screen that it was drawn on.
        self._touched.clear()
        self.forget()

    def forget(self) -> None:
        """Take nothing for known of what stands on the terminal."""
        self._shown = [_Row(self.width) for _ in self._wanted]
        self._cursor = self._pen_shown = None

    def draw(self, data: str) -> None:
        """Draw what a program has written."""
        if not self._wanted:
            self._passed.append(data)
            return
        for token in _TOKEN.finditer(data):
            text = token[0]
            if text[0] != "\x1b":
                self._write(text)
            elif token[2] == "m" and (pen := after(self._pen, token[1])) is not None:
                self._pen = pen
            elif token[2] == "H":
                self._move(token[1])
            elif text in SYNC:
                self._synced = True
            else:
                self._pass(text, token[1], token[2])

    def _pass(self, text: str, parameters: str, final: str) -> None:
        sequence = f"{parameters}{final}"
        # Whoever writes on the other screen finds a plain pen.
        changes = self._changes()
        plain = change(self._pen_shown, PLAIN) if sequence in _CLEARING else ""
        if sequence in _CLEARING and final == "l":
            # A terminal that has no other screen (GNU screen as it comes, a console) goes on below what stands there.
            plain += f"\x1b[{self.height}H\x1b[K"
        self._passed.append(changes + plain + text)
        if sequence in _CLEARING or (final and not _HARMLESS.fullmatch(sequence)):
            self.forget()
            for row in self._wanted:
                row.texts[:] = [UNKNOWN] * self.width

    def _move(self, parameters: str) -> None:
        row, _, column = parameters.partition(";")
        try:
            self._at = (int(column or 1) - 1, int(row or 1) - 1)
        except ValueError:
            self._at = (0, 0)

    def _write(self, text: str) -> None:
        x, y = self._at
        pen, width = self._pen, self.width
        if text.isascii() and text.isprintable() and y < self.height and x + len(text) <= width:
            # Nearly everything is: a slice, not a loop.
            row, end = self._wanted[y], x + len(text)
            row.part(x, end)
            row.texts[x:end] = text
            row.pens[x:end] = [pen] * len(text)
            self._touched.add(y)
            self._at = (end, y)
            return
        for sign in text:
            if sign == "\n":
                x, y = 0, y + 1
                continue
            if y >= self.height:
                continue
            row = self._wanted[y]
            self._touched.add(y)
            cells = self._width_of(sign)
            if cells == 0:
                before = x - 1 if x and x <= width and row.texts[x - 1] else x - 2
                if 0 <= before < width and row.texts[before] != UNKNOWN:
                    row.texts[before] += sign
                continue
            if x + cells <= width:
                row.part(x, x + cells)
                row.texts[x : x + cells] = [sign, ""][:cells]
                row.pens[x : x + cells] = [pen] * cells
            x += cells
        self._at = (x, y)

    def changes(self) -> str:
        """Return what makes the terminal show what has been drawn; nothing where it does."""
        data = "".join(self._passed)
        self._passed.clear()
        if not self._wanted:
            return data
        changes = self._changes()
        if changes and self._synced:
            changes = changes.join(SYNC)
        return data + changes

    def _changes(self) -> str:
        parts: list[str] = []
        for y in sorted(self._touched):
            wanted, shown = self._wanted[y], self._shown[y]
            if wanted.texts == shown.texts and wanted.pens == shown.pens:
                continue
            is_unsure = _UNSURE.search("".join([*wanted.texts, *shown.texts]).replace(UNKNOWN, "")) is not None
            for start, end in self._runs(wanted, shown, whole=is_unsure):
                parts.append(self._goes_to(start, y))
                parts.append(self._written(wanted, start, end, y))
            shown.texts[:] = wanted.texts
            shown.pens[:] = wanted.pens
        self._touched.clear()
        if parts or self._cursor is not None:
            x, y = self._at
            # A cursor beyond the right edge stands on it.
            parts.append(self._goes_to(min(x, self.width - 1), min(y, self.height - 1)))
        return "".join(parts)

    def _runs(self, wanted: _Row, shown: _Row, whole: bool) -> Iterator[tuple[int, int]]:
        """Yield from where to where cells are to be sent: the changed ones, those near each other together."""
        start = end = -1
        pairs = zip(wanted.texts, shown.texts, wanted.pens, shown.pens, strict=True)
        for x, (new, old, new_pen, old_pen) in enumerate(pairs):
            if new == UNKNOWN or (new == old and new_pen == old_pen and not whole):
                continue
            if start < 0:
                start = x
            elif x - end > NEAR or UNKNOWN in wanted.texts[end:x] or len({*wanted.pens[end - 1 : x]}) > 1:
                yield start, end
                start = x
            end = x + 1
        if start >= 0:
            yield start, end

    def _goes_to(self, x: int, y: int) -> str:
        if self._cursor == (x, y):
            return ""
        known, self._cursor = self._cursor, (x, y)
        absolute = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if known is None:
            return absolute
        at, line = known
        ways = [absolute]
        if line == y:
            ways += ["\r"] if not x else [f"\x1b[{x - at}C" if x > at else f"\x1b[{at - x}D"]
        elif line + 1 == y and not x:
            ways.append("\r\n")
        return min(ways, key=len)

    def _written(self, row: _Row, start: int, end: int, y: int) -> str:
        parts: list[str] = []
        x = start
        pen = self._pen_shown
        while x < end:
            text = row.texts[x]
            if row.pens[x] is not pen:
                parts.append(change(pen, row.pens[x]))
                pen = row.pens[x]
            parts.append(text)
            x += 1
            if _UNSURE.search(text):
                # Behind a wide one stands an empty cell.
                while x < end and not row.texts[x]:
                    x += 1
                if x < self.width:
                    parts.append(f"\x1b[{x + 1}G")
        self._pen_shown = pen
        # At the right edge terminals differ about where the cursor stands.
        self._cursor = (end, y) if end < self.width else None
        return "".join(parts)
