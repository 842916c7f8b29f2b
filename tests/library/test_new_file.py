"""A file that a command makes is whole or not there, and replaces no other unless that is meant."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from outbrief.library.new_file import write_new
from outbrief.library.replacing import Unsafe


def parts() -> Iterator[str]:
    yield "Größe\n"
    yield "more"


def broken() -> Iterator[str]:
    yield "begun"
    raise MemoryError


def test_a_file_is_written_in_utf_8_with_the_rights_of_a_new_one(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_new(tmp_path / "a.md", parts())
    finally:
        os.umask(mask)
    assert (tmp_path / "a.md").read_bytes() == "Größe\nmore".encode()
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.md"]


def test_what_is_there_is_replaced_only_by_force_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    path.chmod(0o604)
    asked: list[str] = []
    with pytest.raises(Unsafe, match="is there already; --force replaces it"):
        write_new(path, (asked.append(part) or part for part in parts()))  # type: ignore[func-returns-value]
    assert (path.read_text(), asked) == ("mine", [])
    write_new(path, parts(), force=True)
    assert path.read_text() == "Größe\nmore"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@pytest.mark.parametrize("force", [False, True])
def test_a_text_that_ends_early_leaves_everything_as_it_was(tmp_path: Path, force: bool) -> None:
    if force:
        (tmp_path / "a.md").write_text("mine")
    with pytest.raises(MemoryError):
        write_new(tmp_path / "a.md", broken(), force)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == ({"a.md": "mine"} if force else {})


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("mine")
    (tmp_path / "link.md").symlink_to("real.md")
    with pytest.raises(Unsafe):
        write_new(tmp_path / "link.md", parts())
    write_new(tmp_path / "link.md", parts(), force=True)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "Größe\nmore"


def test_a_link_to_nowhere_is_not_followed_without_force(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("real.md")
    with pytest.raises(Unsafe):
        write_new(tmp_path / "link.md", parts())
    assert not (tmp_path / "real.md").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_a_pipe_and_a_device_are_never_replaced(tmp_path: Path, force: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    # A device of our own: were one of the machine's replaced after all, every program on it would suffer.
    ours, device = os.openpty()
    try:
        for path in (tmp_path, tmp_path / "pipe", Path(os.ttyname(device))):
            with pytest.raises(Unsafe):
                write_new(path, parts(), force)
    finally:
        os.close(ours)
        os.close(device)


def test_a_file_that_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"

    def slow() -> Iterator[str]:
        yield "ours"
        path.write_text("theirs")

    with pytest.raises(Unsafe):
        write_new(path, slow())
    assert path.read_text() == "theirs"
    assert os.listdir(tmp_path) == ["a.md"]


def test_where_there_are_no_hard_links_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_link)
    write_new(tmp_path / "a.md", parts())
    assert (tmp_path / "a.md").read_text() == "Größe\nmore"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_new(tmp_path / "none" / "a.md", parts())
