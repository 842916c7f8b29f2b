"""outbrief in a real pseudo-terminal, and what stands on its screen."""

import os
import re
import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pexpect
import pyte

import outbrief

DATA = Path(__file__).parents[1] / "data"
NATO = DATA / "nato-dsg-us-visit.yaml"
OUTBRIEF = (sys.executable, "-m", "outbrief")

PATIENCE = 30.0
"""Seconds. Only a test that fails waits for so long; a machine that is busy needs a few for a start."""

BAR_OPEN = "/ words, in any order"
"""The search bar with nothing in it."""
KEYS = {"enter": "\r", "escape": "\x1b", "down": "\x1b[B", "space": " ", "ctrl+c": "\x03"}

Picture = tuple[tuple[object, ...], ...]
"""Every cell of the screen, with its colours and weight."""

FRAME_START, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
FRAMES_ASKED, FRAMES_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Synchronised output, as most terminals have it today. Without it every read could end in the middle of a picture."""

UNPARSED = b"\x1b[<"
"""How a program gives the keyboard back (kitty's protocol). pyte ends the sequence at the `<` and prints the rest;
with a `>` instead it ignores the whole."""


class TerminalSession:
    """A program in a terminal of its own. Waiting for what the screen shows is the only way to be in step with it."""

    def __init__(
        self,
        arguments: Sequence[str | Path],
        home: Path,
        size: tuple[int, int],
        environment: dict[str, str],
        command: Sequence[str],
        echo: bool,
    ) -> None:
        columns, rows = size
        self.home = home
        self.raw = b""
        """All that the program has sent."""
        self._pending = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        program, *rest = [*command, *map(str, arguments)]
        self._child = pexpect.spawn(
            program, rest, cwd=str(home), env=_environment(home) | environment, dimensions=(rows, columns), echo=echo
        )
        # Waiting before each key is for programs that turn the echo off late; here the screen tells when.
        self._child.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, a text a line."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The words on the screen in order, a space between them, without the bar of the cursor."""
        return " ".join(self.text.replace("▌", " ").split())

    @property
    def picture(self) -> Picture:
        """All that can be seen of the screen."""
        lines = self._screen.buffer
        return tuple(tuple(lines[y][x] for x in range(self._screen.columns)) for y in range(self._screen.lines))

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the terminal's own cursor stands, column and line."""
        return self._screen.cursor.x, self._screen.cursor.y

    def press(self, *keys: str) -> None:
        """Press keys: by name those of KEYS, everything else is typed as it is."""
        for key in keys:
            self._child.send(KEYS.get(key, key))

    def send(self, data: bytes) -> None:
        """Send bytes as they are; while the program reads nothing, take in what it sends, as a terminal does."""
        left = memoryview(data)
        while left:
            _, ready, _ = select.select([], [self._child.child_fd], [], 0)
            if ready:
                left = left[os.write(self._child.child_fd, left[:512]) :]
            if not self._read(0 if ready else 0.01):
                return

    def is_over(self, within: float) -> bool:
        """Read for some seconds; tell whether the program has ended."""
        deadline = time.monotonic() + within
        while self._read(max(deadline - time.monotonic(), 0)):
            if time.monotonic() >= deadline:
                return False
        return True

    def leave(self, after_each: Callable[[], None] = lambda: None) -> None:
        """Back out of whatever is open, and quit: it still answers, however much was typed before."""
        for turn in range(60):
            # What ends a paste whose end was never sent, what closes a bar or a list, and then the key.
            for keys in ("\x1b[201~", "\x1b", "q"):
                self.press(keys)
                # Longer each time: to a program that has no time to read, an escape and the next key are one.
                if self.is_over(0.15 + 0.02 * turn):
                    return
            after_each()
        raise AssertionError(f"it does not answer; the screen:\n{self.text}")

    def press_and_see(self, *keys: str) -> None:
        """Press keys, and wait until the screen has changed."""
        before = self.picture
        self.press(*keys)
        self.wait_for(lambda screen: screen.picture != before)

    def step(self, key: str) -> None:
        """Press a key, and wait until the last line says that we are elsewhere."""
        before = self.lines[-1]
        self.press(key)
        self.wait_for(lambda screen: screen.lines[-1] != before)

    def search(self, query: str) -> None:
        """Open the search bar and type a query."""
        self.press("/")
        self.wait_for(BAR_OPEN)
        self.press(query)
        self.wait_for(lambda screen: query in screen.lines[0] and screen.lines[0][-1].isdigit())

    def click(self, x: int, y: int) -> None:
        """Click with the left button on a cell, counted from 0."""
        self._child.send(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the left button on one cell and let it go on another, each counted from 0 as column and row."""
        (x, y), (to_x, to_y) = start, end
        self._child.send(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<32;{to_x + 1};{to_y + 1}M\x1b[<0;{to_x + 1};{to_y + 1}m")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as dragging the corner of its window does."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def wait_for(self, wanted: str | Callable[[Self], object], timeout: float = PATIENCE) -> None:
        """Read until the screen shows a text, or until something is true of it."""
        deadline = time.monotonic() + timeout
        while not (wanted in self.text if isinstance(wanted, str) else wanted(self)):
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(left):
                waiting = "waited in vain" if left <= 0 else "the program ended"
                raise AssertionError(f"{waiting}; wanted: {wanted!r}; the screen:\n{self.text}")

    def settle(self, seconds: float) -> bool:
        """Read whatever comes for some time; return whether the program goes on."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if not self._read(left):
                return False
        return True

    def wait_for_words(self, words: str) -> None:
        """Read until words stand on the screen in this order, on however many lines."""
        self.wait_for(lambda screen: words in screen.words)

    def wait_for_end(self, timeout: float = PATIENCE) -> int:
        """Read until the program ends; return its exit status, or minus the signal that ended it."""
        deadline = time.monotonic() + timeout
        while (left := deadline - time.monotonic()) > 0:
            if not self._read(left):
                self._child.wait()
                ended_by = self._child.signalstatus
                return int(self._child.exitstatus if ended_by is None else -ended_by)
        raise AssertionError(f"it did not end; the screen:\n{self.text}")

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._child.pid)

    def hang_up(self) -> None:
        """Close the terminal, as a connection that is cut does; nobody sends the program a signal but the kernel."""
        self._child.ptyproc.fileobj.close()

    def close(self) -> None:
        """End the program, if it still runs."""
        if not self._child.isalive():
            # It needs no time to end.
            self._child.ptyproc.delayafterclose = 0
        self._child.close(force=True)

    def _read(self, timeout: float) -> bool:
        """Take in what the program sends next; return whether it goes on."""
        try:
            data = self._child.read_nonblocking(1 << 16, timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        asked = FRAMES_ASKED in self.raw
        self.raw += data
        if not asked and FRAMES_ASKED in self.raw:
            self._child.send(FRAMES_KNOWN)
        self._pending += data
        start, end = self._pending.rfind(FRAME_START), self._pending.rfind(FRAME_END)
        if start > end:
            ready = start
        else:
            # A sequence that is not complete stays behind, so that it is recognised when it is.
            half = re.search(rb"\x1b\[?\Z", self._pending)
            ready = half.start() if half else len(self._pending)
        self._stream.feed(self._pending[:ready].replace(UNPARSED, b"\x1b[>"))
        self._pending = self._pending[ready:]
        return True


class Terminals:
    """Opens outbrief in terminals, each with a home of its own, and ends what is open in all of them."""

    def __init__(self, new_home: Callable[[], Path]) -> None:
        self.new_home = new_home
        self._open: list[TerminalSession] = []

    def __call__(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] = OUTBRIEF,
        echo: bool = True,
        home: Path | None = None,
        environment: Mapping[str, str] | None = None,
        **variables: str,
    ) -> TerminalSession:
        """Open a terminal of columns × rows; `command` is what the arguments are given to, in a new home or in one.

        Without `echo` nothing that is typed is in what the program has sent, whoever reads it.
        """
        known = {**(environment or {}), **variables}
        session = TerminalSession(arguments, home or self.new_home(), size, known, command, echo)
        self._open.append(session)
        return session

    def close(self) -> None:
        """End every program that still runs."""
        for session in self._open:
            session.close()


def _environment(home: Path) -> dict[str, str]:
    """Return all that the program gets to know of its surroundings: nothing of ours but where programs are."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(Path(outbrief.__file__).parents[1]),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")},
    }
