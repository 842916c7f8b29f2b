"""A disk that fails once: the n-th call of a kind that concerns some folders ends with an error of the disk.

The functions of `os`, and the files that `open` makes, are replaced for as long as it lasts; what another process or a
library in C does of its own is not reached.
"""

import builtins
import errno
import fcntl
import io
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

KINDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "open": (errno.EMFILE, ("open",)),
    "read": (errno.EIO, ("read",)),
    "write": (errno.ENOSPC, ("write",)),
    "rename": (errno.EACCES, ("rename", "replace")),
    "fsync": (errno.EIO, ("fsync", "fdatasync")),
    "mkdir": (errno.EROFS, ("mkdir",)),
    "stat": (errno.EACCES, ("stat", "lstat", "fstat")),
    "list": (errno.EIO, ("scandir", "listdir")),
    "unlink": (errno.EPERM, ("unlink", "remove")),
    "flock": (errno.ENOLCK, ()),
}
"""What can fail, with what error, and the functions of `os` that do it."""


class Disk:
    """Counts what is done in some folders; fails once if it is told where."""

    def __init__(self, folders: Sequence[Path], kind: str = "", number: int = 0) -> None:
        self._folders = tuple(map(os.fspath, folders))
        self._kind, self._number = kind, number
        self.counts: Counter[str] = Counter()
        self.has_failed = False

    def concerns(self, what: object) -> bool:
        """Tell whether a path or a descriptor is in one of the folders."""
        if isinstance(what, int):
            try:
                path = _readlink(f"/proc/self/fd/{what}")
            except OSError:
                return False
        elif isinstance(what, str | bytes | os.PathLike):
            path = os.path.abspath(os.fsdecode(what))
        else:
            return False
        return path.startswith(self._folders)

    def done(self, kind: str, what: object) -> None:
        """Take in that something is about to be done; raise OSError where that is to fail."""
        if not self.concerns(what):
            return
        self.counts[kind] += 1
        if kind == self._kind and self.counts[kind] == self._number:
            self.has_failed = True
            number = KINDS[kind][0]
            raise OSError(number, os.strerror(number))


_readlink = os.readlink


class _Raw(io.FileIO):
    """An open file whose reading and writing may fail."""

    disk: Disk

    def readinto(self, buffer: Any) -> int:
        self.disk.done("read", self.fileno())
        return super().readinto(buffer)

    def readall(self) -> bytes:
        self.disk.done("read", self.fileno())
        return super().readall()

    def write(self, data: Any) -> int:
        self.disk.done("write", self.fileno())
        return super().write(data)


@contextmanager
def failing(disk: Disk) -> Iterator[None]:
    """Let a disk be what everything here uses."""
    saved: list[tuple[Any, str, Any]] = []

    def replace(module: Any, name: str, made: Callable[[Any], Any]) -> None:
        saved.append((module, name, getattr(module, name)))
        setattr(module, name, made(getattr(module, name)))

    def counted(kind: str) -> Callable[[Any], Any]:
        def made(original: Any) -> Any:
            def call(*arguments: Any, **more: Any) -> Any:
                disk.done(kind, arguments[0] if arguments else ".")
                return original(*arguments, **more)

            return call

        return made

    def opened(original: Any) -> Any:
        def call(file: Any, mode: str = "r", buffering: int = -1, *arguments: Any, **more: Any) -> Any:
            if not disk.concerns(file) or buffering == 0 or "+" in mode:
                return original(file, mode, buffering, *arguments, **more)
            if not isinstance(file, int):
                disk.done("open", file)
            raw = type("Raw", (_Raw,), {"disk": disk})(
                file, mode.replace("b", "").replace("t", ""), more.pop("closefd", True)
            )
            buffered = io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)
            return buffered if "b" in mode else io.TextIOWrapper(buffered, *arguments, **more)

        return call

    for kind, (_, functions) in KINDS.items():
        for name in functions:
            replace(os, name, counted(kind))
    replace(fcntl, "flock", counted("flock"))
    replace(io, "open", opened)
    replace(builtins, "open", opened)
    try:
        yield
    finally:
        for module, name, original in reversed(saved):
            setattr(module, name, original)


def points(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return every call that was counted: its kind, and which of its kind it was."""
    return [(kind, number) for kind in KINDS for number in range(1, counts[kind] + 1)]
