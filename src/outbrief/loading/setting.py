"""Setting one cell in the bytes of a file: the change, proven by loading what it makes, or why it must not be. Pure."""

from dataclasses import dataclass, replace
from pathlib import Path

from outbrief.briefing.model import NOWHERE, Initiative, Mark, Point, Standing, heading, walk
from outbrief.briefing.place import Place, briefing_id
from outbrief.briefing.problem import Problem
from outbrief.briefing.same import same_in
from outbrief.loading.clean import clean, clean_line
from outbrief.loading.edit import Edit, cell_edit
from outbrief.loading.edited import cells_of, outcome
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded
from outbrief.loading.report import Mistake, Report, excerpt
from outbrief.loading.settable import key_meant, keys_in_order, needed_keys, status_refusal
from outbrief.loading.spans import Lines
from outbrief.loading.value import refusal


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that is set; without an edit, one that there was no need to set."""

    path: Path
    line: int
    key: str
    before: str
    after: str
    place: Place
    """Of the item after it: its handle is made of a cell."""
    edit: Edit | None = None
    offset: int = 0
    """Of the edit from the beginning of the item's first line as it is after it, in bytes; negative where that line
    was taken out."""
    around: bytes = b""
    """What stands in the file after it between the two, the edit included."""


def setting(
    data: bytes, path: Path, at: Place | Initiative | Point, key: str, value: str, force: bool = False
) -> Change | Problem:
    """Return the change that sets the cell of the item at a place, or takes it out for an empty value.

    Of an item that was read earlier, that of the one it is now. `path` names the file in problems, `force` takes a
    status that the briefing does not list.
    """
    found = _setting(data, path, at, key, value, force)
    if isinstance(found, Change):
        return found
    report = Report(str(path))
    report.error(*found)
    return report.problems()[0]


def _setting(
    data: bytes, path: Path, at: Place | Initiative | Point, typed: str, value: str, force: bool
) -> Change | Mistake:
    reason = refusal(value)
    if reason:
        return Mistake(NOWHERE, reason)
    value = clean(value).strip()
    place = at.place if isinstance(at, Initiative | Point) else at
    loaded = load_text(data, path, briefing_id(place))
    briefing = loaded.briefing
    if isinstance(at, Initiative | Point):
        standing = same_in(briefing, at) if briefing else None
        gone = f"{excerpt(heading(at))} is not in this file any more as it was"
    else:
        standing, gone = standing_in(loaded, at), f"there is no {clean_line(at)} in this file"
    if briefing is None or standing is None:
        return Mistake(NOWHERE, gone)
    key = key_meant(standing, typed)
    if isinstance(key, Mistake):
        return key
    refused = status_refusal(standing, briefing.statuses, value) if key == "status" and not force else None
    change = refused or _planned(data, path, standing, key, value)
    if isinstance(change, Mistake) or change.edit is None:
        return change
    return proven(data, loaded, change, change.edit)


def standing_in(loaded: Loaded, place: Place) -> Standing | None:
    """Return what stands at a place of a file; None where nothing does."""
    standings = walk(loaded.briefing) if loaded.briefing else ()
    return next((one for one in standings if one.item.place == place), None)


def proven(data: bytes, loaded: Loaded, change: Change, edit: Edit) -> Change | Mistake:
    """Return a change as it will be, once loading what the edit makes has shown that it sets its cell and no other.

    `loaded` is what was read of `data`, and `change` tells the place before it.
    """
    new = edit.applied(data) or b""
    after = load_text(new, change.path, briefing_id(change.place))
    refusal_after, place = outcome(loaded, after, change.place, change.key, change.after)
    standing = standing_in(after, place)
    if refusal_after or standing is None:
        return Mistake(Mark(change.line), f"not set: {refusal_after}", "edit it in the file itself")
    first, end = first_byte(new.decode(), standing), edit.start + len(edit.new)
    around = new[min(first, edit.start) : max(first, end)]
    return replace(change, place=place, edit=edit, offset=edit.start - first, around=around)


def first_byte(text: str, standing: Standing) -> int:
    """Return where in the text of a file the first line of an item begins, in bytes."""
    lines = Lines(text)
    return len(lines.text[: lines.start(standing.item.mark.line - 1)].encode())


def _planned(data: bytes, path: Path, standing: Standing, key: str, value: str) -> Change | Mistake:
    """Return the change, not proven yet."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return Mistake(NOWHERE, "this file is not in UTF-8", "save it again as UTF-8")
    item = standing.item
    cells = cells_of(item) if isinstance(item, Initiative | Point) else {}
    if not value and cells.keys() == {key}:
        return Mistake(
            item.mark, f"`{excerpt(key)}` is the only cell here", "delete the whole of it in the file itself"
        )
    before = cells.get(key, "")
    edit = cell_edit(text, item.mark, key, value, keys_in_order(standing), needed_keys(standing))
    # Of a point's marking only the one in force is known, which it may inherit.
    if before == value and not (key == "marking" and isinstance(item, Point)):
        line = edit.line if isinstance(edit, Edit) and value else item.mark.line
        return Change(path, line, key, before, value, item.place)
    return edit if isinstance(edit, Mistake) else Change(path, edit.line, key, before, value, item.place, edit)
