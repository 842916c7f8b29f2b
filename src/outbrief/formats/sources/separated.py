"""Comma-, semicolon- or tab-separated values into an outline: one table, and what stands around it."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from outbrief.formats.sources.outline import Block, Heading, Note, Options, Outline, Prose, Row, Table

DELIMITERS = ",;\t|"
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "pipes"}
SAMPLE = 50
"""Records that are looked at to tell what parts the cells."""
LONGEST_CELL = 60
"""Lines. A cell of more is a quote that was never closed."""

MOST_MENDED = 20
"""Records that are not quoted as they should be: with more of them quotes mean something else, or nothing."""

Clean = Callable[[str], str]


class _Record(NamedTuple):
    line: int
    cells: list[str]


class _Bad(NamedTuple):
    """A record that is not quoted as it should be."""

    line: int
    is_open: bool
    """Whether a quote in it is closed nowhere, or where another one was to begin."""


def read_separated(text: str, clean: Clean, options: Options) -> Outline:
    """Return the outline of separated values, whose lines end in newlines. `clean` cleans the text of a cell."""
    notes: list[Note] = []
    delimiter = _delimiter(text)
    if delimiter != ",":
        notes.append(Note(1, "kind", f"the cells are parted by {_NAMES[delimiter]}"))
    records = _records(text, delimiter, notes)
    records = [_Record(line, [_cell(cell, clean) for cell in cells]) for line, cells in records]
    return Outline(tuple(_blocks([one for one in records if any(one.cells)], notes)), tuple(notes))


def _records(text: str, delimiter: str, notes: list[Note]) -> list[_Record]:
    """Return the records; a quote that is never closed is a sign like any other, and no other quote is."""
    records, bad = _strict(text, delimiter)
    lines = text.split("\n") if bad else []
    for _ in range(MOST_MENDED):
        if not bad:
            return records
        line = lines[bad.line - 1]
        if bad.is_open:
            notes.append(Note(bad.line, "row", "a quote that is never closed: it is read as text"))
        records += _from(bad.line, _loose(line, delimiter, has_quotes=not bad.is_open))
        found, after = _strict("\n".join(lines[bad.line :]), delimiter)
        records += _from(bad.line + 1, found)
        bad = after and after._replace(line=after.line + bad.line)
    return records + _from(bad.line, _rest("\n".join(lines[bad.line - 1 :]), delimiter)) if bad else records


def _from(line: int, records: Iterable[_Record]) -> list[_Record]:
    """Return the records of a text that begins on a line."""
    return [one._replace(line=one.line + line - 1) for one in records]


def _rest(text: str, delimiter: str) -> list[_Record]:
    """Return the records of a text with quotes of another kind than these, if any."""
    found = _loose(text, delimiter, has_quotes=True)
    is_sound = all(cell.count("\n") < LONGEST_CELL for one in found for cell in one.cells)
    return found if found and is_sound else _loose(text, delimiter, has_quotes=False)


def _strict(text: str, delimiter: str) -> tuple[list[_Record], _Bad | None]:
    """Return the records up to the first that is not quoted as it should be, and where that begins."""
    records: list[_Record] = []
    line = 1
    with _unlimited(text):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if any(cell.count("\n") >= LONGEST_CELL for cell in cells):
                    return records, _Bad(line, True)
                records.append(_Record(line, cells))
                line = reader.line_num + 1
        except csv.Error as error:
            return records, _Bad(line, reader.line_num > line or "end of data" in str(error))
    return records, None


def _loose(text: str, delimiter: str, has_quotes: bool) -> list[_Record]:
    """Return the records as the csv module makes something of any text; none where it does not."""
    records: list[_Record] = []
    line = 1
    with _unlimited(text):
        source = io.StringIO(text, newline="")
        reader = csv.reader(source, delimiter=delimiter)
        if not has_quotes:
            reader = csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        try:
            for cells in reader:
                records.append(_Record(line, cells))
                line = reader.line_num + 1
        except csv.Error:
            return []
    return records


@contextmanager
def _unlimited(text: str) -> Iterator[None]:
    """Let the csv module read cells as long as a text."""
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """Return what parts the cells: what gives most records the same number of them, and the most cells of these."""
    sample = "\n".join(text.split("\n", SAMPLE * 4)[: SAMPLE * 4])
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        records = _loose(sample, delimiter, has_quotes=True) or _loose(sample, delimiter, has_quotes=False)
        widths = [len(one.cells) for one in records[:SAMPLE] if any(one.cells)]
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        if usual < 2:
            continue
        score = widths.count(usual) / len(widths) + min(usual, 20) / 100
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _cell(text: str, clean: Clean) -> str:
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = (re.sub("[ \t]+$", "", line) for line in clean(text).split("\n"))
    return "\n".join(lines).strip()


def _blocks(records: Sequence[_Record], notes: list[Note]) -> Iterator[Block]:
    """Yield what stands above the table, the table, and what stands below it."""
    if not records:
        return
    width = max((len(_trimmed(one.cells)) for one in records), default=0)
    start, end = 0, len(records)
    if width > 1:
        # A title above the header, a source below the last row: one cell, where the table has several.
        while start < len(records) - 1 and len(_trimmed(records[start].cells)) == 1 and width > 2:
            start += 1
        while end - 1 > start + 1 and width > 2 and len(_trimmed(records[end - 1].cells)) == 1:
            end -= 1
    for number, record in enumerate(records[:start]):
        if number == 0:
            yield Heading(record.line, 1, _line(record.cells), "a line of one cell above the table")
            continue
        notes.append(Note(record.line, "table", "a line of one cell above the header: a paragraph"))
        yield Prose(record.line, _line(record.cells))
    header, *rows = records[start:end]
    labels = tuple(" ".join(cell.split("\n")) for cell in _trimmed(header.cells))
    yield Table(header.line, labels, tuple(Row(one.line, tuple(_trimmed(one.cells))) for one in rows))
    for record in records[end:]:
        notes.append(Note(record.line, "table", "a line of one cell below the last row: a paragraph"))
        yield Prose(record.line, _line(record.cells))


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Return cells without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _line(cells: Sequence[str]) -> str:
    return " ".join(" ".join(cells).split())
