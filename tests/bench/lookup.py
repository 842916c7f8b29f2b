"""`make bench`: how well and how fast an initiative is found, beside the finders that are installed.

    python tests/bench/lookup.py [--sizes 1000,10000,100000,1000000] [--items FILE --questions FILE]

Ours and the others take turns in one run, query by query, because a machine's speed drifts. A million takes its
time: it is made up first. Files are JSON objects, a line each: items with `id title area outcome detail section
briefing`, questions with `q class relevant`.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pexpect

from bench.corpus import Question, questions, read_items, read_questions
from bench.peers import engines, finder, line_of
from make_library import Item, items, write_library
from outbrief.library.opening import MOST_IN_MEMORY, Opening, opened
from outbrief.search.index import Index

QUESTIONS_OF_A_KIND = 60
TYPED = 25
"""Queries that are typed letter by letter."""
MOST_ASKED_OF = 10_000
"""Initiatives that the queries are made of: to make up a question, all of these are looked through."""
SMALL_BRIEFING, LARGE_BRIEFING = 50, 5_000
"""Rows of a briefing, in a library that is held in memory and in a larger one."""
SETTLED = 0.05
"""Seconds without output after which a screen has settled."""
PATIENCE = 10.0
"""Seconds for a key to show anything."""


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sizes", default="1000,10000", help="how many initiatives to type among (default: %(default)s)"
    )
    parser.add_argument("--items", type=Path)
    parser.add_argument("--questions", type=Path)
    arguments = parser.parse_args()
    library = read_items(arguments.items) if arguments.items else items(3_000)
    asked = (
        read_questions(arguments.questions) if arguments.questions else list(questions(library, QUESTIONS_OF_A_KIND))
    )
    print_quality(library, asked)
    for size in map(int, arguments.sizes.split(",")):
        print_speed(items(size))


def print_quality(library: Sequence[Item], asked: Sequence[Question]) -> None:
    """Print the recall of every engine, by the kind of question."""
    found = engines(library)
    ranks: dict[str, dict[str, list[int | None]]] = defaultdict(lambda: defaultdict(list))
    answered: dict[str, list[bool]] = defaultdict(list)
    for question in asked:
        for engine in found:
            hits = engine.search(question.query, 10)
            if question.right:
                rank = next((rank for rank, identity in enumerate(hits) if identity in question.right), None)
                ranks[question.kind][engine.name].append(rank)
            else:
                answered[engine.name].append(bool(hits))
    print(f"\nLookup among {len(library):,} initiatives: the right one first / among the first five\n")
    print("".join([f"{'':18}{'n':>5}", *(f"{engine.name:>16}" for engine in found)]))
    for kind, by_engine in ranks.items():
        print(f"{kind:18}{len(by_engine[found[0].name]):>5}" + "".join(_recall(by_engine[one.name]) for one in found))
    every = {one.name: [rank for by_engine in ranks.values() for rank in by_engine[one.name]] for one in found}
    print(f"{'all':18}{len(every[found[0].name]):>5}" + "".join(_recall(every[one.name]) for one in found))
    if answered:
        shares = "".join(f"{sum(answered[one.name]) / len(answered[one.name]):>16.2f}" for one in found)
        print(f"{'no answer, given':18}{len(answered[found[0].name]):>5}{shares}")


def _recall(ranks: Sequence[int | None]) -> str:
    first = sum(rank == 0 for rank in ranks) / len(ranks)
    five = sum(rank is not None and rank < 5 for rank in ranks) / len(ranks)
    return f"{first:>9.3f} {five:.3f} "


def print_speed(library: Sequence[Item]) -> None:
    """Print what a keystroke takes: our search alone, our reader and a live finder to the settled screen."""
    chance = random.Random(3)
    typed = [question.query for question in questions(library[:MOST_ASKED_OF], 12)]
    typed = chance.sample([query for query in typed if ":" not in query and len(query) <= 40], TYPED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        rows = SMALL_BRIEFING if len(library) <= MOST_IN_MEMORY else LARGE_BRIEFING
        write_library(library, folder / "library", rows)
        (folder / "lines").write_text("\n".join(map(line_of, library)) + "\n", encoding="utf-8")
        print(f"\nA keystroke among {len(library):,} initiatives, milliseconds\n", flush=True)
        index = _opened(folder / "library")
        screens = [Screen("outbrief, key to settled screen", _reader(folder / "library"), "/", "\x1b", len(library))]
        if command := finder(folder / "lines"):
            screens.append(Screen("fzf, key to settled screen", command, "", "\x15", len(library)))
        taken: dict[str, list[float]] = defaultdict(list)
        for query in typed:
            for end in range(1, len(query) + 1):
                taken["outbrief, search() alone"].append(_search(index, query[:end]))
            for screen in screens:
                taken[screen.name] += screen.type(query)
        private = screens[0].private_memory()
        for screen in screens:
            screen.close()
        size = sum(path.stat().st_size for path in folder.glob("cache/outbrief/*"))
    print(f"{'':34}{'n':>6}{'p50':>8}{'p95':>8}")
    for name, times in taken.items():
        times.sort()
        print(f"{name:34}{len(times):>6}{median(times):>8.1f}{times[int(0.95 * len(times))]:>8.1f}")
    print(f"on the disk {size / 1e6:,.0f} MB; the reader's private memory, less what is mapped: {private:,.0f} MB")


def _opened(folder: Path) -> Index:
    """Open a library twice, the second time as it was kept, and print how long that took."""
    for time_of in ("for the first time", "again"):
        start, used = time.perf_counter(), _processor_time()
        index = opened(Opening([folder])).index
        print(
            f"opened {time_of} in {time.perf_counter() - start:.2f} s ({_processor_time() - used:.2f} s of processor)"
        )
    assert index is not None
    index.prepare()
    return index


def _processor_time() -> float:
    """Return the seconds that this process and those it has ended with have used."""
    return sum(os.times()[:4])


def _search(index: Index, query: str) -> float:
    start = time.perf_counter()
    index.search(query, 10)
    return (time.perf_counter() - start) * 1e3


def _reader(folder: Path) -> list[str]:
    return [sys.executable, "-m", "outbrief", str(folder)]


class Screen:
    """A program on a screen of 80×24 that is typed at, one key at a time."""

    def __init__(self, name: str, command: list[str], opening: str, clearing: str, size: int) -> None:
        self.name = name
        self._opening, self._clearing = opening, clearing
        environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        environment.pop("COLORTERM", None)
        self._child = pexpect.spawn(command[0], command[1:], dimensions=(24, 80), env=environment, timeout=None)
        self._child.delaybeforesend = None
        self._settle(max(2.0, size / 1_000))

    def type(self, query: str) -> list[float]:
        """Type a query and take it back; return the milliseconds each key took to settle."""
        if self._opening:
            self._child.send(self._opening)
            self._settle(SETTLED * 4)
        times = [self._press(letter) for letter in query]
        self._child.send(self._clearing)
        self._settle(SETTLED * 4)
        return times

    def private_memory(self) -> float:
        """Return the megabytes that the program shares with no other, files that are mapped aside."""
        rollup = Path(f"/proc/{self._child.pid}/smaps_rollup")
        if not rollup.exists():
            return float("nan")
        lines = rollup.read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty")) / 1e3

    def close(self) -> None:
        """End the program."""
        self._child.close(force=True)

    def _press(self, key: str) -> float:
        start = time.perf_counter()
        self._child.send(key)
        return (self._settle(SETTLED) - start) * 1e3

    def _settle(self, quiet: float) -> float:
        """Read until nothing has come for so many seconds; return when the last came."""
        last = time.perf_counter()
        waiting = PATIENCE
        while True:
            try:
                self._child.read_nonblocking(1 << 16, waiting)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return last
            last, waiting = time.perf_counter(), quiet


if __name__ == "__main__":
    main()
