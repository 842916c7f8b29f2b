"""What `show` and `export` write: the formats by their names. Each is imported where it is asked for."""

import argparse
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from outbrief.briefing.model import Briefing, Initiative, Standing, walk, walk_from

if TYPE_CHECKING:
    from outbrief.formats.neutralising import Neutralised
    from outbrief.formats.sheet import Sheet

FORMATS = {"text": ".txt", "markdown": ".md", "json": ".json", "csv": ".csv", "tsv": ".tsv", "html": ".html"}
"""The formats, and what the name of a file ends in."""

SHEETS = ("csv", "tsv")

BYTE_ORDER_MARK = "\ufeff"


def add_sheet_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that are about CSV and TSV."""
    parser.add_argument(
        "--no-neutralise",
        action="store_true",
        help="in CSV and TSV, leave cells that a spreadsheet would calculate as they are",
    )
    parser.add_argument(
        "--bom", action="store_true", help="begin CSV and TSV with a byte order mark, by which Excel knows UTF-8"
    )


def neutral_for(arguments: argparse.Namespace, form: str) -> "Neutralised | None":
    """Return what makes the cells of a sheet harmless; None where there is nothing to do, or it is not wanted."""
    if form not in SHEETS or arguments.no_neutralise:
        return None
    from outbrief.formats.neutralising import Neutralised

    return Neutralised()


def print_parts(parts: Iterable[str], form: str) -> None:
    """Print a text that comes in parts: in UTF-8, as its format has it, unless it is to be read as it is."""
    is_read = form == "text" or (sys.stdout is not None and sys.stdout.isatty())
    if isinstance(sys.stdout, io.TextIOWrapper) and not is_read:
        sys.stdout.reconfigure(encoding="utf-8")
    for part in parts:
        print(part, end="")


def has_rows(standing: Standing) -> bool:
    """Tell whether what stands at a place is, or holds, a row of a table."""
    return any(isinstance(item, Initiative) for item, _ in walk_from(standing))


def place_parts(
    standing: Standing, form: str, neutral: "Neutralised | None" = None, bom: bool = False
) -> Iterator[str]:
    """Yield what stands at a place in a format, in parts."""
    match form:
        case "markdown":
            from outbrief.formats.markdown import markdown_of

            # A whole briefing can be imported again; a part of one is pasted somewhere.
            yield markdown_of(standing, exact=isinstance(standing.item, Briefing)) + "\n"
        case "json":
            from outbrief.formats.json_format import json_of

            yield json_of(standing) + "\n"
        case "csv" | "tsv":
            from outbrief.formats.sheet import initiatives_sheet, table_sheet

            sheet = table_sheet(standing) or initiatives_sheet(lambda: walk_from(standing))
            yield from _sheet_parts(sheet, form, neutral, bom)
        case "html":
            from outbrief.formats.html_format import html_of

            yield html_of(standing)
        case _:
            from outbrief.formats.text import text_of

            yield text_of(standing) + "\n"


def library_parts(
    briefings: Sequence[Briefing], form: str, neutral: "Neutralised | None" = None, bom: bool = False
) -> Iterator[str]:
    """Yield briefings as one document in a format, in parts; each briefing is fetched when it is its turn."""
    match form:
        case "markdown":
            from outbrief.formats.markdown import library_markdown

            yield from library_markdown(briefings)
        case "json":
            from outbrief.formats.json_format import library_json

            yield from library_json(briefings)
        case "csv" | "tsv":
            from outbrief.formats.sheet import initiatives_sheet

            sheet = initiatives_sheet(lambda: (standing for briefing in briefings for standing in walk(briefing)))
            yield from _sheet_parts(sheet, form, neutral, bom)
        case "html":
            from outbrief.formats.html_format import library_html

            yield from library_html(briefings)
        case _:
            from outbrief.formats.text import text_of

            for number, briefing in enumerate(briefings):
                yield ("\n\n" if number else "") + text_of(Standing(briefing, ())) + "\n"


def _sheet_parts(sheet: "Sheet", form: str, neutral: "Neutralised | None", bom: bool) -> Iterator[str]:
    from outbrief.formats.csv_format import csv_lines, tsv_lines

    if bom:
        yield BYTE_ORDER_MARK
    yield from (csv_lines if form == "csv" else tsv_lines)(sheet, neutral)
