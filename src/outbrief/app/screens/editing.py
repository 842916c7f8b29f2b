"""Editing: the file of what the cursor stands on, in the reader's own editor, and back to the same place."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from outbrief.app.screens.bookmarking import Bookmarking
from outbrief.app.steps import BROKEN
from outbrief.briefing.model import Mark
from outbrief.briefing.place import Place

AFTERWARDS = 0.05
"""Seconds until the reader has drawn itself again. What it is told to show before that, Textual 8.2.8 shows only with
the next key, unless the terminal has answered its questions meanwhile."""


class Editing(Bookmarking, is_part=True):
    """Bookmarking with an editor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "edit", id="edit", tooltip="Edit the file at this line", show=False),
    ]

    editor = "vi"
    """The editor, as a command line; empty where no file may be changed, and then nothing that changes one is there."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to edit only where files may be changed."""
        return False if action == "edit" and not self.editor else super().check_action(action, parameters)

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
        from outbrief.library.editor import editor_command

        try:
            command = editor_command(self.editor, path, mark)
            with _interrupts_for_the_editor(), self.app.suspend():
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


@contextmanager
def _interrupts_for_the_editor() -> Iterator[None]:
    r"""Let ctrl+c and ctrl+\ mean the editor alone, as a shell does: the terminal sends them to everybody in front."""

    def pass_over(number: int, frame: FrameType | None) -> None:
        # Handled, not ignored: what is ignored would be so in the editor too.
        pass

    handlers = {number: signal.signal(number, pass_over) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _run(command: Sequence[str]) -> str:
    """Run a command in the foreground; return what went wrong, empty for nothing."""
    import subprocess

    # Caught here: the terminal must be taken back whatever happens.
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        return error.strerror or str(error)
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    return f"ended with status {status}" if status else ""
