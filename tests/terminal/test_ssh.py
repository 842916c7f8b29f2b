"""A kiosk behind OpenSSH's server, set up as the document says, word for word."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean

import pytest

from installed import needs_installed
from ssh_server import USER, Line, SshServer, memory_of, processor_time_of, readers_of, why_not
from terminal_session import NATO, Terminals, TerminalSession

pytestmark = [needs_installed, pytest.mark.skipif(bool(why_not()), reason=why_not() or "there can be a server")]

DOCUMENT = Path(__file__).parents[2] / "src" / "KIOSK.md"
PROGRAM = Path(sys.executable).with_name("outbrief")
READY = "enter open"
REFUSED = "outbrief: a kiosk is for a terminal, and takes no command\n"
PATIENCE = 20.0
"""Seconds. Only what fails takes so long."""
SESSIONS, SOAKED = 3, 50
"""At once."""
IDLE = 60.0
"""Seconds that sessions are watched in a soak while nobody does anything."""


def documented(library: Path) -> tuple[str, str]:
    """Return the block of the configuration and the options of a key as the document has them, but for the names."""
    text = DOCUMENT.read_text()
    block = re.search(r"```\n# /etc/ssh/sshd_config\.d[^\n]*\n(.*?)```", text, re.DOTALL)
    options = re.search(r"echo '(\S+) ssh-ed25519", text)
    assert block
    assert options
    told = block[1]
    names = {
        "/opt/outbrief/bin/outbrief": PROGRAM,
        "/srv/briefings": library,
        "Match User briefings": f"Match User {USER}",
    }
    for theirs, ours in names.items():
        assert told.count(theirs) == 1
        told = told.replace(theirs, str(ours))
    return told, options[1]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that no other test has a reader on."""
    folder = tmp_path_factory.mktemp("srv") / "briefings"
    folder.mkdir()
    (folder / "visit.yaml").write_bytes(NATO.read_bytes())
    return folder


Serve = Callable[..., SshServer]


@pytest.fixture(scope="module")
def serve(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Return what starts a server as documented, with parts of its configuration replaced."""
    servers: list[SshServer] = []

    def started(*changes: tuple[str, str]) -> SshServer:
        block, options = documented(library)
        for before, now in changes:
            assert block.count(before) == 1
            block = block.replace(before, now)
        servers.append(SshServer(tmp_path_factory.mktemp("sshd"), block, options))
        return servers[-1]

    yield started
    for server in servers:
        server.close()


@pytest.fixture(scope="module")
def server(serve: Serve) -> SshServer:
    """Return a server as documented."""
    return serve()


@pytest.fixture(autouse=True)
def _nothing_left(library: Path, terminal: Terminals) -> Iterator[None]:
    yield
    terminal.close()
    wait_for(lambda: not readers_of(library))


def wait_for(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def ready(session: TerminalSession) -> TerminalSession:
    session.wait_for(lambda screen: READY in screen.lines[-1] and screen.lines[0].endswith("1 briefing"))
    return session


def test_the_server_makes_of_it_what_was_meant(server: SshServer, library: Path) -> None:
    in_force = server.in_force()
    meant = {
        "forcecommand": f"{PROGRAM} --restricted {library}",
        "disableforwarding": "yes",
        "permittunnel": "no",
        "permittty": "yes",
        "permituserrc": "no",
        "permituserenvironment": "no",
        "acceptenv": "none",
        "maxsessions": "1",
        "clientaliveinterval": "15",
        "clientalivecountmax": "3",
    }
    assert {name: in_force.get(name) for name in meant} == meant


def test_it_is_opened_searched_read_and_left_and_inherits_nothing(
    terminal: Terminals, server: SshServer, library: Path
) -> None:
    sent = ("-o", "SetEnv=TEXTUAL_LOG=/tmp/none none=x", "-o", "SendEnv=LANG")
    session = ready(terminal(command=server.client(*sent), size=(80, 24)))
    [pid] = readers_of(library)
    told = Path(f"/proc/{pid}/environ").read_bytes().decode().rstrip("\0").split("\0")
    # Python itself adds the second where no language is told.
    assert told in (["TERM=xterm-256color"], ["TERM=xterm-256color", "LC_CTYPE=C.UTF-8"])
    for key in ("e", "m", "'", "y", "c", "\x1a"):
        session.press(key)
    session.search("unifed cyber")
    session.press("enter")
    session.wait_for("Citation")
    session.press("q")
    assert session.wait_for_end() == 0
    # The shape of the mouse is all that it asks of the terminal beside what it draws.
    assert set(re.findall(rb"\x1b\](\d+)", session.raw)) <= {b"22"}


def test_copying_goes_to_whoever_is_connected_where_it_is_allowed(terminal: Terminals, serve: Serve) -> None:
    server = serve(("--restricted ", "--restricted --clipboard osc52 "))
    session = ready(terminal(command=server.client()))
    session.press("c")
    session.wait_for(lambda screen: re.search(rb"\x1b\]52;c;[A-Za-z0-9+/=]+(\x07|\x1b\\)", screen.raw))
    session.press("q")
    assert session.wait_for_end() == 0


@pytest.mark.parametrize("asked", [("ls",), ("-T",), ("-s", "sftp")], ids=" ".join)
def test_a_command_sftp_and_no_terminal_are_refused(server: SshServer, asked: tuple[str, ...]) -> None:
    options = tuple(one for one in asked if one in ("-T", "-s"))
    command = server.client(*options) + tuple(one for one in asked if one not in options)
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    # Of what stands for sftp, sshd does not hand on what it says.
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "" if "sftp" in asked else REFUSED)


def test_a_command_with_a_terminal_opens_the_reader(terminal: Terminals, server: SshServer) -> None:
    session = ready(terminal("sh", "-i", command=server.client("-tt")))
    session.press("q")
    assert session.wait_for_end() == 0


def test_nothing_is_forwarded(server: SshServer) -> None:
    for options in (
        ("-W", f"127.0.0.1:{server.port}"),
        ("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9"),
    ):
        command = server.client("-o", "LogLevel=INFO", *options)
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
        assert done.returncode == 255
        assert b"SSH-2.0" not in done.stdout


@pytest.mark.parametrize("end", ["killed", "cut", "reset"])
def test_no_reader_outlives_its_connection(terminal: Terminals, server: SshServer, library: Path, end: str) -> None:
    line = Line(server.port)
    session = ready(terminal(command=server.client(port=line.port)))
    assert len(readers_of(library)) == 1
    if end == "killed":
        os.kill(session.pid, signal.SIGKILL)
    elif end == "cut":
        line.cut()
    else:
        line.reset()
    wait_for(lambda: not readers_of(library))
    line.close()


def test_a_connection_that_stalls_without_a_word_is_given_up(terminal: Terminals, serve: Serve, library: Path) -> None:
    server = serve(
        ("ClientAliveInterval 15", "ClientAliveInterval 1"), ("ClientAliveCountMax 3", "ClientAliveCountMax 2")
    )
    line = Line(server.port)
    session = ready(terminal(command=server.client(port=line.port)))
    line.stall()
    session.press("j", "/", "cyber")
    wait_for(lambda: not readers_of(library))
    line.close()


@pytest.mark.parametrize("milliseconds", [100, 300])
def test_on_a_slow_line_what_is_typed_at_once_arrives_and_the_screen_settles(
    terminal: Terminals, server: SshServer, milliseconds: int
) -> None:
    line = Line(server.port, milliseconds / 2000)
    session = ready(terminal(command=server.client(port=line.port)))
    before = len(session.raw)
    session.press("/unified cyber\r")
    session.wait_for(lambda screen: "Unified Cybersecurity Task Force" in screen.lines[0] and "Citation" in screen.text)
    session.press("q")
    assert session.wait_for_end() == 0
    # The pictures of the way there are not sent one after the other.
    assert len(session.raw) - before < 20_000
    line.close()


@pytest.mark.soak(few=SESSIONS, many=SOAKED)
def test_many_are_there_at_once_and_leave_nothing_behind(
    terminal: Terminals, server: SshServer, library: Path, times: int, figures: Callable[[str], None]
) -> None:
    began = time.monotonic()
    sessions = [terminal(command=server.client(), size=(100, 30)) for _ in range(times)]
    for session in sessions:
        session.wait_for(READY, timeout=120)
    opened = time.monotonic() - began
    readers = readers_of(library)
    assert len(readers) == times
    before = {pid: processor_time_of(pid) for pid in readers}
    if times == SOAKED:
        time.sleep(IDLE)
        idle = [(processor_time_of(pid) - spent) / IDLE for pid, spent in before.items()]
        memory = [memory_of(pid) / 1000 for pid in readers]
        figures(
            f"{times} sessions over SSH: all open after {opened:.1f} s; PSS {mean(memory):.1f} MB each, at most "
            f"{max(memory):.1f}; idle {100 * mean(idle):.2f} % of a core each, at most {100 * max(idle):.2f}; 0 left"
        )
    for session in sessions[:SESSIONS]:
        session.search("cyber")
        session.press("escape")
        session.wait_for(lambda screen: screen.lines[0].endswith("1 briefing"))
    # Half of them leave, half are cut off.
    for number, session in enumerate(sessions):
        if number % 2:
            os.kill(session.pid, signal.SIGKILL)
        else:
            session.press("q")
            assert session.wait_for_end() == 0
    wait_for(lambda: not readers_of(library))
