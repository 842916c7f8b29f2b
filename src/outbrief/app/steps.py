"""Stepping through a briefing: the page an item is shown on, and the next section or table."""

from outbrief.briefing.model import Briefing, Initiative, Item, PriorityTable, Section, Standing, walk
from outbrief.briefing.place import Place, parent
from outbrief.library.kept import heading_of
from outbrief.library.library import Library

BROKEN = "!"
"""What the place of a file that could not be opened begins with. No handle can hold it."""


def page_of(standing: Standing, record: bool = True) -> Place:
    """Return the place whose page shows an item: its own, or that of what a point or paragraph stands in.

    An initiative has a record of its own; without `record`, the page is that of its table.
    """
    for item in (standing.item, *reversed(standing.within)):
        if isinstance(item, Briefing | Section | PriorityTable) or (record and isinstance(item, Initiative)):
            return item.place
    return standing.item.place


def neighbour(briefing: Briefing, place: Place, kind: type[Item], step: int) -> Place | None:
    """Return the place of the next (1) or previous (-1) item of a kind, seen from a place; None where there is none."""
    items = [standing.item for standing in walk(briefing)]
    here = next((number for number, item in enumerate(items) if item.place == place), None)
    if here is None:
        return None
    order = items[here + 1 :] if step > 0 else reversed(items[:here])
    return next((item.place for item in order if isinstance(item, kind)), None)


def still_there(place: Place, before: Library, now: Library) -> Place:
    """Return a place of a library that was read again, or the nearest that is left: what it stood in, its file."""
    if place.startswith(BROKEN):
        number = int(place.removeprefix(BROKEN))
        heading = heading_of(now.loaded[number])
        return place if heading is None else heading.place
    nearest: Place | None = place
    while nearest is not None:
        if now.find(nearest) is not None:
            return nearest
        nearest = parent(nearest)
    was = before.loaded_for(place)
    for number, one in enumerate(now.loaded):
        if was is not None and one.path == was.path:
            heading = heading_of(one)
            return Place(f"{BROKEN}{number}") if heading is None else heading.place
    return place


def table_around(standing: Standing | None) -> PriorityTable | None:
    """Return the table that an item is or stands in; the only one of a section, where it is a section's."""
    if standing is None:
        return None
    for item in (standing.item, *reversed(standing.within)):
        if isinstance(item, PriorityTable):
            return item
    if isinstance(standing.item, Section) and len(standing.item.tables) == 1:
        return standing.item.tables[0]
    return None
