"""Which statuses there are to set: those that the briefing lists, then those in use, the most frequent first."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from outbrief.briefing.model import Briefing, Initiative, Point, PriorityTable, Standing, walk
from outbrief.library.kept import Kept
from outbrief.library.library import Library


class Status(NamedTuple):
    """A status that may be set."""

    text: str
    used: int
    """How many rows and points have it."""
    is_listed: bool = False
    """Whether it is among the `statuses` of the briefing."""


def statuses_for(library: Library, standing: Standing, key: str) -> tuple[Status, ...]:
    """Return the values to choose from for the cell under a key: listed, then of the same table, then of the library.

    Of files that are kept on the disk only the item's own is counted.
    """
    briefing, table = standing.within[0], standing.within[-1]
    if not isinstance(briefing, Briefing):
        return ()
    listed = briefing.statuses if key == "status" else ()
    near = Counter(row.cells[key] for row in table.rows if key in row.cells) if isinstance(table, PriorityTable) else {}
    everywhere = Counter(_values(briefing, key))
    for one in library.loaded:
        if not isinstance(one, Kept) and one.briefing is not None and one.briefing is not briefing:
            everywhere.update(_values(one.briefing, key))
    used = sorted(everywhere, key=lambda text: (-near.get(text, 0), -everywhere[text]))
    return tuple(Status(text, everywhere[text], text in listed) for text in dict.fromkeys((*listed, *used)))


def _values(briefing: Briefing, key: str) -> Iterator[str]:
    for item, _ in walk(briefing):
        if isinstance(item, Initiative | Point) and (text := item.cells.get(key)) and "\n" not in text:
            yield text
