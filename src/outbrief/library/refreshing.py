"""A library after some of its files have changed: only those are read, and what is held of the others stays."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from outbrief.briefing.problem import Problem
from outbrief.library.files import shown_path
from outbrief.library.kept import Opened
from outbrief.library.last_good import LastGood, good_or_now
from outbrief.library.library import Library
from outbrief.library.opening import MOST_IN_MEMORY, Opening, Step, is_kept
from outbrief.library.watching import Changes
from outbrief.loading.load import load

MOST_EDITED = 50
"""Files of a library on the disk. Where more change at once, nobody is writing them: they came whole."""


def refreshed(
    library: Library, opening: Opening, paths: Sequence[Path], problems: Sequence[Problem], changes: Changes
) -> Iterator[Step]:
    """Yield the library as it is now, then with an index if one is due; nothing where all reads as before.

    `paths` and `problems` say which files there are now and what stood in the way of finding more; `opening` opens a
    library that is too large for memory.
    """
    if is_kept(library):
        yield from _opened_again(library, opening, changes)
        return
    now = _read_again(library, paths, problems, changes)
    if now == library:
        return
    yield Step(now)
    from outbrief.search.entries import entries

    found = [entry for briefing in now.briefings for entry in entries(briefing)]
    if len(found) > MOST_IN_MEMORY:
        yield from _opened_again(now, opening, changes)
    elif opening.indexing.is_due(len(found), has_doubled=False, is_whole=True):
        from outbrief.search.memory import index_of

        yield Step(now, index_of(found))


def _read_again(library: Library, paths: Sequence[Path], problems: Sequence[Problem], changes: Changes) -> Library:
    before: dict[Path, Opened] = {one.path: one for one in library.loaded}
    # An id that was taken may be free now, so whoever was given another asks for its own again.
    renamed = {problem.path for problem in library.clashes}
    read = {*changes.changed, *changes.new}

    def now(path: Path) -> Opened:
        known = before.get(path)
        if known is not None and path not in read and shown_path(path) not in renamed:
            return known
        found = good_or_now(known, load(path))
        # The same object, so that whoever shows it knows that there is nothing to show.
        return known if known is not None and found == known else found

    return Library((), tuple(problems)).extended(map(now, paths))


def _opened_again(library: Library, opening: Opening, changes: Changes) -> Iterator[Step]:
    """Open a large library again: what has not changed costs a look, and all is in the cache.

    It is shown before it is indexed, which takes longer than a second.
    """
    before = {one.path: one for one in library.loaded}
    old = {path: one for path, one in before.items() if isinstance(one, LastGood)}
    for path in changes.changed[:MOST_EDITED]:
        # Now, while the cache still has what it was.
        found = good_or_now(before.get(path), load(path))
        old.pop(path, None)
        if isinstance(found, LastGood):
            old[path] = found
    now, index, is_shown = Library(), None, False
    for step in opening.steps():
        now, index = step.library, step.index or index
        if old:
            now = Library(tuple(old.get(one.path, one) for one in now.loaded), now.own_problems, now.clashes)
        if not is_shown and opening.files and len(now.loaded) == len(opening.files.paths):
            is_shown = True
            yield Step(now)
    yield Step(now, index)
