"""Setting a cell on the disk: whole, with the file's rights, never over somebody's work, whatever happens."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import pytest

from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem
from outbrief.library import replacing
from outbrief.library.editing import make_edit, set_cell
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
    assert change.edit
    assert make_edit(path, change.edit.undone()) is None
    assert path.read_text() == text()
    problem = make_edit(path, change.edit.undone())
    assert problem
    assert problem.message == "the file has changed there since"


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
        [sys.executable, "-c", limited, SETTER[1], path, "0", "1"], capture_output=True, text=True, env=_environment()
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


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}


def test_two_who_set_at_once_lose_nothing_of_each_other(path: Path) -> None:
    path.write_text(text(40))
    setters = [
        subprocess.Popen([*SETTER, path, str(start), "20"], stdout=subprocess.DEVNULL, env=_environment())
        for start in (0, 20)
    ]
    assert [setter.wait(60) for setter in setters] == [0, 0]
    assert path.read_text() == text(40).replace("status: open", "status: done 0")
    assert os.listdir(path.parent) == [path.name]


def test_killed_at_any_moment_the_file_is_whole_and_nothing_is_left_over(path: Path) -> None:
    random = Random(2)
    rows = 30
    path.write_text(text(rows))
    kills = 50
    for _ in range(kills):
        setter = subprocess.Popen(
            [*SETTER, path, "0", str(rows), "forever"], stdout=subprocess.PIPE, env=_environment()
        )
        assert setter.stdout
        setter.stdout.readline()
        time.sleep(random.random() * 0.05)
        setter.send_signal(signal.SIGKILL)
        setter.communicate()
        lines = path.read_text().splitlines()
        assert len(lines) == len(text(rows).splitlines())
        assert [line for line in lines if "status: " not in line] == [
            line for line in text(rows).splitlines() if "status: " not in line
        ]
        assert not load(path).problems
    set_cell(path, place(path), "status", "at last")
    assert os.listdir(path.parent) == [path.name]
