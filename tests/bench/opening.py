"""`make bench`: how long a library of many files takes to open, beside the shipped one.

    python tests/bench/opening.py [--rounds 11]

The shipped library and the one of sixty briefings take turns in one run, because a machine's speed drifts.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pexpect

from make_library import briefed, items, write_library

ROWS = 50
FEW, MANY = 60, 1_000
"""Briefings."""
READY = "enter"
"""What stands in the line of keys: the screen is complete, and whatever is typed finds its way."""


def main() -> None:
    """Make two libraries, open them, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11, help="openings of each (default: %(default)s)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        few, many = home / "few", home / "many"
        for folder, count in ((few, FEW), (many, MANY)):
            write_library(briefed(items(count * ROWS), ROWS), folder, ROWS, folders=5)
        print_ready(few, home, rounds)
        print_searchable(many, home, rounds)


def print_ready(few: Path, home: Path, rounds: int) -> None:
    """Print how long the reader takes to its first screen: on the shipped library and on sixty briefings, in turns."""
    libraries: dict[str, list[str]] = {
        "the shipped briefings": [],
        f"{FEW} briefings, {FEW * ROWS:,} initiatives": [str(few)],
    }
    taken: dict[str, list[float]] = {name: [] for name in libraries}
    for turn in range(rounds + 1):
        for name, paths in libraries.items():
            milliseconds = _ready(paths, home)
            if turn:
                # The first of each is for the disk.
                taken[name].append(milliseconds)
    print("\nFrom the command line to the first screen, 120×40, milliseconds\n")
    print(f"{'':40}{'n':>4}{'p50':>8}{'best':>8}")
    for name, times in taken.items():
        print(f"{name:40}{len(times):>4}{median(times):>8.0f}{min(times):>8.0f}")
    shipped, sixty = (median(times) for times in taken.values())
    print(f"{'as a multiple of the shipped':44}{sixty / shipped:>8.2f}")


def print_searchable(many: Path, home: Path, rounds: int) -> None:
    """Print how long a command takes to answer a search in a thousand files: with nothing kept, and as they were."""
    cold: list[tuple[float, float]] = []
    for _ in range(3):
        shutil.rmtree(home / "cache", ignore_errors=True)
        cold.append(_searched(many, home))
    warm = [_searched(many, home) for _ in range(rounds)]
    print(f"\n`outbrief search` in {MANY:,} briefings, {MANY * ROWS:,} initiatives, seconds\n")
    print(f"{'':40}{'n':>4}{'p50':>8}{'worst':>8}{'of processor':>16}")
    for name, taken in (("for the first time", cold), ("again", warm)):
        times, used = zip(*taken, strict=True)
        print(f"{name:40}{len(times):>4}{median(times):>8.2f}{max(times):>8.2f}{median(used):>16.2f}")


def _environment(home: Path) -> dict[str, str]:
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "STATE")}
    environment = {**os.environ, **own, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    environment.pop("COLORTERM", None)
    return environment


def _ready(paths: list[str], home: Path) -> float:
    """Return the milliseconds that the reader takes to its first screen."""
    begin = time.perf_counter()
    command = ["-m", "outbrief", "--fresh", *paths]
    child = pexpect.spawn(sys.executable, command, dimensions=(40, 120), env=_environment(home), timeout=60)
    child.expect(READY)
    taken = (time.perf_counter() - begin) * 1e3
    child.close(force=True)
    return taken


def _searched(many: Path, home: Path) -> tuple[float, float]:
    """Return the seconds that a search from the command line takes, and those of processor time it uses."""
    begin, used = time.perf_counter(), sum(os.times()[2:4])
    command = [sys.executable, "-m", "outbrief", "search", "ferry timetable", "--limit", "1", str(many)]
    subprocess.run(command, env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin, sum(os.times()[2:4]) - used


if __name__ == "__main__":
    main()
