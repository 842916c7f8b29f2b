"""Files written whole: whoever reads one finds all of it or none, whatever ends the writer."""

import contextlib
import os
import re
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

DAY = 86_400
"""Seconds. No file takes a day to write: what is older is a leftover, even of another machine."""

_PREFIX = ".writing-"
_UNFINISHED = re.compile(re.escape(_PREFIX) + r"[0-9a-f]{8}-[0-9]+-[0-9a-f]+")
"""The name of a file that is being written. A person's own `.writing-notes` is none of ours."""


def write_whole(
    path: Path,
    fill: Callable[[BinaryIO], None],
    put: Callable[[Path, Path], None] | None = None,
    synced: bool = True,
) -> os.stat_result:
    """Write a file beside its place, then put it there in one step; return what the file system says of it.

    `put` takes that step, given the file and its place; without it the file is renamed.
    Without `synced` it may be lost or damaged with the power, until somebody syncs it (`syncing.py`).
    Raises OSError where the disk does, and whatever `fill` raises; then the file is as it was and nothing is left over.
    """
    unfinished = path.with_name(f"{_PREFIX}{_machine()}-{os.getpid()}-{os.urandom(8).hex()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        with open(descriptor, "wb") as file:
            fill(file)
            file.flush()
            if synced:
                os.fsync(file.fileno())
            (put or os.rename)(unfinished, path)
            # After the renaming, which is a change too.
            return os.fstat(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left unfinished in a folder. Raises OSError where it cannot be read."""
    now = time.time()
    with os.scandir(folder) as entries:
        unfinished = [Path(entry.path) for entry in entries if _UNFINISHED.fullmatch(entry.name)]
    for path in unfinished:
        with contextlib.suppress(OSError):
            if _is_abandoned(path, now):
                path.unlink()


def _is_abandoned(path: Path, now: float) -> bool:
    if now - path.stat().st_mtime > DAY:
        return True
    machine, _, rest = path.name.removeprefix(_PREFIX).partition("-")
    process = rest.partition("-")[0]
    # A home folder may be shared: of another machine's processes nothing is known here.
    return machine == _machine() and process.isdecimal() and not _is_running(int(process))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _machine() -> str:
    """Return a short name for this machine that any file name can hold."""
    return blake2b(os.uname().nodename.encode(errors="replace"), digest_size=4).hexdigest()
