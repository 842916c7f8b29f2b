"""Slots: the fields that the entries of a library have, by kind of entry, and how much a match in each counts."""

from typing import NamedTuple

from outbrief.search.entries import NAMING_KEYS, Kind

FIELD_WEIGHTS = {
    **dict.fromkeys(NAMING_KEYS, 1.0),
    "area": 0.90,
    "outcome": 0.88,
    "in": 0.70,
}
"""What a match in a field counts. What names the entry first; then its area and what is expected of it, close enough
that a whole word there beats a beginning in the name. The titles it stands in complete a match, little more."""
OTHER_WEIGHT = 0.80
"""Any other field: prose, notes, plain columns."""
YEAR_WEIGHT = 0.60
"""What the date of its briefing counts for an entry where a year is typed among other words: less than any field, so
that what has the year itself goes first, and enough for a word in a name beside it to be no guess."""
KIND_WEIGHTS = {
    Kind.INITIATIVE: 1.0,
    Kind.POINT: 0.80,
    Kind.TABLE: 0.76,
    Kind.SECTION: 0.76,
    Kind.BRIEFING: 0.76,
    Kind.PARAGRAPH: 0.68,
}
"""What a match in a kind of entry counts: an initiative is what people look for. The step to the point is wide enough
that a row with the words begun in two cells stands before a point that has both in one sentence; that from an
initiative to a paragraph is not so wide that a misspelt row beats a sentence with every word."""

WITHIN, MARKING, DATE = "in", "marking", "date"
"""Keys under which the titles an entry stands in, its marking and its date are asked for."""
CONTEXT = (WITHIN, MARKING, DATE)
ASKED_ONLY = (MARKING, DATE)
"""Those that are searched only where a filter names them."""


def field_weight(key: str) -> float:
    """Return what a match in a field of some key counts."""
    return FIELD_WEIGHTS.get(key, OTHER_WEIGHT)


class Slot(NamedTuple):
    """A field of a kind of entry: what a filter picks and a weight belongs to."""

    kind: Kind
    key: str
    label: str

    @property
    def context(self) -> bool:
        """Whether it is what an entry stands in, not what it says: a column of such a name has a label."""
        return self.key in CONTEXT and not self.label

    @property
    def weight(self) -> float:
        """What a match in it counts, from 0 to 1."""
        return field_weight(self.key) * KIND_WEIGHTS[self.kind]

    def weight_for(self, *, dated: bool) -> float:
        """Return that of a word; `dated`: of a year that nobody asked of the date by name."""
        return YEAR_WEIGHT * KIND_WEIGHTS[self.kind] if dated and self.context and self.key == DATE else self.weight


class Slots(list[Slot]):
    """The slots of a library, numbered as they are met."""

    def __init__(self, slots: "list[Slot] | tuple[Slot, ...]" = ()) -> None:
        super().__init__(slots)
        self._numbers = {slot: number for number, slot in enumerate(self)}

    def number(self, kind: Kind, key: str, label: str = "") -> int:
        """Return the number of a slot, a new one if need be."""
        slot = Slot(kind, key, label)
        if slot not in self._numbers:
            self._numbers[slot] = len(self)
            self.append(slot)
        return self._numbers[slot]
