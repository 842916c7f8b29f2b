"""Zooming: the page over the whole width of a screen that has room for both panes."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from outbrief.app.screens.refusing import Refusing
from outbrief.app.screens.showing import NARROW


class Zooming(Refusing, is_part=True):
    """Refusing, with a sidebar that may be there only while one is in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "z",
            "zoom",
            "zoom",
            id="zoom",
            tooltip="The page over the whole width, or beside the sidebar",
            show=False,
        ),
    ]

    zoomed = False
    """Whether the sidebar gives way to the page that is read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to zoom only where there are two panes, neither of them taken by a search."""
        if action == "zoom":
            return self.size.width >= NARROW and not self.has_class("-searching", "-filtering")
        return super().check_action(action, parameters)

    @property
    def is_alone(self) -> bool:
        """Whether a page that is read has the screen to itself."""
        return super().is_alone or self.zoomed

    def action_zoom(self) -> None:
        """Give the page the whole width, the cursor staying where it is, or take it back."""
        self.zoomed = not self.zoomed
        self.focus_pane(self.detail)
