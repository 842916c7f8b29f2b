"""The walls: whatever is asked of the system but reading the library is refused, by whatever way it is asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import outbrief

BEFORE = """
import ctypes, glob, mmap, os, pathlib, shutil, signal, socket, subprocess, sys, tempfile, webbrowser
from multiprocessing import get_context
from outbrief.kiosk.walls import is_outside, raise_walls
from outbrief.library.inotify import Inotify
root = pathlib.Path(sys.argv[1])
tempfile.tempdir, os.environ["BROWSER"] = "/tmp", "sh"
within, beside = socket.socketpair()
raise_walls([root / "library"])
def tried(asked):
    try:
        return repr(exec(asked, globals()) if "=" in asked else eval(asked, globals()))
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
for line in sys.stdin:
    print(tried(line.strip()))
"""

REFUSED = """
open(root / "library" / "new.yaml", "w")
open(root / "library" / "a.yaml", "a")
open(root / "library" / "a.yaml", "r+")
open(root / "library" / "new.yaml", "x")
os.open(root / "library" / "a.yaml", os.O_RDWR)
os.open(root / "library" / "a.yaml", os.O_WRONLY)
os.open(root / "library", os.O_TMPFILE | os.O_RDWR)
os.truncate(root / "library" / "a.yaml", 0)
os.unlink(root / "library" / "a.yaml")
os.rename(root / "library" / "a.yaml", root / "library" / "b.yaml")
os.mkdir(root / "library" / "new")
os.symlink("/etc", root / "library" / "new")
os.link(root / "library" / "a.yaml", root / "library" / "new")
os.chmod(root / "library" / "a.yaml", 0o777)
os.utime(root / "library" / "a.yaml")
shutil.copy(root / "library" / "a.yaml", root / "library" / "b.yaml")
shutil.rmtree(root / "library")
tempfile.mkstemp()
subprocess.run(["true"])
subprocess.Popen("true", shell=True)
os.system("true")
os.execv("/bin/sh", ["sh"])
os.posix_spawn("/bin/sh", ["sh"], {})
os.fork()
get_context("spawn").Process(target=print).start()
webbrowser.open("http://example.org")
within.connect("/tmp/none")
socket.create_connection(("127.0.0.1", 9))
socket.getaddrinfo("example.org", 80)
socket.socket().bind(("127.0.0.1", 0))
os.kill(os.getpid(), signal.SIGSTOP)
signal.pthread_kill(1, signal.SIGTERM)
ctypes.CDLL("libc.so.6")
ctypes.CDLL(None).system(b"true")
ctypes.CDLL(None).open(b"/tmp/new", 65)
ctypes.pythonapi.Py_Main
ctypes.cast(0, ctypes.c_char_p)
ctypes.string_at(id(1), 8)
(ctypes.c_int * 4).from_address(id(1))
open("/etc/passwd")
open(root / "secret.yaml")
open(root / "library" / "out.yaml")
open(root / "library" / "folder-out" / "secret.yaml")
open(root / "library" / ".." / "secret.yaml")
open(root / "library-beside.yaml")
open("/proc/self/environ")
os.listdir(root)
os.listdir("/")
list(os.scandir(root / "library" / "folder-out"))
socket.socket(socket.AF_INET, socket.SOCK_STREAM).listen()
socket.socket()
""".strip().splitlines()

ALLOWED = """
open(root / "library" / "a.yaml").read()
open(root / "library" / "sub" / "b.yaml", "rb").read()
open(root / "library" / "in.yaml").read()
sorted(os.listdir(root / "library" / "sub"))
[entry.name for entry in os.scandir(root / "library" / "sub")]
[path.name for path in (root / "library").glob("*/b.yaml")]
__import__("textual.command").command.__name__
int(__import__("numpy").arange(3).sum())
Inotify().watch([str(root / "library")]).issubset([str(root / "library")])
is_outside(os.open(root / "library" / "a.yaml", os.O_RDONLY))
""".strip().splitlines()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a library in it, and what is not the library's beside it."""
    root = tmp_path_factory.mktemp("walls")
    (root / "library" / "sub").mkdir(parents=True)
    (root / "library" / "a.yaml").write_text("a")
    (root / "library" / "sub" / "b.yaml").write_text("b")
    for name in ("secret.yaml", "library-beside.yaml"):
        (root / name).write_text("secret")
    (root / "library" / "out.yaml").symlink_to(root / "secret.yaml")
    (root / "library" / "folder-out").symlink_to(root)
    (root / "library" / "in.yaml").symlink_to("sub/b.yaml")
    return root


def answers(root: Path, asked: list[str]) -> list[str]:
    """Return what comes of each thing that is asked for within walls."""
    path = os.pathsep.join([str(Path(outbrief.__file__).parents[1]), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-B", "-c", BEFORE, str(root)],
        input="\n".join(asked), capture_output=True, text=True, timeout=60, env={"PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def snapshot(root: Path) -> list[tuple[str, bytes | None]]:
    return [(str(path), path.read_bytes() if path.is_file() else None) for path in sorted(root.rglob("*"))]


def test_whatever_is_not_on_the_list_is_refused(root: Path) -> None:
    before = snapshot(root)
    got = dict(zip(REFUSED, answers(root, REFUSED), strict=True))
    assert {
        asked: answer for asked, answer in got.items() if not answer.startswith("PermissionError: [Errno 13]")
    } == {}
    assert snapshot(root) == before


def test_the_library_is_read_and_modules_are_imported(root: Path) -> None:
    assert answers(root, ALLOWED) == [
        "'a'", "b'b'", "'b'", "['b.yaml']", "['b.yaml']", "['b.yaml']", "'textual.command'", "3", "True", "False",
    ]  # fmt: skip


def test_a_file_that_was_swapped_between_two_looks_is_found_out(root: Path) -> None:
    # As it would be had its path led within when it was looked at.
    assert answers(root, ["is_outside(within.fileno())"]) == ["True"]


def test_no_file_grows_and_no_core_is_left(root: Path) -> None:
    assert answers(root, ["__import__('resource').getrlimit(1)", "__import__('resource').getrlimit(4)"]) == [
        "(0, 0)",
        "(0, 0)",
    ]
