"""Problems: what is wrong with a file, where, and what would mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """Something of the file cannot be shown, or not as it was meant."""
    WARNING = "warning"
    """Everything is shown, but something is probably not what the writer meant."""
    HINT = "hint"
    """Nothing is wrong; it could be better."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a file. All text in it is clean: it can be shown as it is."""

    path: str
    line: int
    """Counted from 1; 0 where the problem is the file itself."""
    column: int
    """Counted from 1, in characters; 0 where the problem is the whole line or file."""
    severity: Severity
    message: str
    hint: str = ""
    """What would mend it, ready to be pasted where that is possible."""

    def __str__(self) -> str:
        where = ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}: {self.severity}: {self.message}{hint}"


def faults(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that say something is wrong: a hint is for who writes the file, not for who reads it."""
    return tuple(problem for problem in problems if problem.severity is not Severity.HINT)
