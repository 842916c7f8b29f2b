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
    extra: Mapping[str, str] = field(default_factory=dict)
    """What its source held besides, by kind (`images`, `comments` …). It may hold several lines."""
    mark: Mark = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """What the table is called: its title, else the label of its first column, as in print, but for numbers."""
        numbers = "id" if len(self.columns) > 1 else ""
        return self.title or next((column.label for column in self.columns if column.key != numbers), "Table")

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
    extra: Mapping[str, str] = field(default_factory=dict)
    """What its source held besides, by kind (`images`, `comments` …). It may hold several lines."""
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
    footnotes: tuple[Point, ...] = ()
    """A point each: its name is the label, which stands in the text as `[^label]`."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """What its source held besides: the keys of its front matter, and other things by kind."""
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
    return walk_from(Standing(briefing, ()))


def walk_from(standing: Standing) -> Iterator[Standing]:
    """Yield an item and every item in it with what it stands in, in the order a reader meets them."""
    yield standing
    item, within = standing
    inside = (*within, item)
    match item:
        case Briefing():
            for paragraph in item.intro:
                yield Standing(paragraph, inside)
            for section in item.sections:
                yield from walk_from(Standing(section, inside))
            for note in item.footnotes:
                yield from walk_from(Standing(note, inside))
        case Section():
            for block in item.body:
                for one in block.points if isinstance(block, Points) else (block,):
                    yield from walk_from(Standing(one, inside))
            for nested in item.sections:
                yield from walk_from(Standing(nested, inside))
        case PriorityTable():
            for paragraph in item.intro:
                yield Standing(paragraph, inside)
            for row in item.rows:
                yield Standing(row, inside)
        case Point():
            for point in item.points:
                yield from walk_from(Standing(point, inside))


def marking_of(standing: Standing) -> str:
    """Return the marking in force for an item: its own, or that of the nearest it stands in that has one."""
    for one in (standing.item, *reversed(standing.within)):
        if not isinstance(one, Paragraph) and one.marking:
            return one.marking
    return ""


def markings_from(standing: Standing) -> tuple[str, ...]:
    """Return every marking in force in an item, each once, the item's own first."""
    return tuple(dict.fromkeys(filter(None, map(marking_of, walk_from(standing)))))


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
