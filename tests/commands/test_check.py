"""`outbrief check`, and the bad input that every command must survive."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

HEAD = "outbrief: 1\ntitle: T\n"
ROWS = HEAD + "sections:\n  - title: S\n    table:\n      columns: {initiative: I}\n      rows:\n"
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(f"k{n}: &k{n} {{<<: [{'*a, ' * 20}*a]}}\n" for n in range(3))


def test_a_briefing_with_nothing_wrong_is_said_so(run: Run, visit: Path) -> None:
    done = run("check", visit)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "outbrief: 1 briefing: nothing wrong\n")


def test_a_problem_is_shown_on_its_line_with_a_caret(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(ROWS + "        - initiative: Drills\n          outcom: Readiness\n")
    done = run("check", path)
    where, line, caret = done.stdout.splitlines()[:3]
    assert where.startswith(f"{path}:9:11: ")
    assert line == "    outcom: Readiness"
    assert caret == "    ^"


def test_a_warning_alone_is_no_failure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "loose.yaml"
    columns = "sections:\n  - title: S\n    table:\n      columns: {initiative: I, see: See}\n"
    path.write_text(HEAD + columns + "      rows:\n        - initiative: A\n          see: other/place\n")
    done = run("check", path)
    assert done.returncode == 0
    assert ": warning: " in done.stdout
    assert done.stderr == "outbrief: 1 briefing: 1 warning\n"


def test_json_is_one_object_with_every_problem(run: Run, visit: Path, broken: Path, tmp_path: Path) -> None:
    done = run("check", "--format", "json", visit, broken, tmp_path / "missing.yaml")
    value = json.loads(done.stdout)
    assert (value["briefings"], value["unopened"]) == (1, 1)
    assert [Path(problem["path"]).name for problem in value["problems"]] == ["broken.yaml", "missing.yaml"]
    assert {problem["severity"] for problem in value["problems"]} == {"error"}
    assert done.returncode == 1


def test_github_is_an_annotation_a_problem(run: Run, visit: Path, broken: Path) -> None:
    done = run("check", "--format", "github", visit, broken)
    assert done.stdout.startswith(f"::error file={broken},line=1,col=1::")
    assert (done.returncode, done.stderr) == (1, "")


def test_two_files_with_one_id_are_both_opened_and_told_apart(run: Run, visit: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "visit.yaml"
    other.parent.mkdir()
    other.write_text(visit.read_text())
    done = run("check", visit, other)
    assert done.returncode == 1
    assert f"{other}: error: the id «visit» is taken by {visit}" in done.stdout
    assert run("show", "visit-2", visit, other).returncode == 0


UNREADABLE = {
    "empty": b"",
    "list": b"- a\n- b\n",
    "web page": b"<!DOCTYPE html>\n<html><body>404</body></html>\n",
    "brackets": b"[" * 30_000,
    "merge bomb": MERGE_BOMB.encode(),
    "binary": bytes(range(256)) * 20,
    "utf-16": "title: T\n".encode("utf-16"),
    "tab": b"title: T\n\tsections: x\n",
}
FLAWED = {
    "unknown cell": (ROWS + "        - initiative: A\n          kost: B\n").encode(),
    "list for text": b"outbrief: 1\ntitle: [NATO]\n",
    "unknown key": (HEAD + "sektions: []\n").encode(),
    "duplicate key": (HEAD + "title: U\n").encode(),
    "lost text": (HEAD + "intro: CFDA # 84.010\n").encode(),
    "latin-1": (HEAD + "intro: caf\u00e9\n").encode("latin-1"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_briefing_is_a_problem_and_the_rest_opens(run: Run, visit: Path, name: str) -> None:
    path = visit.parent / "bad.yaml"
    path.write_bytes(UNREADABLE[name])
    alone = run("check", path)
    assert alone.returncode in (1, 2)
    assert alone.stdout.startswith(f"{path}:")
    assert ": error: " in alone.stdout
    assert "Traceback" not in alone.stderr
    assert run("check", path, visit).returncode == 1
    assert run("show", "visit", path, visit).returncode == 0


@pytest.mark.parametrize("name", FLAWED)
def test_a_file_with_a_flaw_is_a_problem_with_its_line_and_still_shown(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "flawed.yaml"
    path.write_bytes(FLAWED[name])
    done = run("check", path)
    first = done.stdout.splitlines()[0].removeprefix(f"{path}:")
    line, column, _ = first.split(":", 2)
    assert int(line) >= 1
    assert int(column) >= 1
    assert run("show", "flawed", path).returncode == 0


def test_a_pipe_is_refused_without_waiting_for_its_writer(run: Run, visit: Path) -> None:
    pipe = visit.parent / "pipe.yaml"
    os.mkfifo(pipe)
    assert run("check", pipe).returncode == 2
    done = run("check", visit.parent)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{pipe}: error: ")


def test_markup_and_escape_sequences_come_out_as_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(
        'outbrief: 1\ntitle: "[NATO] annex [AI-2] [/] [@click=app.quit]x"\nintro: "a\\e]52;c;ZXZpbA==\\ab"\n'
    )
    done = run("show", "hostile", path)
    assert done.stdout.splitlines()[0] == "[NATO] annex [AI-2] [/] [@click=app.quit]x"
    for ran in (done, run("check", path), run("search", "annex", path), run("list", path), run(path)):
        assert "\x1b" not in ran.stdout + ran.stderr
        assert "\a" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("verb", [["check"], ["search", "x"], ["show", "x"], ["list"], []])
def test_a_missing_path_and_a_folder_without_yaml_are_one_line_each_and_exit_2(
    run: Run, tmp_path: Path, verb: list[str]
) -> None:
    (tmp_path / "empty").mkdir()
    done = run(*verb, tmp_path / "empty")
    assert done.returncode == 2
    assert "there is no YAML file in this folder" in done.stdout + done.stderr
    done = run(*verb, tmp_path / "missing.yaml")
    assert done.returncode == 2
    assert "no such file or folder" in done.stdout + done.stderr
