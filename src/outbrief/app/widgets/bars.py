"""The two lines around the panes: where we are on top, the keys of the moment and how far we have read below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from outbrief.app.looks import looks_of
from outbrief.app.pages.flow import cut, joined, text
from outbrief.app.pages.page import Role
from outbrief.app.pages.path import path_line

if TYPE_CHECKING:
    from outbrief.search.narrowing import Narrowing


class Bar(Widget, can_focus=False):
    """One line with something at its left and something at its right."""

    ALLOW_SELECT = False

    right: reactive[Sequence[str]] = reactive[Sequence[str]](())
    """What stands at the right: the first of these that fits in half of the line, else the last one, cut."""

    def left(self, width: int) -> Content:
        """Return what stands at the left, in at most `width` cells."""
        return Content("")

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        base = self.visual_style
        right = self._fitting(width // 2)
        left = self.left(max(width - right.cell_length - 2, 1)).pad_left(1)
        line = cut(left, width - right.cell_length)
        line = line.pad_right(width - right.cell_length - line.cell_length) + right
        segments = [
            Segment(piece, style.rich_style) for piece, style in line.render(base, end="", parse_style=self._style_of)
        ]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _fitting(self, room: int) -> Content:
        offered = [text(f"{one} ", Role.MUTED) for one in self.right if one]
        fitting = (one for one in offered if one.cell_length <= room)
        return next(fitting, cut(offered[-1], room) if offered else Content(""))

    def _style_of(self, role: str | Style) -> Style:
        return role if isinstance(role, Style) else looks_of(self.app.theme).roles[role]


class TitleBar(Bar):
    """The place that is open, as the titles it stands in."""

    path: reactive[Sequence[str]] = reactive[Sequence[str]](())
    marking: reactive[str] = reactive("")
    outdated: reactive[bool] = reactive(False)
    """Whether the file has become invalid, and what is shown is what it held before."""
    narrowing: reactive["Narrowing | None"] = reactive["Narrowing | None"](None)
    """What the library is narrowed to."""
    problems: reactive[Sequence[str]] = reactive[Sequence[str]](())
    """How much is wrong with the files, in words and in short; nothing where nothing is."""

    def _fitting(self, room: int) -> Content:
        """Set what is wrong before what else stands at the right, in words where the titles keep most of the line."""
        beside = cell_len(next(iter(self.right), "")) + 1
        signs = [text(f"{said}   ", Role.MARKING) for said in self.problems]
        for sign in signs:
            if sign is signs[-1] or sign.cell_length + beside <= room * 4 // 5:
                return sign + super()._fitting(room - sign.cell_length)
        return super()._fitting(room)

    def left(self, width: int) -> Content:
        """Cut the titles before the last where there is no room for all of them."""
        narrowed = Content("")
        if self.narrowing is not None:
            from outbrief.app.pages.chip import chip

            narrowed = chip(self.narrowing, width // 2) + text("  ")
        marking = text(f"{self.marking}  ", Role.MARKING) if self.marking else Content("")
        if self.outdated:
            marking = text("✗ file invalid  ", Role.MARKING) + marking
        before = narrowed + marking
        return before + path_line(self.path or ("outbrief",), width - before.cell_length)


class ShownKey(NamedTuple):
    """A key in the line of keys."""

    key: str
    does: str
    is_spare: bool = False
    """Whether it goes first where there is no room for all."""


SPARE = frozenset(["copy-text", "copy-citation", "hit-copy"])
"""The ids of keys that whoever lacks the room can do without: where the others lead, they too are told."""


class KeyLine(Bar):
    """A few keys that do something here."""

    keys: reactive[Sequence[ShownKey]] = reactive[Sequence[ShownKey]](())

    def left(self, width: int) -> Content:
        """Show as many keys as there is room for, whole; those that can be spared go first, the last before others."""
        keys = list(self.keys)
        for spare in reversed([one for one in keys if one.is_spare]):
            if self._line(keys).cell_length > width:
                keys.remove(spare)
        while len(keys) > 1 and self._line(keys).cell_length > width:
            keys.pop()
        return self._line(keys)

    @staticmethod
    def _line(keys: Sequence[ShownKey]) -> Content:
        shown = [text(one.key, Role.OPEN) + text(f" {one.does}", Role.MUTED) for one in keys]
        return joined(shown, text("   "))


def shown_keys(screen: Screen[Any], moving: bool = False) -> tuple[ShownKey, ...]:
    """Return the keys to show below a screen, as they are set now, and what they do; at the end those that move."""
    shown: dict[str, ShownKey] = {}
    moves: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if moving and binding.id in ("down", "up"):
            moves.setdefault(binding.id, screen.app.get_key_display(binding))
        if binding.show and active.enabled and binding.description:
            key = ShownKey(screen.app.get_key_display(binding), binding.description, binding.id in SPARE)
            shown.setdefault(binding.action, key)
    moved = [ShownKey(" ".join(moves[one] for one in sorted(moves)), "move")] if moves else []
    return (*shown.values(), *moved)
