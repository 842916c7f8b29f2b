"""Opening libraries: a small one in memory, a large one from the disk, and both alike."""

import os
import time
from pathlib import Path

import pytest

from library_on_disk import ROWS, assert_same, files_in_cache, open_, readout, write_readouts
from made_up_shelving import SHELVING
from outbrief.library import indexing, large, opening
from outbrief.library import store as store_module
from outbrief.library.cache import cache_folder
from outbrief.library.fingerprint import read_fingerprinted
from outbrief.library.indexing import Indexing
from outbrief.library.kept import Kept
from outbrief.library.library import Library, open_library
from outbrief.library.opening import Opening, Progress, Stopped, is_kept, opened
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder of six files with 66 entries; the seventh is no briefing."""
    folder = write_readouts(tmp_path / "library", 6)
    (folder / "x-broken.yaml").write_text("- a list\n")
    return folder


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take 31 entries for many; and what was changed long ago for settled, though the clock that says so is real."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(opening, "LEAST_LARGE", 100)
    monkeypatch.setattr(large, "MOST_IN_MEMORY", 30)
    monkeypatch.setattr("outbrief.library.fingerprint.RACY_NS", -(10**18))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that were parsed since."""
    names: list[str] = []

    def count_text(text: str | bytes, path: Path, briefing_id: str | None = None) -> Loaded:
        names.append(path.name)
        return load_text(text, path, briefing_id)

    def count(path: Path, briefing_id: str | None = None) -> Loaded:
        names.append(path.name)
        return load(path, briefing_id)

    for module in (store_module, large):
        monkeypatch.setattr(module, "load_text", count_text)
        monkeypatch.setattr(module, "load", count)
    monkeypatch.setattr(opening, "load", count)
    return names


def test_a_small_library_is_loaded_into_memory_and_touches_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_readouts(tmp_path / "small", 3)
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    step = open_(folder)
    assert_same(step, open_library([folder]))
    assert not is_kept(step.library)
    assert not (tmp_path / "cache").exists()


def test_what_looked_large_and_is_small_is_in_memory_too(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MOST_IN_MEMORY", 70)
    step = open_(library)
    assert_same(step, open_library([library]))
    assert not is_kept(step.library)
    assert files_in_cache() == set()


def test_a_large_library_is_opened_cold_and_warm_alike_and_parsed_once(library: Path, parsed: list[str]) -> None:
    cold = open_(library)
    assert sorted(parsed) == sorted(os.listdir(library))
    assert all(isinstance(one, Kept) for one in cold.library.loaded)
    parsed.clear()
    warm = open_(library)
    assert all(isinstance(one, Kept) for one in warm.library.loaded)
    in_memory = open_library([library])
    for step in (cold, warm):
        assert_same(step, in_memory)
    assert parsed == []
    assert len(files_in_cache(".briefing")) == 7
    assert len(files_in_cache(".index")) == len(files_in_cache(".manifest")) == 1


def test_a_warm_library_opens_its_manifest_and_its_index_and_no_other_file(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_(library)
    touched: list[str] = []
    os_open = os.open

    def note(path: str, *arguments: object, **more: object) -> int:
        touched.append(str(path))
        return os_open(path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", note)
    monkeypatch.setattr(store_module, "Container", None)
    monkeypatch.setattr(SHELVING.__class__, "open_stored", None, raising=False)
    warm = opened(Opening([library], Indexing.NEVER, shelving=SHELVING))
    assert len(warm.library.briefings) == 6
    assert [name for name in touched if name.endswith((".yaml", ".briefing"))] == []


def test_only_the_file_that_changed_is_parsed_again(library: Path, parsed: list[str]) -> None:
    open_(library)
    index = files_in_cache(".index")
    parsed.clear()
    (library / "r3.yaml").write_text(readout(3, "rebuilt"))
    step = open_(library)
    assert parsed == ["r3.yaml"]
    assert step.index is not None
    assert len(step.index.search("rebuilt").hits) == ROWS
    assert_same(step, open_library([library]))
    # The index that it had before is gone at once; the briefing, when it is old.
    assert len(files_in_cache(".index")) == 1
    assert files_in_cache(".index") != index
    assert len(files_in_cache(".briefing")) == 8
    folder = cache_folder()
    assert folder is not None
    for name in files_in_cache():
        os.utime(folder / name, (time.time() - 2 * 3_600,) * 2)
    (library / "r4.yaml").write_text(readout(4, "rebuilt"))
    open_(library)
    assert len(files_in_cache(".briefing")) == 7


def test_a_file_more_and_a_file_less_cost_no_other(library: Path, parsed: list[str]) -> None:
    open_(library)
    parsed.clear()
    (library / "r1-new.yaml").write_text(readout(9))
    assert_same(open_(library), open_library([library]))
    assert parsed == ["r1-new.yaml"]
    parsed.clear()
    (library / "r0.yaml").unlink()
    assert_same(open_(library), open_library([library]))
    assert_same(open_(library / "r5.yaml", library), open_library([library / "r5.yaml", library]))
    assert parsed == []


def test_a_file_that_was_only_touched_or_moved_is_not_parsed_again(library: Path, parsed: list[str]) -> None:
    open_(library)
    parsed.clear()
    for path in library.iterdir():
        os.utime(path)
    library.rename(library.with_name("elsewhere"))
    moved = library.with_name("elsewhere")
    assert_same(open_(moved), open_library([moved]))
    assert parsed == []


def test_a_change_that_leaves_size_and_times_alone_is_noticed_as_long_as_it_may_happen(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outbrief.library.fingerprint.RACY_NS", 2_000_000_000)
    open_(library)
    path = library / "r2.yaml"
    before = path.stat()
    path.write_text(readout(2).replace("gauge", "gouge"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    # Even if the file system had not noticed the change of the times:
    monkeypatch.setattr(large, "signature_of", lambda found: signature_as_before(found, before, path))
    step = open_(library)
    assert step.index is not None
    assert step.index.search('"tide gouge"').hits


def signature_as_before(found: os.stat_result, before: os.stat_result, path: Path) -> object:
    from outbrief.library.fingerprint import signature_of

    return signature_of(before if found.st_ino == before.st_ino else found)


def test_ids_that_clash_are_given_out_again_as_files_come_and_go(tmp_path: Path, parsed: list[str]) -> None:
    folder = tmp_path / "library"
    for number, name in enumerate(("a", "b", "c")):
        (folder / name).mkdir(parents=True)
        (folder / name / "same.yaml").write_text(readout(number))
    for _ in range(2):
        step = open_(folder)
        assert_same(step, open_library([folder]))
        assert [heading.place for heading in step.library.headings] == ["same", "same-2", "same-3"]
    parsed.clear()
    open_(folder)
    assert parsed == []
    (folder / "a" / "same.yaml").unlink()
    for _ in range(2):
        step = open_(folder)
        assert_same(step, open_library([folder]))
        assert [heading.place for heading in step.library.headings] == ["same", "same-2"]


def test_a_file_that_cannot_be_read_and_then_can(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "r9.yaml").mkdir()
    (library / "r9.yaml" / "inner.yaml").symlink_to(library / "r9.yaml" / "missing")
    step = open_(library, library / "nowhere")
    assert_same(step, open_library([library, library / "nowhere"]))
    (library / "r9.yaml" / "missing").write_text(readout(9))
    assert_same(open_(library, library / "nowhere"), open_library([library, library / "nowhere"]))


def test_it_is_seen_growing_and_searched_meanwhile(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BATCH", 1)
    monkeypatch.setattr(indexing, "MOST_AT_ONCE", 1)
    told: list[Progress] = []
    steps = list(Opening([library], Indexing.GROWING, told.append, SHELVING).steps())
    counts = [len(step.library.loaded) for step in steps]
    assert counts[0] == 1
    assert counts[-1] == 7
    assert len(set(counts)) > 3
    assert steps[0].index is None
    assert [step for step in steps[1:-2] if step.index]
    assert {progress.doing for progress in told} == {"loading", "indexing"}
    assert all(0 <= progress.share <= 1 for progress in told)
    assert told[-1] == Progress("indexing", 1)


def test_the_first_step_waits_for_no_other_file(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(path: Path) -> object:
        read.append(path.name)
        return read_fingerprinted(path)

    monkeypatch.setattr(large, "read_fingerprinted", note)
    for _ in range(2):
        read.clear()
        first = next(Opening([library], shelving=SHELVING).steps())
        assert len(first.library.headings) == 1
        assert read == ["r0.yaml"]
        # What the cache holds is found there, though nobody has written down that it is.
        open_(library)
        for name in files_in_cache(".manifest"):
            folder = cache_folder()
            assert folder is not None
            (folder / name).unlink()


@pytest.mark.parametrize("gone", ["r1.yaml", "r5.yaml"])
def test_a_file_that_vanishes_while_others_are_read_is_a_problem(library: Path, gone: str) -> None:
    steps = Opening([library], shelving=SHELVING).steps()
    next(steps)
    (library / gone).unlink()
    *_, last = steps
    assert [one.path.name for one in last.library.unopened] == [gone, "x-broken.yaml"]
    assert [problem.message for problem in last.library.unopened[0].problems] == ["no such file"]
    assert last.index is not None
    assert is_kept(last.library)
    assert_same(open_(library), open_library([library]))


def test_who_waits_for_nothing_any_more_stops_it(library: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.doing == "indexing":
            raise Stopped

    with pytest.raises(Stopped):
        opened(Opening([library], Indexing.AT_THE_END, stop, SHELVING))
    assert files_in_cache(".index") == set()
    assert not [name for name in files_in_cache() if name.startswith(".")]
    assert_same(open_(library), open_library([library]))


def test_without_an_index_none_is_made_and_with_one_later_nothing_is_parsed(library: Path, parsed: list[str]) -> None:
    step = open_(library, indexing=Indexing.NEVER)
    assert step.index is None
    assert len(step.library.briefings) == 6
    assert files_in_cache(".index") == set()
    parsed.clear()
    assert_same(open_(library), open_library([library]))
    assert open_(library, indexing=Indexing.NEVER).index is None
    assert_same(open_(library), open_library([library]))
    assert parsed == []


def test_a_library_that_was_begun_is_completed(library: Path) -> None:
    one = Opening([library], shelving=SHELVING)
    whole = opened(one).library
    begun = Library((), whole.own_problems).extended(load(each.path) for each in whole.loaded[:2])
    *_, last = one.steps(begun)
    assert last.library.loaded[:2] == begun.loaded
    assert_same(last, open_library([library]))
    *_, alone = Opening(()).steps(begun)
    assert alone.library is not whole
    assert_same(alone, begun)


def test_another_version_starts_anew(library: Path, parsed: list[str]) -> None:
    open_(library)
    parsed.clear()
    step = opened(Opening([library], shelving=SHELVING._replace(version="next")))
    assert len(parsed) == 7
    assert_same(step, open_library([library]))


def test_a_library_that_is_gone_is_forgotten_after_a_month(library: Path, tmp_path: Path) -> None:
    open_(library)
    kept = files_in_cache()
    library.rename(tmp_path / "away")
    other = write_readouts(tmp_path / "other", 9)
    for path in other.iterdir():
        path.write_text(path.read_text() + "lang: en\n")
    cache = cache_folder()
    assert cache is not None
    for days, is_kept_still in ((20, True), (40, False)):
        for name in kept:
            os.utime(cache / name, (time.time() - days * 86_400,) * 2)
        (other / "r0.yaml").write_text(readout(0, f"after {days} days"))
        open_(other)
        assert (kept <= files_in_cache()) is is_kept_still
        assert not is_kept_still or kept & files_in_cache()
    assert not kept & files_in_cache()
