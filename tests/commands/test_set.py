"""`outbrief set`: what it says, and when it refuses."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

ROW = "visit/talks-on-defence/cyber-defence"


def test_it_says_what_it_did(run: Run, visit: Path) -> None:
    done = run("set", ROW, "outcome", "Slow detection", visit)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{visit}:16: outcome: Rapid detection → Slow detection\n"
    assert "          outcome: Slow detection\n" in visit.read_text()


def test_it_says_that_there_was_nothing_to_do(run: Run, visit: Path) -> None:
    before = visit.read_text()
    done = run("set", ROW, "Outcome", "Rapid detection", visit)
    assert (done.returncode, done.stdout) == (0, f"{visit}:16: outcome: Rapid detection already, nothing to do\n")
    assert visit.read_text() == before


def test_a_cell_is_taken_out_and_put_back(run: Run, visit: Path) -> None:
    before = visit.read_text()
    done = run("set", ROW, "outcome", "", visit)
    assert done.stdout == f"{visit}:16: outcome: Rapid detection → nothing\n"
    done = run("set", ROW, "outcome", "Rapid detection", visit)
    assert done.stdout == f"{visit}:16: outcome: nothing → Rapid detection\n"
    assert visit.read_text() == before


def test_a_value_that_begins_with_a_dash_stands_behind_two(run: Run, visit: Path) -> None:
    done = run("set", "--", ROW, "outcome", "-5 %", visit)
    assert done.returncode == 0
    assert 'outcome: "-5 %"' in visit.read_text() or "outcome: -5 %" in visit.read_text()


def test_a_place_that_moves_is_told(run: Run, visit: Path) -> None:
    done = run("set", ROW, "area", "Shields", visit)
    assert (done.returncode, done.stderr) == (0, "outbrief: its place is now visit/talks-on-defence/shields\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "which cell"),
        ([ROW, "outcome"], "which cell"),
        (["visit/talks-on-defence/cyber-defense", "outcome", "x"], f"did you mean {ROW}?"),
        ([ROW, "outcom", "x"], "did you mean `outcome`?"),
        ([ROW, "outcome", "x\x1b[2J"], "the value holds characters that cannot be shown"),
        (["visit/talks-on-defence", "title", "x"], "this is a section; only rows and points have cells to set"),
        (["visit/talks-on-defence/joint-exercises", "status", "x"], "this is written in short and has no cells"),
    ],
)
def test_what_is_refused_is_one_line_and_changes_nothing(
    run: Run, visit: Path, arguments: list[str], said: str
) -> None:
    before = visit.read_bytes()
    done = run("set", *arguments, *([visit] if len(arguments) == 3 else []))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr
    assert visit.read_bytes() == before


def test_a_table_without_the_column_is_told_the_line_that_gives_it_one(run: Run, visit: Path) -> None:
    before = visit.read_text()
    refused = run("set", ROW, "status", "open", visit)
    line = "columns: {area: Area, initiative: Initiative, outcome: Outcome, status: Status}"
    assert refused.returncode == 2
    assert refused.stderr == f"outbrief: {visit}:11:5: error: this table has no column `status` (write: {line})\n"
    assert visit.read_text() == before
    visit.write_text(before.replace("columns: {area: Area, initiative: Initiative, outcome: Outcome}", line))
    done = run("set", ROW, "status", "open", visit)
    assert (done.returncode, done.stdout) == (0, f"{visit}:17: status: nothing → open\n")


def test_the_shipped_briefings_are_not_edited(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OUTBRIEF_LIBRARY", raising=False)
    done = run("set", "guide/finding/enter", "does", "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "name the file or folder" in done.stderr


def test_a_status_is_one_of_those_listed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "listed.yaml"
    path.write_text(
        "outbrief: 1\ntitle: L\nstatuses: [open, in progress]\nsections:\n"
        "  - title: S\n    points:\n      - text: a\n        status: open\n"
    )
    refused = run("set", "listed/s/a", "status", "in progres", path)
    assert refused.returncode == 2
    assert "did you mean `in progress`?" in refused.stderr
    done = run("set", "listed/s/a", "status", "in progres", path, "--force")
    assert done.stdout == f"{path}:8: status: open → in progres\n"
