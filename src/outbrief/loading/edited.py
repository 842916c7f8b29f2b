"""What must be true of an edited file before it may take the other's place: one cell differs, and nothing else."""

from dataclasses import fields
from typing import NamedTuple

from outbrief.briefing.model import Initiative, Item, Point, Standing, walk
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Severity
from outbrief.loading.loaded import Loaded

_NOT_COMPARED = ("place", "mark", "body", "intro", "rows", "points", "sections")
"""Fields of an item that hold other items, which are compared by themselves, or that an edit above it moves."""


class Outcome(NamedTuple):
    """Why an edit must not be; if nothing speaks against it, the place of the item after it."""

    refusal: str
    place: Place


def cells_of(item: Initiative | Point) -> dict[str, str]:
    """Return what can be set of an item, by key: the cells of a row; of a point its name, text and id, too."""
    cells = dict(item.cells)
    if isinstance(item, Point):
        own = {"name": item.name, "text": item.text, "id": item.id}
        cells |= {key: text for key, text in own.items() if text}
    return cells


def outcome(before: Loaded, after: Loaded, place: Place, key: str, value: str) -> Outcome:
    """Compare a file with what an edit would make of it: the cell under `key` at `place` is to hold `value`."""
    old = list(walk(before.briefing)) if before.briefing else []
    new = list(walk(after.briefing)) if after.briefing else []
    if not old or len(old) != len(new):
        return Outcome("the rest of the file would be read otherwise", place)
    found = place
    for one, other in zip(old, new, strict=True):
        if one.item.place == place:
            found = other.item.place
            if not _is_as_wanted(one.item, other.item, key, value):
                return Outcome("the cell would not be read as it was given", place)
        elif _essence(one, place, key) != _essence(other, found, key):
            return Outcome("something else in the file would change, too", place)
    if _errors(after) > _errors(before):
        known = {problem.message for problem in before.problems}
        fresh = (problem.message for problem in after.problems if problem.message not in known)
        return Outcome(next(fresh, "it would be an error"), place)
    return Outcome("", found)


def _is_as_wanted(old: Item, new: Item, key: str, value: str) -> bool:
    if not (isinstance(old, Initiative) and isinstance(new, Initiative)) and not (
        isinstance(old, Point) and isinstance(new, Point)
    ):
        return False
    wanted = {name: text for name, text in cells_of(old).items() if name != key} | ({key: value} if value else {})
    found = cells_of(new)
    if key == "marking" and isinstance(new, Point):
        # A point has only the marking in force; without its own, that is one it inherits.
        wanted.pop(key, None)
        return found == wanted and (new.marking == value or not value)
    if key == "id" and isinstance(new, Point) and value:
        # An id is read as the handle it makes.
        wanted[key] = found.get(key, "")
    return found == wanted and (key == "marking" or old.marking == new.marking)


def _essence(standing: Standing, place: Place, key: str) -> tuple[object, ...]:
    """Return what an item says and what it stands in, without its place; no marking where that may be inherited."""
    inherits = key == "marking" and any(outer.place == place for outer in standing.within)
    left_out = (*_NOT_COMPARED, "marking") if inherits else _NOT_COMPARED
    item = standing.item
    said = [getattr(item, field.name) for field in fields(item) if field.name not in left_out]
    return type(item), len(standing.within), *said


def _errors(loaded: Loaded) -> int:
    return sum(problem.severity is Severity.ERROR for problem in loaded.problems)
