"""Undoing a change of one cell, in a file that others may have changed since, proven as the change was. Pure."""

from dataclasses import replace

from outbrief.briefing.place import briefing_id
from outbrief.loading.load import load_text
from outbrief.loading.setting import Change, first_byte, proven, standing_in


def undoing(data: bytes, change: Change) -> Change | None:
    """Return the change that puts the very bytes back that another has replaced; undoing that one makes it again.

    None where the file has changed there since: where the item is gone, where any byte is another from its first line
    to the end of the cell, or where what is put back would not be read as it was. What others have changed above the
    item moves the edit; what they have changed elsewhere does not matter.
    """
    loaded = load_text(data, change.path, briefing_id(change.place))
    standing = standing_in(loaded, change.place)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if change.edit is None or standing is None:
        return None
    first = first_byte(text, standing)
    start = first + change.offset
    lower = min(first, start)
    if lower < 0 or data[lower : lower + len(change.around)] != change.around:
        return None
    edit = replace(change.edit.undone(), start=start)
    undone = replace(change, before=change.after, after=change.before, edit=None)
    found = proven(data, loaded, undone, edit)
    return found if isinstance(found, Change) else None
