"""Several processes at once, and processes that are killed: nothing is torn, lost or left over."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import outbrief
from outbrief.library import state_file
from outbrief.library.memory import open_memory
from outbrief.library.own_folders import state_folder

COMMAND = [sys.executable, str(Path(__file__).parents[1] / "bookmarking.py")]


def begin(name: str, count: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(outbrief.__file__).parents[1])}
    return subprocess.Popen([*COMMAND, name, str(count)], stdout=subprocess.PIPE, text=True, env=environment)


def places() -> set[str]:
    memory = open_memory()
    assert memory.notices() == []
    return {spot.inside for spot, _ in memory.state.kept}


def files() -> set[str]:
    folder = state_folder()
    assert folder is not None
    return set(os.listdir(folder))


def test_two_processes_bookmarking_at_once_lose_nothing() -> None:
    processes = [begin(name, 100) for name in ("one", "two")]
    said = [process.communicate(timeout=120)[0].splitlines() for process in processes]
    assert [len(lines) for lines in said] == [100, 100]
    assert places() == {f"{name}/{number}" for name in ("one", "two") for number in range(100)}
    assert files() == {state_file.NAME, state_file.LOCK}


def test_a_process_that_is_killed_at_any_moment_loses_nothing_that_was_written() -> None:
    chance = random.Random(6)
    written: set[str] = set()
    for number in range(50):
        process = begin(f"killed-{number}", 10_000)
        assert process.stdout is not None
        # From its first bookmark on it does nothing but write.
        written.add(process.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        # What it was about to say is said in part.
        written.update(line.strip() for line in process.communicate()[0].splitlines(keepends=True) if line[-1] == "\n")
        assert written <= places()
    assert len(written) > 100
    last = begin("last", 1)
    assert last.communicate(timeout=60)[0] == "last/0\n"
    assert {*written, "last/0"} <= places()
    assert files() == {state_file.NAME, state_file.LOCK}
