"""`outbrief config`, and the configuration that every command heeds."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from outbrief.library.configuration_file import configuration_path
from outbrief.library.memory import open_memory

Run = Callable[..., CompletedProcess[str]]


def test_it_says_what_is_in_force_and_where_it_comes_from(
    run: Run, configure: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = configure('library = ["a"]\ntheme = "light"\n[keys]\nsort = ["o", ","]\n')
    monkeypatch.setenv("EDITOR", "nano")
    done = run("config", "--no-mouse")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split("  ") for line in done.stdout.splitlines()]
    said = {line[0]: [cell.strip() for cell in line[1:] if cell.strip()] for line in lines}
    assert said["library"] == [f"{path.parent}/a", f"{path}:1"]
    assert said["theme"] == ["light", f"{path}:2"]
    assert said["mouse"] == ["false", "flag"]
    assert said["editor"] == ["nano", "environment EDITOR"]
    assert said["clipboard"] == ["auto", "default"]
    assert said["sort"] == ["o, ,", "Sort this table by the next column", f"{path}:4"]
    assert said["search"] == ["/", "Search everything", "default"]


def test_json_says_the_same(run: Run, configure: Callable[[str], Path]) -> None:
    path = configure('[keys]\nquit = "Q"\n')
    open_memory_with_theme("light")
    value = json.loads(run("config", "--format", "json").stdout)
    assert value["path"] == str(path)
    assert value["options"]["theme"] == {"value": "light", "from": "remembered"}
    assert value["options"]["library"] == {"value": [], "from": "default"}
    assert value["keys"]["quit"] == {"keys": ["Q"], "from": f"{path}:2", "does": "Leave outbrief"}
    assert value["keys"]["down"]["keys"] == ["j", "down"]
    fresh = json.loads(run("config", "--format", "json", "--fresh").stdout)
    assert fresh["options"]["theme"]["value"] == "dark"


def open_memory_with_theme(name: str) -> None:
    memory = open_memory()
    memory.change(lambda state: state.with_theme(name))
    assert memory.save()


def test_the_path_is_printed_whether_it_is_there_or_not(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("config", "--path").stdout == f"{configuration_path()}\n"
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", "")
    done = run("config", "--path")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "outbrief: there is no home folder, and so no place for a configuration\n"


def test_every_fault_is_one_line_and_exit_code_2(run: Run, configure: Callable[[str], Path]) -> None:
    path = configure('themes = "dark"\n\n[keys]\n\n\n\nserch = "x"\nsort = "ctrl+zz"\nfilter = "j"\n')
    done = run("config")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"outbrief: {path}:1: unknown option “themes”: did you mean “theme”?",
        f"outbrief: {path}:7: unknown key id “serch”: did you mean “search”?",
        f"outbrief: {path}:8: unknown key “ctrl+zz”: did you mean “ctrl+z”?",
        f"outbrief: {path}:9: “j” is also the key of “down”",
    ]


def test_the_reader_does_not_open_on_a_fault(
    run: Run, configure: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("OUTBRIEF_THEME", "drak")
    path = configure('[keys]\nserch = "x"\n')
    done = run()
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "outbrief: OUTBRIEF_THEME: unknown theme “drak”: did you mean “dark”?",
        f"outbrief: {path}:2: unknown key id “serch”: did you mean “search”?",
    ]


def test_the_configured_library_is_opened_unless_another_is_named(
    run: Run, visit: Path, configure: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    second = tmp_path / "second.yaml"
    second.write_text("outbrief: 1\ntitle: The second\n")
    configure(f'library = ["{visit}"]\n')
    assert run().stdout.startswith("The visit\n")
    assert run("list").stdout.startswith("visit\t")
    assert run("search", "drills").returncode == 0
    assert run("check").returncode == 0
    assert run(second).stdout == "The second\n"
    monkeypatch.setenv("OUTBRIEF_LIBRARY", str(second))
    assert run().stdout == "The second\n"


@pytest.mark.parametrize("command", [("list",), ("search", "x"), ("show", "x"), ("check",), ()])
def test_a_command_that_asks_a_faulty_configuration_says_so(
    run: Run, configure: Callable[[str], Path], command: tuple[str, ...], visit: Path
) -> None:
    path = configure("library = 3\n")
    done = run(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"outbrief: {path}:1: library must be a list of paths")
    # Whoever names what to open does not depend on it.
    assert str(path) not in run(*command, visit).stderr
