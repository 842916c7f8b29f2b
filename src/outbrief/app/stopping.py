"""Stopping: ctrl+z and who else stops the process, and how the reader goes on.

Textual's driver takes the terminal again whenever it is told to go on: behind the key that ends it, when nobody is
left to give it back, and where it has never given it away, so that two threads read what is typed (8.2.8).
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from outbrief.app.waking import wake_by_signals

if TYPE_CHECKING:
    from textual.app import App


class StoppableDriver(LinuxDriver):
    """Textual's driver for Linux, which can be stopped at any moment."""

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._sleep: Callable[[], None] | None = None
        """Lets signals no longer wake the loop."""
        self._is_suspended = False
        """Whether somebody else has the terminal, and it will be taken back."""
        self._is_changing = False
        """Whether the terminal is just being given away or taken."""
        self._is_continued = False
        """Whether the process was told to go on while the terminal was being taken."""
        self._has_ended = False

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._sleep = self._sleep or wake_by_signals(self._loop)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while, unless that has been done."""
        with self.changing():
            if not self._is_suspended:
                self._is_suspended = True
                super().suspend_application_mode()
        self._is_continued = False

    def resume_application_mode(self) -> None:
        """Take the terminal again, unless the reader ends."""
        with self.changing():
            # Asked only here: a signal before this may have taken it, and threads that are started twice end never.
            if self._is_suspended and not self._has_ended:
                self._is_suspended = False
                super().resume_application_mode()
        self.take_again()

    def stop_application_mode(self) -> None:
        """Give the terminal back, for good unless it is suspended."""
        self._has_ended |= not self._is_changing
        super().stop_application_mode()
        if self._has_ended and self._sleep is not None:
            self._sleep()
            self._sleep = None

    def take_again(self) -> None:
        """Take the terminal once more where that was in vain: from the background, it stops the process until `fg`."""
        if self._is_continued and not self._is_changing:
            self._is_continued = False
            self._sigcont_application()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Have no signal give away or take the terminal meanwhile."""
        before, self._is_changing = self._is_changing, True
        try:
            yield
        finally:
            self._is_changing = before

    def _sigtstp_application(self, *_: object) -> None:
        """Stop. A ctrl+z behind the key that ends the reader would have it begin again, and never end."""
        if self._has_ended or self._is_changing:
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Go on. Who stopped us by SIGSTOP has had the terminal too; the reader would be taken for a second one."""
        self._is_continued |= self._is_changing
        if self._auto_restart and not self._has_ended and not self._is_changing:
            if not self._is_suspended:
                self._must_signal_resume = True
                self.suspend_application_mode()
            self.resume_application_mode()
