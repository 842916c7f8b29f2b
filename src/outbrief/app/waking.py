"""Waking: a signal wakes the loop, whichever thread the system gives it to.

Python runs what is to be done for a signal in the main thread, when that runs next; while it waits for the terminal
nothing runs. Of a process that was stopped, Linux gives the signal to go on to any of its threads (complete_signal in
kernel/signal.c), and then the main one slept on.
"""

import os
import signal
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress

MOST = 4096
"""Bytes that are read at once: one a signal."""


def wake_by_signals(loop: AbstractEventLoop) -> Callable[[], None]:
    """Have every signal wake the loop; return what leaves it as it was. To be called in the main thread."""
    woken, wake = os.pipe()
    for end in (woken, wake):
        os.set_blocking(end, False)

    def read() -> None:
        with suppress(BlockingIOError):
            os.read(woken, MOST)

    loop.add_reader(woken, read)
    before = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def leave() -> None:
        signal.set_wakeup_fd(before)
        if not loop.is_closed():
            loop.remove_reader(woken)
        os.close(woken)
        os.close(wake)

    return leave
