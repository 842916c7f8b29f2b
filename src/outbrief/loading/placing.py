"""Gives every item of a decoded briefing its place: one namespace a section, written ids before made ones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from outbrief.briefing.model import (
    Block,
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    heading,
)
from outbrief.briefing.place import HANDLE_LENGTH, Handles, Place, child, slug
from outbrief.loading.report import Report, excerpt

_NAME_READ = 4 * HANDLE_LENGTH
"""Characters: as much of a long text as a handle can come from."""


def placed(briefing: Briefing, report: Report) -> Briefing:
    """Return the briefing with a place in every item."""
    notes = list(_flat(briefing.footnotes))
    names = _Namespace(briefing.place, [*briefing.sections, *notes], list(briefing.intro), report, notes)
    return replace(
        briefing,
        intro=tuple(names.paragraph(paragraph) for paragraph in briefing.intro),
        sections=tuple(_section(section, names.place(section), report) for section in briefing.sections),
        footnotes=tuple(names.point(note) for note in briefing.footnotes),
    )


def _section(section: Section, place: Place, report: Report) -> Section:
    tables = section.tables
    points = [point for block in section.body if isinstance(block, Points) for point in _flat(block.points)]
    rows = [row for table in tables for row in table.rows]
    names = _Namespace(place, [*section.sections, *tables, *rows, *points], list(_paragraphs(section)), report)
    return replace(
        section,
        place=place,
        body=tuple(names.block(block) for block in section.body),
        sections=tuple(_section(nested, names.place(nested), report) for nested in section.sections),
    )


def _flat(points: tuple[Point, ...]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _flat(point.points)


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    for block in section.body:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, PriorityTable):
            yield from block.intro


class _Namespace:
    """The handles of what stands in one place. Items are told apart by identity: two may be equal."""

    def __init__(
        self,
        place: Place,
        items: list[Item],
        paragraphs: list[Paragraph],
        report: Report,
        notes: Sequence[Point] = (),
    ) -> None:
        self._place = place
        self._handles: dict[int, str] = {}
        taken = Handles()
        table_of = {id(row): table for table in items if isinstance(table, PriorityTable) for row in table.rows}
        noted = {id(note) for note in notes}
        first: dict[str, Item] = {}
        for item in items:
            handle = _written(item)
            if not handle:
                continue
            if taken.reserve(handle):
                self._handles[id(item)] = handle
                first[handle] = item
            else:
                table, other = table_of.get(id(item)), table_of.get(id(first[handle]))
                # Two tables of one page are often both numbered from 1: that is faithful, not wrong.
                tell = report.warning if table and other and table is not other else report.error
                tell(item.mark, *_clash(handle, first[handle]))
        for item in items:
            if id(item) not in self._handles:
                name, fallback = _name(item)
                if id(item) in noted:
                    # A footnote is called `5`: nobody would know what it is.
                    name, fallback = f"footnote {name}", "footnote"
                self._handles[id(item)] = taken.claim(name[:_NAME_READ], fallback)
        for number, paragraph in enumerate(paragraphs, 1):
            self._handles[id(paragraph)] = taken.claim(f"p{number}", "p")

    def place(self, item: Item) -> Place:
        return child(self._place, self._handles[id(item)])

    def paragraph(self, draft: Paragraph) -> Paragraph:
        return Paragraph(self.place(draft), draft.text, draft.mark)

    def block(self, draft: Block) -> Block:
        match draft:
            case Paragraph():
                return self.paragraph(draft)
            case Points():
                return Points(tuple(self.point(point) for point in draft.points))
            case PriorityTable():
                return replace(
                    draft,
                    place=self.place(draft),
                    intro=tuple(self.paragraph(paragraph) for paragraph in draft.intro),
                    rows=tuple(Initiative(self.place(row), row.cells, row.marking, row.mark) for row in draft.rows),
                )

    def point(self, draft: Point) -> Point:
        return replace(draft, place=self.place(draft), points=tuple(self.point(point) for point in draft.points))


def _written(item: Item) -> str:
    """Return the handle that a person wrote for an item; a row's is the number or code that was printed."""
    match item:
        case Section() | PriorityTable() | Point():
            return item.id
        case Initiative():
            return slug(item.cells.get("id", ""))
    return ""


def _name(item: Item) -> tuple[str, str]:
    """Return what a handle is made from, and what it is called where that has no letter or digit."""
    match item:
        case Initiative():
            return item.cells.get("id") or next(iter(item.cells.values()), ""), "row"
        case PriorityTable():
            return item.id or item.name, "table"
        case Section():
            return item.id or item.title, "section"
        case Point():
            return item.id or heading(item), "point"
    return "", "item"


def _clash(handle: str, first: Item) -> tuple[str, str]:
    where = f"the id `{excerpt(handle)}` stands twice in this part, first on line {first.mark.line}"
    return where, "give one of them another id; until then the second has a made one"
