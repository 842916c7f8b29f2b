"""Briefings that are open together."""

from pathlib import Path

import pytest

from outbrief.briefing.model import Standing, heading, walk
from outbrief.briefing.problem import Severity
from outbrief.library.indexing import Indexing
from outbrief.library.library import LIBRARY_VARIABLE, Library, library_paths, open_library
from outbrief.library.opening import Opening
from outbrief.library.shipped import shipped_folder, shipped_paths
from outbrief.loading.load import load, load_text

VISIT = """\
outbrief: 1
title: The visit
sections:
  - title: Talks
    text: What was said.
    table:
      columns: {area: Area, initiative: Initiative}
      rows:
        - area: Cyber Defence
          initiative: Unified Task Force
        - area: Training
          initiative: Joint Exercises
"""


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.yaml"
    path.write_text(VISIT)
    return path


def test_every_place_of_a_briefing_is_found_and_no_other(visit: Path) -> None:
    library = open_library([visit])
    (briefing,) = library.briefings
    for standing in walk(briefing):
        assert library.find(standing.item.place) == standing
        assert library.loaded_for(standing.item.place) == library.loaded[0]
    assert library.find("visit/talks/nothing") is None
    assert library.find("other") is None
    assert library.find("") is None
    assert library.loaded_for("other/talks") is None


def test_the_nearest_place_mends_a_typo_a_case_and_a_missing_beginning(visit: Path) -> None:
    library = open_library([visit])
    row = "visit/talks/cyber-defence"
    assert isinstance(library.find(row), Standing)
    assert library.nearest("visit/talks/cybr-defense") == row
    assert library.nearest(row.upper()) == row
    assert library.nearest("cyber-defense") == row
    assert library.nearest("visitt") == "visit"
    assert library.nearest("zzzzzzzz") is None
    assert Library().nearest("anything") is None


def test_a_file_whose_id_is_taken_is_opened_under_the_next_free_one_and_says_so(visit: Path) -> None:
    other, third = visit.parent / "b" / "visit.yaml", visit.parent / "c" / "visit.yaml"
    for path in (other, third):
        path.parent.mkdir()
        path.write_text("outbrief: 1\ntitle: Another\n")
    library = open_library([visit, other, third])
    assert [briefing.id for briefing in library.briefings] == ["visit", "visit-2", "visit-3"]
    assert library.find("visit-2") is not None
    clashes = [problem for problem in library.problems if problem.severity is Severity.ERROR]
    assert [problem.path for problem in clashes] == [str(other), str(third)]
    assert all(f"taken by {visit}" in problem.message for problem in clashes)
    assert [problem.hint for problem in clashes] == ["id: visit-2", "id: visit-3"]


def test_a_file_that_vanishes_between_finding_and_reading_is_a_problem(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(f"outbrief: 1\ntitle: {name}\n")
    steps = Opening([tmp_path]).steps()
    next(steps)
    (tmp_path / "b.yaml").unlink()
    (tmp_path / "c.yaml").unlink()
    (tmp_path / "c.yaml").mkdir()
    *_, last = steps
    assert [briefing.title for briefing in last.library.briefings] == ["a"]
    assert [problem.message for problem in last.library.problems] == ["no such file", "this is a folder, not a file"]


def test_thousands_of_files_are_opened_in_order_and_in_few_steps(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / f"{number}.yaml").write_text(f"title: {number}\n")
    steps = list(Opening([tmp_path], Indexing.NEVER).steps())
    library = steps[-1].library
    assert [heading.title for heading in library.headings] == [str(number) for number in range(3_000)]
    assert library.find("2999")
    # At each of them all that is loaded so far is copied.
    assert len(steps) < 60


def test_the_id_for_a_clash_is_one_that_is_free(visit: Path) -> None:
    second = visit.parent / "second.yaml"
    second.write_text("outbrief: 1\nid: visit-2\ntitle: Second\n")
    clash = visit.parent / "clash.yaml"
    clash.write_text("outbrief: 1\nid: visit\ntitle: Clash\n")
    library = open_library([visit, second, clash])
    assert [briefing.id for briefing in library.briefings] == ["visit", "visit-2", "visit-3"]


def test_a_library_grows_without_changing_the_one_it_grew_from(visit: Path) -> None:
    second = visit.parent / "second.yaml"
    second.write_text("outbrief: 1\ntitle: Second\n")
    small = open_library([visit])
    standing = small.find("visit")
    large = small.extended([load(second), load(visit)])
    assert len(small.loaded) == 1
    assert small.find("second") is None
    assert [briefing.id for briefing in large.briefings] == ["visit", "second", "visit-2"]
    assert large.find("visit") is standing
    assert small.problems == ()
    assert len(large.problems) == 1


def test_problems_of_files_paths_and_the_whole_are_told_together_in_order(visit: Path) -> None:
    broken = visit.parent / "a-broken.yaml"
    broken.write_text("- not\n- a briefing\n")
    missing = visit.parent / "zz.yaml"
    library = open_library([missing, visit, broken])
    assert [Path(problem.path).name for problem in library.problems] == ["a-broken.yaml", "zz.yaml"]
    assert [one.path for one in library.unopened] == [broken]
    assert [briefing.title for briefing in library.briefings] == ["The visit"]


def test_a_reference_to_another_briefing_is_a_problem_only_where_that_is_not_open(visit: Path) -> None:
    other = visit.parent / "other.yaml"
    other.write_text(
        "outbrief: 1\ntitle: Other\nsections:\n  - title: S\n    table:\n      columns: {initiative: I, see: See}\n"
        "      rows:\n        - initiative: Later\n          see: visit/talks\n"
    )
    assert [problem.severity for problem in open_library([other]).problems] == [Severity.WARNING]
    assert open_library([other, visit]).problems == ()


def test_what_is_opened_is_what_is_given_else_the_variable_else_the_shipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)
    assert library_paths([]) == shipped_paths()
    monkeypatch.setenv(LIBRARY_VARIABLE, "")
    assert library_paths([]) == shipped_paths()
    monkeypatch.setenv(LIBRARY_VARIABLE, "one:two/three::")
    assert library_paths([]) == [Path("one"), Path("two/three")]
    assert library_paths(["four"]) == [Path("four")]


def test_the_shipped_briefings_open_with_the_guide_last() -> None:
    library = open_library(shipped_paths())
    assert [briefing.id for briefing in library.briefings] == ["nato-dsg-us-visit", "guide"]
    assert set(shipped_paths()) == set(shipped_folder().glob("*.yaml"))


def test_one_file_gives_way_to_another_state_of_it() -> None:
    first, second = (load_text(f"outbrief: 1\nid: {name}\ntitle: {name}\n", Path(f"{name}.yaml")) for name in "ab")
    library = Library((first, second))
    assert library.find("b")
    now = load_text("outbrief: 1\nid: b\ntitle: Later\n", Path("b.yaml"))
    other = library.with_file(now)
    assert other.loaded == (first, now)
    standing = other.find("b")
    assert standing
    assert heading(standing.item) == "Later"
    assert library.loaded == (first, second)
