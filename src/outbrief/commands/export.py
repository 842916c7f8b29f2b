"""`outbrief export`: the whole library in another format, as one document or a file for each briefing."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from outbrief.briefing.model import Briefing, Standing
from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.opening import NOTHING_OPENED, open_given
from outbrief.commands.progress import ProgressLine
from outbrief.commands.writing import FORMATS, add_sheet_options, library_parts, neutral_for, place_parts, print_parts
from outbrief.formats.counting import counted
from outbrief.library.files import shown_path
from outbrief.library.new_file import standing_in_the_way, write_new
from outbrief.library.opening import Progress
from outbrief.loading.clean import clean_line

if TYPE_CHECKING:
    from outbrief.library.library import Library

INCOMPLETE = 1
"""The exit code where something could not be opened, and so is not in what was written."""

REFUSED = 2
STANDARD_OUTPUT = "-"
USUAL = "markdown"
MOST_SAID = 3
"""Files. That there are more is enough to know."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `export` takes to its parser."""
    add_paths(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (default: as the name of the file says, else {USUAL})",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="FILE", help="write one document to a file (default: standard output)")
    where.add_argument("--into", metavar="FOLDER", help="write a file for each briefing, called by its id")
    parser.add_argument("--force", action="store_true", help="replace files that are there already")
    add_sheet_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the library; 0 all of it, 1 what could be opened of it, 2 nothing."""
    form = arguments.format or _form_of(arguments.output)
    if form is None:
        complain(f"{clean_line(arguments.output)}: which format? --format {', '.join(FORMATS)}")
        return REFUSED
    library = open_given(arguments.paths)
    if not library.headings:
        return NOTHING_OPENED
    neutral = neutral_for(arguments, form)

    if arguments.into is not None:

        def parts_of(briefing: Briefing) -> Iterator[str]:
            return place_parts(Standing(briefing, ()), form, neutral, arguments.bom)

        is_done = _write_each(library, Path(arguments.into), FORMATS[form], parts_of, arguments.force)
    elif arguments.output in (None, STANDARD_OUTPUT):
        print_parts(library_parts(library.briefings, form, neutral, arguments.bom), form)
        is_done = True
    else:
        with ProgressLine() as line:
            parts = library_parts(_Watched(library.briefings, line), form, neutral, arguments.bom)
            is_done = _is_written(Path(arguments.output), parts, arguments.force, line)
        if is_done:
            print(f"{shown_path(Path(arguments.output))}: {counted(len(library.headings), 'briefing')}")
    if neutral and (said := neutral.said()):
        complain(said)
    if not is_done:
        return REFUSED
    return INCOMPLETE if library.unopened or library.own_problems else 0


def _form_of(output: str | None) -> str | None:
    """Return the format that the name of a file says; None where it says none."""
    if output in (None, STANDARD_OUTPUT):
        return USUAL
    suffix = Path(str(output)).suffix.lower()
    return next((form for form, usual in FORMATS.items() if suffix == usual), None)


def _write_each(
    library: "Library", folder: Path, suffix: str, parts_of: Callable[[Briefing], Iterator[str]], force: bool
) -> bool:
    """Write each briefing to a file of its own; tell whether that was done."""
    paths = [folder / f"{heading.place}{suffix}" for heading in library.headings]
    if not _is_made(folder) or not _are_free(paths, force):
        return False
    with ProgressLine() as line:
        for path, briefing in zip(paths, _Watched(library.briefings, line), strict=True):
            if not _is_written(path, parts_of(briefing), force, line):
                return False
    print(f"{shown_path(folder)}: {counted(len(paths), 'file')}")
    return True


def _is_made(folder: Path) -> bool:
    """Make a folder if it is not there, or say why that cannot be done; tell whether it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(f"{shown_path(folder)}: cannot be made: {error.strerror or error}")
        return False
    return True


def _are_free(paths: Sequence[Path], force: bool) -> bool:
    """Say what stands in the way of some files, before any of them is written; tell whether nothing does."""
    barred = []
    for path in paths:
        try:
            standing_in_the_way(path, force)
        except OSError as error:
            barred.append(f"{shown_path(path)}: {error.strerror or error}")
    for reason in barred[:MOST_SAID]:
        complain(reason)
    if len(barred) > MOST_SAID:
        complain(f"and {len(barred) - MOST_SAID} more; nothing is written")
    return not barred


def _is_written(path: Path, parts: Iterator[str], force: bool, line: ProgressLine) -> bool:
    """Write a file, or say why that cannot be done; tell whether it is written."""
    try:
        write_new(path, parts, force)
    except OSError as error:
        line.clear()
        complain(f"{shown_path(path)}: not written: {error.strerror or error}")
        return False
    return True


class _Watched(Sequence[Briefing]):
    """Briefings that are fetched one after the other, which is shown."""

    def __init__(self, briefings: Sequence[Briefing], line: ProgressLine) -> None:
        self._briefings = briefings
        self._line = line

    def __len__(self) -> int:
        return len(self._briefings)

    @overload
    def __getitem__(self, at: int) -> Briefing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Briefing]: ...
    def __getitem__(self, at: int | slice) -> Briefing | Sequence[Briefing]:
        if isinstance(at, int):
            self._line.show(Progress("writing", min(at / max(len(self), 1), 1.0)))
        return self._briefings[at]
