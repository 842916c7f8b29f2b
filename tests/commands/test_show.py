"""`outbrief show`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from outbrief.briefing.model import walk
from outbrief.commands.writing import FORMATS
from outbrief.formats.text import text_of
from outbrief.library.library import open_library

Run = Callable[..., CompletedProcess[str]]


def test_every_place_that_list_prints_can_be_shown(run: Run, visit: Path) -> None:
    for standing in walk(open_library([visit]).briefings[0]):
        done = run("show", standing.item.place, visit)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == text_of(standing) + "\n"


def test_a_briefing_as_json_is_its_structure(run: Run, visit: Path) -> None:
    value = json.loads(run("show", "visit", visit, "--format", "json").stdout)
    assert value["intro"] == ["A visit in short."]
    paragraph, points, table = value["sections"][0]["body"]
    assert paragraph["paragraph"] == "What was said."
    assert points["points"][0]["name"] == "Joint exercises"
    assert table["table"]["columns"][0] == {"key": "area", "label": "Area"}
    assert [row["cells"]["initiative"] for row in table["table"]["rows"]] == [
        "Unified Task Force",
        "Multinational Drills",
    ]


def test_a_place_is_shown_in_every_format(run: Run, visit: Path) -> None:
    place = "visit/talks-on-defence/cyber-defence"
    shown = {form: run("show", place, visit, "--format", form) for form in FORMATS}
    assert {form: (done.returncode, done.stderr) for form, done in shown.items()} == dict.fromkeys(FORMATS, (0, ""))
    assert shown["markdown"].stdout == (
        "| Area | Initiative | Outcome |\n| --- | --- | --- |\n"
        "| Cyber Defence | Unified Task Force | Rapid detection |\n\n*Marking: TLP:GREEN*\n"
    )
    assert shown["csv"].stdout.splitlines() == [
        "Area,Initiative,Outcome,Marking,Place",
        f"Cyber Defence,Unified Task Force,Rapid detection,TLP:GREEN,{place}",
    ]
    assert shown["tsv"].stdout.splitlines()[1].split("\t")[0] == "Cyber Defence"
    assert "<h1" in shown["html"].stdout
    assert run("show", "visit", visit, "--format", "markdown").stdout.startswith("---\noutbrief: 1\nid: visit\n")


def test_a_section_is_a_sheet_of_its_rows_and_a_paragraph_is_none(run: Run, visit: Path) -> None:
    shown = run("show", "visit/talks-on-defence", visit, "--format", "csv").stdout.splitlines()
    assert shown[0] == "place,briefing,date,section,table,marking,area,initiative,outcome"
    assert len(shown) == 3
    done = run("show", "visit/p1", visit, "--format", "tsv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "outbrief: no table at visit/p1, and so no TSV\n"


def test_slashes_around_a_place_do_not_matter(run: Run, visit: Path) -> None:
    assert run("show", "visit/", visit).returncode == 0


def test_an_unknown_place_is_answered_by_the_nearest(run: Run, visit: Path) -> None:
    done = run("show", "visit/talks-on-defense", visit)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "outbrief: no place «visit/talks-on-defense»; did you mean visit/talks-on-defence?\n"


def test_a_place_like_no_other_is_refused_in_clean_text(run: Run, visit: Path) -> None:
    done = run("show", "\x1b]52;c;zzzzzzzzzz", visit)
    assert done.returncode == 2
    assert done.stderr == "outbrief: no place «␛]52;c;zzzzzzzzzz»\n"


def test_where_nothing_can_be_opened_there_is_nothing_to_show(run: Run, broken: Path) -> None:
    done = run("show", "broken", broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"outbrief: 1 file could not be opened; see outbrief check {broken}\n"
