"""Ending: what goes wrong in the program ends it with a line, and what hangs in a part of it does not hold the rest.

`_handle_exception` and `_replace_screen` are not what Textual promises (8.2.8); the tests say when they have changed.
"""

import asyncio
from typing import Any

from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from outbrief.loading.clean import clean_line

LONGEST_LEAVING = 2.0
"""Seconds that a screen has to go; it takes some 20 ms."""


class EndingApp(App[None]):
    """A Textual program that ends with a line, whatever goes wrong in it."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.error: Exception | None = None
        """What went wrong, where that has ended the reader."""
        self.farewell = ""
        """What there is to say of how the reader ended, in a line."""

    def _handle_exception(self, error: Exception) -> None:
        """End with a line that says why; Textual would show what the program holds, as it is."""
        if self.return_code is not None:
            # It ends already: Textual 8.2.8 fails in a palette that is opened behind the key that ends the reader.
            return
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, NoMatches) and " on Palette(" in str(cause):
            # It was left while it was still looking, and seeks its list to show what it has found.
            self.call_later(self._drop_palette)
            return
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.error = error
            self.exit(return_code=1)

    def _drop_palette(self) -> None:
        """Leave the palette where it failed before it was left: its message loop has ended, and keys go through it."""
        if len(self.screen_stack) > 1 and not self.screen.is_running:
            self.pop_screen()

    async def _replace_screen(self, screen: Screen[Any]) -> Screen[Any]:
        """Remove a screen that was left; one in which something hangs is cut off, or no key would be heard again."""
        try:
            return await asyncio.wait_for(super()._replace_screen(screen), LONGEST_LEAVING)
        except TimeoutError:
            return screen
        finally:
            # Imported when the first one goes: 0.2 MB that the first page does not need.
            from outbrief.app.forgetting import forget_drawn

            forget_drawn()

    def panic(self, *renderables: Any) -> None:
        """End with a line here too: what Textual would show is what the program holds."""
        if self.is_headless:
            super().panic(*renderables)
        else:
            self._handle_exception(RuntimeError("Textual gives up"))

    @property
    def reason(self) -> str:
        """What went wrong, in a line."""
        return clean_line(f"stopped by an error in the program: {type(self.error).__name__}: {self.error}")
