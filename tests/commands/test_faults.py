"""Whatever call to the disk fails, once: a line, an exit code, nothing lost and nothing left over."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from faults import Disk, failing, points
from outbrief.library.configuration_file import configuration_path

Run = Callable[..., CompletedProcess[str]]
ROW = "visit/talks-on-defence/cyber-defence"


@pytest.fixture(params=["set", "search", "check", "show", "list", "export", "import", "config", "reader"])
def line(request: pytest.FixtureRequest, visit: Path, tmp_path: Path) -> tuple[str | Path, ...]:
    """Return a command line that goes well."""
    lines: dict[str, tuple[str | Path, ...]] = {
        "set": ("set", ROW, "outcome", "Slower detection", tmp_path),
        "search": ("search", "unified", tmp_path),
        "check": ("check", tmp_path),
        "show": ("show", ROW, tmp_path),
        "list": ("list", tmp_path),
        "export": ("export", tmp_path, "--into", tmp_path / "out", "--format", "markdown"),
        "import": ("import", tmp_path / "visit.yaml", "--from", "text", "-o", tmp_path / "made.yaml"),
        "config": ("config", tmp_path),
        "reader": (tmp_path,),
    }
    return lines[request.param]


def test_each_call_to_the_disk_may_fail(run: Run, line: tuple[str | Path, ...], visit: Path, tmp_path: Path) -> None:
    path = configuration_path()
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_text('editor = "true"\n')
    before = visit.read_bytes()
    folders = [tmp_path, path.parent]
    counting = Disk(folders)
    with failing(counting):
        good = run(*line)
    assert good.returncode == 0, good
    after = visit.read_bytes()
    made = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    for kind, number in points(counting.counts):
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        visit.write_bytes(before)
        disk = Disk(folders, kind, number)
        with failing(disk):
            done = run(*line)
        where = (kind, number, done)
        assert disk.has_failed, where
        assert "Traceback" not in done.stderr, where
        assert done.returncode in (0, 1, 2), where
        if done.returncode == 0:
            # As if nothing had been, or less of it and a word why.
            assert done.stdout == good.stdout or done.stderr, where
            assert visit.read_bytes() == after or done.stderr, where
        else:
            assert re.search(r"^outbrief: .|: error: ", done.stderr + done.stdout, re.MULTILINE), where
        assert visit.read_bytes() in (before, after), where
        there = {path for path in tmp_path.rglob("*") if path.is_file()}
        assert there <= {*made} or kind == "unlink", (where, there)
