"""Copying, as the terminal at the other end receives it: plain, through a real tmux and through a real GNU screen."""

import os
import re
import shutil
import stat
import subprocess
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outbrief.app.clipboard.sequences import CHUNK
from terminal_session import NATO, OUTBRIEF, Terminals, TerminalSession

AT = ("--at", "nato-dsg-us-visit/discussions/cyber-defense")
ROW = """\
Focus Area: Cyber Defense
Key Initiative: Unified Cybersecurity Task Force
Expected Outcome: Rapid threat detection and response"""
CITATION = (
    "NATO Deputy Secretary General visits the United States, undated, section “Focused Discussions on Security "
    "Challenges and Defense Collaboration”, table “Focus Area”, row “Unified Cybersecurity Task Force” "
    "[nato-dsg-us-visit/discussions/cyber-defense]"
)
OVER_SSH = "192.0.2.7 51234 192.0.2.1 22"
SENT = "sent to the terminal"


def received(session: TerminalSession) -> list[str]:
    """Return every text that the terminal was given for its clipboard; fails on what is no base64."""
    found = re.findall(rb"\x1b\]52;[a-z]*;(.*?)(?:\x07|\x1b\\)", session.raw, re.DOTALL)
    return [b64decode(one, validate=True).decode() for one in found]


def wait_for_note(session: TerminalSession, words: str) -> None:
    """Wait until words are told in the corner of the screen, whatever text stands beside them."""

    def note(screen: TerminalSession) -> str:
        return " ".join(" ".join(line.rpartition("▌")[2] for line in screen.lines if "▌" in line).split())

    session.wait_for(lambda screen: words in note(screen))


def test_over_ssh_text_and_citation_reach_the_terminal(terminal: Terminals) -> None:
    session = terminal(NATO, *AT, SSH_CONNECTION=OVER_SSH)
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, f"Row “Unified Cybersecurity Task…” {SENT}")
    wait_for_note(session, "(128 bytes).")
    assert received(session) == [ROW]
    session.press("c")
    session.wait_for(lambda _: len(received(session)) == 2)
    assert received(session)[1] == CITATION
    session.press("q")
    assert session.wait_for_end() == 0


def test_what_a_file_says_leaves_as_text(terminal: Terminals, tmp_path: Path) -> None:
    hostile = tmp_path / "annex.yaml"
    hostile.write_text(
        'outbrief: 1\ntitle: "[/] \\e]52;c;QQ==\\a"\nmarking: TLP:AMBER\n'
        'intro: "[@click=app.quit]x[/] \\e]0;A\\a \\x9c"\n'
    )
    session = terminal(hostile, SSH_CONNECTION=OVER_SSH)
    session.wait_for("enter open")
    session.press("y")
    wait_for_note(session, "Briefing “[/] ␛]52;c;QQ==␇” sent")
    assert received(session) == ["[/] ␛]52;c;QQ==␇\nMarking: TLP:AMBER\n\n[@click=app.quit]x[/] ␛]0;A␇ \ufffd"]


def test_on_this_machine_a_program_takes_it_and_the_terminal_gets_nothing(terminal: Terminals, tmp_path: Path) -> None:
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/got\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    session = terminal(NATO, *AT, DISPLAY=":0", PATH=str(tmp_path))
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, "copied with xclip (128 bytes).")
    assert (tmp_path / "got").read_text() == ROW
    assert received(session) == []


def test_what_is_too_long_is_not_cut_and_another_way_is_told(terminal: Terminals, tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    paragraphs = "      Fewer falls at night.\n\n" * 2000
    sections = "".join(f"  - title: {title}\n    text: |\n{paragraphs}" for title in ("Quays", "Lamps"))
    long.write_text(f"outbrief: 1\ntitle: Long\nsections:\n{sections}")
    session = terminal(long, "--clipboard", "osc52")
    session.wait_for("enter open")
    session.press("y")
    wait_for_note(session, "not copied: too long for this terminal, 92 kB where it takes 75 kB. To a file: outbrief")
    assert received(session) == []


def test_ctrl_c_copies_what_is_selected_in_the_bar_and_leaves_where_nothing_is(terminal: Terminals) -> None:
    session = terminal(NATO, "--clipboard", "osc52")
    session.wait_for("/ search")
    session.search("cyber")
    # From the cursor back to the beginning.
    session.press("\x1b[1;2H", "ctrl+c")
    wait_for_note(session, "Selection sent to the terminal (5 bytes).")
    assert received(session) == ["cyber"]
    session.press("escape")
    session.wait_for("enter open")
    session.press("ctrl+c")
    assert session.wait_for_end() == 0


def test_what_the_mouse_selects_in_the_page_is_copied_and_nothing_beside_it(terminal: Terminals) -> None:
    session = terminal(NATO, "--at", "nato-dsg-us-visit/discussions", "--clipboard", "osc52", size=(100, 30))
    session.wait_for("Resource sharing")
    y = next(number for number, line in enumerate(session.lines) if "Joint military exercises" in line)
    session.drag((session.lines[y].index("Joint"), y), (session.lines[y + 1].index("interoperability") + 15, y + 1))
    session.press("y")
    session.wait_for(lambda _: received(session))
    assert received(session) == [
        "Joint military exercises — Increasing the frequency and complexity to bolster interoperability"
    ]


needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")
needs_screen = pytest.mark.skipif(shutil.which("screen") is None, reason="there is no GNU screen here")


class Tmux:
    """A tmux server of one test."""

    def __init__(self, terminal: Terminals, folder: Path) -> None:
        self._terminal, self._folder = terminal, folder

    def open(self, options: str, *command: str | Path, term: str = "xterm-256color") -> TerminalSession:
        """Run a command in the server's only window, in a terminal of some TERM."""
        configuration = self._folder / "tmux.conf"
        configuration.write_text(options)
        self._tmux = ("tmux", "-S", str(self._folder / "s"), "-f", str(configuration))
        return self._terminal(*command, command=(*self._tmux, "new-session"), TERM=term, SSH_CONNECTION=OVER_SSH)

    def close(self) -> None:
        """End the server, if it still runs."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def tmux(terminal: Terminals, tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(terminal, tmp_path)
    yield server
    server.close()


@needs_tmux
@pytest.mark.parametrize("options", ["", "set -g default-terminal xterm-256color"])
def test_tmux_sends_it_on_as_it_is_usually_set(tmux: Tmux, options: str) -> None:
    session = tmux.open(options, *OUTBRIEF, NATO, *AT)
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, f"{SENT} (128 bytes).")
    assert received(session) == [ROW]


@needs_tmux
@pytest.mark.parametrize("options", ["set -g set-clipboard on", "set -g allow-passthrough on"])
def test_where_tmux_cannot_be_asked_it_passes_the_sequence_on_if_it_is_told_to(tmux: Tmux, options: str) -> None:
    session = tmux.open(options, "env", "PATH=/nowhere", *OUTBRIEF, NATO, *AT)
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, "sent to tmux, which needs set-clipboard on (128 bytes).")
    assert received(session) == [ROW]


@needs_tmux
def test_a_terminal_of_which_tmux_knows_no_clipboard_is_not_said_to_have_one(tmux: Tmux) -> None:
    session = tmux.open("", *OUTBRIEF, NATO, *AT, term="screen-256color")
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, "not copied: tmux knows no clipboard of this terminal (TERM screen-256color).")
    assert received(session) == []


AS_FROM_AFAR = ("env", "-u", "TMUX", "-u", "STY", "TERM=screen-256color")
"""All that a program at the other end of an SSH connection knows of a tmux or a screen at this one."""


@needs_tmux
def test_what_may_be_tmux_passes_on_what_is_short(tmux: Tmux) -> None:
    session = tmux.open("set -g set-clipboard on", *AS_FROM_AFAR, *OUTBRIEF, NATO, *AT)
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, "sent to the terminal; if that is tmux, it needs set-clipboard on (128 bytes).")
    assert received(session) == [ROW]


@pytest.fixture
def screen(terminal: Terminals, tmp_path: Path) -> Iterator[Callable[..., TerminalSession]]:
    """Return what runs a command in a GNU screen of its own."""
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o700)
    configuration = tmp_path / "screenrc"
    configuration.write_text("startup_message off\n")

    def run(*command: str | Path) -> TerminalSession:
        started = ("screen", "-c", str(configuration), "-U")
        return terminal(*command, command=started, SCREENDIR=str(sockets), DISPLAY=":0")

    yield run
    # What is detached when its terminal is closed goes on without one.
    for one in sockets.iterdir():
        quitting = ("screen", "-S", one.name, "-X", "quit")
        subprocess.run(quitting, env={**os.environ, "SCREENDIR": str(sockets)}, check=False, capture_output=True)


@needs_screen
def test_what_may_be_screen_passes_on_what_is_short(screen: Callable[..., TerminalSession]) -> None:
    session = screen(*AS_FROM_AFAR, "SSH_TTY=/dev/pts/1", *OUTBRIEF, NATO, *AT)
    session.wait_for("Citation")
    session.press("y")
    wait_for_note(session, "sent to the terminal; if that is tmux, it needs set-clipboard on (128 bytes).")
    assert received(session) == [ROW]


@needs_screen
def test_screen_passes_it_on_however_long_it_is(screen: Callable[..., TerminalSession], tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    prose = "Fewer falls at night, says the harbour; " * 200
    long.write_text(f"outbrief: 1\ntitle: Long\nintro: {prose}\n")
    session = screen(*OUTBRIEF, long)
    session.wait_for("enter open")
    session.press("y")
    wait_for_note(session, f"Briefing “Long” {SENT} (8.0 kB).")
    assert received(session) == [f"Long\n\n{prose.strip()}"]
    assert len(received(session)[0]) > 10 * CHUNK
    session.press("q")
    assert session.wait_for_end() == 0
