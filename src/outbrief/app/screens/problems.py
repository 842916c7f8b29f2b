"""The list of what is wrong with the files: to go where a Problem lies, or to edit its line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from outbrief.app.pages.problems import problems_page, still_at
from outbrief.app.screens.overlay import Overlay
from outbrief.app.widgets.bars import KeyLine, shown_keys
from outbrief.app.widgets.line_view import LineView
from outbrief.briefing.place import Place
from outbrief.library.gathering import Found, Sourced


class ProblemList(LineView):
    """The Problems, one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "go there", id="problem-open", tooltip="Go to the place", key_display="enter"),
        Binding("e", "edit", "edit", id="problem-edit", tooltip="Edit the file at the line of the problem"),
    ]

    found: var[Found] = var(Found())

    @dataclass
    class Chosen(Message):
        """Go to where a Problem lies."""

        one: Sourced

    @dataclass
    class Edited(Message):
        """Edit the line of a Problem."""

        one: Sourced

    def __init__(self, editable: bool) -> None:
        super().__init__()
        self._editable = editable

    def watch_found(self, before: Found, now: Found) -> None:
        """Show what is wrong now; the cursor stays on its Problem, at its height unless the beginning was shown."""
        at, below = self.cursor, self.stop.start - self.top if self.stop else 0
        scrolled = self.top > 0
        if at is not None and before.problems:
            at = still_at(at, before.problems, now.problems)
        self._draw(at)
        if self.stop is not None and before.problems and scrolled:
            self.scroll_lines_to(self.stop.start - below)
        if self.stop is not None and not self.top <= self.stop.start < self.top + self.size.height:
            self.reveal()

    def on_resize(self) -> None:
        """Lay the list out to another width."""
        self._draw(self.cursor)
        self.reveal()

    def _draw(self, cursor: int | None) -> None:
        self.set_page(problems_page(self.found, self.page_width), cursor, self.top)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to edit only where files may be."""
        return action != "edit" or self._editable

    def chosen(self, place: Place) -> None:
        """Go to the Problem that was clicked twice."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go to the Problem under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self.found.problems[self.cursor]))

    def action_edit(self) -> None:
        """Edit the line of the Problem under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Edited(self.found.problems[self.cursor]))


class Problems(Overlay[Sourced]):
    """All that is wrong; its result is the Problem to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,exclamation_mark", "leave", "back", id="problems-leave", tooltip="Back", key_display="esc"),
    ]

    found: var[Found] = var(Found())

    def __init__(self, edit: Callable[[Sourced], None] | None) -> None:
        super().__init__()
        self._edit = edit
        """Edits the line of a Problem; None where no file may be edited."""

    def compose(self) -> ComposeResult:
        """Show the list over the whole screen."""
        yield ProblemList(self._edit is not None).data_bind(Problems.found)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say which keys there are."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())

    def _show_keys(self) -> None:
        self.query_one(KeyLine).keys = shown_keys(self, moving=True)

    def on_problem_list_chosen(self, message: ProblemList.Chosen) -> None:
        """Leave with a Problem."""
        self.dismiss(message.one)

    def on_problem_list_edited(self, message: ProblemList.Edited) -> None:
        """Have the line of a Problem edited."""
        if self._edit is not None:
            self._edit(message.one)
