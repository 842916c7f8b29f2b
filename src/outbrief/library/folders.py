"""Folders: those that the files of a library lie in, as a tree no deeper than it takes to tell them apart. Pure."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from outbrief.briefing.place import Place
from outbrief.library.files import shown_path

FOLDER = "/"
"""What the place of a folder begins with. No id can hold it."""


class Folder(NamedTuple):
    """A folder, or a chain of folders of which each holds nothing but the next."""

    place: Place
    """What it is known by among the places: FOLDER, and the path of the innermost folder of the chain."""
    name: str
    """As it is called in the folder around it; clean text."""
    depth: int
    """How many folders stand around it."""
    outer: int | None
    """Where the folder around it stands in the list; None for those at the top."""
    end: int
    """Where in the list what is in it ends."""
    files: int
    """How many there are in it and below."""
    begins: bool
    """Whether the first file of all lies in it."""


class File(NamedTuple):
    """A file."""

    number: int
    """Which of the library's it is, from 0."""
    depth: int
    outer: int | None
    """Both as of a folder."""


class _Branch:
    """A folder while the tree grows."""

    __slots__ = ("below", "items", "path")

    def __init__(self, path: PurePath) -> None:
        self.path = path
        self.items: list[_Branch | int] = []
        """Folders, and numbers of files."""
        self.below: dict[str, _Branch] = {}

    def innermost(self) -> "_Branch":
        """Return the folder that a chain leads to: the first that holds anything but one other folder."""
        branch = self
        while len(branch.items) == 1 and isinstance(only := branch.items[0], _Branch):
            branch = only
        return branch


class Folders:
    """Files and the folders they lie in, in one list: a folder, then what is in it, in the order of the files.

    What all files share is left out, and where all lie in one folder there are none.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.lines: list[Folder | File] = []
        self._at: dict[Place | int, int] = {}
        """Where in the list a folder stands, by its place, or a file, by its number."""
        self._list(_grown(paths).innermost())

    def __iter__(self) -> Iterator[Folder]:
        return (one for one in self.lines if isinstance(one, Folder))

    def find(self, place: Place) -> Folder | None:
        """Return the folder at a place; None where there is none."""
        at = self._at.get(place)
        one = None if at is None else self.lines[at]
        return one if isinstance(one, Folder) else None

    def around(self, item: Place | int) -> list[Folder]:
        """Return the folders that a folder or the file of a number lies in, the innermost first."""
        at = self._at.get(item)
        outer = None if at is None else self.lines[at].outer
        found: list[Folder] = []
        while outer is not None and isinstance(one := self.lines[outer], Folder):
            found.append(one)
            outer = one.outer
        return found

    def inside(self, folder: Folder) -> Iterator[Folder | File]:
        """Yield what stands in a folder itself."""
        at = self._at[folder.place] + 1
        while at < folder.end:
            one = self.lines[at]
            yield one
            at = one.end if isinstance(one, Folder) else at + 1

    def numbers(self, folder: Folder) -> Iterator[int]:
        """Yield the numbers of the files in a folder and below."""
        some = self.lines[self._at[folder.place] + 1 : folder.end]
        return (one.number for one in some if isinstance(one, File))

    def _list(self, root: _Branch) -> None:
        """List the tree, without recursion: folders may be nested deeper than Python's calls."""
        files = 0
        waiting: list[tuple[int | None, int, Iterator[_Branch | int]]] = [(None, 0, iter(root.items))]
        while waiting:
            outer, before, items = waiting[-1]
            item = next(items, None)
            depth, at = len(waiting) - 1, len(self.lines)
            if item is None:
                waiting.pop()
                if outer is not None and isinstance(folder := self.lines[outer], Folder):
                    self.lines[outer] = folder._replace(end=at, files=files - before)
            elif isinstance(item, int):
                files += 1
                self._at[item] = at
                self.lines.append(File(item, depth, outer))
            else:
                innermost = item.innermost()
                # A folder of the root, or where nothing is shared, is called by its whole path.
                is_whole = not depth and root.path in (PurePath(), PurePath("/"))
                name = innermost.path if is_whole else innermost.path.relative_to(item.path.parent)
                place = Place(f"{FOLDER}{innermost.path}")
                self._at[place] = at
                self.lines.append(Folder(place, shown_path(Path(name)), depth, outer, at, 0, not files))
                waiting.append((at, files, iter(innermost.items)))


def _grown(paths: Sequence[Path]) -> _Branch:
    """Return the tree of the folders that some files lie in."""
    root = _Branch(PurePath())
    branches: dict[str, _Branch] = {}
    for number, path in enumerate(paths):
        folder = os.path.dirname(path)
        branch = branches.get(folder)
        if branch is None:
            branch = root
            for part in PurePath(folder).parts:
                if part not in branch.below:
                    branch.below[part] = _Branch(branch.path / part)
                    branch.items.append(branch.below[part])
                branch = branch.below[part]
            branches[folder] = branch
        branch.items.append(number)
    return root
