"""A limit of the processor's time, in tests of what must always end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Fail what takes longer than so many seconds of the processor: it may never end. In the main thread alone."""

    def too_long(number: int, frame: FrameType | None) -> None:
        raise AssertionError("does not end")

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
