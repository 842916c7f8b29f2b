"""Whatever is typed, pasted, clicked or sent by the terminal itself: the reader answers, its terminal stays its own."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from headless_reader import HARBOUR, HOSTILE
from random_typing import typed
from terminal_session import Terminals, TerminalSession
from terminal_stream import foreign

BYTES = 2_500
"""Of a run."""
BY_KEYS = (128 + signal.SIGINT, 128 + signal.SIGQUIT, -signal.SIGINT, -signal.SIGQUIT)
SIZES = ((80, 24), (40, 12), (1, 1), (20, 5), (132, 43), (300, 100))


def files(folder: Path) -> dict[Path, bytes]:
    """Return every file below a folder, but for what a reader remembers and what it keeps to start sooner."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not {"state", "cache"} & {*path.parts}]
    return {path: path.read_bytes() for path in paths}


def is_stopped(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
    except OSError:
        return False


def begin(terminal: Terminals, folder: Path) -> TerminalSession:
    session = terminal(folder, size=(80, 24), echo=False, VISUAL="true", EDITOR="true")
    session.wait_for("enter open")
    return session


def resume(session: TerminalSession) -> None:
    """Go on with a reader that has been stopped."""
    if is_stopped(session.pid):
        os.kill(session.pid, signal.SIGCONT)


@pytest.mark.soak(few=2, many=40)
def test_nothing_that_is_typed_stops_the_reader_or_reaches_the_terminal(
    terminal: Terminals, tmp_path: Path, times: int, figures: Callable[[str], None]
) -> None:
    ended = 0
    for seed in range(times):
        print(f"seed {seed}")
        folder = tmp_path / str(seed)
        folder.mkdir()
        ended += type_into(terminal, folder, Random(seed))
    figures(f"typed into a terminal: {times} sessions of {BYTES} bytes, ended {ended} times by their own keys")


def type_into(terminal: Terminals, tmp_path: Path, random: Random) -> int:
    """Type into readers of made-up files, and leave the last; return how many were ended by what was typed."""
    (tmp_path / "harbour.yaml").write_text(HARBOUR)
    (tmp_path / "hostile.yaml").write_text(HOSTILE)
    session = begin(terminal, tmp_path)
    home, before = session.home, files(tmp_path)
    sent = ended = 0
    while sent < BYTES:
        data = typed(random)
        sent += len(data)
        session.send(data)
        if random.random() < 0.3:
            session.settle(0.01)
        if random.random() < 0.01:
            session.resize(*random.choice(SIZES))
        resume(session)
        if session.is_over(0):
            ended += 1
            assert_well_left(session, session.wait_for_end())
            session = begin(terminal, tmp_path)
    session.leave(lambda: resume(session))
    assert_well_left(session, session.wait_for_end())
    # Some keys change a cell, and write the file it stands in.
    assert files(tmp_path).keys() == before.keys()
    assert not files(home)
    return ended


def assert_well_left(session: TerminalSession, status: int) -> None:
    """Assert that it has ended as on its key, and that the terminal was sent nothing but the reader's own."""
    # While an editor is run, and when it has been left, the terminal makes signals of ctrl+c and ctrl+\. In the last
    # moments of an interpreter it is the system that obeys them; a shell says the same of both.
    assert status in (0, *BY_KEYS), session.raw.rpartition(b"\x1b[?1049l")[2]
    assert foreign(session.raw, copying=True) == []
    assert b"Traceback" not in session.raw
    _, left, last = session.raw.rpartition(b"\x1b[?1049l")
    assert left
    assert status or b"outbrief:" not in last, last
