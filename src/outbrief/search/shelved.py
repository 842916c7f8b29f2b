"""Shelved entries: an entry with its words ready, as ranking and evidence want it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from outbrief.search.entries import Entry
from outbrief.search.slots import DATE, MARKING, WITHIN, Slots
from outbrief.search.words import split


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry on the shelf, its words ready."""

    entry: Entry
    words: tuple[list[str], ...]
    """The folded words, a list a field."""
    slots: tuple[int, ...]
    """The slot of each field."""
    context: int
    """The slot of the titles it stands in."""
    naming: int
    """The number of the field that names it."""
    title: list[str]
    """The words of what names it."""
    title_slot: int
    """The slot of what names it."""


def shelve(entry: Entry, slots: Slots, split: Callable[[str], list[str]] = split) -> Shelved:
    """Take the fields of an entry apart into words."""
    numbers = tuple([slots.number(entry.kind, field.key, field.label) for field in entry.fields])
    words = tuple([split(field.text) for field in entry.fields])
    context, naming = slots.number(entry.kind, WITHIN), entry.naming
    if not words:
        return Shelved(entry, words, numbers, context, naming, [], context)
    return Shelved(entry, words, numbers, context, naming, words[naming], numbers[naming])


def around(entry: Entry, slots: Slots, chosen: Collection[int]) -> list[tuple[str, str]]:
    """Return the titles that an entry stands in, its marking and date, each with its key, as far as `chosen` go."""
    texts = [*((WITHIN, title) for title in entry.where), (MARKING, entry.marking), (DATE, entry.date)]
    return [(key, text) for key, text in texts if text and slots.number(entry.kind, key) in chosen]
