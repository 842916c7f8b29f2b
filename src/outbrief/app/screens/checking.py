"""Checking: what is wrong with the files is counted at the top and listed on a key, and both keep up with the files."""

import time
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app.screens.editing import Editing
from outbrief.app.screens.reader import SILENT_FOR, Opened, Reader
from outbrief.app.steps import BROKEN
from outbrief.app.widgets.bars import TitleBar
from outbrief.briefing.model import Mark
from outbrief.briefing.place import Place
from outbrief.briefing.problem import faults
from outbrief.formats.counting import counted
from outbrief.library.kept import problem_count
from outbrief.library.library import Library
from outbrief.library.memory import Memory
from outbrief.library.opening import is_kept
from outbrief.library.state import Left

SOON = 0.1
"""Seconds until the first of what has been found is shown. A small library is looked into by then."""

if TYPE_CHECKING:
    from outbrief.app.screens.problems import Problems
    from outbrief.library.gathering import Found, Sourced
    from outbrief.search.index import Index


class Checking(Editing, is_part=True):
    """Editing with a list of what is wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "problems", "problems", id="problems", tooltip="List the problems", show=False),
    ]

    problems_key = "!"
    """The key that lists what is wrong, as it is shown."""

    class Gathered(Message):
        """What is wrong with the library, as far as it has been looked into."""

        def __init__(
            self, number: int, library: Library, problems: "tuple[Sourced, ...]", share: float, shared: str
        ) -> None:
            super().__init__()
            self.number, self.library, self.problems, self.share = number, library, problems, share
            self.shared = shared
            """What the paths of all files begin with."""

    def __init__(
        self,
        library: Library,
        opened: Opened | None = None,
        at: Place | None = None,
        memory: Memory | None = None,
        left: Left | None = None,
    ) -> None:
        super().__init__(library, opened, at, memory, left)
        self._list: Problems | None = None
        """The list, while it is open."""
        self._found: Found | None = None
        """What the list shows, or would show at once."""
        self._checks = 0
        """The number of the last looking; what an earlier one still sends is dropped."""
        self._looked_into: Library | None = None
        """The library that was looked into last, or is."""
        self._checked: tuple[Library, int] | None = None
        """The library that has been looked into to the end, and how much was wrong with it."""

    # --- what is wrong ---

    def check_files(self) -> None:
        """Look for what is wrong, behind what is shown; where that means fetching files, only for an open list."""
        self._checks += 1
        if self._list is not None or not is_kept(self.library):
            self._looked_into = self.library
            self._gather(self.library, self._checks)

    @work(thread=True, exclusive=True, group="check")
    def _gather(self, library: Library, number: int) -> None:
        # Here and below: the list is not loaded before it is wanted.
        from outbrief.library.gathering import Gathering, shared_folder

        worker = get_current_worker()
        gathering, shared = Gathering(library), shared_folder(library)
        due = time.monotonic() + SOON
        for share in gathering.steps():
            if worker.is_cancelled:
                return
            if share == 1.0 or time.monotonic() > due:
                self.post_message(self.Gathered(number, library, gathering.problems(), share, shared))
                due = time.monotonic() + SILENT_FOR

    def on_checking_gathered(self, message: Gathered) -> None:
        """Show what is wrong. Where all of it was known before, it stays until all of it is known again."""
        from outbrief.library.gathering import Found

        if message.number != self._checks:
            return
        files, is_all = len(message.library.loaded), message.share == 1.0
        if is_all:
            wrong = len(faults(one.problem for one in message.problems))
            self._checked = (message.library, wrong)
            self.show_right()
        if is_all or self._found is None or self._found.doing:
            self._found = Found(message.problems, files, "" if is_all else _doing(message.share), message.shared)
            self._show_found()

    def _show_found(self) -> None:
        if self._list is not None and self._found is not None:
            self._list.found = self._found

    def on_reader_told(self, message: Reader.Told) -> None:
        """Look for what is wrong once everything has been read."""
        is_done = message.number == self._loading and not message.progress
        if is_done and self._looked_into is not self.library:
            self.check_files()

    def show_again(self, library: Library, index: "Index | None") -> None:
        """Look again for what is wrong when files have changed."""
        is_other = library is not self.library
        super().show_again(library, index)
        if is_other:
            self.check_files()

    def show_right(self) -> None:
        """Say how much is wrong, beside what else stands there."""
        super().show_right()
        checked = self._checked
        wrong = checked[1] if checked and checked[0] is self.library else _known_to_be_wrong(self.library)
        bar = self.query_one(TitleBar)
        bar.problems = (
            (f"{self.problems_key} {counted(wrong, 'problem')}", f"{self.problems_key} {wrong}") if wrong else ()
        )

    # --- the list ---

    def action_problems(self) -> None:
        """List what is wrong, and go to the one that is chosen."""
        from outbrief.app.screens.problems import Problems
        from outbrief.library.gathering import Found

        self._list = Problems(self._edit_line if self.editor else None)
        if self._checked is None or self._checked[0] is not self.library or is_kept(self.library):
            self._found = Found(files=len(self.library.loaded), doing=_doing(0))
            self.check_files()
        self._show_found()
        self.app.push_screen(self._list, self._chosen)

    def _chosen(self, one: "Sourced | None") -> None:
        self._list = None
        if is_kept(self.library):
            # Nobody waits for the rest, and what has been found may be much.
            self.workers.cancel_group(self, "check")
            self._found = None
        if one is not None:
            self._go_to_problem(one)

    def _go_to_problem(self, one: "Sourced") -> None:
        """Go to what stands where the Problem is, or to the page of a file that could not be opened."""
        from outbrief.briefing.marks import item_at
        from outbrief.library.last_good import LastGood

        at = next((number for number, other in enumerate(self.library.loaded) if other.path == one.path), None)
        if at is None:
            self.app.notify(f"{one.problem.path} is not open.", severity="warning", markup=False)
            return
        opened = self.library.loaded[at]
        # What is held of an invalid file stood on other lines; its whole page tells what is wrong.
        mark = Mark() if isinstance(opened, LastGood) else Mark(one.problem.line, one.problem.column)
        briefing = opened.briefing
        self.leave_bar()
        self.passing = False
        self.lit = {}
        self.go(item_at(briefing, mark).place if briefing else Place(f"{BROKEN}{at}"))
        self.focus_pane(self.detail)

    def _edit_line(self, one: "Sourced") -> None:
        if one.path is None:
            self.app.notify("There is no file here to edit.", markup=False, timeout=2)
        else:
            self._edit(one.path, Mark(one.problem.line, one.problem.column))


def _known_to_be_wrong(library: Library) -> int:
    """Return how much is wrong as far as that is known without fetching a file or following a reference."""
    return sum(map(problem_count, library.loaded)) + len(faults((*library.own_problems, *library.clashes)))


def _doing(share: float) -> str:
    return f"checking {share:.0%}".replace("%", " %")
