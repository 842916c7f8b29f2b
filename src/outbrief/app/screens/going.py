"""Going: what is typed right behind the key that goes to a hit is for where it leads, and not for the search bar."""

import asyncio

from outbrief.app.screens.indexed import Indexed
from outbrief.library.library import Library

LONGEST = 1.0
"""Seconds that a key waits. Whoever has gone to a hit that is not found by then types on in the bar."""


class Going(Indexed, is_part=True):
    """Indexed, in which keys wait for an enter that is on its way: a slow link brings both in one packet."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._arrived: asyncio.Event | None = None
        """Set once the hit is open, or there is none; None where no key has to wait."""
        self._is_late = False
        """Whether a key has waited in vain: until an enter leads somewhere again, none waits."""

    def set_out(self) -> None:
        """Have the next key wait: an enter has been sent to the search bar."""
        if not self._is_late:
            self._arrived = asyncio.Event()

    def arrive(self) -> None:
        """Let keys pass."""
        self._is_late = False
        if self._arrived is not None:
            self._arrived.set()

    async def wait_for_arrival(self) -> None:
        """Wait until what the enter leads to is there."""
        if self._arrived is not None:
            try:
                await asyncio.wait_for(self._arrived.wait(), LONGEST)
            except TimeoutError:
                self._is_late = True
            self._arrived = None
