"""However the reader is ended, the terminal is given back as it was, the exit code says why, and nothing is left."""

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from terminal_session import NATO, OUTBRIEF, Terminals, TerminalSession

IN_A_SHELL = (
    "sh",
    "-c",
    'stty -a >before; sh -c \'echo $$ >pid; exec "$@"\' sh "$@"; echo $? >status; stty -a >after',
    "sh",
    *OUTBRIEF,
)
"""What a shell finds its terminal set to, before and after; the number of the process, and how it ended."""
READY = "enter open"
OPENED = b"\x1b[?1049h"
SINCE = ((b"", 0.9), (OPENED, 0.4))
"""Random moments are counted from the first instruction or from the other screen: the seconds to the latest."""
AT_ONCE = 5
"""Sessions in which a signal is waited for side by side."""
SENT = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""What is sent then."""
TRIED = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1)
"""One handler takes all; these are the ones that are sent in earnest, and one that nobody thinks of."""


def pid_of(session: TerminalSession) -> int:
    """Return the number of the process, once it has one."""
    written = session.home / "pid"
    while not (written.exists() and written.read_text().strip()):
        time.sleep(0.005)
    return int(written.read_text())


def assert_given_back(session: TerminalSession, status: int) -> None:
    """Assert that the shell finds its terminal as it was, in its modes and on its screen."""
    session.wait_for_end()
    assert int((session.home / "status").read_text()) == status, session.text
    assert (session.home / "after").read_text() == (session.home / "before").read_text()
    raw = session.raw
    for on, off in ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?1003h", b"\x1b[?1003l"), (b"\x1b[?25l", b"\x1b[?25h")):
        assert raw.rfind(on) <= raw.rfind(off), (on, raw[-300:])
    assert raw.rfind(b"\x1b[>") <= raw.rfind(b"\x1b[<u")


@pytest.mark.parametrize("number", TRIED, ids=lambda number: number.name)
def test_a_signal_ends_it_as_a_key_does(terminal: Terminals, number: signal.Signals) -> None:
    session = terminal(NATO, command=IN_A_SHELL)
    session.wait_for(READY)
    os.kill(pid_of(session), number)
    assert_given_back(session, 128 + number)
    assert f"outbrief: ended by {number.name}" in session.text
    assert "Traceback" not in session.text


def test_what_is_remembered_is_saved_when_a_signal_comes(terminal: Terminals) -> None:
    session = terminal(NATO, command=IN_A_SHELL)
    session.wait_for(READY)
    session.press_and_see("j", "j", "m")
    os.kill(pid_of(session), signal.SIGTERM)
    assert_given_back(session, 128 + signal.SIGTERM)
    assert "nato-dsg-us-visit" in "".join(path.read_text() for path in (session.home / "state").rglob("*.json"))


@pytest.mark.soak(few=20, many=200)
def test_a_signal_at_a_random_moment_leaves_the_terminal_as_it_was(
    terminal: Terminals, times: int, figures: Callable[[str], None]
) -> None:
    chance = random.Random(6)
    ended: Counter[str] = Counter()
    for start in range(0, times, AT_ONCE):
        sessions = [terminal(NATO, command=IN_A_SHELL) for _ in range(min(AT_ONCE, times - start))]
        drawn = [(chance.choice(SENT), chance.choice(SINCE), chance.random()) for _ in sessions]
        with ThreadPoolExecutor(AT_ONCE) as together:
            ended.update(together.map(struck, sessions, drawn))
    figures(f"signals at random moments: {times}, the terminal as it was after each: {dict(ended)}")


def struck(session: TerminalSession, drawn: tuple[signal.Signals, tuple[bytes, float], float]) -> str:
    """Send a signal so long after the program has sent something; return how far it had come."""
    number, (sent, latest), share = drawn
    pid = pid_of(session)
    session.wait_for(lambda session: sent in session.raw)
    session.settle(latest * share)
    os.kill(pid, number)
    return assert_left_as_it_was(session, number)


def assert_left_as_it_was(session: TerminalSession, number: signal.Signals) -> str:
    """Assert that a signal leaves the terminal as it was; return how far the program had come."""
    session.wait_for_end()
    # Before the guard stands nothing has been done to the terminal, and the signal is the shell's business.
    status = int((session.home / "status").read_text())
    assert status in (128 + number, 1 if number == signal.SIGINT else 128 + number)
    assert (session.home / "after").read_text() == (session.home / "before").read_text()
    raw = session.raw
    assert raw.rfind(OPENED) <= raw.rfind(b"\x1b[?1049l")
    if OPENED in raw:
        return "with the screen open"
    return "before that, with the guard" if f"ended by {number.name}" in session.text else "before the guard"


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("command", [(), ("sh", "-c", 'trap "" HUP; exec "$@"', "sh")], ids=["plain", "hangup ignored"])
def test_it_does_not_outlive_its_terminal(terminal: Terminals, command: tuple[str, ...]) -> None:
    session = terminal(NATO, command=(*command, *OUTBRIEF))
    session.wait_for(READY)
    pid = session.pid
    session.hang_up()
    deadline = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(pid)


@pytest.mark.parametrize("place", ["2>/dev/full", "2>&-", "2>/dev/null"])
def test_a_broken_standard_error_does_not_touch_the_screen(terminal: Terminals, place: str) -> None:
    session = terminal(NATO, command=("sh", "-c", f'"$@" {place}', "sh", *OUTBRIEF))
    session.wait_for(READY)
    session.press("q")
    assert session.wait_for_end() == 0


@pytest.mark.parametrize("where", ["app.OutbriefApp.action_keys", "keyboard.Keyboard.typed"])
def test_an_error_in_the_program_is_one_line(terminal: Terminals, tmp_path: Path, where: str) -> None:
    broken = tmp_path / "broken.py"
    module, _, method = where.partition(".")
    broken.write_text(
        "import sys\n"
        f"from outbrief.app import {module}\n"
        "from outbrief.__main__ import main\n"
        "def failing(self, typed=b'?'):\n"
        "    if typed == b'?': raise ValueError('[red]\\x1b[2Jno such\\nthing')\n"
        "    return ()\n"
        f"{module}.{method} = failing\n"
        "sys.exit(main())\n"
    )
    command = tuple(str(broken) if part == "-m" else part for part in IN_A_SHELL if part != "outbrief")
    session = terminal(NATO, command=command)
    session.wait_for(READY)
    session.press("?")
    assert_given_back(session, 1)
    last = session.raw.rpartition(b"\x1b[?1049l")[2]
    assert "outbrief: stopped by an error in the program: ValueError: [red]" in session.text
    assert b"\x1b[2J" not in last
    assert "Traceback" not in session.text
    assert sys.executable not in session.text
