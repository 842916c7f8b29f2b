"""References between briefings: followed one briefing at a time, with only the places kept."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from outbrief.briefing.model import Briefing, Initiative, Mark, Point, Standing, walk
from outbrief.briefing.place import Place, briefing_id, slug
from outbrief.briefing.problem import Problem, Severity
from outbrief.loading.clean import clean_line
from outbrief.loading.report import excerpt

_BETWEEN_PLACES = re.compile(r"[,;\s]+")


class _Reference(NamedTuple):
    """What a briefing refers to, and where."""

    path: str
    mark: Mark
    place: Place


class References:
    """The references of the briefings that were added, and the places they may lead to."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}
        """By briefing: its places, a line each. One text of them takes a third of what a set does."""
        self._open: list[_Reference] = []
        """Those that do not lead to a place in their own briefing."""

    def add(self, path: str, briefing: Briefing) -> None:
        """Add a briefing; `path` is its file's, as shown."""
        standings = list(walk(briefing))
        places = {standing.item.place for standing in standings}
        self._places[briefing.id] = "\n".join(["", *places, ""])
        self._open += [
            _Reference(path, mark, place) for mark, place in _references(briefing, standings) if place not in places
        ]

    def problems(self) -> list[Problem]:
        """Return a warning for every reference that leads to no place in any of the briefings."""
        lost = [one for one in self._open if f"\n{one.place}\n" not in self._places.get(briefing_id(one.place), "")]
        near = self._by_handle({slug(one.place.rpartition("/")[2]) for one in lost})
        return [
            Problem(
                clean_line(path),
                mark.line,
                mark.column,
                Severity.WARNING,
                clean_line(f"a reference to nowhere: {excerpt(place)}"),
                _advice(place, near),
            )
            for path, mark, place in lost
        ]

    def _by_handle(self, wanted: set[str]) -> dict[str, dict[str, str]]:
        """Return the first place with each of these last handles in every briefing: by handle, by briefing."""
        found: dict[str, dict[str, str]] = {}
        for identity, places in self._places.items() if wanted else ():
            for place in places.split("\n"):
                last = place.rpartition("/")[2]
                if last in wanted and place:
                    by_briefing = found.setdefault(last, {})
                    by_briefing[identity] = min(place, by_briefing.get(identity, place))
        return found


def _advice(reference: Place, near: dict[str, dict[str, str]]) -> str:
    """Return a hint: a place whose last handle is the same, in the same briefing if there is one."""
    found = near.get(slug(reference.rpartition("/")[2]))
    if not found:
        return ""
    return f"did you mean {found.get(briefing_id(reference)) or min(found.values())}?"


def _references(briefing: Briefing, standings: list[Standing]) -> Iterator[tuple[Mark, Place]]:
    """Yield what a briefing refers to.

    A reference is a word in a `see` cell that holds a slash; what else stands there is prose. `translates` names a
    briefing.
    """
    if briefing.translates:
        yield briefing.mark, Place(briefing.translates)
    for standing in standings:
        for word in _BETWEEN_PLACES.split(_see(standing)):
            # A web address has slashes too, and a `1/2` at the end of a sentence its full stop.
            reference = Place(word.strip(".()/"))
            if "/" in reference and "://" not in word:
                yield standing.item.mark, reference


def _see(standing: Standing) -> str:
    item = standing.item
    return item.cells.get("see", "") if isinstance(item, Initiative | Point) else ""
