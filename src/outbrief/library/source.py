"""The lines of a briefing's file, as they are shown beside a Problem."""

from collections.abc import Sequence
from pathlib import Path

from outbrief.briefing.problem import Problem
from outbrief.loading.clean import clean_line
from outbrief.loading.report import Report
from outbrief.loading.source import read_bytes


def source_lines(path: Path) -> list[str]:
    """Return the lines of a file as they are written, not cleaned; none where it cannot be read as text."""
    # Why it cannot be read is a Problem already; this report is nobody's.
    data = read_bytes(path, Report(""))
    if data is None or b"\0" in data:
        # A NUL stands in UTF-16 and in what is no text at all; neither has lines that would help.
        return []
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def line_around(lines: Sequence[str], problem: Problem) -> tuple[str, str]:
    """Return the line that a Problem stands on, up to its column and from there on, as clean text."""
    line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
    at = problem.column - 1 if problem.column else len(line)
    return clean_line(line[:at]), clean_line(line[at:])
