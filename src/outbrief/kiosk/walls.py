"""The walls of a kiosk: whatever the program comes to ask of the system, what is not on this list is refused.

The list of actions decides what a kiosk offers; the walls stand behind it, so that no feature that is added one day, no
library and no mistake can write, run or connect, or read what is not the library's. Python tells an audit hook of all
that is asked of the system (PEP 578), and no hook can be taken away again. It is no cage for hostile code, of which
there is none here: nobody can bring any. One process has one set of walls, for good.
"""

import os
import sys
from collections.abc import Iterable
from errno import EACCES
from pathlib import Path
from typing import Any

_FAMILIES = (
    "array builtins code compile cpython exec fcntl function gc import marshal mmap object pickle sys time _thread"
)
WITHIN = frozenset([*_FAMILIES.split(), "os.putenv", "os.unsetenv"])
"""Events, or the first part of their names, that stay within the process or what it has open already."""
BUT = frozenset(["sys.addaudithook", "sys.remote_exec", "sys.remote_debugger_script"])
"""Of these, what does not."""
LISTING = frozenset(["os.listdir", "os.scandir"])
UNASKED = frozenset(["glob.glob", "glob.glob/2", "os.walk", "os.fwalk", "pathlib.Path.glob", "pathlib.Path.rglob"])
"""Told of before what they do, which is told of by itself."""
SOCKET = "socket.__new__"
"""An event loop wakes itself through a pair of the machine's own sockets. Connecting one is another event."""
LIBRARY = "ctypes.dlopen"
"""Importing `ctypes` looks at the process itself, as numpy has it; calling anything in it is another event."""
FUNCTION = "ctypes.dlsym"
FUNCTIONS = frozenset(["inotify_init1", "inotify_add_watch", "inotify_rm_watch", "statfs"])
"""What may be called of the system's own library: what tells of files that change."""
CALLING = frozenset(["ctypes.create_string_buffer", "ctypes.get_errno", "ctypes.set_errno"])
AF_UNIX = 1
"""Sockets of the machine's own, by the number they have on every Unix: `socket` takes 5 ms to import."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC | getattr(os, "O_TMPFILE", 0)

REFUSED = "a kiosk only reads"
OUTSIDE = "it lies outside of the library"

_readable: tuple[str, ...] | None = None
"""The folders and files that may be read and what is in them, by their real paths; None where there are no walls."""


def raise_walls(library: Iterable[Path]) -> None:
    """Refuse from now on whatever is not on the list, and reading what is neither the library's nor the program's.

    A link counts as what it leads to. What the library's own paths lead to is settled here.
    """
    global _readable
    import _posixsubprocess
    import resource

    own = [path for path in sys.path if os.path.isabs(path)]
    paths = [*map(os.fspath, library), *own, str(Path(__file__).parents[1])]
    _readable = tuple(dict.fromkeys(map(os.path.realpath, paths)))
    # The system's own wall: no file grows, and nothing of the process is written down where it fails.
    for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(limit, (0, 0))
    # The one way to a program of which no hook is told: it is how multiprocessing starts its own.
    _posixsubprocess.fork_exec = _start_nothing
    sys.addaudithook(_refuse)


def is_outside(descriptor: int) -> bool:
    """Tell whether a file that has been opened lies outside, whatever its path led to a moment before."""
    if _readable is None:
        return False
    try:
        # Another file may have been put in its place meanwhile.
        return not _is_readable(os.readlink(f"/proc/self/fd/{descriptor}").removesuffix(" (deleted)"))
    except OSError:
        # Where the system does not tell, its path was looked at when it was opened.
        return False


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if (event in WITHIN or event.partition(".")[0] in WITHIN) and event not in BUT:
        return
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, int):
            return
        if flags & WRITING:
            raise PermissionError(EACCES, REFUSED)
        _demand_readable(path)
    elif event in LISTING:
        if not isinstance(arguments[0], int):
            _demand_readable(arguments[0] or ".")
    elif event == SOCKET:
        if arguments[1] != AF_UNIX:
            raise PermissionError(EACCES, REFUSED)
    elif event == LIBRARY:
        if arguments[0] is not None:
            raise PermissionError(EACCES, REFUSED)
    elif event == FUNCTION:
        if arguments[1] not in FUNCTIONS:
            raise PermissionError(EACCES, REFUSED)
    elif event not in UNASKED and event not in CALLING:
        raise PermissionError(EACCES, REFUSED)


def _start_nothing(*asked: Any) -> int:
    raise PermissionError(EACCES, REFUSED)


def _demand_readable(path: str | bytes) -> None:
    if not _is_readable(os.path.realpath(os.fsdecode(path))):
        raise PermissionError(EACCES, OUTSIDE)


def _is_readable(real: str) -> bool:
    return any(real == one or real.startswith(f"{one.rstrip('/')}/") for one in _readable or ())
