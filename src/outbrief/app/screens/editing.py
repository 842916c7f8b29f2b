"""Editing: the file of what the cursor stands on, in the reader's own editor, and back to the same place."""

import shlex
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
        elif self._edit(*at):
            self.action_reload()

    def _line_of(self, place: Place) -> tuple[Path, Mark] | None:
        """Return the file that something stands in, and where; for a file that could not be opened, what is wrong."""
        if place.startswith(BROKEN):
            broken = self.library.loaded[int(place.removeprefix(BROKEN))]
            first = next(iter(broken.problems), None)
            return broken.path, Mark(first.line, first.column) if first else Mark()
        loaded, standing = self.library.loaded_for(place), self.library.find(place)
        return (loaded.path, standing.item.mark) if loaded and standing else None

    def _edit(self, path: Path, mark: Mark) -> bool:
        """Run the editor in the terminal that the reader leaves to it; whether it ran."""
        try:
            command = editor_command(self.editor, path, mark)
            with self.app.suspend():
                status = _run(command)
        except SuspendNotSupported:
            self.app.notify("This terminal cannot be left to an editor.", severity="warning", markup=False)
            return False
        except ValueError:
            self.app.notify(f"This is no command for an editor: {self.editor}", severity="warning", markup=False)
            return False
        except OSError as error:
            said = f"The editor {self.editor} cannot be run: {error.strerror}"
            self.app.notify(said, severity="warning", markup=False)
            return False
        if status:
            self.app.notify(f"{shlex.join(command[:1])} ended with status {status}.", severity="warning", markup=False)
        return True


def _run(command: Sequence[str]) -> int:
    """Run a command in the foreground. Raises OSError where there is no such program."""
    import subprocess

    return subprocess.run(command, check=False).returncode
