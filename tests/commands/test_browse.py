"""`outbrief` where there is no terminal: the briefings as text."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def test_without_a_terminal_the_briefings_are_printed(run: Run, visit: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.yaml"
    second.write_text("outbrief: 1\ntitle: The second\n")
    done = run(visit, second)
    assert done.returncode == 0
    assert done.stdout.startswith("The visit\n")
    assert done.stdout.endswith("Outcome: Readiness\n\n\nThe second\n")


def test_without_a_terminal_the_place_asked_for_is_printed(run: Run, visit: Path) -> None:
    done = run("--at", "visit/talks-on-defence", visit, "--theme", "dark")
    assert done.stdout.startswith("1 Talks on defence\n")
    done = run(visit, "--at", "visit/talks-on-defense")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean visit/talks-on-defence?" in done.stderr


def test_the_library_of_the_environment_is_opened(run: Run, visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTBRIEF_LIBRARY", str(visit))
    assert run().stdout.startswith("The visit\n")


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_that_cannot_draw_is_given_text(
    run: Run, visit: Path, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", term)
    assert run(visit).stdout.startswith("The visit\n")
