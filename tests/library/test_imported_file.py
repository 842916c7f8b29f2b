"""Putting an imported briefing where it is to go: an edit is never lost."""

import os
import stat
from pathlib import Path

import pytest

from imported import imported
from outbrief.library.imported_file import Put, put

DOCUMENT = "# The visit\n\n## Talks\n\n| Area | Measure | Outcome |\n|-|-|-|\n| Lamps | Renewal | Fewer falls |\n"


def _put(target: Path, document: str = DOCUMENT, force: bool = False) -> Put:
    done = imported(document, "visit.md")
    return put(done.yaml, done.briefing, target, force)


def test_a_new_file_is_written_with_the_rights_of_a_new_file(tmp_path: Path) -> None:
    target = tmp_path / "visit.yaml"
    assert _put(target).path == target
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    assert os.listdir(tmp_path) == ["visit.yaml"]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "visit.yaml"
    _put(target)
    before = target.stat()
    assert _put(target) == Put(None)
    target.write_text("# a comment\n" + target.read_text())
    assert _put(target) == Put(None)
    assert target.stat().st_ino == before.st_ino


def test_what_was_edited_is_left_and_the_new_version_stands_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "visit.yaml"
    _put(target)
    edited = (
        target.read_text().replace("Fewer falls", "No falls").replace("title: Talks", "id: talks\n    title: Talks")
    )
    target.write_text(edited)
    done = _put(target)
    assert (done.path, done.is_beside) == (tmp_path / "visit.new.yaml", True)
    assert target.read_text() == edited
    assert "Fewer falls" in (tmp_path / "visit.new.yaml").read_text()
    assert [(one.kind, one.name, one.field, one.before, one.after) for one in done.differences] == [
        ("section", "Talks", "id", "talks", ""),
        ("row", "Renewal", "outcome", "No falls", "Fewer falls"),
    ]


def test_force_replaces_it_and_still_says_what_was_different(tmp_path: Path) -> None:
    target = tmp_path / "visit.yaml"
    _put(target)
    target.write_text(target.read_text().replace("Fewer falls", "No falls"))
    os.chmod(target, 0o640)
    done = _put(target, force=True)
    assert (done.path, len(done.differences)) == (target, 1)
    assert "Fewer falls" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_file_that_is_no_briefing_is_left_too(tmp_path: Path) -> None:
    target = tmp_path / "visit.yaml"
    target.write_text("- something else\n")
    done = _put(target)
    assert done.is_beside
    assert target.read_text() == "- something else\n"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "visit.yaml"
    link.symlink_to(tmp_path / "real" / "visit.yaml")
    _put(link)
    assert link.is_symlink()
    assert "Fewer falls" in (tmp_path / "real" / "visit.yaml").read_text()


def test_what_the_disk_says_is_raised_and_nothing_is_left_over(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        _put(tmp_path / "no-folder" / "visit.yaml")
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(OSError, match="folder"):
        _put(tmp_path / "folder.yaml")
    assert os.listdir(tmp_path) == ["folder.yaml"]
