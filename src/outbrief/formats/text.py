"""A briefing, or one place of it, as plain linear text: no boxes, no wrapping, for pipes and screen readers."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    marking_of,
)
from outbrief.briefing.numbering import section_numbers
from outbrief.formats.citation import crumbs
from outbrief.formats.counting import counted

INDENT = "  "
"""What a nested point, and the second line of a cell, begins with."""


def text_of(standing: Standing) -> str:
    """Return what stands at a place as text, a paragraph a line; a row in full, with where it stands and its place."""
    is_part = isinstance(standing.item, Initiative | Point)
    position = (("Where", " › ".join(where(standing))), ("Place", standing.item.place)) if is_part else ()
    return "\n".join(chain(_lines(standing), _labelled(*position)))


def passage_of(standing: Standing) -> str:
    """Return what stands at a place as text to go elsewhere: with the marking in force, without where it stands."""
    return "\n".join(_lines(standing))


def marked(text: str, marking: str) -> str:
    """Return a text with the marking it is to carry."""
    return "\n".join((text, *_marking(marking, "")))


def _lines(standing: Standing) -> Iterable[str]:
    item, within = standing
    match item:
        case Briefing():
            return _briefing(item)
        case Section():
            return _section(item, _number(standing), "")
        case PriorityTable():
            return _table(item, "")
        case Initiative():
            lines = _row(item, within[-1])
        case Point():
            lines = _point(item, item.marking)
        case Paragraph():
            lines = iter([item.text])
    is_said = not isinstance(item, Paragraph) and "marking" in item.cells
    return chain(lines, _marking("" if is_said else marking_of(standing), ""))


def where(standing: Standing) -> tuple[str, ...]:
    """Return the headings of what an item stands in, outermost first, sections with their numbers."""
    return tuple(crumbs(standing.within))


def _briefing(briefing: Briefing) -> Iterator[str]:
    yield briefing.title
    yield from _labelled(
        ("Date", briefing.date),
        ("Version", briefing.version),
        ("Language", briefing.lang),
        ("Source", briefing.source),
        ("Address", briefing.url),
        ("Imported from", briefing.origin),
        ("Translates", briefing.translates),
        ("Tags", ", ".join(briefing.tags)),
        ("Statuses", ", ".join(briefing.statuses)),
        ("Marking", briefing.marking),
    )
    yield from _spaced(paragraph.text for paragraph in briefing.intro)
    for number, section in enumerate(briefing.sections, 1):
        yield ""
        yield from _section(section, str(number), briefing.marking)
    if briefing.footnotes:
        yield ""
        for note in briefing.footnotes:
            yield from _point(note, briefing.marking)
    for event in briefing.log:
        yield ""
        yield from _labelled(*((key.capitalize(), text) for key, text in event.items()))
    yield from _extra(briefing.extra)


def _number(standing: Standing) -> str:
    briefing = standing.within[0]
    return section_numbers(briefing)[standing.item.place] if isinstance(briefing, Briefing) else ""


def _section(section: Section, number: str, outer_marking: str) -> Iterator[str]:
    yield f"{number} {section.title}".rstrip()
    yield from _marking(section.marking, outer_marking)
    for block in section.body:
        yield ""
        match block:
            case Paragraph():
                yield block.text
            case Points():
                for point in block.points:
                    yield from _point(point, section.marking)
            case PriorityTable():
                yield from _table(block, section.marking)
    yield from _extra(section.extra)
    for position, nested in enumerate(section.sections, 1):
        yield ""
        yield from _section(nested, f"{number}.{position}", section.marking)


def _table(table: PriorityTable, outer_marking: str) -> Iterator[str]:
    yield f"Table: {table.name}, {counted(len(table.rows), 'row')}"
    yield from _marking(table.marking, outer_marking)
    yield from _spaced(paragraph.text for paragraph in table.intro)
    for row in table.rows:
        yield ""
        yield from _row(row, table)
        if "marking" not in row.cells:
            yield from _marking(row.marking, table.marking)
    yield from _extra(table.extra)


def _point(point: Point, outer_marking: str, indent: str = "") -> Iterator[str]:
    yield f"{indent}- {': '.join(filter(None, (point.name, point.text)))}"
    inside = indent + INDENT
    own = _labelled(*point.cells.items())
    inherited = () if "marking" in point.cells else _marking(point.marking, outer_marking)
    yield from (inside + line for line in chain(own, inherited))
    for nested in point.points:
        yield from _point(nested, point.marking, inside)


def _row(row: Initiative, table: Item) -> Iterator[str]:
    """Yield the cells of a row under the labels of its table, or under their keys where no column names them."""
    label = table.label if isinstance(table, PriorityTable) else str
    return _labelled(*((label(key), text) for key, text in row.cells.items()))


def _extra(extra: Mapping[str, str]) -> Iterator[str]:
    """Yield what the source of something held besides, after an empty line."""
    if extra:
        yield ""
        yield from _labelled(*extra.items())


def _marking(marking: str, outer: str) -> Iterator[str]:
    """Yield a marking where it differs from the one that was said further out."""
    return _labelled(("Marking", marking if marking != outer else ""))


def _labelled(*cells: tuple[str, str]) -> Iterator[str]:
    """Yield a `Label: value` line for each cell that is not empty, further lines of its value indented."""
    for label, text in cells:
        if text:
            first, *further = text.split("\n")
            yield f"{label}: {first}"
            yield from (INDENT + line for line in further)


def _spaced(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield ""
        yield text
