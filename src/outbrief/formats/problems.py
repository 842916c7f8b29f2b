"""Problems as text with the line they stand on, as GitHub annotations, as JSON values."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from outbrief.briefing.problem import Problem, Severity
from outbrief.formats.counting import counted

MOST_SHOWN = 100
"""Characters of a source line on either side of the caret: a paragraph of 64 KiB in one line must not hide the rest."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
"""The GitHub workflow commands, by severity."""


def problem_text(problem: Problem, before: str = "", after: str = "") -> str:
    """Return a problem as `path:line:column: severity: message`, its source line with a caret, and its hint.

    `before` and `after` are the source line up to the problem's column and from there on, as clean text.
    """
    where = ":".join([problem.path, *(str(number) for number in (problem.line, problem.column) if number)])
    lines = [f"{where}: {problem.severity}: {problem.message}"]
    if before or after:
        shown = before.lstrip()
        if len(shown) > MOST_SHOWN:
            shown = "…" + shown[-MOST_SHOWN:]
        lines.append(f"    {shown}{after[:MOST_SHOWN]}{'…' if len(after) > MOST_SHOWN else ''}")
        if problem.column:
            lines.append(f"    {' ' * _width(shown)}^")
    if problem.hint:
        lines.append(f"    hint: {problem.hint}")
    return "\n".join(lines)


def problem_annotation(problem: Problem) -> str:
    """Return a problem as a GitHub workflow command, which marks the line in a pull request.

    Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit.
    """
    place = {"file": problem.path, "line": problem.line, "col": problem.column}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value)
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.severity]} {properties}::{_escaped(message)}"


def problem_value(problem: Problem) -> dict[str, object]:
    """Return a problem as a JSON object; line and column are left out where they are 0, the hint where it is empty."""
    value: dict[str, object] = {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
    }
    return {key: each for key, each in value.items() if each}


def severities(problems: Iterable[Problem]) -> str:
    """Return `1 error, 3 warnings`; nothing where there are none."""
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(counted(counts[severity], severity) for severity in Severity if counts[severity])


def _escaped(text: str, further: str = "") -> str:
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _width(text: str) -> int:
    """Return the cells that clean text takes in a terminal: two for a wide character, none for a combining mark."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
