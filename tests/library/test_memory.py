"""The memory of a session: shared with others, and never in the way."""

import os
from pathlib import Path

import pytest

from outbrief.library import state_file
from outbrief.library.memory import Memory, open_memory
from outbrief.library.own_folders import state_folder
from outbrief.library.state import Spot, State
from outbrief.library.state_file import StateFile
from outbrief.library.state_format import encoded

ONE, TWO = Spot("/a.yaml", "a/one"), Spot("/a.yaml", "a/two")


def folder() -> Path:
    found = state_folder()
    assert found is not None
    return found


def path() -> Path:
    return folder() / state_file.NAME


def put(data: bytes) -> None:
    folder().mkdir(parents=True)
    path().write_bytes(data)


def bookmark(memory: Memory, spot: Spot, kept: bool = True) -> bool:
    memory.change(lambda state: state.with_bookmark(spot, kept, "Title"))
    return memory.save()


def bookmarks(memory: Memory) -> list[str]:
    return [spot.inside for spot, _ in memory.state.kept]


def test_what_is_remembered_is_there_in_the_next_session() -> None:
    memory = open_memory()
    assert bookmark(memory, ONE)
    memory.change(lambda state: state.with_query("lamps").with_theme("light"))
    assert memory.save()
    again = open_memory()
    assert again.state == memory.state
    assert (again.state.latest_queries, again.state.theme.name) == (("lamps",), "light")
    assert memory.notices() == again.notices() == []
    assert path().stat().st_mode & 0o777 == 0o600
    assert folder().stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_where_nothing_has_changed() -> None:
    memory = open_memory()
    assert memory.save()
    assert not folder().exists()


def test_two_sessions_lose_nothing_of_each_other() -> None:
    first, second = open_memory(), open_memory()
    bookmark(first, ONE)
    bookmark(second, TWO)
    assert bookmarks(second) == bookmarks(open_memory()) == ["a/two", "a/one"]
    bookmark(first, ONE, kept=False)
    second.change(lambda state: state.with_query("lamps"))
    second.save()
    assert bookmarks(first) == bookmarks(second) == bookmarks(open_memory()) == ["a/two"]


def test_a_change_counts_as_later_than_all_that_others_have_written() -> None:
    first, second = open_memory(), open_memory()
    bookmark(first, ONE)
    for kept in (True, False, True, False, True):
        bookmark(second, ONE, kept)
    bookmark(first, ONE, kept=False)
    assert bookmarks(open_memory()) == []


def test_a_file_that_goes_away_is_written_again() -> None:
    memory = open_memory()
    bookmark(memory, ONE)
    path().unlink()
    bookmark(memory, TWO)
    assert bookmarks(open_memory()) == ["a/two", "a/one"]


@pytest.mark.parametrize("data", [b"", b"{", b"\0\xff", b"[]", b'{"outbrief-state": 1}', b"[" * 100_000], ids=range(6))
def test_a_torn_or_foreign_file_is_set_aside_and_told_once(data: bytes) -> None:
    put(data)
    memory = open_memory()
    (notice,) = memory.notices()
    assert notice == f"what was remembered cannot be read; it is kept as {path()}.aside"
    assert Path(f"{path()}.aside").read_bytes() == data
    assert bookmark(memory, ONE)
    assert memory.notices() == open_memory().notices() == []


def test_what_was_set_aside_is_not_overwritten_by_the_next() -> None:
    put(b"one")
    open_memory()
    path().write_bytes(b"two")
    open_memory()
    assert {file.read_bytes() for file in folder().glob("*.aside*")} == {b"one", b"two"}


def test_what_is_no_file_is_set_aside() -> None:
    folder().mkdir(parents=True)
    os.mkfifo(path())
    assert len(open_memory().notices()) == 1
    path().mkdir()
    memory = open_memory()
    assert len(memory.notices()) == 1
    assert bookmark(memory, ONE)


def test_a_file_that_breaks_while_the_session_lasts_loses_nothing() -> None:
    memory = open_memory()
    bookmark(memory, ONE)
    path().write_bytes(path().read_bytes()[:20])
    assert bookmark(memory, TWO)
    assert bookmarks(open_memory()) == ["a/two", "a/one"]
    assert len(memory.notices()) == 1


def test_the_file_of_a_later_version_is_neither_believed_nor_overwritten() -> None:
    data = encoded(State().with_bookmark(ONE, True)).replace(b'state": 1', b'state": 2')
    put(data)
    memory = open_memory()
    assert memory.notices() == ["what is remembered was written by a later version of outbrief; it is left alone"]
    bookmark(memory, TWO)
    assert bookmarks(memory) == ["a/two"]
    assert (path().read_bytes(), os.listdir(folder())) == (data, [state_file.NAME])
    assert memory.notices() == []


def test_a_later_version_that_comes_in_between_is_left_alone() -> None:
    memory = open_memory()
    bookmark(memory, ONE)
    data = path().read_bytes().replace(b'state": 1', b'state": 2')
    path().write_bytes(data)
    assert not bookmark(memory, TWO)
    assert path().read_bytes() == data
    assert bookmarks(memory) == ["a/two", "a/one"]


@pytest.mark.parametrize("call", ["open", "fsync", "rename"])
def test_a_disk_that_refuses_is_told_once_and_written_to_when_it_does_not(
    monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    memory = open_memory()
    bookmark(memory, ONE)
    before = path().read_bytes()

    def refuse(*arguments: object, **more: object) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        assert not bookmark(memory, TWO)
        assert not bookmark(memory, ONE, kept=False)
    assert memory.notices() == ["nothing is remembered beyond this session: No space left on device"]
    assert bookmarks(memory) == ["a/two"]
    assert path().read_bytes() == before
    assert sorted(os.listdir(folder())) == [state_file.NAME, state_file.LOCK]
    assert memory.save()
    assert bookmarks(open_memory()) == ["a/two"]
    assert memory.notices() == []


def test_a_folder_that_cannot_be_made_is_told_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    memory = open_memory()
    assert not bookmark(memory, ONE)
    assert not bookmark(memory, TWO)
    assert len(memory.notices()) == 1
    assert bookmarks(memory) == ["a/two", "a/one"]


def test_a_lock_that_is_not_given_up_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_file, "PATIENCE", 0.05)
    first, second = open_memory(), open_memory()
    bookmark(first, ONE)
    with StateFile(folder())._locked():
        assert not bookmark(second, TWO)
    assert second.notices() == ["nothing is remembered beyond this session: another session holds the lock"]
    assert second.save()
    assert bookmarks(open_memory()) == ["a/two", "a/one"]


def test_a_clock_that_steps_back_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = open_memory(), open_memory()
    bookmark(first, ONE)
    monkeypatch.setattr("time.time", lambda: 0.0)
    bookmark(second, TWO)
    bookmark(second, ONE, kept=False)
    assert bookmarks(open_memory()) == ["a/two"]
    bookmark(first, ONE)
    assert bookmarks(open_memory()) == ["a/one", "a/two"]


def test_without_a_file_it_lasts_as_long_as_the_session() -> None:
    memory = Memory()
    assert bookmark(memory, ONE)
    assert bookmarks(memory) == ["a/one"]
    assert not folder().exists()


def test_the_folder_is_where_the_standard_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setenv("XDG_STATE_HOME", "/var/anna")
    assert state_folder() == Path("/var/anna/outbrief")
    for relative in ("", "state", "./state"):
        monkeypatch.setenv("XDG_STATE_HOME", relative)
        assert state_folder() == Path("/home/anna/.local/state/outbrief")
    monkeypatch.setenv("HOME", "")
    assert state_folder() is None
    assert open_memory().notices() == []
