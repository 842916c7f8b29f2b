"""Pipe tables as people write them: with or without outer pipes, a line under the header, the same number of cells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
"""The line under a header. It needs a pipe, too, or it is a rule (GFM, 4.10, but for the number of its cells)."""

_PIPE = re.compile(r"\\.|\|", re.S)


class Found(NamedTuple):
    """A pipe table in lines."""

    end: int
    """The number of the first line behind it, from 0."""
    header: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]]
    """The line and the cells of each row."""
    is_marked: bool
    """Whether a line under the first one says that it is the header."""


def has_pipe(line: str) -> bool:
    """Tell whether a line has a pipe that is not escaped."""
    return "|" in line and any(match[0] == "|" for match in _PIPE.finditer(line))


def is_delimiter(line: str) -> bool:
    """Tell whether a line is what stands under a header."""
    return "|" in line and "-" in line and DELIMITER.fullmatch(line) is not None


def cells_of(line: str) -> tuple[str, ...]:
    r"""Return the cells of a line, outer pipes and the spaces around them aside; `\|` is a pipe in a cell."""
    line = line.strip()
    at = [match.start() for match in _PIPE.finditer(line) if match[0] == "|"]
    if at and at[0] == 0:
        line, at = line[1:], [position - 1 for position in at[1:]]
    if at and at[-1] == len(line) - 1:
        line, at = line[:-1], at[:-1]
    cells = [line[start:end] for start, end in zip([0, *(p + 1 for p in at)], [*at, len(line)], strict=True)]
    return tuple(cell.strip().replace("\\|", "|") for cell in cells)


def table_at(lines: Sequence[str], start: int) -> Found | None:
    """Return the table whose header is a line, None where it is not one.

    Without a line under the header, two lines that begin with a pipe and have as many cells are a table.
    """
    header_line = lines[start]
    if not has_pipe(header_line) or start + 1 >= len(lines) or is_delimiter(header_line):
        return None
    following = lines[start + 1]
    header = cells_of(header_line)
    is_marked = is_delimiter(following)
    if is_marked:
        if len(header) == 1 and len(cells_of(following)) > 1:
            return None
    elif not _is_bare_table(header_line, following, header):
        return None
    rows: list[tuple[int, tuple[str, ...]]] = []
    at = start + 1 + is_marked
    while at < len(lines) and has_pipe(lines[at]):
        if is_marked and rows and _begins_another(lines, at):
            break
        if not is_delimiter(lines[at]):
            rows.append((at, cells_of(lines[at])))
        at += 1
    return Found(at, header, rows, is_marked)


def _begins_another(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is the header of the next table; a rule below the last row makes none."""
    if at + 2 >= len(lines) or is_delimiter(lines[at]):
        return False
    return is_delimiter(lines[at + 1]) and has_pipe(lines[at + 2]) and not is_delimiter(lines[at + 2])


def _is_bare_table(first: str, second: str, header: tuple[str, ...]) -> bool:
    both = first.lstrip().startswith("|") and second.lstrip().startswith("|")
    return both and len(header) > 1 and len(cells_of(second)) == len(header)
