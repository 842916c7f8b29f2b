"""The model: what a briefing consists of. Frozen values; a change means a new value.

Every text in it is clean (see `loading/clean.py`). Every item knows its place and the mark where it stands in its file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from outbrief.briefing.place import Place

MODEL_VERSION = 1
"""The version of the model that this program reads: the value of the key `outbrief` in a file."""


class Mark(NamedTuple):
    """Where something stands in its file, line and column counted from 1; zeros where it stands in none."""

    line: int = 0
    column: int = 0


NOWHERE = Mark()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the narrative; its line breaks are folded to spaces."""

    place: Place
    text: str
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Point:
    """A key point: text, or a name and its explanation. Points may nest."""

    place: Place
    text: str
    name: str = ""
    id: str = ""
    marking: str = ""
    """The marking in force: its own or the one it inherits."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """What else the long form says of it, by role (`status`, `lead`, `due` …)."""
    points: tuple["Point", ...] = ()
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Points:
    """A list of key points, as it stands in the narrative."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a priority table: the key is its role or a plain name, the label is what was printed."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Initiative:
    """A row of a priority table. Cells may hold several lines; empty ones are left out."""

    place: Place
    cells: Mapping[str, str]
    """Text by column key, in the order of the columns; then what no column names, in the order written."""
    marking: str = ""
    """The marking in force: its own or the one it inherits."""
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PriorityTable:
    """A table of initiatives."""

    place: Place
    columns: tuple[Column, ...]
    rows: tuple[Initiative, ...]
    title: str = ""
    intro: tuple[Paragraph, ...] = ()
    id: str = ""
    marking: str = ""
    """The marking in force: its own or the one it inherits."""
    mark: Mark = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """What the table is called: its title, else the label of its first column, as in print."""
        return self.title or (self.columns[0].label if self.columns else "Table")

    def label(self, key: str) -> str:
        """Return the label of a column, or the key itself where no column has it."""
        return next((column.label for column in self.columns if column.key == key), key)


Block = Paragraph | Points | PriorityTable
"""What the body of a section is made of, in the order written."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a briefing; sections may nest."""

    place: Place
    title: str
    body: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    id: str = ""
    marking: str = ""
    """The marking in force: its own or the one it inherits."""
    mark: Mark = field(default=NOWHERE, compare=False)

    @property
    def tables(self) -> tuple[PriorityTable, ...]:
        """Its own priority tables, in the order written."""
        return tuple(block for block in self.body if isinstance(block, PriorityTable))


@dataclass(frozen=True, slots=True)
class Briefing:
    """One document: one file."""

    place: Place
    """The place of a briefing is its id."""
    title: str
    intro: tuple[Paragraph, ...] = ()
    """What stands before the first heading."""
    sections: tuple[Section, ...] = ()
    date: str = ""
    version: str = ""
    lang: str = ""
    marking: str = ""
    source: str = ""
    url: str = ""
    origin: str = ""
    translates: str = ""
    statuses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    log: tuple[Mapping[str, str], ...] = ()
    mark: Mark = field(default=NOWHERE, compare=False)

    @property
    def id(self) -> str:
        """The briefing's id: written in the file, else the file's stem."""
        return str(self.place)


Item = Briefing | Section | PriorityTable | Initiative | Point | Paragraph
"""Anything that has a place."""


class Standing(NamedTuple):
    """An item and what it stands in, outermost first: briefing, sections, and for a row its table."""

    item: Item
    within: tuple[Item, ...]


def walk(briefing: Briefing) -> Iterator[Standing]:
    """Yield every item of a briefing with what it stands in, in the order a reader meets them."""
    yield Standing(briefing, ())
    for paragraph in briefing.intro:
        yield Standing(paragraph, (briefing,))
    for section in briefing.sections:
        yield from _walk_section(section, (briefing,))


def _walk_section(section: Section, within: tuple[Item, ...]) -> Iterator[Standing]:
    yield Standing(section, within)
    inside = (*within, section)
    for block in section.body:
        match block:
            case Paragraph():
                yield Standing(block, inside)
            case Points():
                yield from _walk_points(block.points, inside)
            case PriorityTable():
                yield Standing(block, inside)
                in_table = (*inside, block)
                for paragraph in block.intro:
                    yield Standing(paragraph, in_table)
                for row in block.rows:
                    yield Standing(row, in_table)
    for nested in section.sections:
        yield from _walk_section(nested, inside)


def _walk_points(points: tuple[Point, ...], within: tuple[Item, ...]) -> Iterator[Standing]:
    for point in points:
        yield Standing(point, within)
        yield from _walk_points(point.points, (*within, point))


def heading(item: Item) -> str:
    """Return the line that names an item: a title, a row's first text, a point's name or text, a paragraph's text."""
    match item:
        case Briefing() | Section():
            return item.title
        case PriorityTable():
            return item.name
        case Initiative():
            return item.cells.get("initiative") or next(iter(item.cells.values()), "")
        case Point():
            return item.name or item.text
        case Paragraph():
            return item.text
