"""Setting a cell on the disk: whole, with the file's rights, never over somebody's work, whatever happens."""

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from killing import environment, killed, unfinished
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem
from outbrief.library import replacing
from outbrief.library.editing import set_cell, undo_change
from outbrief.library.whole_file import write_whole
from outbrief.loading.load import load
from outbrief.loading.setting import Change

HEAD = (
    "outbrief: 1\ntitle: T\nsections:\n  - title: S\n    table:\n"
    "      columns: {area: A, status: Status}\n      rows:\n"
)
SETTER = [sys.executable, str(Path(__file__).parents[1] / "status_setter.py")]


def row(number: int, status: str = "open") -> str:
    return f"        - area: row {number}\n          status: {status}  # of {number}\n"


def text(count: int = 2) -> str:
    return HEAD + "".join(row(number) for number in range(count))


def place(path: Path, number: int = 0) -> Place:
    return Place(f"{path.stem}/s/row-{number}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a briefing with two rows."""
    path = tmp_path / "visit.yaml"
    path.write_text(text())
    return path


def set_status(path: Path, status: str = "done", number: int = 0) -> Change:
    change = set_cell(path, place(path, number), "status", status)
    assert isinstance(change, Change), change
    return change


def refused(path: Path) -> str:
    """Return why a status cannot be set; prove that nothing is left over."""
    names = sorted(os.listdir(path.parent))
    problem = set_cell(path, place(path), "status", "done")
    assert isinstance(problem, Problem)
    assert sorted(os.listdir(path.parent)) == names
    return problem.message


def test_one_line_is_changed_and_can_be_changed_back(path: Path) -> None:
    change = set_status(path)
    assert path.read_text() == text().replace("open", "done", 1)
    assert (change.line, change.before, change.after) == (9, "open", "done")
    undone = undo_change(change)
    assert isinstance(undone, Change)
    assert path.read_text() == text()
    assert undo_change(change) is None
    assert path.read_text() == text()
    again = undo_change(undone)
    assert isinstance(again, Change)
    assert path.read_text() == text().replace("open", "done", 1)


def test_what_others_have_written_meanwhile_stays_when_it_is_undone(path: Path) -> None:
    change = set_status(path)
    path.write_text(path.read_text().replace("title: T", "title: T\nversion: 2  # theirs"))
    assert isinstance(undo_change(change), Change)
    assert path.read_text() == text().replace("title: T", "title: T\nversion: 2  # theirs")


def test_what_cannot_be_written_just_now_can_be_undone_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = set_status(path)
    written = path.read_text()
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)
        problem = undo_change(change)
        assert isinstance(problem, Problem)
        assert problem.message == "cannot be written: permission denied"
        assert path.read_text() == written
    assert isinstance(undo_change(change), Change)
    assert path.read_text() == text()


def test_what_is_already_so_is_not_written(path: Path) -> None:
    before = path.stat()
    assert set_status(path, "open").edit is None
    assert path.stat() == before


def test_rights_and_attributes_are_kept(path: Path) -> None:
    path.chmod(0o640)
    try:
        os.setxattr(path, "user.origin", b"desk")
    except (OSError, AttributeError):
        set_status(path)
    else:
        set_status(path)
        assert os.getxattr(path, "user.origin") == b"desk"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(path: Path) -> None:
    os.chown(path, 1234, 4321)
    set_status(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)


def test_the_owner_that_cannot_be_kept_keeps_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuse)
    if os.geteuid() == 0:
        os.chown(path, 1234, 4321)
        assert "belongs to somebody else" in refused(path)
        assert path.read_text() == text()


def test_a_link_is_followed_and_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "visit.yaml"
    link.parent.mkdir()
    link.symlink_to("../visit.yaml")
    set_status(link)
    assert link.is_symlink()
    assert "status: done" in path.read_text()


def test_a_file_with_two_names_keeps_both(path: Path) -> None:
    os.link(path, path.with_name("other.yaml"))
    assert "several names" in refused(path)


@pytest.mark.parametrize("name", ["v" * 245 + ".yaml", "control\x1b[2J\n.yaml", "größe 北約.yaml"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(text())
    briefing = load(path).briefing
    assert briefing
    change = set_cell(path, Place(f"{briefing.id}/s/row-0"), "status", "done")
    assert isinstance(change, Change), change
    assert "status: done" in path.read_text()
    assert os.listdir(tmp_path) == [name]


def test_a_file_or_folder_that_is_gone_and_one_that_is_none(path: Path) -> None:
    path.unlink()
    assert refused(path) == "no such file"
    os.mkfifo(path)
    assert refused(path) == "this is a pipe, not a file"
    missing = path.parent / "missing" / "visit.yaml"
    problem = set_cell(missing, place(missing), "status", "done")
    assert isinstance(problem, Problem)
    assert "No such file" in problem.message


def test_a_file_that_may_only_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As root every file can be written; so the answer is made up.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(path) == "cannot be written: permission denied"


def test_a_folder_in_which_nothing_may_be_written(unprivileged: Path) -> None:
    path = unprivileged / "visit.yaml"
    path.write_text(text())
    unprivileged.chmod(0o500)
    try:
        assert refused(path) == "cannot be written: Permission denied"
        assert path.read_text() == text()
    finally:
        unprivileged.chmod(0o700)


def test_a_file_saved_by_another_editor_meanwhile_is_left_to_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = text().replace("title: T", "title: Theirs")

    def saved_before(target: Path, fill: object) -> object:
        path.write_text(saved)
        return write_whole(target, fill)  # type: ignore[arg-type]

    monkeypatch.setattr(replacing, "write_whole", saved_before)
    assert "has changed since it was read" in refused(path)
    assert path.read_text() == saved


@pytest.mark.parametrize("call", ["write", "fsync", "rename", "fchmod"])
def test_a_disk_that_is_full_or_broken_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refuse(*arguments: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "write":
        monkeypatch.setattr(replacing, "write_whole", refuse)
    else:
        monkeypatch.setattr(os, call, refuse)
    assert refused(path) == "cannot be written: No space left on device"
    assert path.read_text() == text()


def test_a_limit_on_the_size_of_files_changes_nothing(path: Path) -> None:
    path.write_text(text(500))
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    limited += "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", limited, SETTER[1], path, "0", "1"], capture_output=True, text=True, env=environment()
    )
    assert "cannot be written: File too large" in done.stdout
    assert path.read_text() == text(500)
    assert os.listdir(path.parent) == [path.name]


def test_a_folder_in_which_another_program_writes_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "PATIENCE", 0.05)
    with replacing.alone_in(path.parent):
        assert refused(path) == "cannot be written: another program is writing in this folder"
    monkeypatch.setattr(replacing, "PATIENCE", 10.0)
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with replacing.alone_in(path.parent):
            inside.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait(10)
    threading.Timer(0.1, leave.set).start()
    set_status(path)
    holder.join()


def test_what_a_killed_writer_left_goes_and_what_a_person_called_alike_stays(path: Path) -> None:
    (path.parent / ".writing-notes").write_text("mine")
    os.utime(path.parent / ".writing-notes", (0, 0))
    (path.parent / f".writing-{0:08x}-1-{0:016x}").write_text("half")
    os.utime(path.parent / f".writing-{0:08x}-1-{0:016x}", (0, 0))
    set_status(path)
    assert sorted(os.listdir(path.parent)) == [".writing-notes", path.name]


def test_two_who_set_at_once_lose_nothing_of_each_other(path: Path) -> None:
    path.write_text(text(40))
    setters = [
        subprocess.Popen([*SETTER, path, str(start), "20"], stdout=subprocess.DEVNULL, env=environment())
        for start in (0, 20)
    ]
    assert [setter.wait(60) for setter in setters] == [0, 0]
    assert path.read_text() == text(40).replace("status: open", "status: done 0")
    assert os.listdir(path.parent) == [path.name]


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return the statuses of the rows, and all other lines."""
    of_rows = [line for line in text.splitlines() if line.startswith("          status: ")]
    others = [line for line in text.splitlines() if line not in of_rows]
    return [line.partition("status: ")[2].partition("  #")[0] for line in of_rows], others


@pytest.mark.soak(few=50, many=1000)
def test_killed_at_any_moment_the_file_is_whole_and_nothing_that_was_set_is_lost(
    path: Path, times: int, figures: Callable[[str], None]
) -> None:
    chance = Random(2)
    rows = 30
    path.write_text(text(rows))
    expected, others = parted(text(rows))
    made = half_written = 0
    for number in range(times):
        said = killed([*SETTER, path, "0", str(rows), f"{number}"], 0.05, chance)
        for at, status in (line.split("\t") for line in said):
            expected[int(at)] = status
        made += len(said)
        half_written += unfinished(path.parent)
        now, rest = parted(path.read_text())
        assert rest == others
        assert not load(path).problems
        # One more may have been set before anything was said of it.
        further = [at for at, (one, other) in enumerate(zip(now, expected, strict=True)) if one != other]
        assert further in ([], [len(said) % rows])
        assert all(now[at].startswith(f"done {number} ") for at in further)
        expected = now
    set_cell(path, place(path), "status", "at last")
    assert os.listdir(path.parent) == [path.name]
    assert made > times
    figures(
        f"edits: {times} processes killed, {half_written} with a file half written; "
        f"{made} cells said to be set: 0 lost, 0 files torn, 0 left over"
    )
