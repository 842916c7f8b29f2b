"""Plain text into an outline: paragraphs, bullets, pipe tables, and headings that nothing marks."""

import re

from outbrief.formats.sources.outline import Block, Heading, Note, Options, Outline, Prose, Row, Table
from outbrief.formats.sources.pipes import cells_of, has_pipe, table_at
from outbrief.formats.sources.text_lines import UNDERLINE, TextLines, goes_on, may_be_heading
from outbrief.formats.sources.text_lists import begins_item, list_at

MOST_HEADING_LINES = 3
"""Lines that a heading may be wrapped over."""
LONG_HEADING = 40
"""Characters. Of two bare lines, the first is a heading that was wrapped where it is longer, else one of its own."""
MOST_IN_A_ROW = 2
"""Headings with nothing between them: more bare lines are names, an address, a programme."""

_BREAK_TAG = re.compile(r"\s*<br\s*/?>\s*", re.I)
_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_NUMBERED_HEADING = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])((?:\.\d{1,2})*)[.)]?\s+\S")


def read_text(text: str, first_line: int, options: Options) -> Outline:
    """Return the outline of plain text whose first line is `first_line` of its file."""
    reading = _Reading(TextLines(text), first_line, options)
    return Outline(tuple(reading.run()), tuple(reading.notes))


class _Reading:
    """Reads a document from its first line to its last."""

    def __init__(self, lines: TextLines, first: int, options: Options) -> None:
        self.lines = lines
        self.first = first
        self.options = options
        self.notes: list[Note] = []
        self.blocks: list[Block] = []

    def run(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip() or UNDERLINE.fullmatch(line) or _GRID.fullmatch(line):
                at += 1
            elif has_pipe(line) and (end := self._table(at)):
                at = end
            elif begins_item(self.lines, at, self.blocks):
                listing, at = list_at(self.lines, at, self.first)
                self.blocks.append(listing)
            else:
                at = self._heading(at) or self._paragraph(at)
        return self.blocks

    def _paragraph(self, at: int) -> int:
        text, end = self.lines.joined(at, self.lines[at].strip(), 0)
        self.blocks.append(Prose(self.first + at, " ".join(text.split())))
        return end

    # --- headings ---

    def _heading(self, at: int) -> int:
        """Add the heading that begins on a line; return where it ends, 0 where none does."""
        told, number = self.options.headings, self.first + at
        if told is not None and number not in told:
            return 0
        text, end = self._heading_text(at)
        if told is not None:
            self.blocks.append(Heading(number, told[number] or 2, text, "as told"))
            return end
        if not may_be_heading(text):
            return 0
        if end < len(self.lines) and (rule := UNDERLINE.fullmatch(self.lines[end])):
            level = 1 if rule[1][0] == "=" else 2
            self.blocks.append(Heading(number, level, text, "a line with a rule below it"))
            return end + 1
        if not self._stands_apart(at, end, text) or not self._leads(at, end):
            return 0
        level, why = self._level(text)
        self.blocks.append(Heading(number, level, text, why))
        return end

    def _heading_text(self, at: int) -> tuple[str, int]:
        """Return a line, with the next one or two where it is wrapped over them."""
        text, end = self.lines[at].strip(), at + 1
        while end < at + MOST_HEADING_LINES and self._may_go_on(end):
            line = self.lines[end].strip()
            longer = f"{text} {line}"
            # A line that is nearly as long as headings are, and one that may be the rest of it.
            is_rest = len(text) >= LONG_HEADING and len(line) < len(text) and may_be_heading(line)
            if not may_be_heading(longer) or not (is_rest or goes_on(text, line) or self.lines.is_soft(end)):
                break
            text, end = longer, end + 1
        return text, end

    def _may_go_on(self, at: int) -> bool:
        lines = self.lines
        return not lines.is_blank(at) and not lines.is_item(at) and not has_pipe(lines[at]) and lines[at][:3] != "---"

    def _stands_apart(self, at: int, end: int, text: str) -> bool:
        """Tell whether a line is neither the end of what is above it nor the beginning of what is below."""
        lines = self.lines
        if not lines.is_blank(end) and (lines.is_soft(end) or (self._may_go_on(end) and goes_on(text, lines[end]))):
            return False
        return lines.is_blank(at - 1) or not lines.is_soft(at)

    def _leads(self, at: int, end: int) -> bool:
        """Tell whether something follows that a heading can be of, before more bare lines than headings come in a row.

        Of such a run only a first line of the document is a heading: its title.
        """
        lines, run = self.lines, 1
        following = lines.next_filled(end)
        while following < len(lines) and self._is_bare(following):
            run += 1
            following = lines.next_filled(following + 1)
            if run > MOST_IN_A_ROW:
                break
        if following >= len(lines) and run == 1:
            return False
        last = self.blocks[-1] if self.blocks and not lines.is_blank(at - 1) else None
        before = isinstance(last, Prose) and may_be_heading(last.text)
        return (run <= MOST_IN_A_ROW and following < len(lines) and not before) or not self.blocks

    def _is_bare(self, at: int) -> bool:
        lines = self.lines
        return self._may_go_on(at) and may_be_heading(lines[at].strip()) and not lines.is_soft(at + 1)

    def _level(self, text: str) -> tuple[int, str]:
        if not self.blocks:
            return 1, "a bare line at the beginning"
        if (found := _NUMBERED_HEADING.match(text)) and found[1]:
            return 2 + found[1].count("."), "a bare numbered line, followed by text"
        return 2, "a bare line without a full stop, followed by text"

    # --- tables ---

    def _table(self, at: int) -> int:
        """Add the table that begins on a line; return where it ends, 0 where none does."""
        lines = self.lines
        if at and _GRID.fullmatch(lines[at - 1]):
            return self._grid(at)
        found = table_at(lines.lines, at)
        if found is None:
            return 0
        if not found.is_marked:
            message = "no line under the first row: it is taken for the header"
            self.notes.append(Note(self.first + at, "table", message))
        rows = tuple(Row(self.first + number, tuple(map(_cell, cells))) for number, cells in found.rows)
        header = tuple(_cell(cell).replace("\n", " ") for cell in found.header)
        self.blocks.append(Table(self.first + at, header, rows))
        return found.end

    def _grid(self, at: int) -> int:
        """Add a table drawn with `+---+`: the lines between two rules are one row."""
        rows: list[Row] = []
        pending: list[tuple[str, ...]] = []
        end = at
        while end < len(self.lines) and (has_pipe(self.lines[end]) or _GRID.fullmatch(self.lines[end])):
            if has_pipe(self.lines[end]):
                pending.append(cells_of(self.lines[end]))
            elif pending:
                rows.append(_merged(self.first + end - len(pending), pending))
                pending = []
            end += 1
        if pending:
            rows.append(_merged(self.first + end - len(pending), pending))
        self.blocks.append(Table(self.first + at, rows[0].cells, tuple(rows[1:])))
        return end


def _cell(text: str) -> str:
    lines = _BREAK_TAG.split(text) if "<" in text else [text]
    return "\n".join(line for part in lines if (line := " ".join(part.split())))


def _merged(line: int, parts: list[tuple[str, ...]]) -> Row:
    """Return the row that several lines of a drawn table are."""
    width = max(map(len, parts))
    columns = [[part[number] for part in parts if number < len(part)] for number in range(width)]
    return Row(line, tuple(" ".join(filter(None, column)) for column in columns))
