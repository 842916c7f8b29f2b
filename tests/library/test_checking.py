"""Checking files one at a time finds what opening them all together finds."""

import gc
from pathlib import Path

import pytest

from outbrief.briefing.model import Briefing
from outbrief.library import checking
from outbrief.library.checking import check_files
from outbrief.library.library import open_library
from outbrief.library.opening import Progress
from outbrief.loading.load import load
from outbrief.loading.loaded import Loaded


def briefing(identity: str, see: str) -> str:
    return (
        f"outbrief: 1\nid: {identity}\ntitle: T\nsections:\n  - title: S\n    points:\n"
        f"      - {{text: first, see: '{see}'}}\n      - {{text: second, see: own/s/first, id: two}}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library with something wrong of every kind."""
    (tmp_path / "a.yaml").write_text(briefing("a", "b/s/two, b/s/gone, c/s/two"))
    (tmp_path / "b.yaml").write_text(briefing("b", "a/s/first b-2/s/first"))
    (tmp_path / "copy.yaml").write_text(briefing("b", "b/s/too"))
    (tmp_path / "list.yaml").write_text("- a list\n")
    (tmp_path / "wrong.yaml").write_text("outbrief: 1\ntitle: T\nsektions: []\ntranslates: bb\n")
    return tmp_path


def test_it_finds_what_the_library_finds(folder: Path) -> None:
    paths = [folder, folder / "missing.yaml"]
    found, library = check_files(paths, lambda _: None), open_library(paths)
    assert found.problems == library.problems
    assert (found.briefings, found.unopened) == (len(library.briefings), len(library.unopened))
    assert found.paths == {str(path): path for path in folder.iterdir()}
    nowhere = [problem.message for problem in found.problems if "nowhere" in problem.message]
    # Two of each: the briefing that shares its id has them, too.
    assert sorted(nowhere)[:2] == ["a reference to nowhere: b/s/gone", "a reference to nowhere: b/s/too"]


def test_no_briefing_is_held_while_the_next_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []

    def counting(path: Path, briefing_id: str | None = None) -> Loaded:
        gc.collect()
        alive.append(sum(isinstance(one, Briefing) for one in gc.get_objects()))
        return load(path, briefing_id)

    monkeypatch.setattr(checking, "load", counting)
    check_files([folder], lambda _: None)
    # What other tests have left is there from the beginning.
    assert max(alive) - alive[0] <= 1


def test_it_says_how_far_it_has_come(folder: Path) -> None:
    told: list[Progress] = []
    check_files([folder], told.append)
    assert [one.doing for one in told] == ["checking"] * 5
    assert told[0].share == 0
    assert told == sorted(told)
    assert 0.5 < told[-1].share < 1
