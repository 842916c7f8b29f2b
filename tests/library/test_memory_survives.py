"""Several processes at once, and processes that are killed: nothing is torn, lost or left over."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from killing import environment, killed, unfinished
from outbrief.library import state_file
from outbrief.library.memory import open_memory
from outbrief.library.own_folders import state_folder

ROUNDS = 50
"""Processes that write one state, one after another; then another is begun, for it grows with every bookmark."""

COMMAND = [sys.executable, str(Path(__file__).parents[1] / "bookmarking.py")]


def begin(name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen([*COMMAND, name, str(count)], stdout=subprocess.PIPE, text=True, env=environment())


def places() -> set[str]:
    memory = open_memory()
    assert memory.notices() == []
    return {spot.inside for spot, _ in memory.state.kept}


def own_folder() -> Path:
    folder = state_folder()
    assert folder is not None
    return folder


def files() -> set[str]:
    return set(os.listdir(own_folder()))


def test_two_processes_bookmarking_at_once_lose_nothing() -> None:
    processes = [begin(name, 100) for name in ("one", "two")]
    said = [process.communicate(timeout=120)[0].splitlines() for process in processes]
    assert [len(lines) for lines in said] == [100, 100]
    assert places() == {f"{name}/{number}" for name in ("one", "two") for number in range(100)}
    assert files() == {state_file.NAME, state_file.LOCK}


@pytest.mark.soak(few=50, many=1000)
def test_a_process_that_is_killed_at_any_moment_loses_nothing_that_was_written(
    times: int, figures: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(6)
    written: set[str] = set()
    kept = half_written = 0
    for number in range(times):
        if number % ROUNDS == 0:
            monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / str(number)))
            written.clear()
        said = killed([*COMMAND, f"killed-{number}", "10000"], 0.03, chance)
        written.update(said)
        kept += len(said)
        half_written += unfinished(own_folder())
        assert written <= places()
        if (number + 1) % ROUNDS == 0:
            assert begin("last", 1).communicate(timeout=60)[0] == "last/0\n"
            assert {*written, "last/0"} <= places()
            assert files() == {state_file.NAME, state_file.LOCK}
    assert kept > times
    figures(
        f"state: {times} processes killed, {half_written} with a file half written; "
        f"{kept} bookmarks said to be kept: 0 lost, 0 files torn, 0 left over"
    )
