"""`outbrief list`: every place there is and its heading, a line each, for `fzf` and scripts; or what to narrow by."""

import argparse
from collections.abc import Sequence

from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    heading,
    walk,
)
from outbrief.commands.arguments import add_paths
from outbrief.commands.opening import NOTHING_OPENED, open_given, open_to_search
from outbrief.formats.tsv import tsv_line

KINDS: dict[str, type[Item]] = {
    "briefing": Briefing,
    "section": Section,
    "table": PriorityTable,
    "initiative": Initiative,
    "point": Point,
    "paragraph": Paragraph,
}
"""What `--kind` may say, and what it means."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `list` takes to its parser."""
    add_paths(parser)
    parser.add_argument(
        "--kind",
        choices=(*KINDS, "all"),
        default="all",
        metavar="KIND",
        help=f"{', '.join(KINDS)} or all (default: all)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a JSON array: place, kind, title and where it stands")
    form.add_argument(
        "--facets",
        action="store_true",
        help="what search --where can say, a line a value: column, value, rows, entries",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the places, `place TAB title` a line."""
    if arguments.facets:
        return _list_facets(arguments.paths)
    library = open_given(arguments.paths)
    if not library.briefings:
        return NOTHING_OPENED
    wanted = KINDS.get(arguments.kind, Item)
    standings = (
        standing for briefing in library.briefings for standing in walk(briefing) if isinstance(standing.item, wanted)
    )
    if arguments.json:
        import json

        print(json.dumps([_value(standing) for standing in standings], ensure_ascii=False, indent=2))
    else:
        for standing in standings:
            print(tsv_line((standing.item.place, heading(standing.item))))
    return 0


def _list_facets(paths: Sequence[str]) -> int:
    # The search engine takes longer to load than all places to list.
    from outbrief.commands.narrowing import facet_rows

    step = open_to_search(paths)
    if not step.library.briefings or step.index is None:
        return NOTHING_OPENED
    for row in facet_rows(step.index.counts()):
        print(row)
    return 0


def _value(standing: Standing) -> dict[str, object]:
    kind = next(name for name, type_ in KINDS.items() if isinstance(standing.item, type_))
    return {
        "place": standing.item.place,
        "kind": kind,
        "title": heading(standing.item),
        "where": [heading(outer) for outer in standing.within],
    }
