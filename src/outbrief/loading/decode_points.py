"""Key points out of nodes: text, `Name: explanation`, or the long form; they may nest."""

from collections.abc import Iterator

from outbrief.briefing.keys import POINT
from outbrief.briefing.model import Point
from outbrief.loading.decode_text import (
    UNPLACED,
    cell,
    check_keys,
    is_empty,
    line,
    line_under,
    marking_in_force,
    not_text,
    written_id,
)
from outbrief.loading.nodes import Mapping, Node, Sequence
from outbrief.loading.quoting import written
from outbrief.loading.report import Report

LONG_FORM = ("name", "text", "points")
"""The keys that make even a mapping of one entry the long form: a point called `text` is rarer than one with text."""

_FIELDS = ("id", "marking", *LONG_FORM)
"""What the long form says of the point itself; the rest are its cells."""


def points(node: Node, marking: str, report: Report) -> Iterator[Point]:
    """Yield the points of a list, not placed yet."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _point(item, marking, report)
        return
    if not is_empty(node):
        report.error(node.mark, "`points` must be a list", "start each point with `- `")
        if isinstance(node, Mapping):
            yield from _named(node, marking, report)
        else:
            yield from _point(node, marking, report)


def _point(node: Node, marking: str, report: Report) -> Iterator[Point]:
    if isinstance(node, Mapping):
        if len(node.entries) == 1 and not any(key in node.entries for key in LONG_FORM):
            yield from _named(node, marking, report)
        else:
            yield from _long(node, marking, report)
    elif is_empty(node):
        report.warning(node.mark, "an empty point", "delete its dash")
    else:
        yield Point(UNPLACED, line(node, "a point", report), marking=marking, mark=node.mark)


def _named(mapping: Mapping, marking: str, report: Report) -> Iterator[Point]:
    """Yield a point for each entry of `Name: explanation`."""
    for entry in mapping.entries.values():
        nested: tuple[Point, ...] = ()
        text = ""
        if isinstance(entry.node, Sequence) and not entry.node.source:
            hint = f"write: - name: {written(entry.key)}, and below it the list under `points:`"
            report.error(entry.node.mark, "a point's explanation must be text, not a list", hint)
            nested = tuple(points(entry.node, marking, report))
        else:
            text = line(entry.node, "a point's explanation", report)
        yield Point(UNPLACED, text, name=entry.key.strip(), marking=marking, points=nested, mark=entry.mark)


def _long(mapping: Mapping, marking: str, report: Report) -> Iterator[Point]:
    if not any(key in mapping.entries for key in LONG_FORM):
        yield from _run_together(mapping, marking, report)
        return
    check_keys(mapping, POINT, "a point", report)
    marking = marking_in_force(mapping, marking, report)
    inside = mapping.entries.get("points")
    yield Point(
        UNPLACED,
        line_under(mapping, "text", report),
        name=line_under(mapping, "name", report),
        id=written_id(mapping, report),
        marking=marking,
        cells=_cells(mapping, report),
        points=tuple(points(inside.node, marking, report)) if inside else (),
        mark=mapping.mark,
    )


def _run_together(mapping: Mapping, marking: str, report: Report) -> Iterator[Point]:
    """Read a mapping of several entries, none of them a name or a text: points whose dashes were forgotten."""
    if not mapping.entries:
        not_text(mapping, "a point", report)
        return
    entries = list(mapping.entries.values())
    second = entries[min(1, len(entries) - 1)]
    report.error(
        second.mark,
        "a point of several entries needs a `name` or a `text`",
        f"if a new point starts here, write: - {written(second.key)}: …; if it is text, quote the whole line",
    )
    yield from _named(mapping, marking, report)


def _cells(mapping: Mapping, report: Report) -> dict[str, str]:
    """Return what the long form says besides, also under keys that nobody knows: nothing is lost."""
    others = (entry for entry in mapping.entries.values() if entry.key not in _FIELDS)
    cells = {entry.key: cell(entry.node, entry.key, report) for entry in others}
    return {key: text for key, text in cells.items() if text}
