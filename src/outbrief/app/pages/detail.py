"""What the detail pane shows: the page of a briefing, a section, a table, a record, or a list of problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from outbrief.app.pages.flow import PROSE_WIDTH, hanging, text, wrapped
from outbrief.app.pages.order import NATURAL, TableOrder, ordered
from outbrief.app.pages.page import BLANK, Block, Page, Role, block_of
from outbrief.app.pages.preview import preview_blocks
from outbrief.app.pages.record import record_blocks
from outbrief.app.pages.table import LONGEST_WRAPPED, Lit, table_blocks
from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
)
from outbrief.briefing.numbering import section_numbers
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem, Severity
from outbrief.formats.counting import counted
from outbrief.search.entries import Entry

BULLET = "• "
TABLE_SIGN = "▦ "
INDENT = 2
"""Cells that a nested point is set in."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a detail pane is asked to show."""

    standing: Standing | None = None
    """The item that is open, and what it stands in; None for a file that could not be opened."""
    problems: Sequence[Problem] = ()
    """What is wrong with its file: listed on the page of the whole file."""
    is_last_good: bool = False
    """Whether the file has become invalid, and this is what it held before."""
    lit: Lit = field(default_factory=dict)
    orders: Mapping[Place, TableOrder] = field(default_factory=dict)
    entry: Entry | None = None
    """What is shown alone, in passing, because fetching what it stands in would make the keyboard wait."""


def detail_page(shown: Shown, width: int) -> Page:
    """Lay out what is shown to `width` cells."""
    if shown.entry is not None:
        return Page(preview_blocks(shown.entry, width, shown.lit.get(shown.entry.place, {})))
    if shown.standing is None:
        return Page(_problems(shown.problems, min(width, PROSE_WIDTH)))
    item, within = shown.standing
    match item:
        case Briefing():
            return Page(_Layout(shown, width, item).briefing(item))
        case Section():
            return Page(_Layout(shown, width, within[0]).section(item, top=True))
        case PriorityTable():
            return Page(_Layout(shown, width, within[0]).table(item, top=True))
        case Initiative():
            return Page(record_blocks(shown.standing, width, shown.lit.get(item.place, {})))
    return Page(())


class _Layout:
    """Lays items out to one width, with what is lit and how tables are arranged at hand."""

    def __init__(self, shown: Shown, width: int, briefing: object) -> None:
        self._shown = shown
        self._width = width
        self._prose = min(width, PROSE_WIDTH)
        self._numbers = section_numbers(briefing) if isinstance(briefing, Briefing) else {}
        item = shown.standing.item if shown.standing else None
        # On a page of very many rows none is wrapped: what a page costs is what is seen of it.
        self._dense = isinstance(item, Briefing | Section) and _rows(item) > LONGEST_WRAPPED

    def briefing(self, briefing: Briefing) -> list[Block]:
        blocks = [block_of(wrapped(text(briefing.title, Role.HEADING), self._prose), briefing.place)]
        if facts := " · ".join(filter(None, (briefing.date, briefing.version, briefing.source, briefing.url))):
            blocks.append(block_of(wrapped(text(facts, Role.MUTED), self._prose)))
        blocks += self._marking(briefing.marking)
        if self._shown.problems:
            found = f"{counted(len(self._shown.problems), 'problem')} in this file"
            if self._shown.is_last_good:
                found = f"✗ The file has become invalid; this is what it held before. {found}"
            count = text(found, Role.PROBLEM)
            blocks.append(block_of(wrapped(count + text(", listed at the end", Role.MUTED), self._prose)))
        for paragraph in briefing.intro:
            blocks += [BLANK, self._paragraph(paragraph)]
        for section in briefing.sections:
            blocks += [BLANK, BLANK, *self.section(section, inherited=briefing.marking)]
        if self._shown.problems:
            blocks += [BLANK, BLANK, *_problems(self._shown.problems, self._prose)]
        return blocks

    def section(self, section: Section, top: bool = False, inherited: str = "") -> list[Block]:
        number = text(f"{self._numbers.get(section.place, '')} ".lstrip(), Role.MUTED)
        title = text(section.title or "(untitled)", Role.HEADING, self._lit(section.place, "title"))
        blocks = [block_of(hanging(number, title, self._prose), section.place)]
        if top or section.marking != inherited:
            blocks += self._marking(section.marking)
        for block in section.body:
            blocks.append(BLANK)
            match block:
                case Paragraph():
                    blocks.append(self._paragraph(block))
                case Points():
                    blocks += self._points(block.points, 0)
                case PriorityTable():
                    blocks += self.table(block, inherited=section.marking)
        for nested in section.sections:
            blocks += [BLANK, BLANK, *self.section(nested, inherited=section.marking)]
        return blocks

    def table(self, table: PriorityTable, top: bool = False, inherited: str = "") -> list[Block]:
        order = self._shown.orders.get(table.place, NATURAL)
        title = text(table.name, Role.HEADING if top else Role.STRONG, self._lit(table.place, "title"))
        head = text(TABLE_SIGN, Role.OPEN)
        count = text(f"  {arranged(table, order)}", Role.MUTED)
        blocks = [block_of(hanging(head, title + count, self._width), table.place)]
        if top or table.marking != inherited:
            blocks += self._marking(table.marking)
        for paragraph in table.intro:
            blocks += [BLANK, self._paragraph(paragraph)]
        blocks.append(BLANK)
        if table.columns:
            blocks += table_blocks(table, self._width, self._shown.lit, order, self._dense)
        return blocks

    def _marking(self, marking: str) -> list[Block]:
        return [block_of(wrapped(text(marking, Role.MARKING), self._prose))] if marking else []

    def _paragraph(self, paragraph: Paragraph) -> Block:
        content = text(paragraph.text, lit=self._lit(paragraph.place, "text"))
        return block_of(wrapped(content, self._prose), paragraph.place)

    def _points(self, points: Sequence[Point], depth: int) -> list[Block]:
        blocks = []
        for point in points:
            head = text(" " * (INDENT * depth)) + text(BULLET, Role.OPEN)
            blocks.append(block_of(hanging(head, self._point(point), self._prose), point.place))
            blocks += self._points(point.points, depth + 1)
        return blocks

    def _point(self, point: Point) -> Content:
        explanation = text(point.text, lit=self._lit(point.place, "text"))
        for key, cell in point.cells.items():
            explanation += text(f" · {key}: ", Role.MUTED) + text(cell, lit=self._lit(point.place, key))
        if not point.name:
            return explanation
        name = text(point.name, Role.STRONG, self._lit(point.place, "name"))
        return name + text(" — ", Role.MUTED) + explanation if explanation else name

    def _lit(self, place: Place, key: str) -> Sequence[tuple[int, int]]:
        return self._shown.lit.get(place, {}).get(key, ())


def arranged(table: PriorityTable, order: TableOrder) -> str:
    """Say how many rows of a table are shown and in what order: `2/3 · by Expected Outcome ↓ · «cyber»`."""
    total = len(table.rows)
    parts = [str(total) if order.kept is None else f"{len(ordered(table, order))}/{total}"]
    if order.key:
        parts.append(f"by {table.label(order.key)} {'↓' if order.reverse else '↑'}")
    elif order.reverse:
        parts.append("reversed")
    if order.query:
        parts.append(f"«{order.query}»")
    return " · ".join(parts)


def _rows(item: Briefing | Section) -> int:
    own = sum(len(table.rows) for table in item.tables) if isinstance(item, Section) else 0
    return own + sum(map(_rows, item.sections))


def _problems(problems: Sequence[Problem], width: int) -> list[Block]:
    """List problems, the file's name first; how bad each is stands in words and not in colour alone."""
    if not problems:
        return []
    lines = [*wrapped(text(problems[0].path, Role.STRONG), width)]
    for problem in problems:
        where = f"line {problem.line}: " if problem.line else ""
        role = Role.PROBLEM if problem.severity is Severity.ERROR else Role.MARKING
        lines += hanging(text(f"{problem.severity} ", role), text(f"{where}{problem.message}"), width)
        if problem.hint:
            lines += [line.pad_left(INDENT) for line in wrapped(text(problem.hint, Role.MUTED), width - INDENT)]
    return [block_of(lines)]
