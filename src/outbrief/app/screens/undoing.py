"""Undoing: what is changed in files is written one after the other, shown at once, undone and made again."""

from collections import deque
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from outbrief.app.screens.checking import Checking
from outbrief.app.screens.reader import Opened
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem
from outbrief.library.kept import Opened as File
from outbrief.library.kept import heading_of
from outbrief.library.library import Library
from outbrief.library.memory import Memory
from outbrief.library.parsing import load
from outbrief.library.state import Left

if TYPE_CHECKING:
    from outbrief.loading.setting import Change

TO_READ = 10.0
"""Seconds that a refusal stays: it may hold a line to write down."""


class How(StrEnum):
    """How a change comes about; in words, where it does not."""

    SET = "Not set"
    UNDONE = "Not undone"
    AGAIN = "Not set again"


class Task(NamedTuple):
    """Something to write."""

    how: How
    name: str
    """What the row or point is called."""
    place: Place
    """Where it stands before it is changed."""
    file: File | None
    """The file, where it is open."""
    act: "Callable[[], Change | Problem | None]"
    """Writes it: returns what was changed, why that cannot be done just now, or None where it never can be again."""
    undoes: "Made | None" = None


class Made(NamedTuple):
    """A change that was made, and the name of what it was made to."""

    change: "Change"
    name: str


class Undoing(Checking, is_part=True):
    """Checking, with changes to undo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "undo", id="undo", tooltip="Undo the last status that was set", show=False),
        Binding("ctrl+r", "redo", "redo", id="redo", tooltip="Set again what was undone", show=False),
    ]

    undo_key = "u"
    """The key that undoes, as it is shown."""

    class Written(Message):
        """Something has been written, or has not."""

        def __init__(self, task: Task, done: "Change | Problem | None", now: File | None) -> None:
            super().__init__()
            self.task, self.done = task, done
            self.now = now
            """The file as it is now, where it is open and has changed."""

    def __init__(
        self,
        library: Library,
        opened: Opened | None = None,
        at: Place | None = None,
        memory: Memory | None = None,
        left: Left | None = None,
    ) -> None:
        super().__init__(library, opened, at, memory, left)
        self._made: list[Made] = []
        self._undone: list[Made] = []
        self._waiting: deque[Callable[[], Task | None]] = deque()
        """What is to be written, in the order of the keys; what that is shows only when its turn comes."""
        self._is_writing = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to undo only where files may be changed, and not while something is looked for."""
        if action in ("undo", "redo"):
            return bool(self.editor) and not self.searching
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Undo what was changed last."""
        self.write_in_turn(lambda: self._taking_back(self._made, How.UNDONE))

    def action_redo(self) -> None:
        """Make again what was undone last."""
        self.write_in_turn(lambda: self._taking_back(self._undone, How.AGAIN))

    def refuse(self, how: How, why: str, hint: str = "") -> None:
        """Say why something is not written."""
        said = "; ".join(filter(None, (why.removeprefix("not set: "), hint)))
        self.app.notify(f"{how}: {said}", severity="warning", markup=False, timeout=TO_READ)

    def write_in_turn(self, begin: Callable[[], Task | None]) -> None:
        """Write something once all is written that was asked for before."""
        self._waiting.append(begin)
        self._write_next()

    def _write_next(self) -> None:
        while self._waiting and not self._is_writing:
            if (task := self._waiting.popleft()()) is not None:
                self._is_writing = True
                self._write(task)

    def _taking_back(self, made: list[Made], how: How) -> Task | None:
        # Here and below: what changes files is not loaded before it is wanted.
        from outbrief.library.editing import undo_change

        if not made:
            self.app.notify(f"Nothing to {'undo' if how is How.UNDONE else 'set again'}.", markup=False, timeout=2)
            return None
        last = made.pop()
        change, name = last
        file = next((one for one in self.library.loaded if one.path == change.path), None)
        return Task(how, name, change.place, file, lambda: undo_change(change), last)

    @work(thread=True, group="write")
    def _write(self, task: Task) -> None:
        from outbrief.library.last_good import good_or_now

        done, now = task.act(), None
        heading = heading_of(task.file) if task.file else None
        if getattr(done, "edit", None) and task.file and heading:
            now = good_or_now(task.file, load(task.file.path, heading.place))
        self.post_message(self.Written(task, done, now))

    def on_undoing_written(self, message: Written) -> None:
        """Show what has been written, say so, and go on with what is to be written next."""
        from outbrief.loading.report import excerpt

        task, done, self._is_writing = message.task, message.done, False
        if done is None:
            self.refuse(task.how, f"{excerpt(task.name)} has changed since")
        elif isinstance(done, Problem):
            if task.undoes is not None:
                # It may be done later.
                (self._made if task.how is How.UNDONE else self._undone).append(task.undoes)
            self.refuse(task.how, done.message, done.hint)
        else:
            if message.now is not None:
                self._show_changed(message.now, task.place, done.place)
            self._keep(task, done)
        self._write_next()

    def _keep(self, task: Task, done: "Change") -> None:
        """Keep a change to be undone, and say what it is."""
        from outbrief.loading.report import excerpt

        key, before, after = (excerpt(text) for text in (done.key, done.before or "nothing", done.after or "nothing"))
        if done.edit is None:
            said = f"{key}: {before} already"
        elif task.how is How.UNDONE:
            self._undone.append(Made(done, task.name))
            said = f"Undone: {key} of {excerpt(task.name)}: {before} → {after}"
        else:
            if task.how is How.SET:
                self._undone.clear()
            self._made.append(Made(done, task.name))
            # By name: of a table that is narrowed or filtered, the row may be gone from under the cursor.
            said = f"{key} of {excerpt(task.name)}: {before} → {after}, {self.undo_key} undoes"
        self.app.notify(said, markup=False)

    def _show_changed(self, now: File, was: Place, place: Place) -> None:
        """Show a file as it is now, the cursor staying on what was changed, under whatever name that has."""
        current = self.trail.current
        is_open, is_under_cursor = current is not None and current.place == was, self.detail.place == was
        self.show_again(self.library.with_file(now), None)
        if place != was and (is_open or is_under_cursor):
            self.go(place, record=is_open)
