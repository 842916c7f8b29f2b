"""Waking: what is to be done for a signal is done at once, also where another thread has been given it."""

import asyncio
import signal
import threading
import time
from types import FrameType

from outbrief.app.waking import wake_by_signals

UNWOKEN = 10.0
"""Seconds that the loop would sleep."""


def test_a_signal_that_another_thread_gets_wakes_the_loop() -> None:
    async def wait() -> float:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        leave = wake_by_signals(loop)

        def handle(number: int, frame: FrameType | None) -> None:
            done.set_result(None)

        signal.signal(signal.SIGCONT, handle)
        begun = time.monotonic()
        threading.Timer(0.1, lambda: signal.pthread_kill(threading.get_ident(), signal.SIGCONT)).start()
        await asyncio.wait([done], timeout=UNWOKEN)
        leave()
        return time.monotonic() - begun

    before = signal.getsignal(signal.SIGCONT)
    try:
        assert asyncio.run(wait()) < UNWOKEN / 2
    finally:
        signal.signal(signal.SIGCONT, before)
    assert signal.set_wakeup_fd(-1) == -1
