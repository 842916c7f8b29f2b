"""A library in memory as it was compiled: the same as from YAML, and never what a file does not hold any more."""

import os
from pathlib import Path

import pytest

from library_on_disk import assert_same, files_in_cache, readout, write_readouts
from made_up_shelving import SHELVING
from outbrief.library import compiled_library, large, opening
from outbrief.library.cache import cache_folder
from outbrief.library.compiled_library import CompiledLibrary
from outbrief.library.library import open_library
from outbrief.library.opening import Opening, Step, is_kept, opened
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a cache, and take for settled what was changed long ago, though the clock that says so is real."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("outbrief.library.fingerprint.RACY_NS", -(10**18))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that were read from YAML since."""
    names: list[str] = []

    def count(path: Path, briefing_id: str | None = None) -> Loaded:
        names.append(path.name)
        return load(path, briefing_id)

    monkeypatch.setattr(compiled_library, "load", count)
    return names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three files and one that is no briefing."""
    folder = write_readouts(tmp_path / "library", 3)
    (folder / "x-broken.yaml").write_text("- a list\n")
    return folder


def open_(*paths: Path) -> Step:
    return opened(Opening(paths, compiled=CompiledLibrary(paths)))


def test_what_has_not_changed_comes_back_without_yaml_and_is_the_same(folder: Path, parsed: list[str]) -> None:
    cold = open_(folder)
    assert parsed == ["r0.yaml", "r1.yaml", "r2.yaml", "x-broken.yaml"]
    parsed.clear()
    warm = open_(folder)
    assert parsed == ["x-broken.yaml"]
    for step in (cold, warm):
        assert_same(step, open_library([folder]))
        assert step.library.problems == open_library([folder]).problems
    assert len(files_in_cache()) == 1


def test_what_has_changed_is_read_and_compiled_again(folder: Path, parsed: list[str]) -> None:
    open_(folder)
    (folder / "r1.yaml").write_text(readout(1, "renewed"))
    (folder / "r2.yaml").unlink()
    parsed.clear()
    assert_same(open_(folder), open_library([folder]))
    assert parsed == ["r1.yaml", "x-broken.yaml"]
    parsed.clear()
    assert_same(open_(folder), open_library([folder]))
    assert parsed == ["x-broken.yaml"]


def test_a_file_that_was_written_a_moment_before_is_read_again(
    folder: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outbrief.library.fingerprint.RACY_NS", 2_000_000_000)
    open_(folder)
    parsed.clear()
    open_(folder)
    assert "r0.yaml" in parsed


@pytest.mark.parametrize("damage", ["cut", "other", "empty"])
def test_a_damaged_cache_is_as_none(folder: Path, parsed: list[str], damage: str) -> None:
    open_(folder)
    where = cache_folder()
    assert where is not None
    (file,) = where.iterdir()
    data = file.read_bytes()
    file.write_bytes({"cut": data[:-1], "other": data[:-1] + bytes([data[-1] ^ 1]), "empty": b""}[damage])
    parsed.clear()
    assert_same(open_(folder), open_library([folder]))
    assert len(parsed) == 4


def test_another_version_reads_all_of_it_again(
    folder: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_(folder)
    parsed.clear()
    monkeypatch.setattr(compiled_library, "__version__", "999")
    open_(folder)
    assert len(parsed) == 4


def test_without_a_cache_everything_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert_same(open_(folder), open_library([folder]))


def test_a_cache_that_others_can_write_is_not_believed(folder: Path, parsed: list[str]) -> None:
    open_(folder)
    where = cache_folder()
    assert where is not None
    os.chmod(where, 0o777)
    parsed.clear()
    assert_same(open_(folder), open_library([folder]))
    assert len(parsed) == 4


def test_nothing_is_written_where_nothing_has_changed(tmp_path: Path) -> None:
    folder = write_readouts(tmp_path / "library", 2)
    open_(folder)
    where = cache_folder()
    assert where is not None
    before = [file.stat().st_mtime_ns for file in where.iterdir()]
    open_(folder)
    assert [file.stat().st_mtime_ns for file in where.iterdir()] == before


def test_two_files_with_one_id_are_opened_as_ever(folder: Path) -> None:
    for name in ("r0.yaml", "r1.yaml"):
        (folder / name).write_text("id: same\n" + readout(0))
    for _ in range(2):
        step = open_(folder)
        assert_same(step, open_library([folder]))
        assert len({briefing.id for briefing in step.library.briefings}) == 3


@pytest.fixture
def maybe_large(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have the library be one that may be large; return the names of the files that were read from YAML since."""
    monkeypatch.setattr(opening, "LEAST_LARGE", 100)
    names: list[str] = []

    def count(data: bytes, path: Path, briefing_id: str | None = None) -> Loaded:
        names.append(path.name)
        return load_text(data, path, briefing_id)

    monkeypatch.setattr(large, "load_text", count)
    return names


def test_one_that_may_be_large_and_is_not_comes_back_so_too(folder: Path, maybe_large: list[str]) -> None:
    (folder / "r1.yaml").write_text("id: same\n" + readout(0))
    (folder / "r2.yaml").write_text("id: same\n" + readout(2))
    assert_same(open_(folder), open_library([folder]))
    assert maybe_large == ["r0.yaml", "r1.yaml", "r2.yaml", "x-broken.yaml"]
    maybe_large.clear()
    assert_same(open_(folder), open_library([folder]))
    assert maybe_large == ["x-broken.yaml"]
    assert len(files_in_cache(compiled_library.SUFFIX)) == 1
    (folder / "r0.yaml").write_text(readout(0, "renewed"))
    maybe_large.clear()
    assert_same(open_(folder), open_library([folder]))
    assert maybe_large == ["r0.yaml", "x-broken.yaml"]


def test_one_that_has_become_large_is_stored_whole(
    folder: Path, maybe_large: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_(folder)
    write_readouts(folder, 9)
    monkeypatch.setattr(large, "MOST_IN_MEMORY", 30)
    step = opened(Opening([folder], shelving=SHELVING, compiled=CompiledLibrary([folder])))
    assert is_kept(step.library)
    assert_same(step, open_library([folder]))


def test_of_many_libraries_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_library, "MOST_KEPT", 2)
    folder = write_readouts(tmp_path / "library", 3)
    written: list[str] = []
    for number in range(3):
        open_(folder / f"r{number}.yaml")
        (new,) = files_in_cache(compiled_library.SUFFIX) - set(written)
        written.append(new)
        where = cache_folder()
        assert where is not None
        os.utime(where / new, (number, number))
    open_(folder)
    assert not {written[0], written[1]} & files_in_cache()
    assert written[2] in files_in_cache()
    assert len(files_in_cache(compiled_library.SUFFIX)) == 2
