"""No kind of file hangs or floods the reading of it."""

import os
from pathlib import Path

import pytest

from outbrief.loading import source
from outbrief.loading.load import load
from outbrief.loading.report import Report
from outbrief.loading.source import read_bytes


def complaint(path: Path) -> str:
    report = Report("file")
    assert read_bytes(path, report) is None
    (problem,) = report.problems()
    assert (problem.line, problem.column) == (0, 0)
    return problem.message


def test_the_bytes_of_a_file_come_as_they_are_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a\0\xff" * 50_000)
    (tmp_path / "link").symlink_to("file")
    assert read_bytes(tmp_path / "link", Report("link")) == b"a\0\xff" * 50_000


def test_a_missing_file_a_folder_and_a_dangling_link_are_problems(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nothing")
    assert complaint(tmp_path / "none.yaml") == "no such file"
    assert complaint(tmp_path / "link") == "no such file"
    assert complaint(tmp_path) == "this is a folder, not a file"


def test_a_pipe_without_a_writer_is_a_problem_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert complaint(tmp_path / "pipe") == "this is a pipe, not a file"


def test_a_link_to_an_endless_device_is_a_problem_at_once(tmp_path: Path) -> None:
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert complaint(tmp_path / "zero.yaml") == "this is a device, not a file"


def test_a_file_without_permission_is_a_problem(unprivileged: Path) -> None:
    path = unprivileged / "secret.yaml"
    path.touch(mode=0)
    assert complaint(path) == "cannot be opened: Permission denied"


def test_a_loop_of_links_and_an_impossible_name_are_problems(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert complaint(tmp_path / "loop").startswith("cannot be opened")
    assert complaint(tmp_path / "a\0b").startswith("cannot be opened")
    assert complaint(tmp_path / ("a" * 5000)).startswith("cannot be opened")


def test_a_file_over_the_limit_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "SIZE_LIMIT", 1024 * 1024)
    (tmp_path / "large").write_bytes(b"x" * (1024 * 1024 + 1))
    assert complaint(tmp_path / "large") == "larger than 1 MiB"


def test_a_file_that_has_no_size_is_read_to_its_end() -> None:
    data = read_bytes(Path("/proc/self/status"), Report("status"))
    assert data is not None
    assert b"Pid:" in data


@pytest.mark.parametrize(("writes", "read"), [(1, True), (2, False)])
def test_a_file_written_while_it_is_read_is_read_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, read: bool
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    left = writes
    original = source._all

    def disturbed(descriptor: int, size: int) -> bytes | None:
        nonlocal left
        data = original(descriptor, size)
        if left:
            left -= 1
            path.write_bytes(b"new" * (5 + left))
        return data

    monkeypatch.setattr(source, "_all", disturbed)
    report = Report("file")
    assert read_bytes(path, report) == (b"newnewnewnewnew" if read else None)
    assert [problem.message for problem in report.problems()] == ([] if read else ["changed twice while it was read"])


def test_loading_from_disk_never_raises_and_cleans_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\udcff.yaml"
    loaded = load(path)
    assert loaded.briefing is None
    assert loaded.problems[0].path.endswith("a␛[2J\ufffd.yaml")
    path.write_text("outbrief: 1\ntitle: Here\n")
    found = load(path).briefing
    assert found is not None
    assert (found.id, found.title) == ("a-2j", "Here")
