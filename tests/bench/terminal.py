"""`make bench`: how fast the reader is there and gone, and what it sends, beside other programs for the terminal.

    python tests/bench/terminal.py [--rounds 9]

All of them take turns in one run, because a machine's speed drifts: compare the columns of a run, not two runs.
Beside outbrief are the least that a Textual app is (minimal.py; for a table and a search stock.py, both of Textual's
own widgets) and, where they are installed, fzf on all entries of the same library, less and frogmouth on its manual.
Each session begins where one before was left, with all bytecode compiled.

*Ready to type* is when a key is answered that was pressed as soon as the first page was there; *net* is less the time
that the program stood in line for a processor. Bytes are those that arrive until the terminal is quiet, one key after
the other; the terminal has 256 colours and knows synchronised output. In our sidebar a page follows the cursor once it
rests, and counts for itself: no other list here shows what a line stands for.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.figures import Figures, Goal, Row
from bench.outside import QUIET, SETTLED, Measured
from bench.programs import (
    COMPLETE,
    COUNTED,
    IDLE,
    MEMORY,
    OURS,
    OUTBRIEF,
    PROCESSOR,
    QUIT,
    READING_BYTES,
    READING_SHARE,
    READY,
    SEARCH,
    SEARCHED,
    STARTING,
    TEXTUAL,
    TIMED,
    TYPING_BYTES,
    TYPING_SHARE,
    Program,
    environment,
    is_installed,
    programs,
)

LARGE, SMALL = (120, 40), (80, 24)
"""Columns and rows: of the screen that is started on, and of the one that bytes are counted on."""
BYTE_ROUNDS = 2
"""The bytes of one round are those of the next, but for what falls into one frame or two."""
BEFORE_REST = 0.03
"""Seconds without output after which what a key itself has changed is there: sooner than our page follows (0.06)."""
LEFT_ALONE = 5.0
"""Seconds in which nothing is typed."""

THE_SEARCH, THE_IMPORTS, AN_EMPTY_PYTHON = "outbrief search", "its imports", "python -c pass"
COMMANDS = {
    THE_SEARCH: (*OUTBRIEF, "search", "cyber resilience"),
    THE_IMPORTS: (sys.executable, "-c", "import yaml, rapidfuzz.process"),
    AN_EMPTY_PYTHON: (sys.executable, "-c", "pass"),
}
COMMAND = Row("processor, ms", Goal(2.5, THE_IMPORTS))


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="starts of each program (default: %(default)s)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        figures, commands = Figures(*bench.names), Figures(*COMMANDS)
        for turn in range(rounds):
            bench.time(figures)
            bench.run(commands)
            if turn < BYTE_ROUNDS:
                bench.count(figures)
        bench.leave_alone(figures)
    print("\nThe reader in a terminal, medians")
    for title, rows in (
        ("{}×{}".format(*LARGE), TIMED),
        ("Bytes sent, {}×{}".format(*SMALL), COUNTED),
        ("Nothing is typed, {}×{}".format(*SMALL), IDLE),
    ):
        print(f"\n{title}", *figures.lines(rows), sep="\n")
    print("\nA command, on the shipped library", *commands.lines([COMMAND]), sep="\n")


class Bench:
    """The programs that are there, and a user's folders as an earlier session has left them."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._left = folder, folder / "left"
        self._left.mkdir()
        self._programs = list(self._warmed_up(programs(folder)))
        self.names = list(dict.fromkeys(program.name for program in self._programs))

    def _warmed_up(self, known: Sequence[Program]) -> Iterator[Program]:
        """Yield what can be started, after a session that leaves bytecode and caches behind; name the others."""
        for program in known:
            if not is_installed(program):
                print(f"{program.name} is not installed")
                continue
            try:
                with Measured(program.command, _known(program, self._left), LARGE, self._left) as running:
                    running.wait_for(program.complete)
                    running.settle(SETTLED)
                    running.quit(program.leave)
            except TimeoutError as error:
                if program.name in (OURS, TEXTUAL):
                    raise
                print(f"{program.name} is left out: {error}")
            else:
                yield program

    def time(self, figures: Figures) -> None:
        """Start each program once and leave it."""
        for program in self._programs:
            if not program.is_timed:
                continue
            with self._running(program, LARGE) as running:
                start = running.start(program.page or program.complete, program.key, program.line)
                figures.add(COMPLETE, program.name, start.complete.net * 1e3)
                figures.add(READY, program.name, start.answered.net * 1e3)
                figures.add(PROCESSOR, program.name, start.answered.processor * 1e3)
                if program.page:
                    running.wait_for(program.complete)
                figures.add(MEMORY, program.name, running.memory())
                figures.add(QUIT, program.name, running.quit(program.leave) * 1e3)

    def count(self, figures: Figures) -> None:
        """Lead through each program once, key by key."""
        for program in self._programs:
            with self._running(program, SMALL) as running:
                running.wait_for(program.complete)
                running.settle(SETTLED)
                if program.is_timed:
                    figures.add(STARTING, program.name, running.sent)
                for step in program.walk:
                    for key in step.keys:
                        running.press(key)
                        sent = running.settle(BEFORE_REST if step.following else QUIET)
                        if step.row:
                            figures.add(step.row, program.name, sent)
                        if step.following:
                            figures.add(step.following, program.name, running.settle())
                if any(step.row is SEARCH for step in program.walk):
                    figures.add(SEARCHED, program.name, running.memory())

    def run(self, figures: Figures) -> None:
        """Run each command once."""
        home = environment(self._left, with_ours=True)
        for name, command in COMMANDS.items():
            before = _used_by_ended()
            subprocess.run(command, env=home, check=True, stdout=subprocess.DEVNULL)
            figures.add(COMMAND, name, (_used_by_ended() - before) * 1e3)

    def leave_alone(self, figures: Figures) -> None:
        """Leave all programs alone at once: where one reads, then where one types."""
        alone = [program for program in self._programs if program.is_timed]
        with ExitStack() as stack, ThreadPoolExecutor(len(alone)) as pool:
            running = [stack.enter_context(self._running(program, SMALL)) for program in alone]
            both = list(zip(alone, running, strict=True))
            for program, one in both:
                one.wait_for(program.complete)
                one.settle(SETTLED)
            reading = [(program, one) for program, one in both if program.typing != ()]
            typing = [(program, one) for program, one in both if program.typing is not None]
            _leave_alone(pool, figures, reading, READING_BYTES, READING_SHARE)
            for program, one in typing:
                for key in program.typing or ():
                    one.press(key)
                    one.settle(SETTLED)
            _leave_alone(pool, figures, typing, TYPING_BYTES, TYPING_SHARE)

    @contextmanager
    def _running(self, program: Program, size: tuple[int, int]) -> Iterator[Measured]:
        """Start a program in a home of its own, a copy of the one that was left."""
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            home = Path(name) / "home"
            shutil.copytree(self._left, home, symlinks=True)
            with Measured(program.command, _known(program, home), size, home) as running:
                yield running


def _known(program: Program, home: Path) -> dict[str, str]:
    return environment(home, with_ours=program.command[0] == sys.executable)


def _leave_alone(
    pool: ThreadPoolExecutor, figures: Figures, running: Sequence[tuple[Program, Measured]], sent: Row, used: Row
) -> None:
    """Leave programs alone, all at once; add what they have sent and used meanwhile."""
    idle = pool.map(lambda one: one[1].idle(LEFT_ALONE), running)
    for (program, _), (bytes_a_second, share) in zip(running, idle, strict=True):
        figures.add(sent, program.name, bytes_a_second)
        figures.add(used, program.name, share * 100)


def _used_by_ended() -> float:
    """Return the seconds of processor that all who have ended have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
