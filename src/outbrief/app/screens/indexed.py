"""Indexed: what is searched, and that it is made as soon as somebody searches where it was not made before."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import WorkerError

from outbrief.app.screens.answered import Answered
from outbrief.library.library import Library

if TYPE_CHECKING:
    from textual.worker import Worker

    from outbrief.search.index import Index


class Indexed(Answered, is_part=True):
    """Answered, from an index of the library."""

    class Made(Message):
        """An index of the library, which may be another one by now."""

        def __init__(self, library: Library, index: "Index") -> None:
            super().__init__()
            self.library, self.index = library, index

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.index: Index | None = None
        """What is searched; None until the library has been indexed."""
        self.is_opened = False
        """Whether the library is whole, and what was to be indexed while it was opened has been."""
        self._indexed: Library | None = None
        """The library that the index is of."""
        self._is_wanted = False
        self._making: Worker[tuple[Library, Index]] | None = None

    def search_in(self, index: "Index") -> None:
        """Search another index from now on, one of the library that is shown."""
        self.index, self._indexed = index, self.library

    def search_again(self, index: "Index") -> None:
        """Search another index that replaces one, as far as there was one."""
        self.search_in(index)

    def want_index(self) -> None:
        """Have the library indexed if it is not, from now on each time that it changes."""
        self._is_wanted = True
        self.make_index()

    async def wanted_index(self) -> "Index | None":
        """Have the library indexed and return the index; None while it is still being opened."""
        self.want_index()
        if self._making is not None:
            with suppress(WorkerError):
                # Not left to its message, which comes when whoever waits here has done. Shielded: a palette that is
                # left while it waits would cancel the making with the waiting, and nothing would be found any more.
                self._take_index(*await asyncio.shield(self._making.wait()))
        return self.index

    def make_index(self) -> None:
        """Index the library where somebody has searched, and nobody else has indexed it."""
        is_making = self._making is not None and not self._making.is_cancelled
        is_current = self._indexed is self.library or is_making
        if self._is_wanted and self.is_opened and not is_current:
            self._making = self._make_index(self.library)

    @work(thread=True, group="index")
    def _make_index(self, library: Library) -> "tuple[Library, Index]":
        # What searches is loaded with it.
        from outbrief.library.indexing import indexed

        index = indexed(library)
        self.post_message(self.Made(library, index))
        return library, index

    @work(thread=True, group="index")
    def _prepare(self, index: "Index") -> None:
        index.prepare()

    def on_indexed_made(self, message: Made) -> None:
        """Search what has been made."""
        self._take_index(message.library, message.index)

    def _take_index(self, library: Library, index: "Index") -> None:
        if self.index is index:
            return
        self._making = None
        if library is self.library:
            self.search_again(index)
            self._prepare(index)
        else:
            self.make_index()
