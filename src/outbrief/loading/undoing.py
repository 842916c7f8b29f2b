"""Undoing a change of one cell, in a file that others may have changed since, proven as the change was. Pure."""

from dataclasses import replace

from outbrief.briefing.model import Initiative, Point, Standing, walk
from outbrief.briefing.place import briefing_id
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded
from outbrief.loading.setting import Change, first_byte, proven, standing_in


def undoing(data: bytes, change: Change) -> Change | None:
    """Return the change that puts the very bytes back that another has replaced; undoing that one makes it again.

    None where the file has changed there since: where the item is gone, where any byte is another from its first line
    to the end of the cell, or where what is put back would not be read as it was. What others have changed above the
    item moves the edit, and may have given its place to another; what they have changed elsewhere does not matter.
    """
    loaded = load_text(data, change.path, briefing_id(change.place))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    standing = _at_its_place(data, text, loaded, change) or _elsewhere(data, text, loaded, change)
    if change.edit is None or standing is None:
        return None
    edit = replace(change.edit.undone(), start=first_byte(text, standing) + change.offset)
    undone = replace(change, before=change.after, after=change.before, place=standing.item.place, edit=None)
    found = proven(data, loaded, undone, edit)
    return found if isinstance(found, Change) else None


def _at_its_place(data: bytes, text: str, loaded: Loaded, change: Change) -> Standing | None:
    """Return what stands at the place of a change, if its bytes are as they were left."""
    standing = standing_in(loaded, change.place)
    return standing if standing is not None and _is_as_left(data, text, standing, change) else None


def _is_as_left(data: bytes, text: str, standing: Standing, change: Change) -> bool:
    first = first_byte(text, standing)
    lower = min(first, first + change.offset)
    return lower >= 0 and data[lower : lower + len(change.around)] == change.around


def _elsewhere(data: bytes, text: str, loaded: Loaded, change: Change) -> Standing | None:
    """Return what has the bytes that were left, if they stand in the file but once."""
    lower = data.find(change.around)
    if not change.around or lower < 0 or data.find(change.around, lower + 1) >= 0 or loaded.briefing is None:
        return None
    line = data.count(b"\n", 0, lower - min(change.offset, 0)) + 1
    rows = (one for one in walk(loaded.briefing) if isinstance(one.item, Initiative | Point))
    found = next((one for one in rows if one.item.mark.line == line), None)
    return found if found is not None and _is_as_left(data, text, found, change) else None
