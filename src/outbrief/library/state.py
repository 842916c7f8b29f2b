"""What outbrief remembers of its reader: a pure value, and how two of them become one without losing anything.

Every remembered thing carries the number of the change that made it. Numbers only grow, and no clock is asked: one that
steps back cannot make an old change win over a new one.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Self, TypeVar

from outbrief.briefing.place import Place

MOST_QUERIES = 50
"""Queries that are remembered; the arrow that brings them back is not pressed fifty times."""

MOST_LIBRARIES = 200
"""Libraries of which the last place is remembered."""

MOST_REMOVED = 500
"""Removed bookmarks that are remembered as removed, so that a session that still has them does not bring them back.
Nobody removes as many while another session lasts."""


class Spot(NamedTuple):
    """What a bookmark points at: something in a file, whatever library that was opened in."""

    file: str
    inside: str
    """Its place without the briefing's id, which is another where two files claim the same; empty for the briefing."""


class Mark(NamedTuple):
    """What the last change made of a bookmark."""

    number: int
    kept: bool
    """Whether it is there; else it was removed. Of two changes with one number the one that keeps it counts."""
    title: str = ""
    where: tuple[str, ...] = ()
    """The titles it stands under."""


class Left(NamedTuple):
    """How a library was left."""

    number: int
    file: str
    page: Place
    cursor: Place
    """Where on the page the cursor stood; the page itself where it stood on nothing."""
    reading: bool = False
    """Whether the detail pane had the focus."""


class Choice(NamedTuple):
    """A choice of one thing among several."""

    number: int = 0
    name: str = ""
    """Empty where nothing was chosen."""


_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class State(NamedTuple):
    """All that is remembered."""

    bookmarks: Mapping[Spot, Mark] = _NOTHING
    """The removed ones among them."""
    left: Mapping[str, Left] = _NOTHING
    """How each library was left, by the name that `library_name` gives it."""
    queries: Mapping[str, int] = _NOTHING
    """What was looked for, and the number of the change."""
    theme: Choice = Choice()

    @property
    def number(self) -> int:
        """The number of the last change."""
        made = [mark.number for mark in self.bookmarks.values()]
        made += [left.number for left in self.left.values()]
        return max(*made, *self.queries.values(), self.theme.number, 0)

    @property
    def kept(self) -> list[tuple[Spot, Mark]]:
        """The bookmarks that are there, the latest first."""
        return sorted(
            ((spot, mark) for spot, mark in self.bookmarks.items() if mark.kept), key=lambda one: (-one[1].number, one)
        )

    @property
    def latest_queries(self) -> tuple[str, ...]:
        """What was looked for, the latest first."""
        return tuple(sorted(self.queries, key=lambda query: (-self.queries[query], query)))

    def is_bookmarked(self, spot: Spot) -> bool:
        """Tell whether there is a bookmark."""
        mark = self.bookmarks.get(spot)
        return mark is not None and mark.kept

    def with_bookmark(self, spot: Spot, kept: bool, title: str = "", where: tuple[str, ...] = ()) -> Self:
        """Set a bookmark, or remove it."""
        mark = Mark(self.number + 1, kept, title, where)
        return self._replace(bookmarks={**self.bookmarks, spot: mark})

    def with_left(self, library: str, file: str, page: Place, cursor: Place, reading: bool) -> Self:
        """Remember how a library was left."""
        left = Left(self.number + 1, file, page, cursor, reading)
        return self._replace(left={**self.left, library: left})

    def with_query(self, query: str) -> Self:
        """Remember a query as the latest."""
        return self._replace(queries={**self.queries, query: self.number + 1})

    def with_theme(self, name: str) -> Self:
        """Remember the look that was chosen."""
        return self._replace(theme=Choice(self.number + 1, name))


def merged(one: State, other: State) -> State:
    """Return what either has; of two changes to the same thing the later one counts. Which comes first is the same."""
    return State(
        _latest(one.bookmarks, other.bookmarks),
        _latest(one.left, other.left),
        _latest(one.queries, other.queries),
        max(one.theme, other.theme),
    )


def trimmed(state: State) -> State:
    """Return as much as is worth a place on the disk: every bookmark, and the latest of everything else."""
    removed = {spot: mark for spot, mark in state.bookmarks.items() if not mark.kept}
    kept = {spot: mark for spot, mark in state.bookmarks.items() if mark.kept}
    return State(
        {**kept, **_some(removed, MOST_REMOVED)},
        _some(state.left, MOST_LIBRARIES),
        _some(state.queries, MOST_QUERIES),
        state.theme,
    )


_Key = TypeVar("_Key", str, Spot)
_Change = TypeVar("_Change", Mark, Left, int)


def _latest(one: Mapping[_Key, _Change], other: Mapping[_Key, _Change]) -> dict[_Key, _Change]:
    return {**one, **{key: max(change, one.get(key, change)) for key, change in other.items()}}


def _some(changes: Mapping[_Key, _Change], most: int) -> Mapping[_Key, _Change]:
    """Return the latest of some changes; of those with one number, whichever."""
    if len(changes) <= most:
        return changes
    return dict(sorted(changes.items(), key=lambda one: (one[1], one[0]), reverse=True)[:most])
