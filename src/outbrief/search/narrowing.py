"""Narrowing: the values, column by column, that what is shown and found must have. Pure values."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from outbrief.search.dates import periods
from outbrief.search.words import fold


class Facet(StrEnum):
    """A column by whose values a library can be narrowed, in the order they are offered."""

    AREA = "area"
    STATUS = "status"
    LEAD = "lead"
    MARKING = "marking"
    BRIEFING = "briefing"
    YEAR = "year"


OF_ROWS = (Facet.AREA, Facet.STATUS, Facet.LEAD)
"""Those that are columns of a table: narrowed by one of them, only rows remain. By the others, all that there is."""
NONE = ""
"""The value of what has none: a row without a status, a briefing without a date that names a year."""

_BETWEEN_LEADS = re.compile(r"[;\n]")
"""What stands between two bodies that lead together. Not a comma: “Ministry of Trade, Industry and Energy” is one."""


def values(facet: Facet, text: str) -> tuple[str, ...]:
    """Return the values that a cell's text has for a column, as printed; NONE alone where it has none.

    Of a year, the text is the date of a briefing, and its value the first year that it names; of a briefing, its id.
    """
    match facet:
        case Facet.YEAR:
            named = periods(text)
            return (str(named[0].first.year),) if named else (NONE,)
        case Facet.BRIEFING:
            return (text,)
        case Facet.LEAD:
            # In a table the leads of a row are a list; a status or an area is one, whatever it is made of.
            parts = [" ".join(part.split()) for part in _BETWEEN_LEADS.split(text)]
            return tuple({value_key(facet, part): part for part in parts if part}.values()) or (NONE,)
        case _:
            return (" ".join(text.split()),)


@lru_cache(maxsize=65536)
def value_key(facet: Facet, text: str) -> str:
    """Return what values have in common that are the same: without case, accents, marks and double spaces."""
    return text if facet is Facet.BRIEFING else " ".join(fold(text).split())


@lru_cache(maxsize=65536)
def value_keys(facet: Facet, text: str) -> tuple[str, ...]:
    """Return the keys of the values that a cell's text has."""
    return tuple([value_key(facet, value) for value in values(facet, text)])


def named(facet: Facet, text: str) -> str:
    """Return a value as it is shown."""
    return text or ("undated" if facet is Facet.YEAR else "(none)")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a column that was chosen."""

    facet: Facet
    key: str
    text: str = field(default="", compare=False)
    """As it is printed; of a briefing, its title."""

    def __str__(self) -> str:
        return named(self.facet, self.text or self.key)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was chosen. The values of a column are alternatives; of all columns together, each must be met."""

    choices: tuple[Choice, ...] = ()
    """In the order in which they were chosen."""

    def __bool__(self) -> bool:
        return bool(self.choices)

    def __str__(self) -> str:
        """Say what is chosen: `status: open, closed · year: 2026`."""
        return " · ".join(f"{facet}: {', '.join(map(str, self.of(facet)))}" for facet in self.facets)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The columns that have values chosen, in the order of the first of them."""
        return tuple(dict.fromkeys(choice.facet for choice in self.choices))

    def of(self, facet: Facet) -> tuple[Choice, ...]:
        """Return what is chosen of a column."""
        return tuple(choice for choice in self.choices if choice.facet is facet)

    def keys(self, facet: Facet) -> frozenset[str]:
        """Return the keys of what is chosen of a column."""
        return frozenset(choice.key for choice in self.choices if choice.facet is facet)

    def toggled(self, choice: Choice) -> "Narrowing":
        """Choose one more, or one less."""
        without = tuple(one for one in self.choices if one != choice)
        return Narrowing(without if len(without) < len(self.choices) else (*self.choices, choice))

    def alone(self, choice: Choice) -> "Narrowing":
        """Choose a value as the only one of its column; the other columns stay as they are."""
        if self.of(choice.facet) == (choice,):
            return self
        return Narrowing((*(one for one in self.choices if one.facet is not choice.facet), choice))


WHOLE = Narrowing()
"""Nothing is chosen, and everything remains."""


class Keeping:
    """A narrowing, ready to be asked what remains of one briefing. It says of items what a store says of entries."""

    __slots__ = ("_markings", "_rows", "nothing")

    def __init__(self, narrowing: Narrowing, briefing_id: str, date: str) -> None:
        self._markings = narrowing.keys(Facet.MARKING)
        self._rows = [(facet, narrowing.keys(facet)) for facet in narrowing.facets if facet in OF_ROWS]
        about = {Facet.BRIEFING: briefing_id, Facet.YEAR: date}
        self.nothing = any(
            narrowing.keys(facet).isdisjoint(value_keys(facet, text))
            for facet, text in about.items()
            if facet in narrowing.facets
        )
        """Whether nothing of the briefing remains."""

    def keeps(self, marking: str, cells: Mapping[str, str] | None = None) -> bool:
        """Tell whether an item remains that has words; `cells` are those of a row, None for what is none."""
        if self.nothing or (self._markings and self._markings.isdisjoint(value_keys(Facet.MARKING, marking))):
            return False
        if cells is None:
            return not self._rows
        return not any(chosen.isdisjoint(value_keys(facet, cells.get(facet, NONE))) for facet, chosen in self._rows)


def is_row(columns: Collection[str]) -> bool:
    """Tell whether a point that has these columns is a row, as one of a table always is."""
    return any(facet in columns for facet in OF_ROWS)
