"""`outbrief list`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from outbrief.briefing.model import heading, walk
from outbrief.library.library import open_library

Run = Callable[..., CompletedProcess[str]]


def test_a_line_a_place_with_its_heading_in_the_order_of_the_briefing(run: Run, visit: Path) -> None:
    done = run("list", visit)
    items = [standing.item for standing in walk(open_library([visit]).briefings[0])]
    assert [line.split("\t") for line in done.stdout.splitlines()] == [[item.place, heading(item)] for item in items]
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("briefing", ["The visit"]),
        ("section", ["Talks on defence"]),
        ("table", ["Area"]),
        ("initiative", ["Unified Task Force", "Multinational Drills"]),
        ("point", ["Joint exercises"]),
        ("paragraph", ["A visit in short.", "What was said."]),
    ],
)
def test_a_kind_can_be_asked_for(run: Run, visit: Path, kind: str, titles: list[str]) -> None:
    lines = run("list", "--kind", kind, visit).stdout.splitlines()
    assert [line.partition("\t")[2] for line in lines] == titles
    values = json.loads(run("list", "--kind", kind, "--json", visit).stdout)
    assert [value["title"] for value in values] == titles
    assert {value["kind"] for value in values} == {kind}


def test_json_says_where_a_place_stands(run: Run, visit: Path) -> None:
    row = json.loads(run("list", visit, "--json", "--kind", "initiative").stdout)[0]
    assert row["where"] == ["The visit", "Talks on defence", "Area"]


def test_where_nothing_can_be_opened_the_exit_code_is_2(run: Run, broken: Path, tmp_path: Path) -> None:
    assert run("list", broken).returncode == 2
    done = run("list", tmp_path / "missing")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"outbrief: {tmp_path / 'missing'}: no such file or folder\n"
