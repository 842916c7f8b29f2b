"""Where the reader has been: visits, and back and forward among them. Pure values."""

from typing import NamedTuple

from outbrief.briefing.place import Place

LONGEST = 200
"""Visits that are remembered; nobody steps back further, and a session may last for weeks."""


class Visit(NamedTuple):
    """A page that was open, and how it was left."""

    place: Place
    cursor: int | None = None
    """The stop the cursor stood on; None to start at the top."""
    top: int = 0
    """The first line that was seen."""
    opened: bool = False
    """Whether it was opened on the page before it, where backing out leads."""


class Trail(NamedTuple):
    """The visits of a session, and which of them is open."""

    visits: tuple[Visit, ...] = ()
    at: int = -1

    @property
    def current(self) -> Visit | None:
        """The visit that is open."""
        return self.visits[self.at] if self.visits else None

    @property
    def previous(self) -> Visit | None:
        """The visit that `back` leads to."""
        return self.visits[self.at - 1] if self.at > 0 else None

    def to(self, visit: Visit) -> "Trail":
        """Go somewhere new: what lay ahead is forgotten."""
        visits = (*self.visits[: self.at + 1], visit)[-LONGEST:]
        return Trail(visits, len(visits) - 1)

    def left(self, visit: Visit) -> "Trail":
        """Remember how the open page was left, or put another in its stead."""
        if not self.visits:
            return self.to(visit)
        return self._replace(visits=(*self.visits[: self.at], visit, *self.visits[self.at + 1 :]))

    def step(self, by: int) -> "Trail":
        """Go back or forward, as far as there is anything."""
        return self._replace(at=min(max(self.at + by, min(0, self.at)), len(self.visits) - 1))
