"""Where a bookmark leads by now: files are moved, and the place of a row may be another's."""

from outbrief.briefing.model import heading, walk
from outbrief.briefing.place import Place
from outbrief.formats.citation import crumbs
from outbrief.library.files import exists
from outbrief.library.library import Library
from outbrief.library.names import file_name, file_path, place_of
from outbrief.library.state import Mark, Spot
from outbrief.loading.clean import clean_line


def bookmarked(library: Library, spot: Spot, mark: Mark) -> Place | None:
    """Return the place of what was bookmarked; None where its file is not open.

    What is called as it was then: at its place, else where one thing in its file is, best under the same titles. Where
    nothing is called so any more, the place as it was, whatever stands there, if anything does.
    """
    place = place_of(library, spot) or _moved(library, spot)
    if place is None or not mark.title or _title(library, place) == mark.title:
        return place
    file = library.loaded_for(place)
    standings = walk(file.briefing) if file is not None and file.briefing is not None else ()
    called = [one for one in standings if clean_line(heading(one.item)) == mark.title]
    under = [one for one in called if tuple(map(clean_line, crumbs(one.within))) == mark.where] or called
    return under[0].item.place if len(under) == 1 else place


def _title(library: Library, place: Place) -> str | None:
    standing = library.find(place)
    return clean_line(heading(standing.item)) if standing else None


def _moved(library: Library, spot: Spot) -> Place | None:
    """Return the place in the one open file of the same name, where the file is not any more where it was."""
    path = file_path(spot.file)
    named = [one for one in library.loaded if one.path.name == path.name]
    if len(named) != 1 or exists(str(path)):
        return None
    return place_of(library, spot._replace(file=file_name(named[0].path)))
