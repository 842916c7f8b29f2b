"""Watching: one thread that looks at the files as long as the reader is open, and sends what they have become."""

from contextlib import closing
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from outbrief.app.screens.narrowed import Narrowed
from outbrief.app.steps import file_at
from outbrief.library.library import Library
from outbrief.library.opening import Opening, Progress, Stopped

if TYPE_CHECKING:
    from outbrief.search.index import Index


class Watching(Narrowed, is_part=True):
    """Narrowed, and shown anew when files change."""

    class Changed(Message):
        """The library, after some of its files have changed; an index of it follows."""

        def __init__(self, number: int, library: Library, index: "Index | None") -> None:
            super().__init__()
            self.number, self.library, self.index = number, library, index

    class Followed(Message):
        """All has been sent that has become of some changes."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._loading = 0
        """The number of the last loading; what an earlier one still sends, or whoever watches it, is dropped."""
        self._unwatched = Event()
        """Set when nobody waits for changes any more: it wakes the thread."""

    def begin_watching(self, opening: Opening) -> None:
        """Watch what has been opened."""
        self._unwatched.set()
        self._unwatched = Event()
        self._watch(opening, self.library, self._loading, self._unwatched)

    def end_watching(self) -> None:
        """Drop what was loaded and is watched: something else will be."""
        self._loading += 1
        self._unwatched.set()

    def on_unmount(self) -> None:
        """Let the thread end at once: the program waits for it."""
        self._unwatched.set()

    @work(thread=True, exclusive=True, group="watch")
    def _watch(self, opening: Opening, library: Library, number: int, unwatched: Event) -> None:
        # One thread looks, reads and indexes in turn: whatever changes meanwhile is one change at its next look.
        from outbrief.library.looking import Looking

        def told(progress: Progress) -> None:
            if unwatched.is_set():
                raise Stopped

        if opening.files is None:
            return
        with closing(Looking(opening.paths, opening.files)) as looking:
            while not unwatched.wait(looking.pause):
                changes = looking.look(self._looked_at())
                if changes is None:
                    continue
                # What reads files is loaded when one has changed.
                from outbrief.library.refreshing import refreshed

                again = opening.again()
                again.told = told
                try:
                    for step in refreshed(library, again, looking.paths, looking.problems, changes):
                        library = step.library
                        self.post_message(self.Changed(number, library, step.index))
                    self.post_message(self.Followed())
                except Stopped:
                    return

    def _looked_at(self) -> list[Path]:
        """Return the file that is open, and those that are shown as they were: they are looked at all the time."""
        current = self.trail.current
        opened = file_at(current.place, self.library) if current else None
        return [opened.path] if opened else []

    def on_watching_changed(self, message: Changed) -> None:
        """Show the library as it is now."""
        if message.number == self._loading:
            self.show_again(message.library, message.index)

    def on_watching_followed(self) -> None:
        """Index the library where that was left to whoever searches."""
        self.make_index()
