"""Compiled briefings: what was loaded from a file, as bytes that are read back forty times faster than YAML."""

import gc
import marshal
import sys
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from outbrief.briefing.model import (
    Block,
    Briefing,
    Column,
    Initiative,
    Mark,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
)
from outbrief.briefing.problem import Problem, Severity
from outbrief.library.files import shown_path
from outbrief.loading.loaded import Loaded

FORMAT = 5
"""The version of these bytes. Another one whenever the model or what is made of it here changes."""

LEVEL = 1
"""Of zlib. A third of the size for 30 ms in 20,000 rows; the next levels save little and cost double."""

_PARAGRAPH, _POINTS, _TABLE = range(3)

_UNFIT = (ValueError, TypeError, EOFError, KeyError, IndexError, AttributeError, OverflowError, MemoryError, zlib.error)
"""What bytes that are no compiled briefing may raise on their way back."""


def compiled(loaded: Loaded) -> bytes:
    """Return what was loaded as bytes; only its path is not among them."""
    shown = shown_path(loaded.path)
    problems = tuple(
        # The file may be called by another path next time.
        (None if one.path == shown else one.path, one.line, one.column, str(one.severity), one.message, one.hint)
        for one in loaded.problems
    )
    briefing = None if loaded.briefing is None else _briefing(loaded.briefing)
    value: Any = (FORMAT, briefing, problems)
    return zlib.compress(marshal.dumps(value), LEVEL)


def restored(data: "bytes | memoryview", path: Path) -> Loaded:
    """Return what was loaded from a file that is called `path` now. Raises Damaged for anything but its own bytes."""
    was_collecting = gc.isenabled()
    try:
        # A hundred thousand new objects, none of them garbage: looking for some takes a third of the time.
        gc.disable()
        version, briefing, problems = marshal.loads(zlib.decompress(data))
        if version != FORMAT:
            raise ValueError("another version")
        shown = shown_path(path)
        return Loaded(
            path,
            None if briefing is None else _briefing_from(briefing),
            tuple(
                Problem(shown if at is None else at, line, column, Severity(severity), message, hint)
                for at, line, column, severity, message, hint in problems
            ),
        )
    except _UNFIT as error:
        from outbrief.search.stored.container import Damaged

        raise Damaged("no compiled briefing") from error
    finally:
        if was_collecting:
            gc.enable()


def _briefing(briefing: Briefing) -> tuple[object, ...]:
    return (
        _paragraphs(briefing.intro),
        tuple(map(_section, briefing.sections)),
        tuple(map(_cells, briefing.log)),
        tuple(map(_point, briefing.footnotes)),
        _cells(briefing.extra),
        tuple(briefing.mark),
        briefing.place,
        briefing.title,
        briefing.date,
        briefing.version,
        briefing.lang,
        briefing.marking,
        briefing.source,
        briefing.url,
        briefing.origin,
        briefing.translates,
        briefing.statuses,
        briefing.tags,
    )


def _briefing_from(value: Any) -> Briefing:
    intro, sections, log, footnotes, extra, mark, place, title, *rest = value
    parts = tuple(map(_section_from, sections))
    notes = tuple(map(_point_from, footnotes))
    fields: list[Any] = [place, title, _paragraphs_from(intro), parts, *rest, log, notes, extra, Mark(*mark)]
    return Briefing(*fields)


def _section(section: Section) -> tuple[object, ...]:
    body, sections = tuple(map(_block, section.body)), tuple(map(_section, section.sections))
    extra = _cells(section.extra)
    return section.place, section.title, body, sections, section.id, section.marking, extra, tuple(section.mark)


def _section_from(value: Any) -> Section:
    place, title, body, sections, identity, marking, extra, mark = value
    blocks, parts = tuple(map(_block_from, body)), tuple(map(_section_from, sections))
    return Section(place, title, blocks, parts, identity, marking, extra, Mark(*mark))


def _block(block: Block) -> tuple[object, ...]:
    match block:
        case Paragraph():
            return _PARAGRAPH, _paragraphs((block,))
        case Points():
            return _POINTS, tuple(map(_point, block.points))
        case PriorityTable():
            return _TABLE, _table(block)


def _block_from(value: Any) -> Block:
    kind, content = value
    if kind == _PARAGRAPH:
        (paragraph,) = _paragraphs_from(content)
        return paragraph
    return Points(tuple(map(_point_from, content))) if kind == _POINTS else _table_from(content)


def _paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[object, ...]:
    return tuple((paragraph.place, paragraph.text, tuple(paragraph.mark)) for paragraph in paragraphs)


def _paragraphs_from(value: Any) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(place, text, Mark(*mark)) for place, text, mark in value)


def _point(point: Point) -> tuple[object, ...]:
    points, cells = tuple(map(_point, point.points)), _cells(point.cells)
    return point.place, point.text, point.name, point.id, point.marking, cells, points, tuple(point.mark)


def _point_from(value: Any) -> Point:
    place, text, name, identity, marking, cells, points, mark = value
    return Point(place, text, name, identity, marking, cells, tuple(map(_point_from, points)), Mark(*mark))


def _table(table: PriorityTable) -> tuple[object, ...]:
    columns = tuple((column.key, column.label) for column in table.columns)
    rows = table.rows
    # By field, not by row: one tuple of marks costs less than one in each row.
    by_field = (
        tuple([row.place for row in rows]),
        tuple([_cells(row.cells) for row in rows]),
        tuple([row.marking for row in rows]),
        tuple([row.mark.line for row in rows]),
        tuple([row.mark.column for row in rows]),
    )
    intro = _paragraphs(table.intro)
    extra = _cells(table.extra)
    return table.place, columns, by_field, table.title, intro, table.id, table.marking, extra, tuple(table.mark)


def _table_from(value: Any) -> PriorityTable:
    place, columns, by_field, title, intro, identity, marking, extra, mark = value
    places, cells, markings, lines, at = by_field
    rows = tuple(map(Initiative, places, cells, markings, map(Mark, lines, at)))
    labelled = tuple(Column(key, label) for key, label in columns)
    before = _paragraphs_from(intro)
    return PriorityTable(place, labelled, rows, title, before, identity, marking, extra, Mark(*mark))


def _cells(cells: Mapping[str, str]) -> dict[str, str]:
    # Interned, a key is written once, and is one object in all the rows when it comes back.
    return {sys.intern(key): text for key, text in cells.items()}
