"""What the detail pane shows: the page of a briefing, a section, a table, a record, a folder, or a list of problems."""

import re
from collections.abc import Mapping, Sequence

from textual.content import Content

from outbrief.app.pages.flow import PROSE_WIDTH, hanging, text, wrapped
from outbrief.app.pages.order import TableOrder, ordered
from outbrief.app.pages.page import BLANK, Block, Page, Role, block_of
from outbrief.app.pages.shown import Shown
from outbrief.app.pages.table import LONGEST_WRAPPED, TABLE_SIGN, table_blocks
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
from outbrief.briefing.problem import Severity
from outbrief.formats.counting import counted

BULLET = "• "
NUMBER = re.compile(r"(?:\d{1,3}[.)]|[a-zA-Z][.)]|\([0-9a-zA-Z]{1,3}\)) (?=\S)")
"""What a point of a numbered list begins with, as printed: `3. `, `b) `, `(iv) `."""
FOOTNOTE_RULE = "─" * 12
INDENT = 2
"""Cells that a nested point is set in."""


def detail_page(shown: Shown, width: int) -> Page:
    """Lay out what is shown to `width` cells."""
    # What is not the page of a briefing, a section or a table is imported where it is wanted.
    if shown.entry is not None:
        from outbrief.app.pages.preview import preview_blocks

        return Page(preview_blocks(shown.entry, width, shown.lit.get(shown.entry.place, {})))
    if shown.folder is not None:
        from outbrief.app.pages.folder import folder_blocks

        return Page(folder_blocks(shown.folder, width))
    if shown.standing is None:
        return Page(_problems(shown, min(width, PROSE_WIDTH)))
    if shown.remaining is not None and shown.is_left_out:
        from outbrief.app.pages.remaining import left_out_block

        return Page([left_out_block(shown.remaining, min(width, PROSE_WIDTH)), BLANK, *_blocks(shown, width)])
    return Page(_blocks(shown, width))


def _blocks(shown: Shown, width: int) -> list[Block]:
    match shown.standing:
        case Standing(Briefing() as briefing, _):
            return _Layout(shown, width, briefing).briefing(briefing)
        case Standing(Section() as section, within):
            return _Layout(shown, width, within[0]).section(section, top=True)
        case Standing(PriorityTable() as table, within):
            return _Layout(shown, width, within[0]).table(table, top=True)
        case Standing(Initiative() as row, _):
            from outbrief.app.pages.record import record_blocks

            return record_blocks(shown.standing, width, shown.lit.get(row.place, {}), shown.template)
    return []


class _Layout:
    """Lays items out to one width, with what is lit and how tables are arranged at hand."""

    def __init__(self, shown: Shown, width: int, briefing: object) -> None:
        self._shown = shown
        self._width = width
        self._prose = min(width, PROSE_WIDTH)
        self._numbers = section_numbers(briefing) if isinstance(briefing, Briefing) else {}
        self._notes = briefing.footnotes if isinstance(briefing, Briefing) else ()
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
        blocks += self._footnotes(briefing.footnotes)
        if briefing.extra:
            blocks += [BLANK, *self._extra(briefing.extra)]
        if self._shown.problems:
            blocks += [BLANK, BLANK, *_problems(self._shown, self._prose)]
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
        if section.extra:
            blocks += [BLANK, *self._extra(section.extra)]
        for nested in section.sections:
            blocks += [BLANK, BLANK, *self.section(nested, inherited=section.marking)]
        if top:
            blocks += self._footnotes(self._notes_of(section))
        return blocks

    def _notes_of(self, section: Section) -> list[Point]:
        """Return the footnotes that a section refers to."""
        if not self._notes:
            return []
        from outbrief.briefing.noting import footnote_labels

        labels = footnote_labels(section)
        return [note for note in self._notes if note.name in labels]

    def table(self, table: PriorityTable, top: bool = False, inherited: str = "") -> list[Block]:
        order = self._shown.order_of(table)
        title = text(table.name, Role.HEADING if top else Role.STRONG, self._lit(table.place, "title"))
        head = text(TABLE_SIGN, Role.OPEN)
        count = text(f"  {arranged(table, order)}", Role.MUTED)
        blocks = [block_of(hanging(head, title + count, self._width), table.place)]
        if top or table.marking != inherited:
            blocks += self._marking(table.marking)
        for paragraph in table.intro:
            blocks += [BLANK, self._paragraph(paragraph)]
        # Where nothing of it remains, that is said already; what a filter leaves may be nothing for a moment.
        is_empty = order.kept is not None and not order.kept and not order.query
        if table.columns and not is_empty:
            blocks += [BLANK, *table_blocks(table, self._width, self._shown.lit, order, self._dense)]
        if table.extra:
            blocks += [BLANK, *self._extra(table.extra)]
        return blocks

    def _marking(self, marking: str) -> list[Block]:
        return [block_of(wrapped(text(marking, Role.MARKING), self._prose))] if marking else []

    def _paragraph(self, paragraph: Paragraph) -> Block:
        content = text(paragraph.text, lit=self._lit(paragraph.place, "text"))
        return block_of(wrapped(content, self._prose), paragraph.place)

    def _points(self, points: Sequence[Point], depth: int) -> list[Block]:
        blocks = []
        for point in points:
            indent = text(" " * (INDENT * depth))
            content = self._point(point)
            if number := NUMBER.match(content.plain):
                # What is numbered needs no bullet, and hangs under its number.
                head, content = indent + content[: number.end()], content[number.end() :]
            else:
                head = indent + text(BULLET, Role.OPEN)
            blocks.append(block_of(hanging(head, content, self._prose), point.place))
            blocks += self._points(point.points, depth + 1)
        return blocks

    def _footnotes(self, notes: Sequence[Point]) -> list[Block]:
        """List footnotes below a short rule, each with its label."""
        if not notes:
            return []
        blocks = [BLANK, block_of([text(FOOTNOTE_RULE[: self._width], Role.MUTED)])]
        for note in notes:
            head = text(f"{note.name} ", Role.MUTED)
            blocks.append(block_of(hanging(head, self._explanation(note), self._prose), note.place))
            blocks += self._points(note.points, 1)
        return blocks

    def _extra(self, extra: Mapping[str, str]) -> list[Block]:
        """Say what the source held besides: muted, under the kind of it."""
        return [
            block_of(hanging(text(f"{kind}: ", Role.MUTED), text(line, Role.MUTED), self._prose))
            for kind, lines in extra.items()
            for line in lines.split("\n")
        ]

    def _point(self, point: Point) -> Content:
        explanation = self._explanation(point)
        if not point.name:
            return explanation
        name = text(point.name, Role.STRONG, self._lit(point.place, "name"))
        return name + text(" — ", Role.MUTED) + explanation if explanation else name

    def _explanation(self, point: Point) -> Content:
        explanation = text(point.text, lit=self._lit(point.place, "text"))
        for key, cell in point.cells.items():
            explanation += text(f" · {key}: ", Role.MUTED) + text(cell, lit=self._lit(point.place, key))
        return explanation

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


def _problems(shown: Shown, width: int) -> list[Block]:
    """List problems, the file's name first; how bad each is stands in words and not in colour alone."""
    problems = shown.problems
    if not problems:
        return []
    lines = [*wrapped(text(problems[0].path.removeprefix(shown.shared), Role.STRONG), width)]
    for problem in problems:
        where = f"line {problem.line}: " if problem.line else ""
        role = Role.PROBLEM if problem.severity is Severity.ERROR else Role.MARKING
        lines += hanging(text(f"{problem.severity} ", role), text(f"{where}{problem.message}"), width)
        if problem.hint:
            lines += [line.pad_left(INDENT) for line in wrapped(text(problem.hint, Role.MUTED), width - INDENT)]
    return [block_of(lines)]
