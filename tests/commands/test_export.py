"""`outbrief export`."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from html_page import taken_apart
from markdown_document import read_back
from outbrief.briefing.model import Standing
from outbrief.commands.writing import FORMATS
from outbrief.formats.markdown import markdown_of
from outbrief.formats.text import text_of
from outbrief.library.library import open_library

Run = Callable[..., CompletedProcess[str]]

OTHER = """\
outbrief: 1
id: other
title: Another
sections: [{title: "=1", table: {columns: {lead: L}, rows: [{lead: "@x"}]}}]
"""


@pytest.fixture
def library(visit: Path) -> Path:
    """Return the path of a folder with two briefings."""
    (visit.parent / "other.yaml").write_text(OTHER)
    return visit.parent


def test_markdown_is_what_is_usual_and_reads_back(run: Run, visit: Path) -> None:
    done = run("export", visit)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_back(done.stdout)["id"] == "visit"
    assert done.stdout == markdown_of(Standing(open_library([visit]).briefings[0], ()), exact=True) + "\n"


def test_several_briefings_are_one_document_in_every_format(run: Run, library: Path) -> None:
    written = {form: run("export", library, "--format", form) for form in FORMATS}
    assert {form: done.returncode for form, done in written.items()} == dict.fromkeys(FORMATS, 0)
    briefings = open_library([library]).briefings
    assert written["text"].stdout == "\n\n\n".join(text_of(Standing(one, ())) for one in briefings) + "\n"
    assert [one["id"] for one in json.loads(written["json"].stdout)["briefings"]] == ["other", "visit"]
    assert [one["id"] for one in taken_apart(written["html"].stdout).of("article")] == ["other", "visit"]
    assert written["markdown"].stdout.count("\n# ") == 1
    assert {written[form].stderr for form in ("text", "markdown", "json", "html")} == {""}
    rows = list(csv.DictReader(io.StringIO(written["csv"].stdout, newline="")))
    assert [row["place"] for row in rows] == [
        "other/1/x", "visit/talks-on-defence/cyber-defence", "visit/talks-on-defence/training",
    ]  # fmt: skip
    assert [row["marking"] for row in rows] == ["", "TLP:GREEN", "TLP:GREEN"]
    assert len(written["tsv"].stdout.splitlines()) == 4


def test_what_a_spreadsheet_would_calculate_is_made_harmless_and_said(run: Run, library: Path) -> None:
    done = run("export", library, "--format", "csv")
    assert ",'=1," in done.stdout
    assert ",'@x" in done.stdout
    assert done.stderr == (
        "outbrief: 2 cells that a spreadsheet would calculate have ' before it: other/1/x (section), other/1/x (lead); "
        "--no-neutralise leaves them\n"
    )
    plain = run("export", library, "--format", "csv", "--no-neutralise", "--bom")
    assert plain.stdout.startswith("\ufeffplace,")
    assert (",=1," in plain.stdout, plain.stderr) == (True, "")


@pytest.mark.parametrize(("form", "suffix"), FORMATS.items())
def test_a_file_is_written_whole_in_the_format_of_its_name(run: Run, library: Path, form: str, suffix: str) -> None:
    path = library / f"out{suffix}"
    done = run("export", library, "-o", path)
    assert (done.returncode, done.stdout) == (0, f"{path}: 2 briefings\n")
    assert path.read_bytes().decode() == run("export", library, "--format", form).stdout
    again = run("export", library, "--output", path)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.endswith(f"outbrief: {path}: not written: is there already; --force replaces it\n")
    assert run("export", library, "-o", path, "--force").returncode == 0
    assert sorted(os.listdir(library)) == sorted([path.name, "other.yaml", "visit.yaml"])


def test_each_briefing_has_a_file_of_its_own(run: Run, library: Path) -> None:
    folder = library / "out" / "deep"
    done = run("export", library, "--into", folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{folder}: 2 files\n", "")
    assert {path.name: read_back(path.read_text())["title"] for path in folder.iterdir()} == {
        "other.md": "Another",
        "visit.md": "The visit",
    }
    (folder / "other.md").unlink()
    (folder / "visit.md").write_text("mine")
    again = run("export", library, "--into", folder)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == f"outbrief: {folder}/visit.md: is there already; --force replaces it\n"
    assert [path.name for path in folder.iterdir()] == ["visit.md"]
    assert run("export", library, "--into", folder, "--force").returncode == 0
    assert "The visit" in (folder / "visit.md").read_text()


def test_json_of_each_briefing_is_opened_again(run: Run, library: Path) -> None:
    run("export", library, "--into", library / "out", "--format", "json")
    first = open_library([library / "visit.yaml"]).briefings[0]
    assert open_library([library / "out" / "visit.json"]).briefings[0] == first
    assert run("show", "visit", library / "out" / "visit.json").stdout == text_of(Standing(first, ())) + "\n"


def test_many_files_that_are_there_are_not_listed_one_by_one(run: Run, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"b{number}.yaml").write_text("outbrief: 1\ntitle: B\n")
        (tmp_path / f"b{number}.txt").write_text("")
    done = run("export", tmp_path, "--into", tmp_path, "--format", "text")
    assert done.returncode == 2
    assert [line.rpartition(":")[2] for line in done.stderr.splitlines()][-1] == " and 3 more; nothing is written"
    assert len(done.stderr.splitlines()) == 4


def test_what_cannot_be_opened_is_missed_and_told_by_the_exit_code(run: Run, visit: Path, broken: Path) -> None:
    done = run("export", visit, broken)
    assert done.returncode == 1
    assert done.stderr == f"outbrief: 1 file could not be opened; see outbrief check {visit} {broken}\n"
    assert "# The visit" in done.stdout
    assert run("export", broken).returncode == 2
    assert run("export", visit, visit.parent / "none").returncode == 1


def test_an_output_that_cannot_be_meant_is_refused(run: Run, visit: Path, tmp_path: Path) -> None:
    done = run("export", visit, "-o", tmp_path / "out.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"outbrief: {tmp_path}/out.docx: which format? --format text, markdown, json, csv, tsv, html\n"
    )
    done = run("export", visit, "-o", tmp_path / "none" / "out.md")
    assert done.stderr == f"outbrief: {tmp_path}/none/out.md: not written: No such file or directory\n"
    assert run("export", visit, "-o", tmp_path / "a.md", "--into", tmp_path).returncode == 2
    assert run("export", visit, "-o", tmp_path, "--format", "text").stderr.endswith("not written: is a folder\n")
    assert run("export", visit, "--into", visit).stderr == f"outbrief: {visit}: cannot be made: File exists\n"
    assert run("export", visit, "-o", "-").stdout.startswith("---\n")
