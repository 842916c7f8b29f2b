"""The guard: whatever ends the process, the terminal is given back as it was found, and the process does end.

It stands before anything else starts. A signal first asks whoever holds the terminal to end as on a key; where that
takes too long, or nobody has taken the terminal yet, the guard restores it and ends the process itself. A thread waits
for the terminal to be gone, which costs nothing while it is there, so that no process outlives its terminal even where
SIGHUP is ignored.
"""

import os
import select
import signal
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, NoReturn, Self

from outbrief.terminal.restoring import RESTORE

GRACE = 1.0
"""Seconds to end as on a key, the state being saved; 0.04 are usual."""
PATIENCE = 1.0
"""Seconds that a terminal has to take some bytes more. One that takes none for so long is stalled, or gone."""
_NAMES = ("HUP", "INT", "QUIT", "ABRT", "USR1", "USR2", "ALRM", "TERM", "XCPU", "VTALRM", "PROF", "IO", "PWR", "STKFLT")
ENDING = tuple(signal.Signals[f"SIG{name}"] for name in _NAMES if hasattr(signal, f"SIG{name}"))
"""The signals that would end a process and can be caught. Those that tell of a fault of the processor are not among
them: the instruction at fault would be run again, for ever."""
BY_SIGNAL = 128
"""What a shell adds to a signal's number for the exit code of who it ended."""


class Guard:
    """Stands between a terminal and the end of the process that has it; entered once, left when it is given back."""

    def __init__(self, fileno: int) -> None:
        self._fileno = fileno
        self._found: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._ask: Callable[[], object] | None = None
        self._wake = (-1, -1)
        self.is_taken = False
        """Whether somebody has changed how the terminal is, and has not given it back."""
        self.ended_by = 0
        """The number of the signal that ends the process; a terminal that is gone counts as SIGHUP."""

    def __enter__(self) -> Self:
        """Note how the terminal is found, and stand."""
        with suppress(termios.error):
            self._found = termios.tcgetattr(self._fileno)
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN or number == signal.SIGINT:
                self._handlers[number] = signal.signal(number, self._signalled)
        self._wake = os.pipe()
        if self._found is not None:
            threading.Thread(target=self._watch, args=(self._wake[0],), daemon=True, name="terminal-guard").start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stand down; what comes next finds the terminal restored."""
        self._ask = None
        self.restore()
        os.write(self._wake[1], b".")
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def ask(self, end: Callable[[], object] | None) -> None:
        """Say how whoever holds the terminal is asked to end; it must not block. None: nobody holds it."""
        self._ask = end

    @property
    def exit_code(self) -> int | None:
        """128 and the number of the signal, as a shell has it, if one ends the process."""
        return BY_SIGNAL + self.ended_by if self.ended_by else None

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        self.end(number)

    def _watch(self, woken: int) -> None:
        poll = select.poll()
        poll.register(self._fileno, 0)  # A hang-up is told without being asked for.
        poll.register(woken, select.POLLIN)
        if any(fileno == self._fileno for fileno, _ in poll.poll()):
            self.end(signal.SIGHUP)

    def end(self, number: int) -> None:
        """End for a signal: as on a key if somebody can be asked, else at once; a second signal is not kept waiting."""
        is_second, self.ended_by = bool(self.ended_by), self.ended_by or number
        if self._ask is None or is_second:
            self.end_now()
        timer = threading.Timer(GRACE, self.end_now)
        timer.daemon = True
        timer.start()
        self._ask()

    def end_now(self) -> NoReturn:
        """Restore the terminal and end the process, whatever else is under way."""
        self.restore()
        with suppress(OSError):
            os.write(2, f"outbrief: {self.reason}\n".encode())
        os._exit(self.exit_code or 1)

    @property
    def reason(self) -> str:
        """Say in a line what ended the process."""
        if not self.ended_by:
            return "did not end in time"
        return f"ended by {signal.Signals(self.ended_by).name}"

    def restore(self) -> None:
        """Give the terminal back as it was found, if it is taken. It may be gone, or take nothing any more."""
        if not self.is_taken:
            return
        with suppress(OSError):
            os.set_blocking(self._fileno, False)
            self._write(RESTORE.encode())
        with suppress(OSError):
            # The shell has the same terminal open.
            os.set_blocking(self._fileno, True)
        if self._found is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._fileno, termios.TCSANOW, self._found)
        self.is_taken = False

    def _write(self, left: bytes) -> None:
        """Write; a terminal that is still busy with a large picture is waited for. Raises OSError."""
        deadline, poll = time.monotonic() + PATIENCE, select.poll()
        poll.register(self._fileno, select.POLLOUT)
        while left:
            try:
                left = left[os.write(self._fileno, left) :]
            except BlockingIOError:
                if not poll.poll(max(deadline - time.monotonic(), 0) * 1000):
                    return
