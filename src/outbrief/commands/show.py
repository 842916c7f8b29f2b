"""`outbrief show PLACE`: what stands at a place, as text or in another format."""

import argparse

from outbrief.briefing.model import Standing
from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.opening import NOTHING_OPENED, open_given
from outbrief.commands.writing import (
    FORMATS,
    SHEETS,
    add_sheet_options,
    has_rows,
    neutral_for,
    place_parts,
    print_parts,
)
from outbrief.library.library import Library
from outbrief.loading.clean import clean_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `show` takes to its parser."""
    parser.add_argument(
        "place", nargs="?", metavar="PLACE", help="the place to show, such as nato-dsg-us-visit/recommendations"
    )
    add_paths(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (default: text); csv and tsv are of a table, or of what is in a section",
    )
    add_sheet_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what stands at the place; 2 where nothing does."""
    if arguments.place is None:
        complain("which place? outbrief list says what there is")
        return NOTHING_OPENED
    library = open_given(arguments.paths)
    if not library.briefings:
        return NOTHING_OPENED
    standing = standing_at(library, arguments.place)
    if standing is None:
        return NOTHING_OPENED
    form: str = arguments.format
    if form in SHEETS and not has_rows(standing):
        complain(f"no table at {standing.item.place}, and so no {form.upper()}")
        return NOTHING_OPENED
    neutral = neutral_for(arguments, form)
    print_parts(place_parts(standing, form, neutral, arguments.bom), form)
    if neutral and (said := neutral.said()):
        complain(said)
    return 0


def standing_at(library: Library, place: str) -> Standing | None:
    """Return what stands at a place; where nothing does, say so and name the nearest place there is."""
    standing = library.find(place.strip().strip("/"))
    if standing is None:
        nearest = library.nearest(place)
        complain(f"no place «{clean_line(place)}»" + (f"; did you mean {nearest}?" if nearest else ""))
    return standing
