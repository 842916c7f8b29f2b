"""What a kiosk asks of the system, whatever is typed: nothing is run, nothing opened for writing, nothing connected.

Told by the system's own calls (strace), so by whatever part of the program they were made.
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from headless_reader import HARBOUR
from installed import needs_installed
from random_typing import typed
from terminal_session import NATO, Terminals, TerminalSession

SECONDS, SOAKED = 8, 3600
"""Of typing."""
CALLS = (
    "execve,execveat,fork,vfork,clone,clone3,open,openat,openat2,creat,socket,connect,bind,listen,accept,accept4,unlink,"
    "unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,mknod,mknodat,truncate,"
    "ftruncate,chmod,fchmod,fchmodat,chown,fchown,fchownat,lchown,kill,tkill,ptrace,setxattr,utimensat"
)
"""Sending is not among them: the event loop wakes itself by a pair of sockets, and there are no others to send by."""
ALLOWED = re.compile(
    r"open(at)?2?\((?!.*O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)).*O_RDONLY"  # opened to be read
    r"|clone3?\(.*CLONE_THREAD"  # a thread
    r"|<\.\.\. \w+ resumed>|\+\+\+ exited with 0|--- SIG(WINCH|CHLD|TSTP) "
)
"""A ctrl+z that comes when the terminal has been given back is told of, though it is ignored. Were the kiosk stopped by
it, or by anything, that would be another line (`--- stopped by`), and none that is allowed."""
LEAVING = re.compile(rb"[\x03\x11\x1cqQ]")
"""Keys that leave the reader are left out, for it to be typed to for long; what is chosen in the palette may still.
So is the one by which a terminal that has just been given back would end the process."""
TRIED = (
    b"\x1a",
    b"\x10screenshot\r",
    b"\x10edit\r",
    b"\x10suspend\r",
    b"e",
    b"m'",
    b"=",
    b"u",
    b"y",
    b"R",
    b"/x\r",
    b"!\r",
)
"""What would run or write something elsewhere."""


@cache
def why_not() -> str:
    """Return why no calls can be told here; empty where they can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    done = subprocess.run(["strace", "-f", "true"], capture_output=True, check=False)
    return "" if done.returncode == 0 else "strace may not watch a process here"


pytestmark = [needs_installed, pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can be watched")]


@pytest.mark.soak(few=SECONDS, many=SOAKED)
def test_random_keys_run_nothing_write_nothing_and_connect_to_nothing(
    terminal: Terminals, tmp_path: Path, times: int, figures: Callable[[str], None]
) -> None:
    library, seed = tmp_path / "library", int(time.time())
    library.mkdir()
    (library / "harbour.yaml").write_text(HARBOUR)
    (library / "visit.yaml").write_bytes(NATO.read_bytes())
    (library / "passwd.yaml").symlink_to("/etc/passwd")
    (library / "etc").symlink_to("/etc")
    random, sent, sessions, found = Random(seed), 0, 0, []
    end = time.monotonic() + times
    while time.monotonic() < end:
        sessions += 1
        told = tmp_path / f"calls{sessions}"
        strace = ("strace", "-f", "--seccomp-bpf", "-qq", "-ttt", "-s", "200", "-e", f"trace={CALLS}", "-o", str(told))
        kiosk = (sys.executable, "-I", "-B", "-m", "outbrief", "--restricted", "--clipboard", "osc52")
        session = terminal(library, command=(*strace, *kiosk), echo=False)
        session.wait_for("enter open")
        since = time.time()
        sent += type_until(session, end, random, library)
        assert session.wait_for_end() == 0, (seed, session.raw[-500:])
        calls = [line.split(maxsplit=2) for line in told.read_text().splitlines()]
        assert any("execve" in call for _, _, call in calls), "nothing was told"
        found += [call for _, at, call in calls if float(at) > since and not ALLOWED.match(call)]
    figures(f"kiosk under strace: {sent:,} bytes typed in {times} s, {sessions} sessions: {len(found)} calls")
    assert found == [], seed
    assert sent > 1_000


def type_until(session: TerminalSession, end: float, random: Random, library: Path) -> int:
    """Type at random until it is time or the session has ended; return how many bytes were typed."""
    sent = 0
    while time.monotonic() < end:
        for _ in range(5):
            data = LEAVING.sub(b"", typed(random)) + (random.choice(TRIED) if random.random() < 0.3 else b"")
            session.send(data)
            sent += len(data)
        if random.random() < 0.05:
            # Somebody writes meanwhile.
            (library / "visit.yaml").write_bytes(NATO.read_bytes() + b"#\n" * random.randrange(5))
        if session.is_over(0.05):
            return sent
    session.leave()
    return sent
