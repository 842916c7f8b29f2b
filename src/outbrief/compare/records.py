"""Two versions of a briefing, record by record: what is new, what is gone, and what says something else.

A record is what a reader would call one thing: the briefing itself, a section, a table, a row, a point, a paragraph.
Two records are the same by their written id; else by what they say; else by what they are called; else, among what is
left of one kind, where most of their text is the same.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    heading,
    walk,
)

MOST_COMPARED = 400
"""Records of one kind that are compared with each other by their letters; a list of more has been written anew."""
SAME_TEXT = 60.0
"""Per cent, as RapidFuzz's `ratio`: half of a sentence may have changed, and it is still that sentence."""


class Change(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: a record, or one field of one."""

    change: Change
    kind: str
    """`briefing`, `section`, `table`, `row`, `point`, `paragraph` or `footnote`."""
    name: str
    """What the record is called, in the version in which it stands; of one that changed, before."""
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    identity: str
    """Its written id and that of what it stands in; empty where it has none."""
    name: str
    fields: Mapping[str, str]


def differences(before: Briefing, after: Briefing) -> list[Difference]:
    """Return what differs between two versions, in the order of the first, then what is new in that of the second."""
    old, new = list(_records(before)), list(_records(after))
    pairs = _pairs(old, new)
    found: list[Difference] = []
    for number, record in enumerate(old):
        partner = pairs.get(number)
        if partner is None:
            found.append(Difference(Change.REMOVED, record.kind, record.name, before=_said(record)))
        else:
            found += _changes(record, new[partner])
    known = set(pairs.values())
    added = [record for number, record in enumerate(new) if number not in known]
    return found + [Difference(Change.ADDED, record.kind, record.name, after=_said(record)) for record in added]


def _said(record: _Record) -> str:
    return " · ".join(filter(None, record.fields.values()))


def _changes(old: _Record, new: _Record) -> Iterator[Difference]:
    for field in dict.fromkeys([*old.fields, *new.fields]):
        was, becomes = old.fields.get(field, ""), new.fields.get(field, "")
        if was != becomes:
            yield Difference(Change.CHANGED, old.kind, old.name, field, was, becomes)


def _pairs(old: Sequence[_Record], new: Sequence[_Record]) -> dict[int, int]:
    """Return which record of the first is which of the second, by their numbers."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    ways: list[Callable[[_Record], Hashable]] = [
        lambda record: (record.kind, record.identity) if record.identity else None,
        lambda record: (record.kind, tuple(sorted(record.fields.items()))),
        lambda record: (record.kind, record.name.casefold()) if record.name else None,
    ]
    for way in ways:
        waiting: dict[Hashable, list[int]] = {}
        for number, record in enumerate(new):
            if number not in taken and (key := way(record)) is not None:
                waiting.setdefault(key, []).append(number)
        for number, record in enumerate(old):
            key = way(record)
            if number not in pairs and key is not None and waiting.get(key):
                pairs[number] = waiting[key].pop(0)
                taken.add(pairs[number])
    _pair_alike(old, new, pairs, taken)
    return pairs


def _pair_alike(old: Sequence[_Record], new: Sequence[_Record], pairs: dict[int, int], taken: set[int]) -> None:
    for kind in dict.fromkeys(record.kind for record in old):
        left = [number for number, record in enumerate(old) if record.kind == kind and number not in pairs]
        right = [number for number, record in enumerate(new) if record.kind == kind and number not in taken]
        if not left or not right or len(left) > MOST_COMPARED or len(right) > MOST_COMPARED:
            continue
        from rapidfuzz import fuzz

        scores = [
            (fuzz.ratio(_said(old[one]), _said(new[other]), score_cutoff=SAME_TEXT), one, other)
            for one in left
            for other in right
        ]
        for score, one, other in sorted(scores, key=lambda found: (-found[0], found[1], found[2])):
            if score and one not in pairs and other not in taken:
                pairs[one] = other
                taken.add(other)


def _records(briefing: Briefing) -> Iterator[_Record]:
    notes = {note.place for note in briefing.footnotes}
    for standing in walk(briefing):
        yield _record(standing, standing.item.place in notes)


def _record(standing: Standing, is_note: bool) -> _Record:
    item, within = standing
    kind = "footnote" if is_note else _KINDS[type(item)]
    own = _identity(item)
    outer = next((_identity(one) for one in reversed(within) if isinstance(one, Section) and _identity(one)), "")
    return _Record(kind, f"{outer}/{own}" if own else "", heading(item), _fields(item))


_KINDS: dict[type[Item], str] = {
    Briefing: "briefing",
    Section: "section",
    PriorityTable: "table",
    Initiative: "row",
    Point: "point",
    Paragraph: "paragraph",
}


def _identity(item: Item) -> str:
    match item:
        case Briefing():
            return "briefing"
        case Initiative():
            return item.cells.get("id", "")
        case Paragraph():
            return ""
        case _:
            return item.id


def _fields(item: Item) -> dict[str, str]:
    """Return what an item says, by field; what it inherits it does not say."""
    match item:
        case Briefing():
            names = ("id", "title", "date", "version", "lang", "marking", "source", "url", "origin", "translates")
            fields = {name: str(getattr(item, name)) for name in names}
            fields["statuses"], fields["tags"] = ", ".join(item.statuses), ", ".join(item.tags)
            fields["log"] = "\n".join(" · ".join(event.values()) for event in item.log)
            return fields | _extra(item.extra)
        case Section():
            return {"id": item.id, "title": item.title} | _extra(item.extra)
        case PriorityTable():
            columns = {f"column {column.key}": column.label for column in item.columns}
            return {"id": item.id, "title": item.title} | columns | _extra(item.extra)
        case Initiative():
            return dict(item.cells)
        case Point():
            return {"id": item.id, "name": item.name, "text": item.text} | dict(item.cells)
        case Paragraph():
            return {"text": item.text}


def _extra(extra: Mapping[str, str]) -> dict[str, str]:
    return {f"extra {key}": text for key, text in extra.items()}
