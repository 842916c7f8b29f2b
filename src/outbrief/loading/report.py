"""The report on one file: its problems, gathered as they are found, bounded however bad the file is."""

from collections.abc import Collection
from typing import NamedTuple

from outbrief.briefing.model import Mark
from outbrief.briefing.problem import Problem, Severity
from outbrief.loading.clean import clean_line

PROBLEMS_SHOWN = 200
"""A file with more is of the wrong kind; nobody mends the two hundred and first before reading the first."""

EXCERPT = 80
"""Characters of a file's own text in a message: enough to know it again, and the message still fits two lines."""


LINE_LIMIT = 1_000
"""Characters of a message or a hint: a line to paste is whole, unless it is so long that it helps nobody."""


class Mistake(NamedTuple):
    """What is wrong, where, and what would mend it; not yet said of a file."""

    mark: Mark
    message: str
    hint: str = ""


def excerpt(text: str) -> str:
    """Return text as it may stand in a message: clean, on one line, at most EXCERPT characters."""
    line = clean_line(text[: 8 * EXCERPT]).strip()
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def _cut(text: str) -> str:
    return clean_line(text if len(text) <= LINE_LIMIT else text[: LINE_LIMIT - 1] + "…")


class Report:
    """Gathers the problems of one file. Every text that enters it is cleaned."""

    def __init__(self, path: str) -> None:
        self.path = clean_line(path)
        self._found: dict[Severity, list[Problem]] = {severity: [] for severity in Severity}
        self._silent: Collection[int] = ()
        self._unsaid: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def error(self, mark: Mark, message: str, hint: str = "") -> None:
        """Record something that cannot be shown, or not as it was meant."""
        self._add(Severity.ERROR, mark, message, hint)

    def warning(self, mark: Mark, message: str, hint: str = "") -> None:
        """Record something that is shown but probably not meant."""
        self._add(Severity.WARNING, mark, message, hint)

    def hint(self, mark: Mark, message: str, hint: str = "") -> None:
        """Record something that is not wrong, but that its writer may want to know."""
        self._add(Severity.HINT, mark, message, hint)

    def take(self, other: "Report", silent: Collection[int]) -> None:
        """Take over what another report has found, and from now on find nothing on the lines that are to be silent."""
        self._silent = silent
        for severity, problems in other._found.items():
            for problem in problems:
                self._add(severity, Mark(problem.line, problem.column), problem.message, problem.hint)
            self._unsaid[severity] += other._unsaid[severity]

    @property
    def full(self) -> bool:
        """Whether further errors are only counted: their messages need not be worked out."""
        return len(self._found[Severity.ERROR]) == PROBLEMS_SHOWN

    def _add(self, severity: Severity, mark: Mark, message: str, hint: str) -> None:
        if mark.line in self._silent:
            return
        if len(self._found[severity]) == PROBLEMS_SHOWN:
            self._unsaid[severity] += 1
            return
        problem = Problem(self.path, mark.line, mark.column, severity, _cut(message), _cut(hint))
        self._found[severity].append(problem)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems by line, errors first on a line; past PROBLEMS_SHOWN, errors stay and one line counts."""
        found = [problem for severity in Severity for problem in self._found[severity]]
        shown = sorted(found[:PROBLEMS_SHOWN], key=lambda problem: (problem.line, problem.column))
        more = len(found) - len(shown) + sum(self._unsaid.values())
        if more:
            errors_unsaid = self._unsaid[Severity.ERROR]
            severity = Severity.ERROR if errors_unsaid else Severity.WARNING
            shown.append(Problem(self.path, shown[-1].line, 0, severity, f"... and {more} more"))
        return tuple(shown)
