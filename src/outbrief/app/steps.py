"""Stepping through a briefing: the page an item is shown on, and the next section or table."""

from collections.abc import Callable, Iterator

from outbrief.briefing.model import Briefing, Initiative, Item, PriorityTable, Section, Standing, walk
from outbrief.briefing.place import Place, parent
from outbrief.library.folders import FOLDER
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


def neighbour(
    briefing: Briefing, place: Place, kind: type[Item], step: int, wanted: Callable[[Standing], bool] = lambda _: True
) -> Place | None:
    """Return the place of the next (1) or previous (-1) item of a kind that is wanted, seen from a place.

    None where there is none.
    """
    items = list(walk(briefing))
    here = next((number for number, standing in enumerate(items) if standing.item.place == place), None)
    if here is None:
        return None
    order = items[here + 1 :] if step > 0 else reversed(items[:here])
    return next((one.item.place for one in order if isinstance(one.item, kind) and wanted(one)), None)


def still_there(place: Place, before: Library, now: Library) -> Place:
    """Return a place of a library that was read again, or the nearest that is left.

    That is what it stood in, its file, or the file that stood before it; the place itself where nothing is left.
    """
    if place.startswith(FOLDER):
        return _still_there_of_folder(place, now)
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


def _still_there_of_folder(place: Place, now: Library) -> Place:
    outer: Place | None = place
    while outer is not None:
        if now.folders.find(outer) is not None:
            return outer
        outer = parent(outer)
    return next((heading.place for heading in now.headings), place)


def file_at(place: Place, library: Library) -> Opened | None:
    """Return the file that a place lies in, or that could not be opened; None where there is none."""
    if not place.startswith(BROKEN):
        return library.loaded_for(place)
    number = int(place.removeprefix(BROKEN))
    return library.loaded[number] if number < len(library.loaded) else None


def around(place: Place, library: Library) -> Iterator[Place]:
    """Yield what a place stands in, from the inside out: sections, its briefing, the folders of its file."""
    outer = None if place.startswith(FOLDER) else parent(place)
    while outer is not None:
        yield outer
        outer = parent(outer)
    found = file_at(place, library)
    numbers = (number for number, one in enumerate(library.loaded) if one is found)
    item = next(numbers, place)
    yield from (folder.place for folder in library.folders.around(item))


def starting_open(library: Library) -> frozenset[Place]:
    """Return the briefings and folders that start open: the first briefing, what it lies in, folders of one file."""
    first = heading_of(library.loaded[0]) if library.loaded else None
    folders = {folder.place for folder in library.folders if folder.begins or folder.files == 1}
    return frozenset(folders | {first.place} if first else folders)


def still_toggled(toggled: frozenset[Place], before: Library, now: Library) -> frozenset[Place]:
    """Return which branches are switched from how they start: what was open stays so if another briefing is first."""
    changed = starting_open(before) ^ starting_open(now)
    # A folder that is new begins as it would have.
    known = {folder.place for folder in before.folders} & {folder.place for folder in now.folders}
    return toggled ^ {place for place in changed if place in known or not place.startswith(FOLDER)}


def table_around(standing: Standing | None) -> PriorityTable | None:
    """Return the table that an item is or stands in, or the only one of the section that it is or stands in."""
    if standing is None:
        return None
    items = (standing.item, *reversed(standing.within))
    if (table := next((item for item in items if isinstance(item, PriorityTable)), None)) is not None:
        return table
    section = next((item for item in items if isinstance(item, Section)), None)
    return section.tables[0] if section is not None and len(section.tables) == 1 else None
