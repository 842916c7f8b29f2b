"""The bytes of a file, read so that no kind of file can hang or flood the program."""

import os
import stat
from pathlib import Path

from outbrief.briefing.model import NOWHERE
from outbrief.kiosk.walls import OUTSIDE, is_outside
from outbrief.loading.report import Report

SIZE_LIMIT = 32 * 1024 * 1024
"""Bytes. Eighty times the longest strategy on the shelf; read and held in memory without harm."""

_KINDS = (
    (stat.S_ISDIR, "this is a folder, not a file"),
    (stat.S_ISFIFO, "this is a pipe, not a file"),
    (stat.S_ISCHR, "this is a device, not a file"),
    (stat.S_ISBLK, "this is a device, not a file"),
)


def read_bytes(path: Path, report: Report) -> bytes | None:
    """Return the bytes of a regular file, symlinks followed; None, and a problem in the report, where it has none.

    A file that is written meanwhile is read once more.
    """
    for _ in range(2):
        try:
            # Not blocking: opening a pipe would wait for its writer for ever.
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        except FileNotFoundError:
            report.error(NOWHERE, "no such file")
            return None
        except (OSError, ValueError) as error:
            report.error(NOWHERE, f"cannot be opened: {_reason(error)}")
            return None
        try:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                what = next((message for is_kind, message in _KINDS if is_kind(before.st_mode)), "this is not a file")
                report.error(NOWHERE, what)
                return None
            if is_outside(descriptor):
                report.error(NOWHERE, f"cannot be opened: {OUTSIDE}")
                return None
            data = _all(descriptor, before.st_size)
            after = os.fstat(descriptor)
        except OSError as error:
            report.error(NOWHERE, f"cannot be read: {_reason(error)}")
            return None
        finally:
            os.close(descriptor)
        if data is None:
            report.error(NOWHERE, f"larger than {SIZE_LIMIT // 1024 // 1024} MiB", "divide it into several briefings")
            return None
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            return data
    report.error(NOWHERE, "changed twice while it was read", "load it again")
    return None


def _all(descriptor: int, size: int) -> bytes | None:
    """Return everything behind a descriptor, None where that is more than SIZE_LIMIT. `size` may be wrong (/proc)."""
    if size > SIZE_LIMIT:
        return None
    parts: list[bytes] = []
    length = 0
    while part := os.read(descriptor, max(size - length, 65_536)):
        parts.append(part)
        length += len(part)
        if length > SIZE_LIMIT:
            return None
    return b"".join(parts)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
