"""Made-up briefings such as a file may hold: clean texts, markings inherited, places given as the reader gives them."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from made_up_files import NASTY, WORDS
from outbrief.briefing.keys import LOG, POINT, ROLES
from outbrief.briefing.model import (
    Block,
    Briefing,
    Column,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
)
from outbrief.briefing.place import Place, slug
from outbrief.loading.clean import clean
from outbrief.loading.placing import placed
from outbrief.loading.report import Report

NOWHERE = Place("")

CONVERTED = ("no", "Yes", "null", "~", "0x1F", "1_000", "12:30:45", "1e3", ".5", "-.inf", "2026-12-31", "0o17", "<<")
"""Texts that some YAML reader takes for no text."""

_words = st.sampled_from(
    [*WORDS, *NASTY, *CONVERTED, "# x", "| a | b |", "<br>", "**bold**", "1. first", "[^1]", "&#42;"]
)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


lines = st.one_of(_words, st.lists(_words, max_size=4).map(" ".join), st.text(max_size=12)).map(_line)
"""Texts of one line, some of them empty."""
some = lines.filter(bool)
"""Texts of one line that say something."""
handles = st.one_of(st.just(""), st.text(max_size=8).map(lambda text: slug(clean(slug(clean(text))))))
markings = st.sampled_from(["", "", "", "TLP:GREEN", "TLP: RED"])


def _cell(parts: list[str]) -> str:
    return "\n".join(parts).strip()


_cells = st.one_of(some, st.lists(lines, min_size=1, max_size=3).map(_cell).filter(bool))
_extras = st.dictionaries(some, _cells, max_size=2)
_paragraphs = some.map(lambda text: Paragraph(NOWHERE, text))
_own = [key for key in POINT if key not in ("id", "marking", "name", "text", "points")]


def _point(name: str, text: str, identity: str, marking: str, cells: Any, points: Any) -> Point:
    return Point(NOWHERE, text if text or name or points else "…", name, identity, marking, cells, tuple(points))


def _points_with(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Point]:
    cells = st.dictionaries(st.sampled_from(_own), _cells, max_size=1)
    return st.builds(_point, lines, lines, handles, markings, st.just({}) | cells, inner)


points = st.recursive(_points_with(st.just([])), lambda inner: _points_with(st.lists(inner, max_size=2)), max_leaves=3)


@st.composite
def tables(draw: st.DrawFn) -> PriorityTable:
    """Make a table whose rows have cells of its columns, and some that need no column."""
    roles = [role for role in ROLES if role != "marking"]
    keys = draw(st.lists(st.sampled_from(roles) | some, min_size=1, max_size=4, unique=True))
    columns = tuple(Column(key, draw(some)) for key in keys)
    own = st.dictionaries(st.sampled_from([*keys, "see", "was", "group", "marking"]), _cells, min_size=1, max_size=4)
    order = [*keys, "group"]
    # The first cell gives a row its handle: they stand in the order in which they are read.
    drawn = [{key: cells[key] for key in [*order, *cells] if key in cells} for cells in draw(st.lists(own, max_size=3))]
    rows = tuple(Initiative(NOWHERE, cells) for cells in drawn)
    intro = tuple(draw(st.lists(_paragraphs, max_size=2)))
    title, identity, marking = draw(lines), draw(handles), draw(markings)
    return PriorityTable(NOWHERE, columns, rows, title, intro, identity, marking, draw(_extras))


_blocks: st.SearchStrategy[Block] = st.one_of(
    _paragraphs, tables(), st.lists(points, min_size=1, max_size=3).map(lambda found: Points(tuple(found)))
)


def _sections_with(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Section]:
    body = st.lists(_blocks, max_size=3).map(tuple)
    return st.builds(Section, st.just(NOWHERE), lines, body, inner.map(tuple), handles, markings, _extras)


_sections = st.recursive(
    _sections_with(st.just([])), lambda inner: _sections_with(st.lists(inner, max_size=2)), max_leaves=3
)


def _marked_point(point: Point, inherited: str) -> Point:
    marking = point.marking or inherited
    return replace(point, marking=marking, points=tuple(_marked_point(one, marking) for one in point.points))


def _marked_block(block: Block, inherited: str) -> Block:
    match block:
        case Points():
            return Points(tuple(_marked_point(point, inherited) for point in block.points))
        case PriorityTable():
            marking = block.marking or inherited
            own = [row.cells.get("marking", "").replace("\n", " ") or marking for row in block.rows]
            rows = tuple(replace(row, marking=one) for row, one in zip(block.rows, own, strict=True))
            return replace(block, marking=marking, rows=rows)
    return block


def _marked(section: Section, inherited: str) -> Section:
    marking = section.marking or inherited
    body = tuple(_marked_block(block, marking) for block in section.body)
    return replace(
        section, marking=marking, body=body, sections=tuple(_marked(one, marking) for one in section.sections)
    )


@st.composite
def written_briefings(draw: st.DrawFn) -> Briefing:
    """Make a briefing that a file can hold."""
    marking = draw(markings)
    events = st.dictionaries(st.sampled_from(list(LOG)), _cells, min_size=1, max_size=3)
    briefing = Briefing(
        Place(draw(handles) or "visit"),
        draw(some),
        tuple(draw(st.lists(_paragraphs, max_size=2))),
        tuple(_marked(section, marking) for section in draw(st.lists(_sections, max_size=2))),
        date=draw(lines),
        version=draw(lines),
        lang=draw(lines),
        marking=marking,
        source=draw(lines),
        url=draw(lines),
        origin=draw(lines),
        translates=draw(lines),
        statuses=tuple(draw(st.lists(some, max_size=2))),
        tags=tuple(draw(st.lists(some, max_size=2))),
        log=tuple(draw(st.lists(events, max_size=2))),
        footnotes=tuple(_marked_point(note, marking) for note in draw(st.lists(points, max_size=2))),
        extra=draw(_extras),
    )
    return placed(briefing, Report(""))
