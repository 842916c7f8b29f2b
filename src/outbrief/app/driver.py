"""The driver: Textual's own for Linux, but it sends only the cells that change and ends at once.

With `keyboard.py`, `stopping.py` and `first_frame.py` the only module that relies on what Textual does not promise:
`exit_event` and the parser of keys of its Linux driver. Where either is not there, `driver_class` gives Textual's own.
"""

import os
import select
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any

from rich.cells import get_character_cell_size
from textual import events
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from outbrief.app.stopping import StoppableDriver
from outbrief.terminal.guard import Guard
from outbrief.terminal.output import Output
from outbrief.terminal.painter import Painter

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

TICK = 50
"""Milliseconds between looks at whether an escape stays alone and so is the key; Textual's parser waits for 100."""
TICKS = 6
"""Looks after the last byte. Then no escape is open any more, and there is nothing to wake up for."""
MOST_READ = 4096
"""Bytes that are read at once."""


class PaintingDriver(StoppableDriver):
    """Textual's driver for Linux with another way to write and a quick end."""

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._guard: Guard | None = getattr(app, "guard", None)
        self._terminal = sys.__stdout__.fileno() if sys.__stdout__ else 1
        self._output: Output | None = None
        self._wake: tuple[int, int] | None = None

    # --- out ---

    def write(self, data: str) -> None:
        """Draw it; what that changes is sent when the terminal is ready."""
        if self._output is not None:
            self._output.draw(data)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return what the kernel says; COLUMNS and LINES may say anything, and stay as they are when it changes."""
        try:
            width, height = os.get_terminal_size(self._terminal)
        except OSError:
            width = height = 0
        return (width, height) if width and height else super()._get_terminal_size()

    def start_application_mode(self) -> None:
        """Take the terminal, under the guard's eyes."""
        with self.changing():
            self._start()
        self.take_again()

    def _start(self) -> None:
        if self._guard is not None:
            self._guard.is_taken = True
            self._guard.ask(lambda: self._loop.call_soon_threadsafe(self._app.exit))
        self._output = Output(self._terminal, Painter(get_character_cell_size), self._broken, self._failed)
        self._output.resize(*self._get_terminal_size())
        self._wake = os.pipe()
        super().start_application_mode()
        resized = signal.getsignal(signal.SIGWINCH)

        def begin_anew(number: int, frame: FrameType | None) -> None:
            # Before Textual hears of it: whatever it draws next is drawn on another screen.
            self._begin_anew()
            if callable(resized):
                resized(number, frame)

        signal.signal(signal.SIGWINCH, begin_anew)

    def process_message(self, message: "Message") -> None:
        """Begin anew where another size is reported. The kernel knows it; a report can be typed by anybody."""
        if isinstance(message, events.Resize):
            self._begin_anew()
            size = Size(*self._get_terminal_size())
            message = events.Resize(size, size, pixel_size=message.pixel_size)
        super().process_message(message)

    def _begin_anew(self) -> None:
        if self._output is not None:
            self._output.resize(*self._get_terminal_size())

    def _broken(self) -> None:
        """End: the terminal takes or gives nothing any more."""
        if self._guard is not None:
            self._guard.end(signal.SIGHUP)

    def _failed(self, error: Exception) -> None:
        """End: something is wrong with the program. Called from a thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def close(self) -> None:
        """Have the rest sent."""
        super().close()
        if self._output is not None:
            is_sent = self._output.close()
            self._output = None
            if self._guard is not None and is_sent:
                self._guard.is_taken = False

    # --- in ---

    @property
    def mouse(self) -> bool:
        """Whether the terminal reports the mouse; it selects text by itself where it does not."""
        return self._mouse

    @mouse.setter
    def mouse(self, is_on: bool) -> None:
        # Textual's driver does either only where the mouse is meant to be reported.
        self._mouse = True
        if is_on:
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
        self._mouse = is_on

    def send_message(self, message: "Message") -> None:
        """Pass on what was typed, unless the reader has ended: a signal leaves the thread that reads keys behind."""
        if not self._loop.is_closed():
            super().send_message(message)

    def disable_input(self) -> None:
        """Wake the thread that waits for keys, so that ending it takes no time."""
        if self._wake is not None:
            os.write(self._wake[1], b".")
        super().disable_input()
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def _run_input_thread(self) -> None:
        """Read keys; what goes wrong ends the reader with a line. Textual would print what the program holds."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - it is told by the app, whatever it is
            self._failed(error)

    def run_input_thread(self) -> None:
        """Read keys until woken to end."""
        from outbrief.app.keyboard import Keyboard

        wake = self._wake
        if wake is None:
            return
        keyboard = Keyboard()
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        poll.register(wake[0], select.POLLIN)
        ticks = 0
        while not self.exit_event.is_set():
            ready = dict(poll.poll(TICK if ticks else None))
            ticks = max(ticks - 1, 0)
            if wake[0] in ready:
                break
            if self.fileno in ready:
                data = _read(self.fileno)
                if not data:
                    self._broken()
                    break
                ticks = TICKS
                for message in keyboard.typed(data):
                    self.process_message(message)
            for message in keyboard.waited():
                self.process_message(message)


def _read(fileno: int) -> bytes:
    """Return what has been typed; nothing where nobody can type any more."""
    try:
        return os.read(fileno, MOST_READ)
    except OSError:
        return b""


def driver_class() -> type[Driver] | None:
    """Return the driver to run with; None, which is Textual's own, where it is not what this one builds upon."""
    try:
        from textual._xterm_parser import XTermParser
    except ImportError:
        return None
    is_known = all(hasattr(XTermParser, name) for name in ("feed", "tick")) and all(
        hasattr(LinuxDriver, name) for name in ("run_input_thread", "disable_input", "_get_terminal_size")
    )
    return PaintingDriver if is_known else None
