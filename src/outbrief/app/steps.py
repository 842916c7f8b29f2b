"""Stepping through a briefing: the page an item is shown on, and the next section or table."""

from outbrief.briefing.model import Briefing, Initiative, Item, PriorityTable, Section, Standing, walk
from outbrief.briefing.place import Place, parent
from outbrief.library.kept import Opened, heading_of
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
    """Return a place of a library that was read again, or the nearest that is left.

    That is what it stood in, its file, or the file that stood before it; the place itself where nothing is left.
    """
    nearest: Place | None = None if place.startswith(BROKEN) else place
    while nearest is not None:
        if now.find(nearest) is not None:
            return nearest
        nearest = parent(nearest)
    was = file_at(place, before)
    if was is None:
        return place
    numbers = {one.path: number for number, one in enumerate(now.loaded)}
    at = next(number for number, one in enumerate(before.loaded) if one.path == was.path)
    for one in (*before.loaded[at::-1], *before.loaded[at:]):
        if one.path in numbers:
            number = numbers[one.path]
            heading = heading_of(now.loaded[number])
            return Place(f"{BROKEN}{number}") if heading is None else heading.place
    return place


def file_at(place: Place, library: Library) -> Opened | None:
    """Return the file that a place lies in, or that could not be opened; None where there is none."""
    if not place.startswith(BROKEN):
        return library.loaded_for(place)
    number = int(place.removeprefix(BROKEN))
    return library.loaded[number] if number < len(library.loaded) else None


def still_toggled(toggled: frozenset[Place], before: Library, now: Library) -> frozenset[Place]:
    """Return which branches are switched from how they start: what was open stays so if another briefing is first."""
    firsts = [heading_of(library.loaded[0]) if library.loaded else None for library in (before, now)]
    places = [heading.place if heading else None for heading in firsts]
    return toggled if places[0] == places[1] else toggled ^ {place for place in places if place}


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
