"""Which files a path names."""

import os
from pathlib import Path

import pytest

from outbrief.briefing.problem import Severity
from outbrief.library.files import find_files


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: T\n")


def _names(folder: Path, *paths: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in find_files(paths or [folder]).paths]


def test_a_folder_is_walked_in_natural_order_whatever_the_case(tmp_path: Path) -> None:
    _write(tmp_path, "visit-10.yaml", "visit-2.yaml", "Alpha.yml", "beta/one.YAML", "zulu.yaml", "beta/deep/two.yaml")
    assert _names(tmp_path) == [
        "Alpha.yml",
        "beta/deep/two.yaml",
        "beta/one.YAML",
        "visit-2.yaml",
        "visit-10.yaml",
        "zulu.yaml",
    ]


def test_what_is_hidden_or_not_yaml_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", ".hidden.yaml", ".git/config.yaml", "notes.md", "briefing.schema.json", "yaml")
    assert _names(tmp_path) == ["a.yaml"]


def test_a_file_named_outright_may_be_called_anything(tmp_path: Path) -> None:
    _write(tmp_path, ".notes.txt")
    assert _names(tmp_path, tmp_path / ".notes.txt") == [".notes.txt"]


def test_a_file_met_twice_counts_once_by_whatever_name(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "folder/b.yaml")
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    os.link(tmp_path / "a.yaml", tmp_path / "hard.yaml")
    found = _names(tmp_path, tmp_path / "link.yaml", tmp_path, tmp_path / "folder" / "b.yaml", tmp_path)
    assert found == ["link.yaml", "folder/b.yaml"]
    assert not find_files([tmp_path, tmp_path / "folder", tmp_path / "a.yaml"]).problems


def test_links_between_folders_do_not_go_round_for_ever(tmp_path: Path) -> None:
    _write(tmp_path, "one/a.yaml")
    (tmp_path / "one" / "up").symlink_to(tmp_path)
    (tmp_path / "one" / "self.yaml").symlink_to("self.yaml")
    files = find_files([tmp_path])
    assert [path.name for path in files.paths] == ["a.yaml"]
    assert [Path(problem.path).name for problem in files.problems] == ["self.yaml"]


def test_a_tree_deeper_than_the_stack_of_calls_is_walked(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*["d"] * 1200)
    for level in range(1, 1201):
        tmp_path.joinpath(*["d"] * level).mkdir()
    (deepest / "a.yaml").write_text("title: T\n")
    try:
        files = find_files([tmp_path])
    finally:
        # pytest clears up by recursion, which is what this tree defeats.
        (deepest / "a.yaml").unlink()
        for level in range(1200, 0, -1):
            tmp_path.joinpath(*["d"] * level).rmdir()
    assert files.paths == (deepest / "a.yaml",)
    assert not files.problems


@pytest.mark.parametrize("name", ["missing.yaml", "missing", "nul\0", "x" * 5000])
def test_a_path_that_leads_nowhere_is_a_problem_and_the_rest_is_found(tmp_path: Path, name: str) -> None:
    _write(tmp_path, "a.yaml")
    files = find_files([tmp_path / name, tmp_path / "a.yaml"])
    assert files.paths == (tmp_path / "a.yaml",)
    (problem,) = files.problems
    assert problem.severity is Severity.ERROR
    assert "\0" not in problem.path


def test_a_folder_without_yaml_is_a_problem(tmp_path: Path) -> None:
    _write(tmp_path, "notes.md", "inner/.hidden.yaml")
    (problem,) = find_files([tmp_path]).problems
    assert problem.path == str(tmp_path)
    assert problem.message == "there is no YAML file in this folder"


def test_a_folder_that_cannot_be_read_is_one_problem_and_the_rest_is_found(unprivileged: Path) -> None:
    _write(unprivileged, "a.yaml", "closed/b.yaml", "z.yaml")
    (unprivileged / "closed").chmod(0)
    try:
        files = find_files([unprivileged])
    finally:
        (unprivileged / "closed").chmod(0o700)
    assert [path.name for path in files.paths] == ["a.yaml", "z.yaml"]
    (problem,) = files.problems
    assert problem.path == str(unprivileged / "closed")
    assert problem.message == "this folder cannot be read: Permission denied"


def test_a_folder_that_may_be_listed_and_not_entered_is_told_of_too(unprivileged: Path) -> None:
    _write(unprivileged, "a.yaml", "listed/b.yaml")
    (unprivileged / "listed").chmod(0o400)
    try:
        files = find_files([unprivileged])
    finally:
        (unprivileged / "listed").chmod(0o700)
    assert [path.name for path in files.paths] == ["a.yaml"]
    assert [problem.message for problem in files.problems] == ["cannot be opened: Permission denied"]


def test_what_is_wrong_with_a_path_is_told_in_clean_text(tmp_path: Path) -> None:
    (problem,) = find_files([tmp_path / "a\x1b[31m\nb"]).problems
    assert problem.path.endswith("a␛[31m b")
