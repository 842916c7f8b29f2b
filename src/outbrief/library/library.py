"""The library: the briefings that are open together, and what each place in them is."""

import os
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from outbrief.briefing.model import Standing, walk
from outbrief.briefing.place import Place, briefing_id
from outbrief.briefing.problem import Problem, Severity
from outbrief.library.files import find_files, shown_path
from outbrief.library.kept import ENTRIES_HELD, Briefings, Heading, Kept, Opened, heading_of
from outbrief.library.lately import Lately
from outbrief.library.parsing import load
from outbrief.library.shipped import shipped_paths

if TYPE_CHECKING:
    from outbrief.library.folders import Folders

LIBRARY_VARIABLE = "OUTBRIEF_LIBRARY"
"""The environment variable that names what to open where no path is given; several paths as in `PATH`."""

NEAREST_SCORE = 60.0
"""Per cent, as RapidFuzz's `ratio`. Two swapped letters in a word of five score 80, two unrelated titles below 50."""


class _Memo:
    """What a library has looked up so far. No answer depends on it; it only saves asking twice."""

    __slots__ = ("folders", "places", "problems")

    def __init__(self) -> None:
        self.places: Lately[str, dict[str, Standing]] = Lately(ENTRIES_HELD)
        self.problems: tuple[Problem, ...] | None = None
        self.folders: Folders | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """The briefings that are open together, in the order opened. No two have the same id."""

    loaded: tuple[Opened, ...] = ()
    """Every file, the ones that could not be opened among them."""
    own_problems: tuple[Problem, ...] = ()
    """Paths without files, folders that cannot be read."""
    clashes: tuple[Problem, ...] = ()
    """Two files with one id."""
    awaited: tuple[Path, ...] = field(default=(), repr=False, compare=False)
    """All files that it is to hold, in order, while it grows."""
    _by_id: dict[str, Opened] = field(default_factory=dict, init=False, repr=False, compare=False)
    _memo: _Memo = field(default_factory=_Memo, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_id.update((heading.place, one) for one in self.loaded if (heading := heading_of(one)))

    @property
    def briefings(self) -> Briefings:
        """The briefings that could be opened, in order; one kept on the disk is fetched when it is looked at."""
        return Briefings(tuple(self._by_id.values()))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the briefings that could be opened, in order."""
        return tuple(heading for one in self.loaded if (heading := heading_of(one)))

    @property
    def unopened(self) -> tuple[Opened, ...]:
        """The files that no briefing could be read from."""
        return tuple(one for one in self.loaded if heading_of(one) is None)

    @property
    def folders(self) -> "Folders":
        """The folders that the files lie in. Those of files to come are there from the start: nothing moves then."""
        if self._memo.folders is None:
            # Only the sidebar shows them.
            from outbrief.library.folders import Folders

            self._memo.folders = Folders([*(one.path for one in self.loaded), *self.awaited[len(self.loaded) :]])
        return self._memo.folders

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, sorted by path and line: the files', the library's own, unknown references."""
        if self._memo.problems is None:
            # Only those who ask for problems pay for following every reference.
            from outbrief.loading.references import References

            references = References()
            problems = [*self.own_problems, *self.clashes]
            for one in self.loaded:
                problems += one.problems
                if briefing := one.briefing:
                    references.add(shown_path(one.path), briefing)
            self._memo.problems = tuple(sorted([*problems, *references.problems()]))
        return self._memo.problems

    def loaded_for(self, place: str) -> Opened | None:
        """Return the file that a place lies in, or None where no open briefing has its id."""
        return self._by_id.get(briefing_id(Place(place)))

    def find(self, place: str) -> Standing | None:
        """Return what stands at a place, or None. A briefing is walked when it is first asked for."""
        loaded = self.loaded_for(place)
        return self._places(loaded).get(place) if loaded else None

    def nearest(self, place: str) -> str | None:
        """Return the place that was probably meant by one that does not exist, or None where nothing is like it."""
        # Only a mistaken place needs it; `show` starts without it.
        from rapidfuzz import fuzz, process

        places = [known for one in self._likely(place, self.loaded_for(place)) for known in self._places(one)]
        whole = process.extractOne(place, places, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=NEAREST_SCORE)
        # Whoever knows a row often types its handle alone: then the last parts are what can be compared.
        last = place.rpartition("/")[2]
        lasts = {known: known.rpartition("/")[2] for known in places}
        ending = process.extractOne(last, lasts, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=NEAREST_SCORE)
        if ending and (whole is None or ending[1] > whole[1]):
            return str(ending[2])
        return str(whole[0]) if whole else None

    def _likely(self, place: str, loaded: Opened | None) -> Sequence[Opened]:
        """Return the files in which a place may lie that does not exist as it is written."""
        if loaded is not None:
            return [loaded]
        if not any(isinstance(one, Kept) for one in self.loaded):
            return self.loaded
        from rapidfuzz import fuzz, process

        # Fetching every briefing takes minutes; the briefing's id must be nearly right.
        wanted = briefing_id(Place(place))
        found = process.extractOne(
            wanted, list(self._by_id), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=NEAREST_SCORE
        )
        return [self._by_id[found[0]]] if found else []

    def extended(self, more: Iterable[Opened], again: Callable[[Path, str], Opened] = load) -> "Library":
        """Return the library with more files at its end.

        A file whose id is taken is read again under the next free one, with `again`, and the clash is a Problem:
        nothing is hidden.
        """
        taken = {identity: one.path for identity, one in self._by_id.items()}
        loaded, problems = list(self.loaded), list(self.clashes)
        for one in more:
            heading = heading_of(one)
            if heading and heading.place in taken:
                free = free_id(heading.place, taken)
                problems.append(clash(one.path, heading.place, taken[heading.place], free))
                one = again(one.path, free)
                heading = heading_of(one)
            if heading:
                taken[heading.place] = one.path
            loaded.append(one)
        longer = Library(tuple(loaded), self.own_problems, tuple(problems), self.awaited)
        longer._memo.places = self._memo.places.copy()
        if len(loaded) <= len(self.awaited):
            longer._memo.folders = self._memo.folders
        return longer

    def with_file(self, now: Opened) -> "Library":
        """Return the library with another state of one of its files, whose id is the same."""
        loaded = tuple(now if one.path == now.path else one for one in self.loaded)
        return Library(loaded, self.own_problems, self.clashes)

    def _places(self, loaded: Opened) -> dict[str, Standing]:
        heading = heading_of(loaded)

        def made() -> tuple[dict[str, Standing], int]:
            briefing = loaded.briefing
            places: dict[str, Standing] = {one.item.place: one for one in walk(briefing)} if briefing else {}
            return places, len(places)

        return self._memo.places.get(heading.place, made) if heading else {}


def open_library(paths: Sequence[Path]) -> Library:
    """Open every briefing that the paths name; what is wrong is in the library's problems, never raised."""
    files = find_files(paths)
    return Library((), files.problems).extended(load(path) for path in files.paths)


def named_paths(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths that the environment names."""
    return tuple(path for path in environment.get(LIBRARY_VARIABLE, "").split(os.pathsep) if path)


def library_paths(given: Sequence[str], configured: Sequence[str] = ()) -> list[Path]:
    """Return what to open: the paths given, else those of LIBRARY_VARIABLE, else those configured, else the shipped."""
    named = given or named_paths(os.environ) or configured
    return [Path(path) for path in named if path] or shipped_paths()


def free_id(identity: str, taken: Container[str]) -> str:
    """Return the id that a second briefing with the same id is opened under."""
    number = 2
    while f"{identity}-{number}" in taken:
        number += 1
    return f"{identity}-{number}"


def clash(path: Path, identity: str, first: Path, free: str) -> Problem:
    """Return what is said of a second briefing with the same id."""
    message = f"the id «{identity}» is taken by {shown_path(first)}; opened as «{free}»"
    return Problem(shown_path(path), 0, 0, Severity.ERROR, message, f"id: {free}")
