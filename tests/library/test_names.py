"""The names by which files and libraries are remembered."""

from pathlib import Path

import pytest

from headless_reader import HARBOUR
from outbrief.briefing.place import Place
from outbrief.library.library import open_library
from outbrief.library.names import file_name, file_path, library_name, place_of, spot_of
from outbrief.library.shipped import shipped_paths


def test_a_file_has_one_name_from_wherever_it_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert file_name(Path("a.yaml")) == file_name(Path("../") / tmp_path.name / "a.yaml") == str(tmp_path / "a.yaml")
    assert file_path(file_name(Path("a.yaml"))) == tmp_path / "a.yaml"
    assert library_name([Path("b"), Path("a")]) == library_name([Path("a"), Path("./b"), Path("a")])
    (visit, *_) = shipped_paths()
    assert file_name(visit) == "<shipped>/nato-dsg-us-visit.yaml"
    assert file_path(file_name(visit)) == visit


def test_a_bookmark_is_found_where_its_briefing_has_another_id(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    for path in (one, two):
        path.write_text(HARBOUR)
    alone, second = open_library([one]), open_library([one, two])
    spot = spot_of(second, Place("harbour-2/safety/pilots"))
    assert spot is not None
    assert spot.inside == "safety/pilots"
    assert place_of(second, spot) == "harbour-2/safety/pilots"
    assert place_of(alone, spot) is None
    assert place_of(open_library([two]), spot) == "harbour/safety/pilots"
    whole = spot_of(alone, Place("harbour"))
    assert whole is not None
    assert (whole.inside, place_of(second, whole)) == ("", "harbour")
    assert spot_of(alone, Place("nowhere/safety")) is None
