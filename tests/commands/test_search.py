"""`outbrief search`: its forms, its exit codes, its honest no."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from outbrief.briefing.model import Initiative
from outbrief.library.library import open_library

Run = Callable[..., CompletedProcess[str]]
TASK_FORCE = "Cyber Defence · Unified Task Force · Rapid detection"


def _task_force(visit: Path) -> str:
    (table,) = open_library([visit]).briefings[0].sections[0].tables
    return table.rows[0].place


def test_a_hit_is_its_record_where_it_stands_its_marking_why_and_its_place(run: Run, visit: Path) -> None:
    done = run("search", "unified cyber", visit)
    assert done.returncode == 0
    first, where, marking, why, place = done.stdout.split("\n\n")[0].splitlines()
    assert first == TASK_FORCE
    assert where == "    The visit › Talks on defence"
    assert marking == "    Marking: TLP:GREEN"
    assert "Unified" in why
    assert place.strip() == _task_force(visit)
    assert done.stderr == ""


def test_words_that_stand_in_different_cells_find_the_row(run: Run, visit: Path) -> None:
    assert run("search", "detection cyber", visit).stdout.startswith(TASK_FORCE)


def test_json_is_one_object_that_says_everything_of_a_hit(run: Run, visit: Path) -> None:
    answer = json.loads(run("search", "--json", "unified", visit).stdout)
    assert answer["query"] == "unified"
    assert answer["total"] == 1
    assert answer["nearest"] == []
    (hit,) = answer["hits"]
    assert hit["fields"] == {
        "area": "Cyber Defence",
        "initiative": "Unified Task Force",
        "outcome": "Rapid detection",
    }
    assert hit["place"] == hit["id"] == _task_force(visit)
    assert (hit["kind"], hit["marking"], hit["date"]) == ("initiative", "TLP:GREEN", "2026-03-01")
    assert hit["where"] == ["The visit", "Talks on defence"]
    assert hit["spans"] == [["initiative", 0, 7]]
    assert hit["score"] > 0
    assert hit["why"]


def test_the_id_of_a_hit_is_the_one_printed_in_its_row(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text(
        "outbrief: 1\ntitle: V\nsections:\n  - title: S\n    table:\n      columns: {id: No, initiative: What}\n"
        "      rows:\n        - id: 3a\n          initiative: Drills\n"
    )
    (hit,) = json.loads(run("search", "drills", path, "--json").stdout)["hits"]
    assert hit["id"] == "3a"


def test_tsv_is_a_line_a_hit(run: Run, visit: Path) -> None:
    (line,) = run("search", "--tsv", "unified", visit).stdout.splitlines()
    place, kind, text, where, marking, date, why = line.split("\t")
    assert (place, kind, text) == (_task_force(visit), "initiative", TASK_FORCE)
    assert (where, marking, date) == ("The visit › Talks on defence", "TLP:GREEN", "2026-03-01")
    assert "Unified" in why


def test_kinds_and_the_limit_narrow_the_answer(run: Run, visit: Path) -> None:
    hits = json.loads(run("search", "--json", "exercises", visit, "--kind", "section", "--kind", "point").stdout)[
        "hits"
    ]
    assert [hit["kind"] for hit in hits] == ["point"]
    done = run("search", "--tsv", "visit", visit, "--limit", "1")
    assert len(done.stdout.splitlines()) == 1
    assert "--limit" in done.stderr


def test_nothing_found_is_said_with_the_number_of_briefings_and_of_those_skipped(
    run: Run, visit: Path, broken: Path
) -> None:
    done = run("search", "quinoa\x1b[31m", visit, broken)
    assert (done.returncode, done.stdout) == (1, "")
    *_, last = done.stderr.splitlines()
    assert last.startswith(f"outbrief: nothing on «quinoa␛[31m» in 1 briefing (1 skipped: {broken.name})")


def test_nothing_found_names_the_nearest_words(run: Run, visit: Path) -> None:
    answer = json.loads(run("search", "--json", "readyness-xx", visit).stdout)
    assert answer["hits"] == []
    if answer["nearest"]:
        assert "nearest: " in run("search", "readyness-xx", visit).stderr


def test_of_a_whole_question_the_words_that_are_found_are_told(run: Run, visit: Path) -> None:
    question = "what did we promise on cyber zeppelins"
    done = run("search", question, visit)
    assert (done.returncode, done.stdout) == (1, "")
    fewer = json.loads(run("search", "--json", question, visit).stdout)["fewer"]
    assert f"«cyber» finds {fewer['total']}" in done.stderr
    assert json.loads(run("search", "--json", fewer["text"], visit).stdout)["total"] == fewer["total"]


def test_nothing_found_in_json_is_an_answer_too(run: Run, visit: Path) -> None:
    done = run("search", "--json", "quinoa", visit)
    assert done.returncode == 1
    assert json.loads(done.stdout)["total"] == 0


def test_a_file_that_cannot_be_opened_is_one_line_and_the_rest_is_searched(run: Run, visit: Path, broken: Path) -> None:
    done = run("search", "unified", broken, visit)
    assert done.returncode == 0
    assert done.stdout.startswith(TASK_FORCE)
    assert done.stderr == f"outbrief: 1 file could not be opened; see outbrief check {broken} {visit}\n"


def test_a_query_without_quotes_is_told_to_quote_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("search", "cyber", "resilience")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "outbrief: resilience: no such file or folder; "
        "to search for several words, quote them: outbrief search 'cyber resilience'\n"
    )


@pytest.mark.parametrize("arguments", [[], [""], ["  "]])
def test_a_search_without_a_query_is_an_error(run: Run, arguments: list[str]) -> None:
    done = run("search", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("outbrief: what is to be searched for?")


def test_a_batch_answers_every_line_with_a_line(run: Run, visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("unified\n\nquinoa\ndrills"))
    done = run("search", "--batch", visit)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == ["unified", "", "quinoa", "drills"]
    assert [answer["total"] for answer in answers] == [1, 0, 0, 1]
    assert done.returncode == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("quinoa\n"))
    assert run("search", "--batch", visit).returncode == 1


def test_options_may_stand_anywhere_and_two_dashes_end_them(run: Run, visit: Path) -> None:
    assert run("search", "--tsv", "unified", "--limit", "3", visit).returncode == 0
    assert run("search", visit.name, "--tsv", visit, "--kind", "briefing").returncode in (0, 1)
    assert run("search", "--", "-unified drills", visit).stdout.startswith("Training")


@pytest.mark.parametrize(
    "arguments", [["--limit", "0"], ["--limit", "x"], ["--kind", "cat"], ["--json", "--tsv"], ["--x"]]
)
def test_a_bad_option_is_one_line_and_exit_code_2(run: Run, visit: Path, arguments: list[str]) -> None:
    done = run("search", "unified", visit, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("outbrief: ")


def test_every_row_of_a_briefing_is_found_by_its_own_words(run: Run, visit: Path) -> None:
    (table,) = open_library([visit]).briefings[0].sections[0].tables
    for row in table.rows:
        assert isinstance(row, Initiative)
        assert f"    {row.place}\n" in run("search", " ".join(row.cells.values()), visit).stdout


def test_a_paragraph_is_shown_around_what_was_found(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text("outbrief: 1\ntitle: Long\nintro: " + "before it " * 60 + "quinoa " + "after it " * 60 + "\n")
    first = run("search", "quinoa", path).stdout.splitlines()[0]
    assert first.startswith("… ")
    assert first.endswith(" …")
    assert "before it quinoa after it" in first
    assert len(first) < 200


STATUSES = """\
outbrief: 1
id: dykes
title: The dykes
date: 2024-05-01
sections:
  - title: Works
    table:
      columns: {initiative: Initiative, lead: Lead, status: Status}
      rows:
        - initiative: Raise the dyke
          lead: Dyke Board; Port Office
          status: open
        - initiative: Raise the lock
          status: Closed
"""


@pytest.fixture
def dykes(tmp_path: Path) -> Path:
    """Return the path of a briefing with columns to narrow by."""
    path = tmp_path / "dykes.yaml"
    path.write_text(STATUSES)
    return path


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (["status=open"], "dyke"),
        (["status=CLOSED"], "lock"),
        (["lead=port office"], "dyke"),
        (["lead="], "lock"),
        (["lead=(none)"], "lock"),
        (["status=open", "status=closed", "lead=(none)"], "lock"),
        (["briefing=dykes", "year=2024", "status=open"], "dyke"),
    ],
)
def test_what_has_a_value_is_searched_alone(run: Run, dykes: Path, where: list[str], found: str) -> None:
    done = run("search", "raise", dykes, "--json", *[one for pair in where for one in ("--where", pair)])
    assert done.returncode == 0
    assert [hit["fields"]["initiative"] for hit in json.loads(done.stdout)["hits"]] == [f"Raise the {found}"]


def test_the_no_of_a_part_says_what_the_whole_has(run: Run, dykes: Path) -> None:
    done = run("search", "lock", dykes, "--where", "status=open")
    assert done.returncode == 1
    assert done.stderr == (
        "outbrief: nothing on «lock» in 1 briefing, narrowed to status: open; the whole library has 1\n"
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("status=opn", "no status “opn”: did you mean “open”?"),
        ("year=1999", "no year “1999”; see outbrief list --facets"),
        ("stage=open", "such as status=open; columns: area, status, lead"),
        ("open", "such as status=open"),
    ],
)
def test_a_value_that_there_is_not_is_an_error(run: Run, dykes: Path, where: str, said: str) -> None:
    done = run("search", "raise", dykes, "--where", where)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_batch_is_narrowed_too(run: Run, dykes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("raise\n"))
    done = run("search", "--batch", dykes, "--where", "status=open")
    assert [len(json.loads(line)["hits"]) for line in done.stdout.splitlines()] == [1]


def test_the_values_are_listed(run: Run, dykes: Path) -> None:
    assert run("list", "--facets", dykes).stdout.splitlines() == [
        *["area\t\t2\t2", "status\tClosed\t1\t1", "status\topen\t1\t1"],
        *["lead\t\t1\t1", "lead\tDyke Board\t1\t1", "lead\tPort Office\t1\t1"],
        *["marking\t\t2\t5", "briefing\tdykes\t2\t5", "year\t2024\t2\t5"],
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--where", "status=open"], ["Raise the dyke"]),
        (["--where", "year=2024"], ["Raise the dyke", "Raise the lock"]),
        (["--kind", "table"], [""]),
        (["--kind", "initiative", "--where", "lead=(none)"], ["Raise the lock"]),
    ],
)
def test_without_a_query_what_has_a_value_or_is_of_a_kind_is_listed(
    run: Run, dykes: Path, options: list[str], found: list[str]
) -> None:
    for arguments in ([*options, dykes], [dykes, *options]):
        done = run("search", "--json", *arguments)
        assert done.returncode == 0
        assert sorted(hit["fields"].get("initiative", "") for hit in json.loads(done.stdout)["hits"]) == sorted(found)


def test_where_nothing_is_listed_the_no_names_no_query(run: Run, dykes: Path) -> None:
    done = run("search", "--kind", "point", dykes)
    assert done.returncode == 1
    assert done.stderr == "outbrief: nothing in 1 briefing\n"


def test_what_is_no_file_is_searched_for_and_a_file_behind_it_is_one(run: Run, dykes: Path) -> None:
    done = run("search", "dyke", dykes, "--where", "status=open", "--json")
    assert json.loads(done.stdout)["query"] == "dyke"


NOT_UNDERSTOOD = [
    ("raise date<yesterday", "no date “yesterday”: write 2027"),
    ("raise date<2024-13", "no date “2024-13”: write 2027"),
    ("raise date<20", "no date “20”: write 2027"),
    ("raise date<", "no date “”: write 2027"),
    ("date<yesterday", "no date “yesterday”: write 2027"),
    ("raise kind:row", "no kind “row”: there are initiative"),
    ("raise sttaus:open", "no column “sttaus”: did you mean “status:”?"),
    ("raise -zzz:open", "no column “zzz”: there are initiative"),
    ("raise zzz<2027", "no column “zzz”: there are initiative"),
]


@pytest.mark.parametrize(("query", "said"), NOT_UNDERSTOOD)
@pytest.mark.parametrize("form", [[], ["--json"], ["--tsv"], ["--where", "status=open"]])
def test_a_filter_that_was_not_understood_is_an_error(
    run: Run, dykes: Path, query: str, said: str, form: list[str]
) -> None:
    done = run("search", query, dykes, *form)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"outbrief: {said}")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("raise OR dyke", 0),
        ("raise status:zeppelin", 1),
        ("raise zeppelin", 1),
        ("Raise: dyke", 0),
        ("raise 10:30", 1),
        ("raise https://dyke", 1),
        ('"raise:the"', 0),
        ("raise date:", 0),
    ],
)
def test_what_finds_nothing_or_is_no_filter_is_no_error(run: Run, dykes: Path, query: str, code: int) -> None:
    assert run("search", query, dykes).returncode == code


def test_in_a_batch_an_error_is_told_in_its_line_and_the_next_is_answered(
    run: Run, dykes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("raise date<yesterday\nraise\n"))
    done = run("search", "--batch", dykes)
    wrong, right = [json.loads(line) for line in done.stdout.splitlines()]
    assert wrong == {
        **{"query": "raise date<yesterday", "total": 0, "more": False, "hits": [], "nearest": []},
        "error": "no date “yesterday”: write 2027, 2027-06 or 2027-06-30",
    }
    assert right["total"] == 2
    assert "error" not in right
    assert done.returncode == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("raise date<yesterday\n"))
    assert run("search", "--batch", dykes).returncode == 1


def test_a_path_that_was_searched_for_is_said_to_be_one_where_it_finds_nothing(
    run: Run, dykes: Path, visit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTBRIEF_LIBRARY", str(visit))
    folder = dykes.parent / "zeppelins"
    folder.mkdir()
    for path, kind in ((folder, "folder"), (dykes, "file")):
        done = run("search", path)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.endswith(f"; {path} is a {kind}: the query is missing\n")
    odd = dykes.parent / "zzz:dykes.yaml"
    odd.write_text(STATUSES)
    monkeypatch.chdir(odd.parent)
    done = run("search", odd.name)
    assert done.returncode == 2
    assert done.stderr.endswith(f"; {odd.name} is a file: the query is missing\n")


def test_of_a_path_that_finds_something_or_of_a_word_nothing_more_is_said(
    run: Run, dykes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dykes.parent / "raise").mkdir()
    monkeypatch.chdir(dykes.parent)
    monkeypatch.setenv("OUTBRIEF_LIBRARY", str(dykes))
    assert run("search", "raise").stderr == ""
    assert "missing" not in run("search", "zeppelin").stderr
    assert "missing" not in run("search", dykes.name, dykes).stderr
