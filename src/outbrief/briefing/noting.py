"""Footnotes: which of them a text refers to, by the labels that stand in it as `[^label]`."""

import re
from collections.abc import Iterator

from outbrief.briefing.model import Paragraph, Point, Points, PriorityTable, Section

REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def footnote_labels(section: Section) -> set[str]:
    """Return the labels of the footnotes that a section and what stands in it refer to."""
    return {label for text in _texts(section) for label in REFERENCE.findall(text)}


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.body:
        match block:
            case Paragraph():
                yield block.text
            case Points():
                yield from _points(block.points)
            case PriorityTable():
                yield block.title
                yield from (paragraph.text for paragraph in block.intro)
                yield from (column.label for column in block.columns)
                for row in block.rows:
                    yield from row.cells.values()
    for nested in section.sections:
        yield from _texts(nested)


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield point.name
        yield point.text
        yield from point.cells.values()
        yield from _points(point.points)
