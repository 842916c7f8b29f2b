"""`outbrief check`: everything that is wrong with the files, all of it at once."""

import argparse
from collections.abc import Iterable, Iterator

from outbrief.briefing.problem import Problem, Severity
from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.opening import NOTHING_OPENED
from outbrief.commands.own import paths_to_open
from outbrief.formats.counting import counted
from outbrief.formats.problems import problem_annotation, problem_text, problem_value
from outbrief.library.files import shown_path
from outbrief.library.library import Library, open_library
from outbrief.library.source import source_lines
from outbrief.loading.clean import clean_line

ERRORS_FOUND = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `check` takes to its parser."""
    add_paths(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text, one JSON object, or annotations"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; 0 where none is an error, 1 where one is, 2 where no briefing could be opened at all."""
    library = open_library(paths_to_open(arguments.paths))
    match arguments.format:
        case "json":
            _print_json(library)
        case "github":
            for problem in library.problems:
                print(problem_annotation(problem))
        case _:
            for text in _texts(library):
                print(text)
            complain(_summary(library))
    if not library.briefings:
        return NOTHING_OPENED
    return ERRORS_FOUND if _count(library.problems, Severity.ERROR) else 0


def _texts(library: Library) -> Iterator[str]:
    """Yield each problem with the line it stands on; each file is read once."""
    paths = {shown_path(one.path): one.path for one in library.loaded}
    lines: list[str] = []
    read = ""
    for problem in library.problems:
        if problem.path != read:
            read = problem.path
            lines = source_lines(paths[read]) if problem.line and read in paths else []
        line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
        at = problem.column - 1 if problem.column else len(line)
        yield problem_text(problem, clean_line(line[:at]), clean_line(line[at:]))


def _print_json(library: Library) -> None:
    import json

    value = {
        "briefings": len(library.briefings),
        "unopened": len(library.unopened),
        "problems": [problem_value(problem) for problem in library.problems],
    }
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _summary(library: Library) -> str:
    """Return `2 briefings: 1 error, 3 warnings`."""
    counts = ((severity, _count(library.problems, severity)) for severity in Severity)
    found = ", ".join(counted(count, severity) for severity, count in counts if count)
    unopened = f", {counted(len(library.unopened), 'file')} not opened" if library.unopened else ""
    return f"{counted(len(library.briefings), 'briefing')}{unopened}: {found or 'nothing wrong'}"


def _count(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)
