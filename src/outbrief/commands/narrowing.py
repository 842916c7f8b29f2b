"""What `--where COLUMN=VALUE` narrows a library to, and the columns and values that it can be narrowed to."""

import argparse
from collections.abc import Iterator, Sequence

from outbrief.commands.complaint import complain
from outbrief.formats.tsv import tsv_line
from outbrief.search.facets import Counts
from outbrief.search.index import Index
from outbrief.search.narrowing import Choice, Facet, Narrowing, named, value_key

UNKNOWN_VALUE = 2
"""The exit code where there is no such value: a mistake, not an answer."""


def add_where(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--where",
        action="append",
        type=_pair,
        default=[],
        metavar="COLUMN=VALUE",
        help=f"only what has the value: {', '.join(Facet)}; may be repeated (outbrief list --facets lists the values)",
    )


def narrowing_of(pairs: Sequence[tuple[Facet, str]], index: Index) -> Narrowing:
    """Return the narrowing that is meant. What there is not is told, and ends the command."""
    counts = index.counts() if pairs else None
    choices = [_choice(facet, text, counts) for facet, text in pairs if counts is not None]
    return Narrowing(tuple(dict.fromkeys(choices)))


def facet_rows(counts: Counts) -> Iterator[str]:
    """Yield a line a value: column, value, rows, entries."""
    for facet, values in counts.values.items():
        for value in values or ():
            yield tsv_line((facet, value.text, str(value.tally.rows), str(value.tally.entries)))


def _choice(facet: Facet, text: str, counts: Counts) -> Choice:
    values = counts.values[facet]
    if values is None:
        complain(f"the column {facet} has too many values to be narrowed by; search for {facet}:…")
        raise SystemExit(UNKNOWN_VALUE)
    wanted = value_key(facet, "" if text == named(facet, "") else text)
    for value in values:
        if value.key == wanted:
            return value.choice
    # Only a mistake needs it.
    from outbrief.library.configuration import near

    advice = near(text, [value.text for value in values]) or "; see outbrief list --facets"
    complain(f"no {facet} “{text}”{advice}")
    raise SystemExit(UNKNOWN_VALUE)


def _pair(text: str) -> tuple[Facet, str]:
    """Read a column and a value, for argparse."""
    column, sign, value = text.partition("=")
    if not sign or column not in list(Facet):
        raise argparse.ArgumentTypeError(f"give a column and a value, such as status=open; columns: {', '.join(Facet)}")
    return Facet(column), value
