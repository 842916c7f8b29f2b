"""`outbrief check`: everything that is wrong with the files, all of it at once."""

import argparse
from collections.abc import Iterator

from outbrief.briefing.problem import Severity
from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.opening import NOTHING_OPENED
from outbrief.commands.own import paths_to_open
from outbrief.commands.progress import ProgressLine
from outbrief.formats.counting import counted
from outbrief.formats.problems import problem_annotation, problem_text, problem_value, severities
from outbrief.library.checking import Checked, check_files
from outbrief.library.source import line_around, source_lines

ERRORS_FOUND = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `check` takes to its parser."""
    add_paths(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text, one JSON object, or annotations"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; 0 where none is an error, 1 where one is, 2 where no briefing could be opened at all."""
    with ProgressLine() as line:
        found = check_files(paths_to_open(arguments.paths), line.show)
    match arguments.format:
        case "json":
            _print_json(found)
        case "github":
            for problem in found.problems:
                print(problem_annotation(problem))
        case _:
            for text in _texts(found):
                print(text)
            complain(_summary(found))
    if not found.briefings:
        return NOTHING_OPENED
    return ERRORS_FOUND if any(problem.severity is Severity.ERROR for problem in found.problems) else 0


def _texts(found: Checked) -> Iterator[str]:
    """Yield each problem with the line it stands on; each file is read once."""
    lines: list[str] = []
    read = ""
    for problem in found.problems:
        if problem.path != read:
            read = problem.path
            lines = source_lines(found.paths[read]) if read in found.paths else []
        yield problem_text(problem, *line_around(lines, problem))


def _print_json(found: Checked) -> None:
    import json

    value = {
        "briefings": found.briefings,
        "unopened": found.unopened,
        "problems": [problem_value(problem) for problem in found.problems],
    }
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _summary(found: Checked) -> str:
    """Return `2 briefings: 1 error, 3 warnings`."""
    unopened = f", {counted(found.unopened, 'file')} not opened" if found.unopened else ""
    return f"{counted(found.briefings, 'briefing')}{unopened}: {severities(found.problems) or 'nothing wrong'}"
