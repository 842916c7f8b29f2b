"""The command as a process: what it says, where, and how it ends when its output or its patience is cut short."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outbrief import __version__

COMMAND = [sys.executable, "-m", "outbrief"]


def _environment(**more: str) -> dict[str, str]:
    unset = ("OUTBRIEF_LIBRARY", "PYTHONUTF8", "PYTHONUNBUFFERED")
    kept = {key: value for key, value in os.environ.items() if key not in unset}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), **more}


def _run(*arguments: str | Path, **more: str) -> "subprocess.CompletedProcess[str]":
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, env=_environment(**more), timeout=60, stdin=subprocess.DEVNULL
    )


def test_the_version_is_told() -> None:
    done = _run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"outbrief {__version__}\n", "")


def test_help_lists_every_verb_with_what_it_does() -> None:
    done = _run("--help")
    assert done.returncode == 0
    lines = [line.split(maxsplit=1) for line in done.stdout.split("verbs", 1)[1].splitlines()[1:]]
    assert [verb for verb, _ in lines] == [
        "search",
        "show",
        "export",
        "cite",
        "list",
        "check",
        "config",
        "set",
        "import",
        "schema",
        "completion",
    ]
    for verb, purpose in lines:
        assert purpose.split(";")[0].lower() in " ".join(_run(verb, "--help").stdout.lower().split())


@pytest.mark.parametrize(
    "arguments",
    [["--colour", "x"], ["--theme", "pink"], ["search", "a", "--limit", "no"], ["show"], ["check", "--format", "xml"]],
)
def test_bad_arguments_are_one_line_and_exit_code_2(arguments: list[str]) -> None:
    done = _run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("outbrief: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "did you mean outbrief check?"),
        (["show"], "which place?"),
        (["search", "a", "--limit", "0"], "give a number above 0"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(arguments: list[str], said: str) -> None:
    done = _run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_behind_two_dashes_nothing_is_an_option(visit: Path) -> None:
    done = _run("search", "--", "-training unified", visit)
    assert done.returncode == 0
    assert "Unified Task Force" in done.stdout


def test_an_argument_that_is_no_text_is_shown_clean(tmp_path: Path) -> None:
    command = [*map(os.fsencode, COMMAND), b"show", b"x\xff\x1b[2J", os.fsencode(tmp_path)]
    done = subprocess.run(command, capture_output=True, env=_environment(), timeout=60)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr


def test_the_exit_codes_of_a_process_are_those_of_the_commands(visit: Path, broken: Path) -> None:
    assert _run("search", "unified", visit).returncode == 0
    assert _run("search", "quinoa", visit).returncode == 1
    assert _run("search", "unified", broken).returncode == 2
    assert _run("check", visit).returncode == 0
    assert _run("check", visit, broken).returncode == 1
    assert _run("check", broken).returncode == 2
    assert _run("show", "visit/nowhere", visit).returncode == 2


def test_without_a_terminal_the_briefings_are_text(visit: Path) -> None:
    done = _run(visit)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The visit\n")


def test_a_character_that_the_output_cannot_say_does_not_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text("outbrief: 1\ntitle: Défense 防衛\n", "utf-8")
    done = _run("list", path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout) == (0, "v\tD?fense ??\n")


def test_what_is_exported_is_in_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text("outbrief: 1\ntitle: Défense 防衛\n", "utf-8")
    command = [*COMMAND, "export", str(path), "--format", "html"]
    done = subprocess.run(command, capture_output=True, env={**_environment(), "PYTHONIOENCODING": "ascii"}, timeout=60)
    assert "<title>Défense 防衛</title>".encode() in done.stdout


def test_a_reader_that_stops_reading_ends_the_command_quietly(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text("outbrief: 1\ntitle: T\nintro: |\n" + "  words and words\n\n" * 20_000)
    process = subprocess.Popen(
        [*COMMAND, "list", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), error) == (141, b"")


@pytest.mark.parametrize("arguments", [["list"], ["export", "--format", "html"], ["--help"], ["--version"]])
def test_a_pipe_that_nobody_reads_ends_the_command_quietly(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=write, stderr=subprocess.PIPE, env=_environment(), timeout=60
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line_and_exit_code_2() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, "list"], stdout=full, stderr=subprocess.PIPE, env=_environment(), timeout=60)
    assert (done.returncode, done.stderr) == (2, b"outbrief: cannot write: No space left on device\n")


def test_closed_streams_are_survived(visit: Path, broken: Path) -> None:
    line = 'exec "$@" >&- 2>&-'
    done = subprocess.run(["sh", "-c", line, "sh", *COMMAND, "list", str(visit)], env=_environment(), timeout=60)
    assert done.returncode == 0
    line = 'exec "$@" 2>&-'
    command = ["sh", "-c", line, "sh", *COMMAND, "list", str(visit), str(broken)]
    said = subprocess.run(command, stdout=subprocess.PIPE, env=_environment(), timeout=60)
    assert said.returncode == 0
    assert b"could not be opened" not in said.stdout


def test_ctrl_c_ends_a_batch_with_130_and_no_traceback(visit: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "search", "--batch", str(visit)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"unified\n")
    process.stdin.flush()
    # The answer comes before the input ends: a script may converse with it.
    assert b'"unified"' in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (130, b"")
