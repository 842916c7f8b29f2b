"""Editing: the file of what the cursor stands on, in the reader's own editor, and back to the same place."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from outbrief.app.screens.bookmarking import Bookmarking
from outbrief.app.steps import BROKEN
from outbrief.briefing.model import Mark
from outbrief.briefing.place import Place
from outbrief.library.editor import editor_command

AFTERWARDS = 0.05
"""Seconds until the reader has drawn itself again. What it is told to show before that, Textual 8.2.8 shows only with
the next key, unless the terminal has answered its questions meanwhile."""


class Editing(Bookmarking):
    """Bookmarking with an editor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "edit", id="edit", tooltip="Edit the file at this line", show=False),
    ]

    editor = "vi"
    """The editor, as a command line."""

    def action_edit(self) -> None:
        """Edit the file of what the cursor stands on, at its line, and read it again."""
        place = self._marked or (self.trail.current.place if self.trail.current else None)
        at = self._line_of(place) if place is not None else None
        if at is None:
            self.app.notify("There is no file here to edit.", markup=False, timeout=2)
        else:
            self._edit(*at)

    def _line_of(self, place: Place) -> tuple[Path, Mark] | None:
        """Return the file that something stands in, and where; for a file that could not be opened, what is wrong."""
        if place.startswith(BROKEN):
            broken = self.library.loaded[int(place.removeprefix(BROKEN))]
            first = next(iter(broken.problems), None)
            return broken.path, Mark(first.line, first.column) if first else Mark()
        loaded, standing = self.library.loaded_for(place), self.library.find(place)
        return (loaded.path, standing.item.mark) if loaded and standing else None

    def _edit(self, path: Path, mark: Mark) -> None:
        """Run the editor in the terminal that the reader leaves to it."""
        try:
            command = editor_command(self.editor, path, mark)
            with self.app.suspend():
                wrong = _run(command)
        except SuspendNotSupported:
            wrong = "this terminal cannot be left to an editor"
        except ValueError:
            wrong = "that is no command"
        self.set_timer(AFTERWARDS, lambda: self._edited(wrong))

    def _edited(self, wrong: str) -> None:
        """Read again what was edited, or say what went wrong."""
        if wrong:
            self.app.notify(f"{self.editor}: {wrong}.", severity="warning", markup=False)
        else:
            self.action_reload()


def _run(command: Sequence[str]) -> str:
    """Run a command in the foreground; return what went wrong, empty for nothing."""
    import subprocess

    # Caught here: the terminal must be taken back whatever happens.
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        return error.strerror or str(error)
    return f"ended with status {status}" if status else ""
