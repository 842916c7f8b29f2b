"""OpenSSH's server on this machine, with keys and a configuration of its own; its client; and a bad line to it."""

import asyncio
import grp
import os
import pwd
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
ALIAS = "kiosk"
PATIENCE = 20.0
"""Seconds that a server may take to listen; 0.1 are usual."""
USER = pwd.getpwuid(os.geteuid()).pw_name
GLOBAL = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/authorized_keys
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 200
LogLevel VERBOSE
Subsystem sftp internal-sftp
"""


def why_not() -> str:
    """Return why there can be no server here; empty where there can."""
    if SSHD is None or not shutil.which("ssh") or not shutil.which("ssh-keygen"):
        return "OpenSSH's server is not installed"
    if os.geteuid() == 0:
        return ""
    # Whoever is not root cannot give a terminal to anybody, so it must be as sshd wants it already.
    ours, theirs = os.openpty()
    try:
        is_as_wanted = os.fstat(theirs).st_gid == grp.getgrnam("tty").gr_gid
    except KeyError:
        is_as_wanted = False
    finally:
        os.close(ours)
        os.close(theirs)
    return "" if is_as_wanted else "sshd cannot hand out terminals here to anybody but root"


class SshServer:
    """A server in a folder of its own. `block` is what stands behind the usual in its configuration."""

    def __init__(self, folder: Path, block: str, key_options: str) -> None:
        self.folder = folder
        self.port = free_port()
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        for key in ("host_key", "user_key"):
            _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key))
        public = (folder / "user_key.pub").read_text()
        (folder / "authorized_keys").write_text(f"{key_options} {public}")
        host = " ".join((folder / "host_key.pub").read_text().split()[:2])
        (folder / "known_hosts").write_text(f"{ALIAS} {host}\n")
        self.config = folder / "sshd_config"
        self.config.write_text(GLOBAL.format(port=self.port, folder=folder) + block)
        self.log = folder / "log"
        _run(str(SSHD), "-t", "-f", str(self.config))
        with self.log.open("wb") as log:
            self._process = subprocess.Popen([str(SSHD), "-D", "-e", "-f", str(self.config)], stderr=log)
        _wait_until(self._listens, "sshd does not listen")

    def _listens(self) -> bool:
        assert self._process.poll() is None, self.log.read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def in_force(self) -> dict[str, str]:
        """Return what the server makes of its configuration for whoever logs in."""
        told = _run(str(SSHD), "-T", "-f", str(self.config), "-C", f"user={USER},host={ALIAS},addr=127.0.0.1")
        return dict(line.split(" ", 1) for line in told.splitlines() if " " in line)

    def client(self, *options: str, port: int = 0) -> tuple[str, ...]:
        """Return the command that logs in; what is asked for may stand behind it."""
        given = {
            "IdentityFile": self.folder / "user_key",
            "UserKnownHostsFile": self.folder / "known_hosts",
            "GlobalKnownHostsFile": "/dev/null",
            "HostKeyAlias": ALIAS,
            "StrictHostKeyChecking": "yes",
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        listed = [part for name, value in given.items() for part in ("-o", f"{name}={value}")]
        return ("ssh", "-F", "none", *listed, "-p", str(port or self.port), *options, f"{USER}@127.0.0.1")

    def close(self) -> None:
        """End the server. Who is logged in stays, as with any server that is restarted."""
        self._process.terminate()
        self._process.wait()


class Line:
    """A connection to a port that can be slow, stall, be cut or be reset; a thread carries what is sent."""

    def __init__(self, port: int, delay: float = 0) -> None:
        """Take the port to lead to, and how long what is sent takes one way, in seconds."""
        self._to, self._delay = port, delay
        self._loop = asyncio.new_event_loop()
        self._flows = asyncio.Event()
        self._flows.set()
        self._writers: list[asyncio.StreamWriter] = []
        self._tasks: set[asyncio.Task[None]] = set()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait()

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._come, "127.0.0.1", 0))
        self.port = int(server.sockets[0].getsockname()[1])
        ready.set()
        self._loop.run_forever()

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers += [writer, far_writer]
        for source, sink in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.ensure_future(self._carry(source, sink))
            self._tasks.add(task)

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Hand on what comes, each piece as late as the line is long, however many are under way."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, data = await under_way.get()
                await asyncio.sleep(max(due - self._loop.time(), 0))
                await self._flows.wait()
                if not data:
                    sink.close()
                    return
                sink.write(data)

        delivering = asyncio.ensure_future(deliver())
        self._tasks.add(delivering)
        data = b"."
        while data:
            try:
                data = await source.read(1 << 16)
            except OSError:
                data = b""
            under_way.put_nowait((self._loop.time() + self._delay, data))

    def _do(self, work: Callable[[], None]) -> None:
        done = threading.Event()

        def do() -> None:
            work()
            done.set()

        self._loop.call_soon_threadsafe(do)
        done.wait()

    def stall(self) -> None:
        """Let nothing through any more, in either direction; nobody is told."""
        self._do(self._flows.clear)

    def cut(self) -> None:
        """Close both ends."""

        def close() -> None:
            for writer in self._writers:
                writer.close()

        self._do(close)

    def reset(self) -> None:
        """Break off: both ends are told that the connection is reset."""

        def abort() -> None:
            for writer in self._writers:
                ours = writer.get_extra_info("socket")
                if ours is not None and ours.fileno() >= 0:
                    ours.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                writer.transport.abort()

        self._do(abort)

    def close(self) -> None:
        """Take the line down."""

        def end() -> None:
            for task in self._tasks:
                task.cancel()
            for writer in self._writers:
                writer.transport.abort()
            self._loop.call_soon(self._loop.stop)

        self._do(end)
        self._thread.join()
        self._loop.close()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def readers_of(path: Path) -> list[int]:
    """Return the processes that have a path in their command line as the last of it: the kiosks on a library."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            with suppress(OSError):
                told = (process / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
                if b"--restricted" in told and told[-1] == os.fsencode(path):
                    found.append(int(process.name))
    return found


def memory_of(pid: int) -> int:
    """Return a process's share of memory (PSS) in kB."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss: +(\d+)", told, re.MULTILINE)[1])  # type: ignore[index]


def processor_time_of(pid: int) -> float:
    """Return the processor time that a process has taken, in seconds."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _wait_until(is_so: Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, complaint
        time.sleep(0.02)


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
