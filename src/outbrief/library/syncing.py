"""Syncing: files that were written are on the disk, whatever becomes of the power."""

import os
from collections.abc import Collection
from pathlib import Path

MANY = 20
"""Files. From here on the whole file system is synced at once: one file takes 3 to 6 ms, whether its bytes are on the
disk already or not, and 2,000 of them together with all else 0.1 s."""


def sync_files(folder: Path, paths: Collection[Path]) -> None:
    """Sync files of a folder. Raises OSError where the disk does."""
    if len(paths) >= MANY and _sync_all_around(folder):
        return
    for path in paths:
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_all_around(folder: Path) -> bool:
    """Sync the file system that a folder lies in, and no other (as `os.sync` would); return whether that was done."""
    # Python does not offer it (3.14), and loading this takes 5 ms.
    import ctypes

    try:
        syncfs = ctypes.CDLL(None).syncfs
    except (OSError, AttributeError):
        return False
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        return bool(syncfs(descriptor) == 0)
    finally:
        os.close(descriptor)
