"""A sheet as CSV (RFC 4180), or as lines parted by tabs, its cells made harmless for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from outbrief.briefing.place import Place
from outbrief.formats.neutralising import Neutralised
from outbrief.formats.sheet import Sheet
from outbrief.formats.tsv import tsv_line


def csv_lines(sheet: Sheet, neutral: Neutralised | None = None) -> Iterator[str]:
    """Yield the lines of a sheet, their ends included: first its columns, then a record each.

    `neutral` makes the cells harmless and remembers which; without it they stay as they are.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for cells in _lines(sheet, neutral):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def tsv_lines(sheet: Sheet, neutral: Neutralised | None = None) -> Iterator[str]:
    """Yield the lines of a sheet as `csv_lines` does, their cells parted by tabs."""
    for cells in _lines(sheet, neutral):
        yield f"{tsv_line(cells)}\n"


def _lines(sheet: Sheet, neutral: Neutralised | None) -> Iterator[list[str]]:
    if neutral is None:
        yield sheet.columns
        yield from (record.cells for record in sheet.records)
        return
    yield [neutral.cell(column, Place(""), column) for column in sheet.columns]
    for place, cells in sheet.records:
        yield [neutral.cell(text, place, column) for text, column in zip(cells, sheet.columns, strict=True)]
