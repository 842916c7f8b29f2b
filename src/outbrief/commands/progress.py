"""How far a long opening has come: one line on standard error, where somebody watches, gone when it is done."""

import os
import sys
import time
from types import TracebackType

from outbrief.library.opening import Progress

SILENT_FOR = 0.5
"""Seconds. What is done by then needs no explanation."""

BETWEEN = 0.1
"""Seconds from one drawing to the next: faster than that is flicker."""

LONGEST = 40
"""Cells of the bar. On a wide screen a longer one tells no more."""


class ProgressLine:
    """A line that is drawn over itself. Nothing is written where standard error is no terminal."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._due = time.monotonic() + SILENT_FOR
        self._is_drawn = False

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def show(self, progress: Progress) -> None:
        """Draw how far it has come, if it is time to."""
        now = time.monotonic()
        if not self._is_watched or now < self._due:
            return
        self._due = now + BETWEEN
        line = progress_line(progress, _width())
        self._is_drawn = True
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that the next message begins where it stood."""
        if self._is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False


def progress_line(progress: Progress, width: int) -> str:
    """Return `loading  34 % ━━━━━━╌╌╌╌` in fewer than `width` cells, of which a terminal needs the last itself."""
    said = f"{progress.doing} {progress.share:4.0%}".replace("%", " %")
    room = min(width - len(said) - 2, LONGEST)
    done = round(room * min(max(progress.share, 0.0), 1.0))
    return f"{said} {'━' * done}{'╌' * (room - done)}" if room > 0 else said[: max(width - 1, 0)]


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return 80
