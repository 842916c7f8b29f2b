"""Putting new bytes in the place of a file that a person owns: whole, its rights kept, never over someone's work."""

import contextlib
import fcntl
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from outbrief.library.whole_file import sweep, write_whole

PATIENCE = 10.0
"""Seconds to wait for another writer in the folder. The longest file is read, edited and checked in less."""

BETWEEN = 0.01
"""Seconds from one try to the next."""


class Unsafe(OSError):
    """The file may not be replaced: `strerror` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(None, reason)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other writers of ours out of a folder for a while. Raises OSError where the folder cannot be read."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # The lock is on the folder: the file's own would go with the file that is replaced, and a lock file stays.
        _lock(descriptor)
        sweep(folder)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise Unsafe("another program is writing in this folder") from None
            time.sleep(BETWEEN)
        except OSError:
            # Not every network file system has locks; that the bytes are compared must do.
            return


def replace_file(path: Path, read: bytes, new: bytes) -> None:
    """Put `new` in the place of a file that held `read`, and is no link. Raises OSError; then nothing has changed."""
    known = path.stat()
    if known.st_nlink > 1:
        raise Unsafe("the file has several names (hard links), which writing it would part")
    if not os.access(path, os.W_OK):
        raise PermissionError(None, "permission denied")

    def fill(file: BinaryIO) -> None:
        file.write(new)
        file.flush()
        take_over(file.fileno(), path, known)
        os.fsync(file.fileno())
        # As late as can be: what another editor saves from here to the renaming would be lost.
        if path.read_bytes() != read or not os.path.samestat(path.stat(), known):
            raise Unsafe("the file has changed since it was read")

    write_whole(path, fill)
    with contextlib.suppress(OSError):
        sync_folder(path.parent)


def take_over(descriptor: int, path: Path, known: os.stat_result) -> None:
    """Give a new file the owner, the rights and the attributes of the old one."""
    made = os.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (known.st_uid, known.st_gid):
        try:
            os.fchown(descriptor, known.st_uid, known.st_gid)
        except PermissionError:
            raise Unsafe("the file belongs to somebody else, and would no longer") from None
    os.fchmod(descriptor, stat.S_IMODE(known.st_mode))
    if sys.platform == "linux":
        # The access control list is one of them. Some are the system's own, and made anew.
        for name in os.listxattr(path):
            with contextlib.suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(path, name))


def sync_folder(folder: Path) -> None:
    """Have the disk hold what the names in a folder lead to. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
