"""Looking: asks the file system again and again, so little at a time that nobody notices, and never fails.

It asks for every folder and for the files that matter at each look, and for the others in turns. Whoever renames a file
into place, adds one or deletes one changes its folder; only what is written in place waits for its turn. Where that
would take too long, the kernel is asked which files to look at (`inotify.py`); they have their turn all the same, more
rarely.
"""

import os
import time
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from outbrief.briefing.problem import Problem
from outbrief.library.files import Files, find_files
from outbrief.library.fingerprint import Signature, signature_of
from outbrief.library.watching import RACY, RESTED, Changes, Watching, is_coarse

if TYPE_CHECKING:
    from outbrief.library.inotify import Inotify

INTERVAL = 0.5
"""Seconds between two looks at rest: with the reading, what has changed stands on the screen within a second."""

TURN = 0.0003
"""Seconds of a look for files in turns. A look costs half a millisecond whatever it looks at, and a thousand files may
take 0.2 per cent of a core in all. As many as fit: 80 where one takes 4 µs, 300 where it takes 1."""

AT_ONCE = 10
"""Files between two looks at the clock; and files of a look of which the kernel would have told."""

MOST_IN_TURNS = 100
"""Files. So many have their turn at each look or the next one. Of more, the kernel is asked to tell: that takes 5 ms to
load, and one of the 128 that a user may have."""

RECENT = 50
"""Files that changed last, and are the likeliest to change next."""

REST = 4
"""Times as long as a look took are to pass before the next: of a folder with 10,000 files, finding them takes 0.2 s."""


class Looking:
    """Looks at what some paths name; whoever calls `look` waits for `pause` seconds between two of them."""

    def __init__(self, paths: Sequence[Path], files: Files) -> None:
        self.paths: tuple[Path, ...] = files.paths
        """The files there are, in order, as of the last look."""
        self.problems: tuple[Problem, ...] = files.problems
        """What stood in the way of finding more."""
        self._given = paths
        self._ways = {path: found and signature_of(found) for path, found in files.ways.items()}
        self._watching = Watching(dict(zip(files.paths, map(signature_of, files.found), strict=True)))
        self._turn: deque[Path] = deque()
        """The files that are looked at in turns."""
        self._told_of: deque[Path] = deque()
        """The files of which the kernel tells."""
        self._inotify: Inotify | None = None
        self._all_next = False
        """Whether the next look is at everything."""
        self._recent: deque[Path] = deque(maxlen=RECENT)
        self._doubted_until = 0.0
        """Until when a folder may have changed again without a sign."""
        self._took = 0.0
        self._share_out()

    def close(self) -> None:
        """Look no more."""
        if self._inotify is not None:
            self._inotify.close()
            self._inotify = None

    @property
    def pause(self) -> float:
        """How many seconds to wait before the next look."""
        return max(RESTED if any(self._watching.unrest) else INTERVAL, REST * self._took)

    def look(self, closely: Iterable[Path] = ()) -> Changes | None:
        """Return what has changed and come to rest; `closely` are the files that are looked at whoever's turn it is."""
        at = time.monotonic()
        seen = None if self._are_other_ways(at) else self._look_at_some(closely)
        if seen is None:
            seen = self._find()
        self._watching.saw(seen, at)
        changes = self._watching.due(at)
        if changes is not None:
            self._recent.extend(changes.changed + changes.new)
        self._took = time.monotonic() - at
        return changes

    def _are_other_ways(self, at: float) -> bool:
        """Tell whether there may be other files than before."""
        now = {path: _signature(path) for path in self._ways}
        if now != self._ways:
            coarse = any(one is not None and is_coarse(one) for one in now.values())
            # A folder that changes twice within one tick of its clock looks the same: it is read once more.
            self._doubted_until = at + (RACY if coarse else INTERVAL + RESTED)
            return True
        return at < self._doubted_until

    def _look_at_some(self, closely: Iterable[Path]) -> dict[Path, Signature | None] | None:
        """Look at the files that matter and at those whose turn it is; None where one is gone: all are to be found."""
        # Asked before anything is looked at: what is written afterwards is told next time.
        told = self._inotify.written() if self._inotify else set()
        known = self._watching.paths
        some = known if told is None or self._all_next else {*closely, *self._recent, *map(Path, told)}
        self._all_next = False
        # What cannot be looked at is among the ways; it is looked for there.
        seen = {path: _signature(path) for path in some if path in known and path not in self._ways}
        seen |= {path: _signature(path) for path in self._watching.unrest}
        seen |= {path: _signature(path) for path in _next(self._told_of)}
        end = time.perf_counter() + TURN
        for _ in range(0, len(self._turn), AT_ONCE):
            seen |= {path: _signature(path) for path in _next(self._turn)}
            if time.perf_counter() > end:
                break
        return None if None in seen.values() else seen

    def _share_out(self) -> None:
        """Tell the files of which the kernel tells from those that have to be looked at in turns."""
        told: set[str] = set()
        if len(self.paths) > MOST_IN_TURNS:
            told = self._watch({os.path.dirname(path) for path in self.paths})
        # Of what a link leads to the kernel says nothing: it may lie anywhere.
        is_told = {path: os.path.dirname(path) in told and not os.path.islink(path) for path in self.paths}
        self._turn = deque(path for path in self.paths if not is_told[path])
        self._told_of = deque(path for path in self.paths if is_told[path])

    def _watch(self, folders: Collection[str]) -> set[str]:
        # Only a library of many files pays for loading it.
        from outbrief.library.inotify import Inotify

        try:
            self._inotify = self._inotify or Inotify()
        except OSError:
            return set()
        # What was written since the files were found, nobody has told.
        self._all_next = True
        return self._inotify.watch(folders)

    def _find(self) -> dict[Path, Signature | None]:
        """Find all files anew, and look at each of them."""
        files = find_files(self._given)
        self._ways = {path: found and signature_of(found) for path, found in files.ways.items()}
        seen: dict[Path, Signature | None] = dict(zip(files.paths, map(signature_of, files.found), strict=True))
        # What stands below a folder that cannot be read just now is not gone: a disk may be away for a moment.
        barred = set(files.barred)
        kept = {path for path in self.paths if path not in seen and not barred.isdisjoint((path, *path.parents))}
        gone = self._watching.paths - seen.keys() - kept
        still = [path for path in self.paths if path in seen or path in kept] if kept else []
        self.paths = (*still, *(path for path in files.paths if path not in set(still))) if kept else files.paths
        self.problems = files.problems
        self._share_out()
        return {**seen, **dict.fromkeys(gone)}


def _next(turn: deque[Path]) -> list[Path]:
    """Return some files whose turn it is, each once."""
    some = list(islice(turn, AT_ONCE))
    turn.rotate(-len(some))
    return some


def _signature(path: Path) -> Signature | None:
    """Return what the file system says of a path; None where it says that nothing is there, or will not say."""
    try:
        return signature_of(os.stat(path))
    except (OSError, ValueError):
        return None
