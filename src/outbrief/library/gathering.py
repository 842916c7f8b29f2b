"""Gathering what is wrong with a library, file by file: whoever waits sees it grow, and may leave off at any time."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from outbrief.briefing.problem import Problem, Severity
from outbrief.library.files import shown_path
from outbrief.library.kept import Kept
from outbrief.library.library import Library
from outbrief.library.source import line_around, source_lines
from outbrief.loading.references import References

LINE_KEPT = 400
"""Characters of a line on either side of its Problem: more than any screen shows, and a paragraph may have 64 KiB."""

_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Sourced(NamedTuple):
    """A Problem with the file and the line that it stands on."""

    problem: Problem
    path: Path | None
    """The file, by the path it was opened by; None where the Problem is with a path that leads to no file."""
    before: str = ""
    """The line up to the Problem's column, as clean text."""
    after: str = ""
    """The line from there on."""


class Found(NamedTuple):
    """What is wrong, as far as it is known."""

    problems: tuple[Sourced, ...] = ()
    files: int = 0
    """How many were looked into."""
    doing: str = ""
    """What is still being done, and how far it has come: `checking 34 %`."""
    shared: str = ""
    """The beginning of the paths of all files, up to and with the last slash that they share."""


def shared_folder(library: Library) -> str:
    """Return what the paths of all files of a library begin with, up to a slash, as Problems have them."""
    folders = {os.path.dirname(shown_path(one.path)) for one in library.loaded}
    # Absolute and relative ones share nothing.
    if len({os.path.isabs(folder) for folder in folders}) != 1:
        return ""
    shared = os.path.join(os.path.commonpath(folders), "")
    # Without their first slash, absolute paths would look like relative ones.
    return "" if shared == os.path.join(os.sep, "") else shared


class Gathering:
    """What is wrong with the files of a library, as far as it is known. It reads files, and fetches kept ones."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._paths = {shown_path(one.path): one.path for one in library.loaded}
        self._found: dict[str, list[Sourced]] = {}

    def steps(self) -> Iterator[float]:
        """Look into one file after the other, last at what refers to nowhere; yield the share that is done."""
        references = References()
        self._add(self._library.own_problems)
        self._add(self._library.clashes)
        for number, one in enumerate(self._library.loaded, 1):
            whole = one.fetched if isinstance(one, Kept) else one
            self._add(whole.problems)
            if whole.briefing:
                references.add(shown_path(one.path), whole.briefing)
            yield number / (len(self._library.loaded) + 1)
        self._add(references.problems())
        yield 1.0

    def problems(self) -> tuple[Sourced, ...]:
        """Return what has been found: file by file as they were opened, in each the worst first, then by line."""
        ranks = {shown: rank for rank, shown in enumerate(self._paths)}
        files = sorted(self._found, key=lambda shown: ranks.get(shown, -1))
        return tuple(one for shown in files for one in sorted(self._found[shown], key=_worst_first))

    def _add(self, problems: Iterable[Problem]) -> None:
        by_file: dict[str, list[Problem]] = {}
        for problem in problems:
            by_file.setdefault(problem.path, []).append(problem)
        for shown, some in by_file.items():
            path = self._paths.get(shown)
            lines = source_lines(path) if path is not None else []
            found = self._found.setdefault(shown, [])
            for problem in some:
                before, after = line_around(lines, problem)
                found.append(Sourced(problem, path, before[-LINE_KEPT:], after[:LINE_KEPT]))


def _worst_first(one: Sourced) -> tuple[int, int, bool, int, str]:
    problem = one.problem
    # What is said of a line as a whole, such as how many more there are, comes behind what stands on it.
    return _RANKS[problem.severity], problem.line, not problem.column, problem.column, problem.message
