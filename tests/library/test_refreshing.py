"""A library after some of its files have changed."""

from pathlib import Path

import pytest

from library_on_disk import open_, readout, write_readouts
from made_up_shelving import SHELVING
from outbrief.library import large, opening
from outbrief.library.files import find_files
from outbrief.library.indexing import Indexing
from outbrief.library.last_good import LastGood
from outbrief.library.opening import Opening, Step, is_kept
from outbrief.library.refreshing import refreshed
from outbrief.library.watching import Changes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that counts as a large library."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(opening, "LEAST_LARGE", 100)
    monkeypatch.setattr(large, "MOST_IN_MEMORY", 30)
    return write_readouts(tmp_path / "library", 6)


def steps_after(folder: Path, changes: Changes) -> list[Step]:
    library = open_(folder).library
    again = Opening([folder], Indexing.GROWING, shelving=SHELVING)
    for path in changes.changed:
        path.write_text(path.read_text().replace("title: Readout", "title: Rewritten"))
    return list(refreshed(library, again, find_files([folder]).paths, (), changes))


def test_a_large_library_is_shown_before_it_is_indexed(folder: Path) -> None:
    shown, indexed = steps_after(folder, Changes(changed=(folder / "r3.yaml",)))
    assert shown.index is None
    for step in (shown, indexed):
        assert is_kept(step.library)
        assert step.library.headings[3].title == "Rewritten 3"
    assert indexed.index is not None
    assert indexed.index.search("rewritten").hits


def test_of_a_large_library_too_an_invalid_file_stays_what_it_was(folder: Path) -> None:
    library = open_(folder).library
    path = folder / "r3.yaml"
    path.write_text(readout(3).replace("title: Readout 3", "title: [Readout"))
    again = Opening([folder], shelving=SHELVING)
    steps = list(refreshed(library, again, find_files([folder]).paths, (), Changes(changed=(path,))))
    assert len(steps) == 2
    for step in steps:
        assert isinstance(step.library.loaded[3], LastGood)
        assert step.library.headings[3].title == "Readout 3"
