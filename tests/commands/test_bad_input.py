"""A library in which everything is wrong that can be: each is told in a line, and the rest works."""

from pathlib import Path

import pytest

from bad_library import BROKEN, NAMES, OPENED, write_bad_library
from commands.conftest import Run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder in which everything is wrong that can be."""
    return write_bad_library(tmp_path / "library")


def is_clean(text: str) -> bool:
    return all(character.isprintable() or character in "\n\t" for character in text)


def test_every_briefing_is_listed_once_and_everything_that_is_wrong_is_said_in_a_line(library: Path, run: Run) -> None:
    done = run("list", library)
    briefings = [line.split("\t") for line in done.stdout.splitlines() if line.count("/") == 0]
    assert sorted(title for _, title in briefings) == sorted(
        ["Good", "Good too", "Inner", *(f"Odd {number}" for number in range(len(NAMES)))]
    )
    assert {"good", "good-2"} < {place for place, _ in briefings}
    assert is_clean(done.stdout)
    assert is_clean(done.stderr)


def test_check_names_each_file_and_goes_on(library: Path, run: Run) -> None:
    done = run("check", library)
    assert done.returncode == 1
    assert is_clean(done.stdout)
    assert is_clean(done.stderr)
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    for name in BROKEN:
        assert len([line for line in errors if f"/{name}:" in line]) == 1, name
    (clash,) = [line for line in errors if "is taken by" in line]
    assert "opened as «good-2»" in clash
    assert len(errors) == len(BROKEN) + 1
    assert f"{OPENED} briefings" in done.stderr


def test_search_and_show_work_among_them(library: Path, run: Run) -> None:
    done = run("search", "lamps", library)
    assert done.returncode == 0
    assert done.stdout.count("Lamps at the quay") == OPENED
    # Nobody has typed the link that leads nowhere.
    assert "gone.yaml: no such file" in done.stderr
    assert "quote them" not in done.stderr
    assert is_clean(done.stdout)
    assert is_clean(done.stderr)
    assert run("show", "good-2", library).stdout.startswith("Good too\n")
    for name in ("clear", "right", "no-text"):
        (place,) = [
            line.split("\t")[0]
            for line in run("list", library).stdout.splitlines()
            if line.startswith(f"{name}") and "/" not in line
        ]
        assert "Odd" in run("show", place, library).stdout


def test_without_permission_the_rest_is_opened(unprivileged: Path, run: Run) -> None:
    (unprivileged / "open.yaml").write_text("outbrief: 1\ntitle: Open\n")
    (unprivileged / "secret.yaml").write_text("outbrief: 1\ntitle: Secret\n")
    (unprivileged / "secret.yaml").chmod(0)
    (unprivileged / "closed").mkdir(mode=0)
    try:
        listed, checked = run("list", unprivileged), run("check", unprivileged)
    finally:
        (unprivileged / "closed").chmod(0o700)
    assert listed.stdout == "open\tOpen\n"
    assert checked.returncode == 1
    errors = sorted(line.partition("outbrief")[2] for line in checked.stdout.splitlines() if "error" in line)
    assert [line.partition("/")[2] for line in errors] == [
        "closed: error: this folder cannot be read: Permission denied",
        "secret.yaml: error: cannot be opened: Permission denied",
    ]
