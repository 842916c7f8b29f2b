"""The file of what is remembered: read at any time, changed under a lock that ends with whoever holds it."""

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from outbrief.library.files import shown_path
from outbrief.library.state import State, trimmed
from outbrief.library.state_format import MOST_BYTES, Foreign, decoded, encoded

NAME = "state.json"
LOCK = "state.lock"

PATIENCE = 2.0
"""Seconds to wait for the lock. It is held for the time of one small write; who holds it longer has been stopped."""

BETWEEN = 0.005
"""Seconds between two attempts at the lock."""

MOST_ASIDE = 9
"""Files that were set aside; the last of them makes way."""


class StateFile:
    """The file in a folder. Whatever keeps it from being read or changed is an OSError, or `Future`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.notice = ""
        """What has happened to the file that its owner should know, in a line."""

    def read(self) -> State:
        """Return what the file holds; set one aside that is torn or foreign. Future where it is not ours to touch."""
        try:
            return self._decoded()
        except Foreign:
            with self._locked():
                return self._read_locked()

    def change(self, change: Callable[[State], State]) -> State:
        """Change what the file holds and return it, with what others have written in between."""
        # Here and below: what it takes to write is imported with the first change.
        from outbrief.library.whole_file import sweep

        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._locked():
            sweep(self.folder)
            before = self._read_locked()
            after = trimmed(change(before))
            if after != before:
                self._write(encoded(after))
            return after

    def _write(self, data: bytes) -> None:
        from outbrief.library.whole_file import write_whole

        def fill(file: BinaryIO) -> None:
            file.write(data)

        write_whole(self.path, fill)

    def _read_locked(self) -> State:
        try:
            return self._decoded()
        except Foreign:
            aside = self._aside()
            os.replace(self.path, aside)
            self.notice = f"what was remembered cannot be read; it is kept as {shown_path(aside)}"
            return State()

    def _decoded(self) -> State:
        data = self._bytes()
        return State() if data is None else decoded(data)

    def _bytes(self) -> bytes | None:
        """Return what is in the file, None where there is none."""
        try:
            # Not to wait for what is no file: a pipe would be waited for without end.
            descriptor = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise Foreign("not a file")
        with open(descriptor, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Foreign("too large")
        return data

    def _aside(self) -> Path:
        names = [f"{NAME}.aside", *(f"{NAME}.aside-{number}" for number in range(2, MOST_ASIDE + 1))]
        return next(
            (path for name in names if not os.path.lexists(path := self.folder / name)), self.folder / names[-1]
        )

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock: of the kernel, which takes it from whoever ends, however."""
        descriptor = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            deadline = time.monotonic() + PATIENCE
            while True:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise TimeoutError(0, "another session holds the lock") from None
                    time.sleep(BETWEEN)
            try:
                yield
            finally:
                fcntl.flock(descriptor, fcntl.LOCK_UN)
        finally:
            os.close(descriptor)
