"""Setting one cell in the file of a briefing: read, edited, checked and put in its place, or left as it was."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from outbrief.briefing.model import Initiative, Point
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem, Severity
from outbrief.library.files import shown_path
from outbrief.library.replacing import alone_in, replace_file
from outbrief.loading.report import Report
from outbrief.loading.setting import Change, setting
from outbrief.loading.source import read_bytes
from outbrief.loading.undoing import undoing

Done = TypeVar("Done")


def set_cell(path: Path, at: Place | Initiative | Point, key: str, value: str, force: bool = False) -> Change | Problem:
    """Set the cell of an item to a value, take it out for an empty one; or say why not.

    The item is the one at a place, or one that was read earlier, wherever it stands by now. `force` sets a status that
    the briefing does not list.
    """

    def set_in(real: Path, data: bytes) -> Change | Problem:
        change = setting(data, path, at, key, value, force)
        if isinstance(change, Change) and change.edit:
            replace_file(real, data, change.edit.applied(data) or b"")
        return change

    return _alone_with(path, set_in)


def undo_change(change: Change) -> Change | Problem | None:
    """Undo a change, every other byte left alone; return what undoes that, or why it cannot be done just now.

    None where it can never be: the file has changed there since.
    """

    def undo_in(real: Path, data: bytes) -> Change | None:
        undone = undoing(data, change)
        if undone is not None and undone.edit is not None:
            replace_file(real, data, undone.edit.applied(data) or b"")
        return undone

    return _alone_with(change.path, undo_in)


def _alone_with(path: Path, work: Callable[[Path, bytes], Done]) -> Done | Problem:
    """Work on a file, links followed, and its bytes while no other writer of ours does; what fails is a Problem."""
    report = Report(shown_path(path))
    try:
        real = Path(os.path.realpath(path))
        with alone_in(real.parent):
            data = read_bytes(real, report)
            return report.problems()[0] if data is None else work(real, data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Problem(shown_path(path), 0, 0, Severity.ERROR, f"cannot be written: {reason}")
