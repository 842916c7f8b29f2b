"""The names by which files and libraries are remembered, the same from wherever they are opened."""

import os
from collections.abc import Sequence
from pathlib import Path

from outbrief.briefing.place import Place, briefing_id
from outbrief.library.kept import heading_of
from outbrief.library.library import Library
from outbrief.library.shipped import shipped_folder
from outbrief.library.state import Spot

SHIPPED = "<shipped>"
"""What stands for the folder of the shipped briefings, which is another for each installation."""


def absolute(path: Path) -> str:
    """Return a path that means the same from every folder. Links and dots stay: they may lead elsewhere one day."""
    return os.path.join(os.getcwd(), path)


def file_name(path: Path) -> str:
    """Return the name by which a briefing's file is remembered: its path, the same from every folder."""
    whole = path.absolute() if ".." not in path.parts else path.resolve()
    shipped = shipped_folder()
    return f"{SHIPPED}/{whole.name}" if whole.parent == shipped else str(whole)


def file_path(name: str) -> Path:
    """Return where a file is that is remembered by a name."""
    folder, slash, rest = name.partition("/")
    return shipped_folder() / rest if folder == SHIPPED and slash else Path(name)


def library_name(paths: Sequence[Path]) -> str:
    """Return the name by which a library is remembered: those of the files and folders it is made of."""
    return "\n".join(sorted({file_name(path) for path in paths}))


def spot_of(library: Library, place: Place) -> Spot | None:
    """Return what a bookmark of a place points at; None where the place lies in no open briefing."""
    loaded = library.loaded_for(place)
    return Spot(file_name(loaded.path), place[len(briefing_id(place)) + 1 :]) if loaded else None


def place_of(library: Library, spot: Spot) -> Place | None:
    """Return the place that a bookmark points at, whether there is anything; None where its file is not open."""
    for one in library.loaded:
        heading = heading_of(one)
        if heading and file_name(one.path) == spot.file:
            return Place("/".join(filter(None, (heading.place, spot.inside))))
    return None
