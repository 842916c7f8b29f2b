"""Processes that are killed while they write: `kill -9` at a moment that nobody has chosen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random


def environment() -> dict[str, str]:
    """Return the environment of a process that finds what this one finds."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}


def killed(command: Sequence[str | Path], longest: float, chance: Random) -> list[str]:
    """Start what writes and says a line after each writing; kill it within `longest` seconds of its first line.

    Return what it has said. From its first line on it does nothing but write.
    """
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment())
    assert process.stdout is not None
    said = process.stdout.readline()
    time.sleep(chance.uniform(0, longest))
    process.send_signal(signal.SIGKILL)
    said += process.communicate()[0]
    # What it was about to say is said in part.
    return [line.rstrip("\n") for line in said.splitlines(keepends=True) if line.endswith("\n")]


def unfinished(folder: Path) -> int:
    """Return how many files in a folder were being written when their writer was killed."""
    return sum(name.startswith(".writing-") for name in os.listdir(folder))
