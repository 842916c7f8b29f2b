"""Filters: what is meant by the name before a colon, and what to say where nothing is."""

import re
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from outbrief.search.entries import Kind
from outbrief.search.narrowing import Facet
from outbrief.search.query import Term
from outbrief.search.slots import DATE, WITHIN, Slot, field_weight
from outbrief.search.words import fold, split

KIND = "kind"
SAME: dict[str, str] = {Facet.YEAR: DATE, Facet.BRIEFING: WITHIN}
"""What the library can be narrowed by under one name, and is searched by under another."""
_LIKE = 0.75
"""Likeness (Jaro-Winkler) from which an unknown filter is taken for a known one, in the hint alone."""
_BEGUN_YEAR = re.compile(r"[12]|19\d?|20\d?|[12]\d{3}")
_BETWEEN = ("OR", "AND", "NOT")
"""Words in capitals that other programs take for the sense of a query."""


def fields_of(key: str, slots: Sequence[Slot]) -> list[int]:
    """Return the slots that a filter key means: of that key, else with a key or a word of the label begun so."""
    if not key:
        return []
    by_key = [number for number, slot in enumerate(slots) if slot.key == key]
    if not by_key and key in SAME:
        by_key = [number for number, slot in enumerate(slots) if slot.key == SAME[key]]
    return by_key or [
        number
        for number, slot in enumerate(slots)
        if any(start.startswith(key) for start in (slot.key, fold(slot.label), *split(slot.label)))
    ]


def names_of(slots: Sequence[Slot]) -> frozenset[str]:
    """Return the names, folded, that filters have: the keys of columns, their labels, and what every entry has."""
    labels = {" ".join(fold(slot.label).split()) for slot in slots if slot.label}
    return frozenset({slot.key for slot in slots} | labels | {KIND, *SAME})


def is_no_year(term: Term, fields: Sequence[int], slots: Sequence[Slot]) -> bool:
    """Tell whether a year was asked for by a number that begins none: the day or month of a date is not meant by it."""
    of_date = term.field == Facet.YEAR and any(slots[number].key == DATE for number in fields)
    word = term.words[0] if of_date and len(term.words) == 1 else ""
    return word.isdecimal() and not _BEGUN_YEAR.fullmatch(word)


def kinds_of(text: str) -> set[Kind]:
    """Return the kinds that a word may mean, begun or in the plural."""
    single = text[:-1] if len(text) > 1 and text.endswith("s") else text
    return {kind for kind in Kind if kind.startswith((text, single))}


def is_meant(term: Term) -> bool:
    """Tell whether a term of no known column was meant for a filter: a name, and its value right behind it.

    Other signs stand in what is pasted: `Training: joint courses`, `ISO27001:2022`, `T14:30`, `a-> b`, an address.
    """
    is_name = any(map(str.isalpha, term.field)) and not any(map(str.isdigit, term.field)) and term.field[-1:] != "-"
    return is_name and bool(term.words) and term.text[:1] != "/"


def no_kind(text: str) -> str:
    """Say that there is no such kind, and which there are."""
    return f"no kind “{text}”: there are {', '.join(Kind)}"


def no_date(text: str) -> str:
    """Say that something is no date, and how one is written."""
    return f"no date “{text}”: write 2027, 2027-06 or 2027-06-30"


def no_column(key: str, slots: Sequence[Slot]) -> str:
    """Say that there is no such column, and which is most like it, or which there are."""
    labels = {word for slot in slots for word in split(slot.label)}
    known = sorted({slot.key for slot in slots} | labels | {KIND, WITHIN})
    nearest = process.extractOne(key, known, scorer=JaroWinkler.similarity, score_cutoff=_LIKE)
    if nearest:
        return f"no column “{key}”: did you mean “{nearest[0]}:”?"
    # What counts most first, whichever briefing was opened first.
    columns = sorted({slot.key for slot in slots if not slot.context}, key=lambda one: (-field_weight(one), one))
    return f"no column “{key}”: there are {', '.join(columns)}"


def no_sign(term: Term) -> list[str]:
    """Say of a word that other programs take for a sign that it is a word: it was understood, but may not be meant."""
    if term.text not in _BETWEEN or term.field or term.phrase or term.negative:
        return []
    return [f"{term.text} is a word here: a record must hold all that are typed"]
