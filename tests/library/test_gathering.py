"""Gathering what is wrong: all that opening finds, file by file, the worst first, with its line."""

from pathlib import Path

import pytest

from outbrief.briefing.problem import Severity
from outbrief.library.gathering import LINE_KEPT, Gathering, Sourced
from outbrief.library.kept import Kept, heading_of
from outbrief.library.lately import Lately
from outbrief.library.library import Library, open_library
from outbrief.loading.load import load
from outbrief.loading.loaded import Loaded

FIRST = """\
outbrief: 1
id: first
title: First
sections:
  - title: S
    points:
      - {text: one, see: second/s/gone}
    table:
      columns: {initiative: I, outcome: O}
      rows:
        - initiative: Lamps
        - outcom: Light
"""
SECOND = (
    "outbrief: 1\nid: second\ntitle: Two: the second\nsections:\n  - title: S\n    text: It is listed as follows:\n"
)
OUTLINE = (
    "outbrief: 1\ntitle: Outline\nsections:\n  - title: S\n    text: 'An outline of measures:'\n    points: [One]\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with something wrong of every kind."""
    (tmp_path / "b.yaml").write_text(FIRST)
    (tmp_path / "a.yaml").write_text(SECOND)
    (tmp_path / "copy.yaml").write_text("outbrief: 1\nid: second\ntitle: Copy\n")
    (tmp_path / "list.yaml").write_text("- a list\n")
    (tmp_path / "outline.yaml").write_text(OUTLINE)
    (tmp_path / "right.yaml").write_text("outbrief: 1\ntitle: Nothing wrong\n")
    return tmp_path


def gathered(library: Library) -> tuple[Sourced, ...]:
    gathering = Gathering(library)
    shares = list(gathering.steps())
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    return gathering.problems()


def kept(one: Loaded, fetched: list[str]) -> Kept:
    def fetch() -> Loaded:
        fetched.append(one.path.name)
        return one

    wrong = [problem for problem in one.problems if problem.severity is not Severity.HINT]
    return Kept(one.path, heading_of(one), len(wrong), 1, fetch, Lately(1))


def test_it_finds_what_the_library_finds(folder: Path) -> None:
    library = open_library([folder, folder / "missing.yaml"])
    found = gathered(library)
    assert sorted(one.problem for one in found) == sorted(library.problems)
    assert {one.problem.severity for one in found} == set(Severity)


def test_files_stand_as_they_were_opened_and_in_each_the_worst_comes_first(folder: Path) -> None:
    found = gathered(open_library([folder / "b.yaml", folder / "a.yaml", folder / "missing.yaml"]))
    names = list(dict.fromkeys(one.problem.path for one in found))
    assert names == [str(folder / name) for name in ("missing.yaml", "b.yaml", "a.yaml")]
    assert [one.path for one in found if "missing" in one.problem.path] == [None]
    first = [(one.problem.severity, one.problem.line) for one in found if one.path == folder / "b.yaml"]
    assert first == [(Severity.ERROR, 12), (Severity.WARNING, 7), (Severity.WARNING, 11)]


def test_each_has_its_line_on_either_side_of_its_column(folder: Path) -> None:
    found = gathered(open_library([folder / "b.yaml"]))
    assert [(one.before, one.after) for one in found] == [
        ("        - ", "outcom: Light"),
        ("      - ", "{text: one, see: second/s/gone}"),
        ("        - ", "initiative: Lamps"),
    ]


def test_of_a_line_without_end_some_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(f"outbrief: 1\ntitle: {'a' * 5000}: {'b' * 5000}\n")
    (one,) = gathered(open_library([path]))
    assert (len(one.before), len(one.after)) == (LINE_KEPT, LINE_KEPT)


def test_a_kept_file_is_fetched_once_and_its_hints_are_found(folder: Path) -> None:
    files = [load(path) for path in sorted(folder.iterdir()) if path.name != "copy.yaml"]
    fetched: list[str] = []
    library = Library(tuple(kept(one, fetched) for one in files))
    assert gathered(library) == gathered(Library(tuple(files)))
    assert fetched == [one.path.name for one in files]
    # The same as all of it together.
    assert library.problems == Library(tuple(files)).problems


def test_a_file_that_went_since_it_was_opened_has_no_lines(folder: Path) -> None:
    library = open_library([folder / "b.yaml"])
    (folder / "b.yaml").unlink()
    assert {(one.before, one.after) for one in gathered(library)} == {("", "")}
