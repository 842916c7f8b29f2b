"""`outbrief set PLACE KEY VALUE`: one cell of a row or a point, in the file, every other byte left as it is."""

import argparse

from outbrief.briefing.problem import Problem
from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.opening import NOTHING_OPENED, open_given
from outbrief.commands.show import standing_at
from outbrief.library.editing import set_cell
from outbrief.library.files import shown_path
from outbrief.library.library import library_paths
from outbrief.library.shipped import shipped_paths
from outbrief.loading.report import excerpt
from outbrief.loading.setting import Change

REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `set` takes to its parser."""
    parser.add_argument("place", nargs="?", metavar="PLACE", help="the row or the point, as outbrief list names it")
    parser.add_argument("key", nargs="?", metavar="KEY", help="the column: its role (status, lead, due …) or its label")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it shall say; '' takes the cell out")
    add_paths(parser)
    parser.add_argument("--force", action="store_true", help="set a status that the briefing does not list")


def run(arguments: argparse.Namespace) -> int:
    """Edit the cell and say what was done; 2 where it was not."""
    if arguments.value is None:
        complain("which cell, and what shall it say? outbrief set PLACE status 'in progress'")
        return REFUSED
    if library_paths(arguments.paths) == shipped_paths():
        complain("the shipped briefings are not edited; name the file or folder that is")
        return REFUSED
    library = open_given(arguments.paths)
    standing = standing_at(library, arguments.place) if library.headings else None
    if standing is None:
        return NOTHING_OPENED
    place = standing.item.place
    opened = library.loaded_for(place)
    if opened is None:
        return NOTHING_OPENED
    done = set_cell(opened.path, place, arguments.key, arguments.value, arguments.force)
    if isinstance(done, Problem):
        complain(str(done))
        return REFUSED
    print(_said(done))
    if done.place != place:
        complain(f"its place is now {done.place}")
    return 0


def _said(change: Change) -> str:
    """Return `path:line: status: open → in progress`."""
    where = f"{shown_path(change.path)}:{change.line}: {excerpt(change.key)}"
    before, after = (excerpt(text) or "nothing" for text in (change.before, change.after))
    if change.edit is None:
        return f"{where}: {before} already, nothing to do"
    return f"{where}: {before} → {after}"
