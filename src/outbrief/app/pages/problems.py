"""What is wrong with the files as a page: file by file, each Problem with its line, a caret, and what would mend it."""

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content

from outbrief.app.pages.flow import cut, hanging, text, wrapped
from outbrief.app.pages.page import BLANK, Block, Page, Role, Stop, block_of
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem, Severity
from outbrief.formats.counting import counted
from outbrief.formats.problems import severities
from outbrief.library.gathering import Found, Sourced

MOST_LISTED = 5_000
"""Problems. Laying out as many takes 0.15 s at the most; whoever has mended them sees the next."""

INDENT = 2
"""Cells that the line of the file and the hint are set in."""

LEAST_AFTER = 12
"""Cells of a line that stay behind the caret when its beginning is cut."""

ROLES = {Severity.ERROR: Role.PROBLEM, Severity.WARNING: Role.MARKING, Severity.HINT: Role.MUTED}


def problems_page(of: Found, width: int) -> Page:
    """Lay out what was found to `width` cells. What all paths share is left out: whoever reads it has opened that."""
    found = of.problems
    listed = found[:MOST_LISTED]
    blocks = [block_of(hanging(text("Problems  ", Role.HEADING), _counts(found, of.files, of.doing), width))]
    for at, one in enumerate(listed):
        if at == 0 or one.problem.path != listed[at - 1].problem.path:
            path = one.problem.path.removeprefix(of.shared) or one.problem.path
            blocks += [BLANK, block_of(wrapped(text(path, Role.STRONG), width))]
        blocks.append(_block(one, width, at, len(listed)))
    return Page(blocks)


def still_at(at: int, before: Sequence[Sourced], now: Sequence[Sourced]) -> int | None:
    """Return where a Problem stands now that stood at `at` before; where it has gone, what has come to stand there.

    It may have moved with the lines above it: it is known by its file and what it says, and by how many of these stand
    before it; where there are fewer or more of them, by its line.
    """
    if not now:
        return None
    one = before[at]
    were = [number for number, other in enumerate(before) if _name(other) == _name(one)]
    same = [number for number, other in enumerate(now) if _name(other) == _name(one)]
    if not same:
        return min(at, len(now) - 1)
    if len(same) == len(were):
        return same[were.index(at)]
    return min(same, key=lambda number: abs(now[number].problem.line - one.problem.line))


def _name(one: Sourced) -> tuple[str, str, str]:
    return one.problem.path, one.problem.message, one.problem.hint


def _counts(found: Sequence[Sourced], files: int, doing: str) -> Content:
    wrong = len({one.problem.path for one in found})
    if found:
        said = f"{severities(one.problem for one in found)} in {wrong} of {counted(max(files, wrong), 'file')}"
    else:
        said = f"None so far in {counted(files, 'file')}" if doing else f"No problems in {counted(files, 'file')}."
    more = f"the first {MOST_LISTED:,} are listed" if len(found) > MOST_LISTED else ""
    return text(" · ".join(filter(None, (said, more, doing))), Role.MUTED)


def _block(one: Sourced, width: int, at: int, count: int) -> Block:
    """Lay a Problem out when it is first seen: of thousands most never are, and their height is known without."""
    problem, inside = one.problem, width - INDENT
    height = _height(problem.message, width - len(_head(problem)))
    height += _height(problem.hint, inside) if problem.hint else 0
    height += (2 if problem.column else 1) if _has_line(one, width) else 0
    return Block(height, lambda y: _lines(one, width)[y], (Stop(place_of(one), 0, height, (at + 1, count)),))


@lru_cache(maxsize=512)
def _lines(one: Sourced, width: int) -> list[Content]:
    problem, role = one.problem, ROLES[one.problem.severity]
    head = text(str(problem.severity), role) + text(_head(problem)[len(problem.severity) :], Role.MUTED)
    lines = hanging(head, text(problem.message), width)
    if _has_line(one, width):
        line, caret = _excerpt(one, width - INDENT)
        lines += [text(line, Role.MUTED).pad_left(INDENT)]
        lines += [text("^", role).pad_left(INDENT + caret)] if problem.column else []
    if problem.hint:
        lines += [line.pad_left(INDENT) for line in wrapped(text(problem.hint), width - INDENT)]
    return lines


def _head(problem: Problem) -> str:
    """Return what stands before the message: `warning 13:11  `."""
    where = f" {problem.line}:{problem.column}" if problem.column else f" {problem.line}" if problem.line else ""
    return f"{problem.severity}{where}  "


def _has_line(one: Sourced, width: int) -> bool:
    return width - INDENT >= 2 * LEAST_AFTER and bool((one.before + one.after).strip())


def place_of(one: Sourced) -> Place:
    """Return what stands for a Problem among the stops of the page. No place in a briefing begins so."""
    problem = one.problem
    return Place(f"{problem.path}\n{problem.line}:{problem.column}:{problem.message}")


@lru_cache(maxsize=8192)
def _height(said: str, width: int) -> int:
    """Return how many lines a text takes. Many Problems say the same, and each says the same when more are found."""
    return len(wrapped(text(said), width))


def _excerpt(one: Sourced, width: int) -> tuple[str, int]:
    """Return a line of a file cut to `width` cells around its Problem, and how far in that one stands."""
    before, after = one.before.lstrip() if one.problem.column else "", one.after
    if not one.problem.column:
        after = one.before.strip()
    room = width - min(cell_len(after), LEAST_AFTER)
    while cell_len(before) > room:
        # A wide character takes two cells, so it is cut cell by cell.
        before = "…" + before[2:] if before.startswith("…") else "…" + before[1:]
    return cut(text(before + after), width).plain, cell_len(before)
