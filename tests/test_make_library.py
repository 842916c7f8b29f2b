"""The made-up library that measurements are taken on."""

import subprocess
import sys
from pathlib import Path

import pytest

from make_library import main
from outbrief.library.library import open_library


def made(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, str]:
    """Make a library; return its files."""
    monkeypatch.setattr(sys, "argv", ["make_library.py", str(folder), *options])
    main()
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*.yaml"))}


def test_all_follows_from_the_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ("--briefings", "12", "--rows", "5", "--folders", "3")
    one = made(tmp_path / "one", monkeypatch, *options)
    assert one == made(tmp_path / "again", monkeypatch, *options)
    other = made(tmp_path / "other", monkeypatch, *options, "--seed", "2")
    assert other.keys() == one.keys()
    assert not set(other.values()) & set(one.values())


def test_nothing_is_wrong_with_it_and_it_holds_what_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "library", monkeypatch, "--briefings", "12", "--folders", "3")
    library = open_library([tmp_path / "library"])
    assert not library.problems
    assert len(library.briefings) == 12
    rows = [
        len(table.rows) for briefing in library.briefings for section in briefing.sections for table in section.tables
    ]
    assert sum(rows) == 600
    assert len(list(library.folders)) == 3
    dates = [briefing.date for briefing in library.briefings]
    assert dates == sorted(set(dates))


def test_it_is_a_command(tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("make_library.py")), str(tmp_path), "--briefings", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"2 briefings, 100 initiatives in {tmp_path}\n"
