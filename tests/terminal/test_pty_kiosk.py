"""A kiosk in a real terminal: what it inherits, what it refuses, and how it ends."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from installed import needs_installed
from terminal_session import NATO, OUTBRIEF, Terminals, TerminalSession

pytestmark = needs_installed

KIOSK = (*OUTBRIEF, "--restricted")
READY = "enter open"
CANARIES = {
    "TEXTUAL_DRIVER": "planted:Driver",
    "TEXTUAL_LOG": "{home}/textual.log",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SCREENSHOT_LOCATION": "{home}",
    "TEXTUAL_PRESS": "q",
    "PYTHONSTARTUP": "{home}/planted.py",
    "PYTHONINSPECT": "1",
    "PYTHONBREAKPOINT": "planted.stop",
    "BROWSER": "{home}/planted.sh",
    "EDITOR": "{home}/planted.sh",
    "VISUAL": "{home}/planted.sh",
    "PAGER": "{home}/planted.sh",
    "COLUMNS": "9999",
    "LINES": "1",
    "OUTBRIEF_LIBRARY": "/etc",
    "OUTBRIEF_THEME": "no-such-theme",
    "SSH_ORIGINAL_COMMAND": "sh -i",
    "LC_TIME": "x",
    "XDG_CONFIG_HOME": "{home}/config",
}
"""What an environment may say that would run code, write a file, or have the reader be another."""
READOUT = "outbrief: 1\ntitle: {}\nsections:\n  - title: Lamps\n    text: All of them are lit.\n"


def ready(session: TerminalSession) -> TerminalSession:
    session.wait_for(READY)
    return session


def environment_of(pid: int) -> dict[str, str]:
    """Return what a process was given as its environment."""
    told = Path(f"/proc/{pid}/environ").read_bytes().decode().rstrip("\0")
    return dict(line.split("=", 1) for line in told.split("\0"))


def said_at_the_end(session: TerminalSession) -> str:
    """Return what has been said since the terminal was given back, but for its modes."""
    behind = session.raw.rpartition(b"\x1b[?1049l")[2]
    return re.sub(rb"\x1b\[\?\d+[hl]", b"", behind).decode().strip()


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_its_environment_is_exactly_the_list_and_nothing_that_was_planted_is_heeded(terminal: Terminals) -> None:
    home = terminal.new_home()
    (home / "planted.py").write_text(f"open({str(home / 'ran')!r}, 'w')\n")
    (home / "planted.sh").write_text(f"#!/bin/sh\ntouch {home / 'ran'}\n")
    (home / "planted.sh").chmod(0o755)
    (home / "config" / "outbrief").mkdir(parents=True)
    (home / "config" / "outbrief" / "config.toml").write_text("what is no configuration")
    planted = {name: value.format(home=home) for name, value in CANARIES.items()}
    before = files_in(home)
    session = ready(terminal(NATO, command=KIOSK, home=home, environment=planted))
    assert environment_of(session.pid) == {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    for key in ("e", "y", "\x1a", "m", "'"):
        session.press(key)
    session.search("cyber")
    session.press("enter")
    session.wait_for("Citation")
    session.press("q")
    # Not Python's prompt, which PYTHONINSPECT would have left behind.
    assert session.wait_for_end() == 0
    assert files_in(home) == before


def test_begun_isolated_it_does_not_start_again_and_no_code_that_was_planted_has_run(terminal: Terminals) -> None:
    home = terminal.new_home()
    for name in ("sitecustomize", "usercustomize", "planted", "textual", "outbrief"):
        (home / f"{name}.py").write_text(f"open({str(home / 'ran')!r}, 'w')\n")
    before = files_in(home)
    planted = CANARIES | {"PYTHONPATH": "{home}", "PYTHONPYCACHEPREFIX": "{home}/compiled", "PYTHONUSERBASE": "{home}"}
    command = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "outbrief", "--restricted")
    variables = {name: value.format(home=home) for name, value in planted.items()}
    session = ready(terminal(NATO, command=command, home=home, environment=variables))
    assert b"-X\0utf8" in Path(f"/proc/{session.pid}/cmdline").read_bytes()
    session.press("e")
    session.press("q")
    assert session.wait_for_end() == 0
    assert files_in(home) == before


@pytest.mark.parametrize("kind", ["$(id)", "dumb", "", "xterm\x1b[2J", "a" * 100])
def test_a_terminal_of_another_kind_is_refused_in_a_line(terminal: Terminals, kind: str) -> None:
    session = terminal(NATO, command=KIOSK, TERM=kind)
    assert session.wait_for_end() == 2
    assert session.raw == b"outbrief: a kiosk is for a terminal that can be drawn on: TERM names none\r\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "--restricted", "x"], "--restricted is for the reader, not for search"),
        (["check", str(NATO), "--restricted"], "--restricted is for the reader, not for check"),
        (["--restricted", str(NATO), "--idle-timeout", "soon"], "invalid number of minutes"),
        (["--restricted", str(NATO), "--idle-timeout", "-1"], "invalid number of minutes"),
        (["--restricted", str(NATO)], "a kiosk is for a terminal"),
        (["--restricted", "--linear", str(NATO)], "a kiosk is for a terminal"),
        (["--restricted", "search", "x"], "a kiosk is for a terminal"),
        ([str(NATO), "--idle-timeout", "9"], "give --restricted too"),
    ],
    ids=str,
)
def test_without_a_terminal_or_with_a_verb_it_says_so_and_prints_nothing(arguments: list[str], said: str) -> None:
    done = subprocess.run([*OUTBRIEF, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_a_verb_behind_it_is_a_path(terminal: Terminals) -> None:
    session = terminal("search", command=KIOSK)
    assert session.wait_for_end() == 2
    assert session.text.strip() == "outbrief: search: error: no such file or folder"


def test_links_out_of_the_library_are_refused_now_and_later(terminal: Terminals, tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside"
    for folder in (library / "sub", outside / "deep"):
        folder.mkdir(parents=True)
    (library / "a.yaml").write_text(READOUT.format("Within"))
    (library / "sub" / "c.yaml").write_text(READOUT.format("Below"))
    (library / "z-in.yml").symlink_to("sub/../a.yaml")
    (outside / "secret.yaml").write_text(READOUT.format("Secret"))
    (outside / "deep" / "known-only-outside.yaml").write_text(READOUT.format("Secret"))
    (library / "out.yaml").symlink_to(outside / "secret.yaml")
    (library / "folder").symlink_to(outside / "deep")
    session = ready(terminal(library, command=KIOSK, size=(120, 30)))
    session.wait_for(lambda screen: "Below" in screen.text and "✗ out.yaml" in screen.text)
    session.press("gjj")
    session.wait_for_words("it lies outside of the library")
    assert "Secret" not in session.text
    assert "known-only" not in session.text
    # What was a file becomes a link, and a new one comes.
    session.press("g")
    session.wait_for("All of them are lit.")
    (library / "link").symlink_to(outside / "secret.yaml")
    os.replace(library / "link", library / "sub" / "c.yaml")
    (library / "new.yaml").symlink_to(outside / "secret.yaml")
    session.wait_for("✗ new.yaml")
    session.press("/Secret")
    session.wait_for(lambda screen: "Secret" in screen.lines[0])
    session.wait_for_words("skipped")
    session.press("escape")
    session.wait_for("enter open")
    session.press("q")
    assert session.wait_for_end() == 0
    assert b"known-only" not in session.raw


def test_it_ends_where_nobody_presses_a_key(terminal: Terminals) -> None:
    session = ready(terminal(NATO, "--idle-timeout", "0.02", command=KIOSK))
    assert session.wait_for_end() == 0
    assert said_at_the_end(session) == "outbrief: ended, for nobody has pressed a key for a while"


def test_only_the_terminal_copies_and_only_where_it_was_said(terminal: Terminals) -> None:
    session = terminal(NATO, "--clipboard", "native", command=KIOSK, size=(100, 24))
    assert session.wait_for_end() == 2
    assert "clipboard must be off or osc52" in session.text
    session = ready(terminal(NATO, "--clipboard", "osc52", command=KIOSK, TMUX="/tmp/none,1,0", DISPLAY=":0"))
    session.press("y")
    session.wait_for_words("sent to the terminal")
    session.press("q")
    assert session.wait_for_end() == 0
    assert b"\x1b]52;" in session.raw


def test_it_is_not_stopped(terminal: Terminals) -> None:
    session = ready(terminal(NATO, command=KIOSK))
    session.press("\x1a")
    os.kill(session.pid, signal.SIGTSTP)
    session.press_and_see("j")
    assert Path(f"/proc/{session.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T"
    session.press("q")
    assert session.wait_for_end() == 0


def test_an_error_in_the_program_is_one_line_that_tells_nothing(terminal: Terminals, tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        "import sys\n"
        "from outbrief.app.app import OutbriefApp\n"
        "from outbrief.__main__ import main\n"
        "def action_keys(self): raise ValueError('what it held')\n"
        "OutbriefApp.action_keys = action_keys\n"
        "sys.exit(main())\n"
    )
    command = (sys.executable, "-I", str(broken), "--restricted")
    session = ready(terminal(NATO, command=command))
    session.press("?")
    assert session.wait_for_end() == 1
    assert said_at_the_end(session) == "outbrief: stopped by an error in the program (ValueError)"
    assert "held" not in session.text
    assert "Traceback" not in session.text
