"""A file that a command makes: whole or not at all, and never in the place of another unless that is meant."""

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from outbrief.library.replacing import Unsafe, sync_folder, take_over
from outbrief.library.whole_file import sweep, write_whole

IS_THERE = "is there already; --force replaces it"


def write_new(path: Path, parts: Iterable[str], force: bool = False) -> None:
    """Write a text, which comes in parts, as a file in UTF-8; with `force`, in the place of the one that is there.

    Raises OSError where the disk does, and Unsafe where the place is not free or nothing may be put there: then no part
    is asked for. Whatever it raises, or `parts` does, what was there is there still.
    """
    # A link stays one: what it leads to is replaced.
    place = Path(os.path.realpath(path)) if force else path
    known = standing_in_the_way(place, force)

    def fill(file: BinaryIO) -> None:
        for part in parts:
            file.write(part.encode())
        file.flush()
        if known is None:
            os.fchmod(file.fileno(), 0o666 & ~_mask())
        else:
            take_over(file.fileno(), place, known)

    with contextlib.suppress(OSError):
        sweep(place.parent)
    write_whole(place, fill, _put_new if known is None else None)
    with contextlib.suppress(OSError):
        sync_folder(place.parent)


def standing_in_the_way(place: Path, force: bool = False) -> os.stat_result | None:
    """Return what is known of the file that is to be replaced, None where the place is free.

    Raises Unsafe where it may not be replaced, and OSError where the disk does.
    """
    try:
        known = place.stat() if force else place.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(known.st_mode):
        raise Unsafe("is a folder")
    if not force:
        raise Unsafe(IS_THERE)
    if not stat.S_ISREG(known.st_mode):
        # A device or a pipe would be gone.
        raise Unsafe("is not a file")
    if not os.access(place, os.W_OK):
        raise PermissionError(None, "permission denied")
    return known


def _put_new(unfinished: Path, place: Path) -> None:
    """Put a file in its place if that is still free."""
    try:
        os.link(unfinished, place)
    except FileExistsError:
        raise Unsafe(IS_THERE) from None
    except OSError:
        # Not every file system has hard links.
        if os.path.lexists(place):
            raise Unsafe(IS_THERE) from None
        os.rename(unfinished, place)
    else:
        os.unlink(unfinished)


def _mask() -> int:
    """Return the rights that this user's new files do not have: it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
