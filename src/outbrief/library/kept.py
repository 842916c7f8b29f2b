"""A file whose briefing is kept on the disk: its heading is at hand, the rest is read when it is looked at."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, overload

from outbrief.briefing.model import Briefing
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem, faults
from outbrief.library.lately import Lately
from outbrief.loading.loaded import Loaded

ENTRIES_HELD = 60_000
"""Entries of briefings that were looked at lately. Three of the largest briefings, or hundreds of the usual: 60 MB."""


class Heading(NamedTuple):
    """What is shown of a briefing that is not open."""

    place: Place
    title: str
    date: str
    has_sections: bool


class Kept:
    """As `Loaded`, but the briefing and its problems are fetched when they are asked for."""

    __slots__ = ("_fetch", "_lately", "entries", "heading", "path", "problem_count")

    def __init__(
        self,
        path: Path,
        heading: Heading | None,
        problem_count: int,
        entries: int,
        fetch: Callable[[], Loaded],
        lately: "Lately[Kept, Loaded]",
    ) -> None:
        self.path = path
        self.heading = heading
        """None where the file holds no briefing."""
        self.problem_count = problem_count
        self.entries = entries
        """How many there are in the briefing."""
        self._fetch = fetch
        self._lately = lately

    def __repr__(self) -> str:
        return f"Kept({str(self.path)!r}, {self.heading!r})"

    @property
    def briefing(self) -> Briefing | None:
        """The briefing. Where its file has lost it since, its heading is all there is."""
        if self.heading is None:
            return None
        found = self._loaded.briefing
        place, title, date, _ = self.heading
        return found if found and found.place == place else Briefing(place, title, date=date)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, by line."""
        return self._loaded.problems

    @property
    def fetched(self) -> Loaded:
        """The file as it was loaded, held by nobody: who passes over all of them drives out none that is read."""
        return self._fetch()

    @property
    def _loaded(self) -> Loaded:
        return self._lately.get(self, lambda: (self._fetch(), self.entries))


Opened = Loaded | Kept
"""A file of a library: held whole, or kept on the disk."""


def heading_of(one: Opened) -> Heading | None:
    """Return the heading of a file's briefing without fetching the briefing; None where it holds none."""
    if isinstance(one, Kept):
        return one.heading
    briefing = one.briefing
    return Heading(briefing.place, briefing.title, briefing.date, bool(briefing.sections)) if briefing else None


def problem_count(one: Opened) -> int:
    """Return how much is wrong with a file, hints aside, without fetching what."""
    return one.problem_count if isinstance(one, Kept) else len(faults(one.problems))


class Briefings(Sequence[Briefing]):
    """The briefings of some files, in order, each fetched when it is looked at. Counting them fetches none."""

    def __init__(self, files: Sequence[Opened]) -> None:
        self._files = files

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, at: int) -> Briefing: ...
    @overload
    def __getitem__(self, at: slice) -> "Briefings": ...
    def __getitem__(self, at: int | slice) -> "Briefing | Briefings":
        if isinstance(at, slice):
            return Briefings(self._files[at])
        briefing = self._files[at].briefing
        if briefing is None:
            raise IndexError(at)
        return briefing
