"""The two lines around the panes: where we are on top, the keys of the moment and how far we have read below."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from outbrief.app.pages.flow import cut, text
from outbrief.app.pages.page import Role
from outbrief.app.pages.path import path_line


class Bar(Widget, can_focus=False):
    """One line with something at its left and something at its right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--muted", "bar--strong", "bar--marking", "bar--open"}

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
        return role if isinstance(role, Style) else self.get_visual_style(f"bar--{role}", partial=True)


class TitleBar(Bar):
    """The place that is open, as the titles it stands in."""

    path: reactive[Sequence[str]] = reactive[Sequence[str]](())
    marking: reactive[str] = reactive("")
    outdated: reactive[bool] = reactive(False)
    """Whether the file has become invalid, and what is shown is what it held before."""

    def left(self, width: int) -> Content:
        """Cut the titles before the last where there is no room for all of them."""
        marking = text(f"{self.marking}  ", Role.MARKING) if self.marking else Content("")
        if self.outdated:
            marking = text("✗ file invalid  ", Role.MARKING) + marking
        return marking + path_line(self.path or ("outbrief",), width - marking.cell_length)


class KeyLine(Bar):
    """A few keys that do something here."""

    keys: reactive[Sequence[tuple[str, str]]] = reactive[Sequence[tuple[str, str]]](())
    """Key and what it does."""

    def left(self, width: int) -> Content:
        """Show as many keys as there is room for, whole."""
        line = Content("")
        for key, description in self.keys:
            more = text(key, Role.OPEN) + text(f" {description}", Role.MUTED)
            longer = line + text("   ") + more if line else more
            if longer.cell_length > width:
                break
            line = longer
        return line


def shown_keys(screen: Screen[Any], moving: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the keys to show below a screen, as they are set now, and what they do; at the end those that move."""
    shown: dict[str, tuple[str, str]] = {}
    moves: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if moving and binding.id in ("down", "up"):
            moves.setdefault(binding.id, screen.app.get_key_display(binding))
        if binding.show and active.enabled and binding.description:
            shown.setdefault(binding.action, (screen.app.get_key_display(binding), binding.description))
    return (
        (*shown.values(), (" ".join(moves[one] for one in sorted(moves)), "move")) if moves else tuple(shown.values())
    )
