"""Watching: what the file system says of files, look by look, made into what has changed. No disk, no clock."""

from collections.abc import Iterable, KeysView, Mapping
from pathlib import Path
from typing import NamedTuple

from outbrief.library.fingerprint import RACY_NS, Signature

RESTED = 0.1
"""Seconds without a change. An editor that writes in two steps takes about as long; what is read half-written shows
its errors until the next look, and nothing is lost by it."""

LONGEST = 0.4
"""Seconds. What changes without end is told all the same, so that all else shows within a second."""

RACY = RACY_NS / 1e9
"""Seconds, after which no file system gives a second change the times of the first."""


class Changes(NamedTuple):
    """What has become of some files."""

    changed: tuple[Path, ...] = ()
    new: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()


def is_coarse(signature: Signature) -> bool:
    """Tell whether a file may change again and look the same: its times are whole seconds, its clock ticks slowly."""
    return signature.modified_ns % 1_000_000_000 == 0 and signature.changed_ns % 1_000_000_000 == 0


class Watching:
    """What is known of some files, and what was seen since that is not told yet. Moments are of any steady clock."""

    def __init__(self, known: Mapping[Path, Signature]) -> None:
        self._known: dict[Path, Signature] = dict(known)
        self._unrest: dict[Path, Signature | None] = {}
        """What was seen last of files that are not as they are known; None for what is gone."""
        self._began = 0.0
        self._moved = 0.0
        self._again: dict[Path, float] = {}
        """When a file that may have changed unseen is told once more."""

    @property
    def paths(self) -> KeysView[Path]:
        """The files that are known to whoever is told."""
        return self._known.keys()

    @property
    def unrest(self) -> Iterable[Path]:
        """The files that are to be looked at again soon."""
        return self._unrest.keys()

    def saw(self, seen: Mapping[Path, Signature | None], at: float) -> None:
        """Take in what a look at some of the files has shown; None for a file that is not there."""
        for path, now in seen.items():
            known = self._known.get(path)
            if now == self._unrest.get(path, known):
                continue
            if not self._unrest:
                self._began = at
            self._moved = at
            if now == known:
                del self._unrest[path]
            else:
                self._unrest[path] = now

    def due(self, at: float) -> Changes | None:
        """Return what is to be told now; None while it has not come to rest, or where there is nothing."""
        racy = [path for path, moment in self._again.items() if at >= moment]
        for path in racy:
            del self._again[path]
        resting = at - self._moved >= RESTED or at - self._began >= LONGEST
        changed = [path for path in racy if path in self._known and path not in self._unrest]
        new: list[Path] = []
        gone: list[Path] = []
        for path, now in list(self._unrest.items()) if resting else ():
            kind = gone if now is None else changed if path in self._known else new
            kind.append(path)
            self._learn(path, now, at)
        if resting:
            self._unrest.clear()
        return Changes(tuple(changed), tuple(new), tuple(gone)) if changed or new or gone else None

    def _learn(self, path: Path, now: Signature | None, at: float) -> None:
        if now is None:
            del self._known[path]
            return
        self._known[path] = now
        if is_coarse(now):
            self._again[path] = at + RACY
