"""A program measured from outside: it runs in a terminal of its own and is asked nothing.

When something happened is when its bytes arrived; what stood on the screen by then is found out afterwards, so that
drawing it takes no time from the program.
"""

import os
import re
import select
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pexpect
import pyte

PATIENCE = 20.0
"""Seconds for a program to start, to answer a key, to end; who needs more is not measured but stuck."""
QUIET = 0.08
"""Seconds without output after which a key is answered: five frames at sixty a second."""
SETTLED = 0.3
"""Seconds without output after which a start is over."""
SILENT = 0.7
"""Seconds after which a key that has shown nothing is taken to show nothing."""

ANSWERS = (
    (rb"\x1b\[\?2026\$p", b"\x1b[?2026;2$y"),
    (rb"\x1b\[\?(?!2026)(\d+)\$p", b"\x1b[?\\1;0$y"),
    (rb"\x1b\[0?c", b"\x1b[?62;22c"),
    (rb"\x1b\[6n", b"\x1b[1;1R"),
)
"""What most terminals answer when a program asks for a mode (they know synchronised output), for what they are, and for
the cursor, which a program that has just been started finds in the corner. Other questions they leave open."""

UNPARSED = re.compile(rb"\x1b\[<\d*u")
"""The keyboard given back (kitty's protocol), which pyte would print."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a program is when some of its output arrives; seconds since its start, and bytes."""

    wall: float
    waited: float
    """For a processor that another program had; 0 where the system does not say."""
    processor: float
    sent: int

    @property
    def net(self) -> float:
        """The seconds it would have taken with a processor to itself."""
        return self.wall - self.waited


@dataclass(slots=True)
class Start:
    """What a program's start comes to: when the screen was complete, and when it answered the key pressed then."""

    complete: Moment
    answered: Moment


@dataclass(slots=True)
class _Output:
    """Everything a program has sent, and when."""

    raw: bytearray = field(default_factory=bytearray)
    moments: list[Moment] = field(default_factory=list)
    """Those at which a part of it arrived."""

    def parts(self) -> Iterator[tuple[Moment, bytes]]:
        start = 0
        for moment in self.moments:
            yield moment, bytes(self.raw[start : moment.sent])
            start = moment.sent


class Measured:
    """A program in a terminal of columns × rows. It is ended with the block that it is opened in."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], size: tuple[int, int], home: Path) -> None:
        self._size = size
        self._output = _Output()
        columns, rows = size
        self._start = time.perf_counter()
        self._child = pexpect.spawn(
            command[0], list(command[1:]), cwd=str(home), env=environment, dimensions=(rows, columns), echo=False
        )
        self._terminal = int(self._child.child_fd)
        self._pid = int(self._child.pid)
        self._process = os.pidfd_open(self._pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not select.select([self._process], [], [], 0)[0]:
            os.kill(self._pid, signal.SIGKILL)
        os.close(self._process)
        # What has ended needs no time to end.
        self._child.ptyproc.delayafterclose = 0
        self._child.close(force=True)

    @property
    def sent(self) -> int:
        """The bytes that it has sent."""
        return len(self._output.raw)

    def press(self, key: str) -> None:
        """Press a key, given as what a terminal sends for it."""
        os.write(self._terminal, key.encode())

    def start(self, complete: Sequence[str], key: str, line: int) -> Start:
        """Wait until words stand on the screen, press a key, and wait until it has changed a line of the screen.

        The words must be such as are sent in one piece. Raises a TimeoutError where the one or the other never happens.
        """
        self.wait_for(complete)
        pressed = len(self._output.moments)
        self.press(key)
        self.settle(SETTLED)
        shown = answered = None
        before = ""
        for number, (moment, lines) in enumerate(self._pictures()):
            if shown is None and all(any(word in text for text in lines) for word in complete):
                shown = moment
            if number < pressed:
                before = lines[line]
            elif answered is None and lines[line] != before:
                answered = moment
        if shown is None or answered is None:
            raise TimeoutError(f"{self._child.command}: the key {key!r} changed nothing in line {line}")
        return Start(shown, answered)

    def settle(self, quiet: float = QUIET) -> int:
        """Read until nothing has come for so many seconds; return the bytes that have."""
        before = len(self._output.raw)
        waiting = max(quiet, SILENT)
        while self._read(waiting):
            waiting = quiet
        return len(self._output.raw) - before

    def wait_for(self, words: Sequence[str]) -> None:
        """Read until words have come, each in one piece; raises a TimeoutError."""
        wanted = [word.encode() for word in words]
        deadline = time.perf_counter() + PATIENCE
        while not all(word in self._output.raw for word in wanted):
            self._read_until(deadline, words)

    def idle(self, seconds: float) -> tuple[float, float]:
        """Leave it alone for so long; return the bytes a second that it sends and the share of a processor it uses."""
        sent, used, begin = len(self._output.raw), self._used_by_all(), time.perf_counter()
        while (left := begin + seconds - time.perf_counter()) > 0:
            self._read(left)
        taken = time.perf_counter() - begin
        return (len(self._output.raw) - sent) / taken, (self._used_by_all() - used) / taken

    def memory(self) -> float:
        """Return the megabytes of it and its children, what is shared in equal parts (PSS); nan if nobody says."""
        size = 0
        for pid in self._family():
            try:
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                return float("nan")
            size += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        return size * 1024 / 1e6

    def quit(self, key: str) -> float:
        """Press the key that ends it; return the seconds until there is no such process. Raises a TimeoutError."""
        begin = time.perf_counter()
        self.press(key)
        while not select.select([self._process], [], [], 0)[0]:
            self._read_until(begin + PATIENCE, ("an end",))
        return time.perf_counter() - begin

    def lines(self) -> list[str]:
        """Return what stands on the screen."""
        return list(self._pictures())[-1][1]

    def _pictures(self) -> Iterator[tuple[Moment, list[str]]]:
        """Yield what stood on the screen each time that something had arrived."""
        screen = pyte.Screen(*self._size)
        stream = pyte.ByteStream(screen)
        for moment, data in self._output.parts():
            stream.feed(UNPARSED.sub(b"", data))
            yield moment, list(screen.display)

    def _read_until(self, deadline: float, wanted: Sequence[str]) -> None:
        left = deadline - time.perf_counter()
        if left <= 0:
            raise TimeoutError(f"{self._child.command}: waited in vain for {', '.join(wanted)}")
        self._read(left)

    def _read(self, timeout: float) -> bool:
        """Take in what comes next, and answer what it asks; return whether anything came."""
        ready, _, _ = select.select([self._terminal, self._process], [], [], timeout)
        if self._terminal not in ready:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:
            # Its end is closed; the process may take a little longer.
            select.select([self._process], [], [], timeout)
            return False
        wall = time.perf_counter() - self._start
        self._output.raw += data
        self._output.moments.append(Moment(wall, _waited(self._pid), _used(self._pid), len(self._output.raw)))
        for question, answer in ANSWERS:
            for match in re.finditer(question, data):
                os.write(self._terminal, match.expand(answer))
        return True

    def _used_by_all(self) -> float:
        return sum(map(_used, self._family()))

    def _family(self) -> list[int]:
        """Return the process and all that it has started and that still runs."""
        family = [self._pid]
        for pid in family:
            for children in Path("/proc").glob(f"{pid}/task/*/children"):
                family += map(int, children.read_text().split())
        return family


def _used(pid: int) -> float:
    """Return the seconds of a processor that a process has used, by its clock: clock_getcpuclockid(3) numbers it so."""
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return float("nan")


def _waited(pid: int) -> float:
    """Return the seconds that a process has stood in line for a processor, by its first thread."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0
