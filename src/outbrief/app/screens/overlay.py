"""A screen over the reader that is left once, however often the key for it is pressed."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Overlay(ModalScreen[ScreenResultType]):
    """The base of whatever lies over the reader. Textual would leave what lies below it too, and end with an error."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, unless that has been done."""
        # Textual counts a screen that is seen below another as current, and would leave the other.
        return super().dismiss(result) if self.app.screen_stack[-1:] == [self] else AwaitComplete()

    def action_leave(self) -> None:
        """Leave without a result."""
        self.dismiss()
