"""Briefings in the cache: named by what their files hold, made anew when anything is wrong with them."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from made_up_shelving import SHELVING
from outbrief.library import store as store_module
from outbrief.library.kept import heading_of
from outbrief.library.manifest import Manifest, manifest_name, read_manifest, write_manifest
from outbrief.library.names import absolute
from outbrief.library.record import Record, plain, record_from
from outbrief.library.store import Store
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded
from outbrief.search.entries import entries
from outbrief.search.stored.container import Damaged

VISIT = """\
outbrief: 1
title: The visit
date: 2026-03-01
unknown: key
sections:
  - title: Talks
    table:
      columns: {initiative: Initiative}
      rows:
        - initiative: Joint Exercises
"""


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.yaml"
    path.write_text(VISIT)
    return path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that were parsed since."""
    names: list[str] = []

    def count(text: str | bytes, path: Path, briefing_id: str | None = None) -> Loaded:
        names.append(path.name)
        return load_text(text, path, briefing_id)

    monkeypatch.setattr(store_module, "load_text", count)
    return names


def compile_(store: Store, path: Path, briefing_id: str = "") -> Record:
    record = store.compile(path, briefing_id)
    assert record is not None
    return record


def test_a_file_is_parsed_once_and_comes_back_as_it_was(store: Store, visit: Path, parsed: list[str]) -> None:
    record = compile_(store, visit)
    assert compile_(store, visit)[1:] == record[1:]
    assert parsed == ["visit.yaml"]
    loaded = load(visit)
    assert loaded.briefing is not None
    assert record.heading == heading_of(loaded)
    assert record.entries == len(list(entries(loaded.briefing)))
    kept = store.kept(visit, record)
    assert repr(kept.briefing) == repr(loaded.briefing)
    assert kept.problems == loaded.problems
    assert kept.problems
    assert record_from(plain(record)) == record


def test_content_name_given_id_and_versions_each_make_another_container(store: Store, visit: Path) -> None:
    names = [compile_(store, visit).container, compile_(store, visit, "visit-2").container]
    other = visit.with_name("other.yaml")
    other.write_text(VISIT)
    names.append(compile_(store, other).container)
    visit.write_text(VISIT + "\n")
    names.append(compile_(store, visit).container)
    names.append(compile_(Store(store.cache, SHELVING._replace(version="next")), visit).container)
    assert len(set(names)) == 5
    elsewhere = visit.parent / "elsewhere" / "visit.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(VISIT)
    # The same file somewhere else is the same briefing.
    assert compile_(store, elsewhere).container == names[0]
    assert all(problem.path == str(elsewhere) for problem in store.kept(elsewhere, compile_(store, elsewhere)).problems)


def test_another_python_or_program_does_not_read_these_bytes(
    store: Store, visit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = compile_(store, visit).container
    monkeypatch.setattr("sys.implementation.cache_tag", "cpython-999")
    assert compile_(Store(store.cache, SHELVING), visit).container != before
    monkeypatch.undo()
    monkeypatch.setattr(store_module, "__version__", "999")
    assert compile_(Store(store.cache, SHELVING), visit).container != before


def test_a_file_without_a_briefing_and_one_that_cannot_be_read(store: Store, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("- a list\n")
    record = compile_(store, broken)
    assert (record.heading, record.entries) == (None, 0)
    assert store.kept(broken, record).problems == load(broken).problems
    assert store.compile(tmp_path / "missing.yaml") is None


def _empty(data: bytes) -> bytes:
    return b""


def _foreign(data: bytes) -> bytes:
    return b"SQLite format 3\0" * 100


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _flipped(data: bytes) -> bytes:
    return data[:100] + bytes([data[100] ^ 1]) + data[101:]


@pytest.mark.parametrize("damage", [_empty, _foreign, _cut, _flipped])
def test_a_container_that_is_not_whole_is_made_anew(
    store: Store, visit: Path, parsed: list[str], damage: Callable[[bytes], bytes]
) -> None:
    record = compile_(store, visit)
    path = store.cache.path(record.container)
    good = path.read_bytes()
    path.write_bytes(damage(good))
    assert repr(store.kept(visit, record).briefing) == repr(load(visit).briefing)
    assert bytes(store.container(visit, record).run("part"))
    assert parsed == ["visit.yaml"] * 2
    assert path.read_bytes() == good
    path.write_bytes(damage(good))
    assert compile_(store, visit).container == record.container
    assert path.read_bytes() == good
    path.unlink()
    assert repr(store.kept(visit, record).briefing) == repr(load(visit).briefing)
    assert bytes(store.container(visit, record).run("part"))


def test_no_damage_anywhere_in_a_container_is_believed(store: Store, visit: Path) -> None:
    record = compile_(store, visit)
    path = store.cache.path(record.container)
    good = path.read_bytes()
    chance = random.Random(1)
    for _ in range(200):
        at = chance.randrange(len(good))
        damaged = good[:at] if chance.random() < 0.5 else good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :]
        path.write_bytes(damaged)
        assert store.kept(visit, record).briefing == load(visit).briefing
        found = store.find(visit, record.fingerprint)
        # Between the runs lie a few bytes that nobody reads.
        assert found is None or found[3:] == record[3:]


def test_a_container_whose_file_has_changed_too_is_lost(store: Store, visit: Path) -> None:
    record = compile_(store, visit)
    store.cache.remove(record.container)
    visit.write_text(VISIT.replace("The visit", "Another"))
    with pytest.raises(Damaged):
        store.container(visit, record)
    kept = store.kept(visit, record)
    assert kept.briefing is not None
    assert kept.briefing.title == "Another"


def test_a_manifest_comes_back_whole_or_not_at_all(store: Store, visit: Path) -> None:
    record = compile_(store, visit)
    manifest = Manifest({str(visit): record, "/gone.yaml": None}, "ab.index", record.signature)
    name = manifest_name([visit], store.versions)
    assert read_manifest(store.cache, name) is None
    write_manifest(store.cache, name, manifest)
    assert read_manifest(store.cache, name) == manifest
    path = store.cache.path(name)
    good = path.read_bytes()
    for at in range(0, len(good), 3):
        path.write_bytes(good[:at])
        assert read_manifest(store.cache, name) is None
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert read_manifest(store.cache, name) is None


def test_the_name_of_a_manifest_is_that_of_the_paths_wherever_they_are_called_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path)
    assert absolute(Path("inner")) == str(tmp_path / "inner")
    here = manifest_name([Path("inner")], b"1")
    assert here == manifest_name([tmp_path / "inner"], b"1")
    assert here != manifest_name([Path("inner")], b"2")
    assert here != manifest_name([Path("inner"), Path("inner")], b"1")
