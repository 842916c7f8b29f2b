"""`outbrief import`: what it writes, what it says, and when it refuses."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from documents_with_traps import DOCUMENTS
from outbrief.commands import import_
from outbrief.library import importing

Run = Callable[..., CompletedProcess[str]]

TEXT = """\
The ports met to speak of lamps and of what is to be done about them in the winter.
Safety at the Quay
The ports spoke of lamps.
- Ladders: lit
- Ropes: new
| Priority Area | Key Focus |
|---|---|
| Lamps | Renewal |
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return the path of a plain text."""
    path = tmp_path / "readout.txt"
    path.write_text(TEXT)
    return path


def test_several_briefings_in_a_document_get_a_file_each(run: Run, tmp_path: Path) -> None:
    for name in ("quays", "ropes"):
        (tmp_path / f"{name}.yaml").write_text(f"outbrief: 1\ntitle: The {name}\nsections:\n  - title: A\n")
    document = tmp_path / "all.md"
    assert run("export", tmp_path, "--format", "markdown", "-o", document).returncode == 0
    refused = run("import", document)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        f"outbrief: {document}: 2 briefings stand in this document: --into FOLDER writes a file for each\n"
    )
    into = tmp_path / "into"
    into.mkdir()
    assert run("import", document, "--into", into).returncode == 0
    assert {path.name for path in into.iterdir()} == {"quays.yaml", "ropes.yaml"}
    assert run("import", document, "--into", into, "--title", "Both").returncode == 2


def test_the_briefing_is_printed_and_what_was_decided_is_said_with_its_line(run: Run, document: Path) -> None:
    done = run("import", document)
    assert done.returncode == 0
    assert done.stdout.startswith("outbrief: 1\ntitle: readout\norigin: readout.txt\nintro: |\n  The ports met")
    assert done.stderr.splitlines() == [
        f"{document}:1: title: the document has no title: it is called «readout» after its file",
        f"{document}:2: heading: «Safety at the Quay»: a bare line without a full stop, followed by text",
        f"{document}:4: split: «Ladders» is the name of the bullet: `: ` follows",
        f"{document}:5: split: «Ropes» is the name of the bullet: `: ` follows",
        f"{document}:6: column: «Priority Area» is area: its label",
        f"{document}:6: column: «Key Focus» is initiative: the second of two columns that may be an area",
        f"outbrief: {document}: 1 section, 2 paragraphs, 2 points, 1 table, 1 row; 6 decisions; no text is missing",
    ]


def test_it_is_written_to_a_file_or_a_folder(run: Run, document: Path, tmp_path: Path) -> None:
    done = run("import", document, "-o", tmp_path / "visit.yaml", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "title: readout\n" in (tmp_path / "visit.yaml").read_text()
    other = tmp_path / "plan.md"
    other.write_text("# Plan\n\nText.\n")
    assert run("import", document, other, "--into", tmp_path, "--quiet").returncode == 0
    assert {path.name for path in tmp_path.glob("*.yaml")} == {"visit.yaml", "readout.yaml", "plan.yaml"}
    assert run("check", tmp_path / "plan.yaml").returncode == 0


def test_what_was_guessed_can_be_overruled(run: Run, document: Path) -> None:
    told = run("import", document, "--no-split", "--headings", "3:1", "--columns", "Key Focus=kpi,Priority Area=lead")
    assert "  - title: The ports spoke of lamps.\n" in told.stdout
    assert '- "Ladders: lit"\n' in told.stdout
    assert "columns: {lead: Priority Area, kpi: Key Focus}" in told.stdout
    assert "title: Winter\n" in run("import", document, "--title", "Winter").stdout
    assert (
        "sections:" not in run("import", document, "--headings", "none").stdout.partition("- title: readout")[0][:-12]
    )


def test_an_edit_is_not_overwritten(run: Run, document: Path, tmp_path: Path) -> None:
    target = tmp_path / "visit.yaml"
    run("import", document, "-o", target)
    edited = target.read_text().replace("Renewal", "Replacement").replace("title: readout", "title: Winter")
    target.write_text(edited)
    done = run("import", document, "-o", target)
    assert done.returncode == 1
    assert target.read_text() == edited
    assert "Renewal" in (tmp_path / "visit.new.yaml").read_text()
    assert done.stderr.splitlines()[-3:] == [
        f"{target}: briefing «Winter»: title: Winter → readout",
        f"{target}: row «Replacement»: initiative: Replacement → Renewal",
        f"outbrief: {target} is left as it is; the new version is {tmp_path / 'visit.new.yaml'} (--force replaces it): "
        "1 section, 2 paragraphs, 2 points, 1 table, 1 row; 6 decisions; no text is missing",
    ]
    assert run("import", document, "-o", target, "--force").returncode == 0
    assert "Renewal" in target.read_text()
    again = run("import", document, "-o", target)
    assert again.returncode == 0
    assert "says the same already" in again.stderr


def test_a_text_that_is_missing_is_told_and_the_status_says_so(
    run: Run, document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "missing", lambda pieces, briefing, comparable, is_ours: [pieces[1]])
    done = run("import", document, "-o", tmp_path / "visit.yaml", "--quiet")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == f"{document}:2: error: not in the briefing: Safety at the Quay"
    assert "1 text of the document is MISSING" in done.stderr
    assert (tmp_path / "visit.yaml").exists()


def test_the_report_as_json(run: Run, document: Path, tmp_path: Path) -> None:
    done = run("import", document, "-o", tmp_path / "visit.yaml", "--report", "json")
    (value,) = json.loads(done.stdout)["documents"]
    assert done.stderr == ""
    assert (value["source"], value["kind"], value["written"]) == (str(document), "text", str(tmp_path / "visit.yaml"))
    assert value["counts"] == {"section": 1, "paragraph": 2, "point": 2, "table": 1, "row": 1}
    assert value["decisions"][1]["line"] == 2
    assert "missing" not in value
    # Where the YAML is printed, the report stands apart from it.
    printed = run("import", document, "--report", "json")
    assert json.loads(printed.stderr)["documents"][0]["title"] == "readout"
    assert printed.stdout.startswith("outbrief: 1\n")


def test_standard_input_is_a_document(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Action;Lead\nLamps;Port\n")))
    done = run("import", "-", "--from", "csv")
    assert done.returncode == 0
    assert "columns: {initiative: Action, lead: Lead}" in done.stdout
    assert "origin" not in done.stdout


def test_an_editor_is_told_of_the_schema_that_lies_there(run: Run, document: Path, tmp_path: Path) -> None:
    (tmp_path / "briefing.schema.json").write_text("{}")
    run("import", document, "-o", tmp_path / "visit.yaml")
    assert (tmp_path / "visit.yaml").read_text().startswith("# yaml-language-server: $schema=briefing.schema.json\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "which document?"),
        (["a.md", "b.md"], "--into FOLDER"),
        (["{document}", "--columns", "Key Focus"], "--columns takes LABEL=ROLE, not «Key Focus»"),
        (["{document}", "--columns", "Key Focus=initiatve"], "did you mean initiative?"),
        (["{document}", "--headings", "two"], "--headings takes numbers of lines"),
        (["{document}", "-o", "{folder}/none/visit.yaml"], "cannot be written: No such file or directory"),
        (["{folder}/missing.md"], "no such file"),
        (["{folder}"], "this is a folder, not a file"),
        (["{document}", "{document}", "--into", "{folder}"], "another document goes to"),
    ],
)
def test_what_is_refused_is_one_line(run: Run, document: Path, arguments: list[str], said: str) -> None:
    done = run("import", *(one.format(document=document, folder=document.parent) for one in arguments), "--quiet")
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_bad_document_among_good_ones_stops_none_of_them(run: Run, document: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"%PDF-1.7")
    done = run("import", bad, document, "--into", tmp_path, "--quiet")
    assert done.returncode == 2
    assert "this is a PDF" in done.stderr
    assert (tmp_path / "readout.yaml").exists()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_imported_and_checked(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DOCUMENTS[name].encode())
    done = run("import", tmp_path / name, "-o", tmp_path / "x.yaml")
    assert done.returncode == 0
    assert "no text is missing" in done.stderr
    assert run("check", tmp_path / "x.yaml").returncode == 0


def test_no_control_character_of_a_document_reaches_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.md"
    path.write_text("# T\x1b[31m\n\n## S\x9b\n\n- A\x07: b\n\n| \x1bA | B |\n|-|-|\n| 1 | 2 |\n", "utf-8")
    done = run("import", path)
    for character in "\x1b\x9b\x07":
        assert character not in done.stdout + done.stderr


def test_a_size_that_is_too_large_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_, "SIZE_LIMIT", 3)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"four")))
    assert run("import", "-").returncode == 2
