"""The command line, run in this process; and a small library to run it on."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from outbrief.cli import main
from outbrief.library.configuration_file import configuration_path

Run = Callable[..., CompletedProcess[str]]

VISIT = """\
outbrief: 1
title: The visit
date: 2026-03-01
marking: TLP:GREEN
intro: A visit in short.
sections:
  - title: Talks on defence
    text: What was said.
    points:
      - Joint exercises: More of them.
    table:
      columns: {area: Area, initiative: Initiative, outcome: Outcome}
      rows:
        - area: Cyber Defence
          initiative: Unified Task Force
          outcome: Rapid detection
        - area: Training
          initiative: Multinational Drills
          outcome: Readiness
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line; give back its exit code and what it wrote, as a process would have."""

    def run_it(*arguments: str | Path) -> CompletedProcess[str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return CompletedProcess(arguments, code, *capsys.readouterr())

    return run_it


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    """Return the path of a briefing with nothing wrong."""
    path = tmp_path / "visit.yaml"
    path.write_text(VISIT)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return the path of a file that is no briefing."""
    path = tmp_path / "broken.yaml"
    path.write_text("- a list\n")
    return path


@pytest.fixture
def configure() -> Callable[[str], Path]:
    """Return what writes a configuration and returns its path."""

    def write(text: str) -> Path:
        path = configuration_path()
        assert path is not None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write
