"""Open what a command was given, and say on standard error what could not be opened."""

from collections.abc import Sequence
from pathlib import Path

from outbrief.commands.complaint import complain
from outbrief.commands.own import paths_to_open
from outbrief.commands.progress import ProgressLine
from outbrief.formats.counting import counted
from outbrief.library.files import MISSING, shown_path
from outbrief.library.indexing import Indexing
from outbrief.library.library import Library
from outbrief.library.opening import Opening, Step, opened
from outbrief.loading.clean import clean_line

NOTHING_OPENED = 2
"""The exit code where no briefing could be opened, or a place does not exist: an error, not an answer."""


def open_given(paths: Sequence[str], advice: str = "") -> Library:
    """Open the briefings that the paths name; a line on standard error for each path that is none, one for the rest.

    `advice` is what to add where a path leads nowhere.
    """
    return open_to_search(paths, advice, Indexing.NEVER).library


def open_to_search(paths: Sequence[str], advice: str = "", indexing: Indexing = Indexing.AT_THE_END) -> Step:
    """Open what the paths name, as `open_given` does, and the index of it."""
    with ProgressLine() as line:
        opening = Opening(paths_to_open(paths), indexing, line.show)
        step = opened(opening)
    library = step.library
    typed = {shown_path(Path(path)) for path in paths}
    for problem in (*library.own_problems, *library.clashes):
        # A link in a folder that leads nowhere was not typed by anyone.
        said = advice if problem.message == MISSING and problem.path in typed else ""
        complain("; ".join(filter(None, (f"{problem.path}: {problem.message}", problem.hint, said))))
    if library.unopened:
        command = " ".join(["outbrief check", *map(clean_line, paths)])
        complain(f"{counted(len(library.unopened), 'file')} could not be opened; see {command}")
    if opening.notice:
        complain(opening.notice)
    return step
