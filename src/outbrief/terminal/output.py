"""Output to a terminal: written by a thread of its own, so that a slow link delays the picture and never the keys."""

import os
import select
import threading
from collections.abc import Callable

from outbrief.terminal.painter import Painter

PATIENCE = 0.2
"""Seconds that the end waits for a terminal to take what is left; one that is stalled does not hold a process."""


class Output:
    """Draws on a painter; the thread sends what has changed since it last could."""

    def __init__(
        self, fileno: int, painter: Painter, broken: Callable[[], None], failed: Callable[[Exception], object]
    ) -> None:
        self._fileno, self._painter, self._broken, self._failed = fileno, painter, broken, failed
        self._ready = threading.Condition()
        self._is_open = True
        self._is_due = False
        self._is_sent = False
        """Whether the terminal has taken all there was, to the end."""
        self._size: tuple[int, int] | None = None
        """That of the terminal, where it is another than what is drawn on."""
        self._thread = threading.Thread(target=self._run, daemon=True, name="terminal-output")
        self._thread.start()

    def draw(self, data: str) -> None:
        """Draw what a program has written; it is sent when the terminal is ready for it."""
        with self._ready:
            if (size := self._size) is not None:
                self._size = None
                self._painter.resize(*size)
            self._painter.draw(data)
            self._is_due = True
            self._ready.notify()

    def resize(self, width: int, height: int) -> None:
        """Begin anew with what is drawn next: the terminal has another size, or somebody else has written on it.

        May be called from the handler of a signal, in the midst of `draw`.
        """
        self._size = width, height

    def close(self) -> bool:
        """Send what is left, and end; return whether the terminal has taken it."""
        with self._ready:
            self._is_open = False
            self._ready.notify()
        if self._thread is not threading.current_thread():
            self._thread.join(PATIENCE)
        return self._is_sent

    def _run(self) -> None:
        try:
            while not self._is_sent:
                self._send_next()
        except OSError:
            self._broken()
        except Exception as error:  # noqa: BLE001 - else the screen would stand still, and nobody would know why
            self._failed(error)

    def _send_next(self) -> None:
        with self._ready:
            self._ready.wait_for(lambda: self._is_due or not self._is_open)
            data, self._is_due = self._painter.changes(), False
            is_last = not self._is_open
        send(self._fileno, data)
        self._is_sent = is_last


def send(fileno: int, data: str) -> None:
    """Write all of a text; raises OSError where nobody reads any more."""
    left = memoryview(data.encode("utf-8", "replace"))
    while left:
        try:
            left = left[os.write(fileno, left) :]
        except BlockingIOError:
            # Whoever had the terminal before has left it so that writing does not wait.
            select.select([], [fileno], [])
