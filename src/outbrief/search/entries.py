"""Entries: what of a briefing can be found, each a record with its fields and the titles it stands in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    marking_of,
    walk,
)
from outbrief.briefing.place import Place


class Kind(StrEnum):
    """What an entry is."""

    INITIATIVE = "initiative"
    POINT = "point"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    BRIEFING = "briefing"


class Field(NamedTuple):
    """One text of an entry: its role or plain key, what the print calls it, the text itself."""

    key: str
    label: str
    text: str


NAMING_KEYS = ("initiative", "name", "title")
"""The keys of fields that name an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One searchable record."""

    kind: Kind
    place: Place
    fields: tuple[Field, ...]
    where: tuple[str, ...] = ()
    """The titles it stands in, outermost first."""
    marking: str = ""
    date: str = ""
    """The date of its briefing, as printed."""

    @property
    def naming(self) -> int:
        """The number of the field that names it: the initiative, name or title, else the first."""
        return next((number for number, field in enumerate(self.fields) if field.key in NAMING_KEYS), 0)

    @property
    def title(self) -> str:
        """The text that names it, empty where it has no text at all."""
        return self.fields[self.naming].text if self.fields else ""


def entries(briefing: Briefing) -> Iterator[Entry]:
    """Yield an entry for everything in a briefing that has words of its own, in the order a reader meets them."""
    for standing in walk(briefing):
        if (entry := entry_of(standing, briefing)) is not None:
            yield entry


def entry_of(standing: Standing, briefing: Briefing) -> Entry | None:
    """Return the entry of one item of a briefing; None where it has no words of its own."""
    item, within = standing
    kind, fields = _record(item, within)
    if not fields:
        return None
    where = tuple(title for outer in within if (title := _own_title(outer)))
    return Entry(kind, item.place, fields, where, marking_of(standing), briefing.date)


def _own_title(item: Item) -> str:
    match item:
        case Briefing() | Section() | PriorityTable():
            return item.title
        case Point():
            return item.name
        case _:
            return ""


def _record(item: Item, within: tuple[Item, ...]) -> tuple[Kind, tuple[Field, ...]]:
    match item:
        case Initiative():
            table = within[-1]
            labels = {column.key: column.label for column in table.columns} if isinstance(table, PriorityTable) else {}
            return Kind.INITIATIVE, _cells(item.cells, labels)
        case Point():
            named = (Field("name", "Name", item.name), Field("text", "Text", item.text))
            return Kind.POINT, (*(field for field in named if field.text), *_cells(item.cells, {}))
        case Paragraph():
            return Kind.PARAGRAPH, _titled("text", item.text)
        case PriorityTable():
            return Kind.TABLE, _titled("title", item.name)
        case Section():
            return Kind.SECTION, _titled("title", item.title)
        case Briefing():
            return Kind.BRIEFING, _titled("title", item.title)


def _titled(key: str, text: str) -> tuple[Field, ...]:
    return (Field(key, key.capitalize(), text),) if text else ()


def _cells(cells: Mapping[str, str], labels: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(Field(key, labels.get(key, key), text) for key, text in cells.items() if text)
