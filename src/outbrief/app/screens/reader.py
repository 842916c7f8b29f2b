"""The reader: the main screen, complete with the files that are still loading when it opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app.messages import BarLeft
from outbrief.app.screens.searching import Searching
from outbrief.app.steps import page_of, still_there
from outbrief.app.trail import Visit
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.loading.load import load
from outbrief.search.entries import entries
from outbrief.search.index import Index
from outbrief.search.memory import index_of

BATCH = 20
"""Files that are loaded before the screen hears of them: often enough to see it grow, seldom enough not to stutter."""


class Reader(Searching):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("R", "reload", "reload", id="reload", tooltip="Read the files again", show=False),
    ]

    @dataclass
    class Opened(Message):
        """More files have been loaded and indexed."""

        number: int
        """Which loading it belongs to: reading again starts another."""
        library: Library
        index: Index | None
        """None where too little has come to be worth another index."""

    def __init__(self, library: Library, waiting: Sequence[Path] = (), at: Place | None = None) -> None:
        super().__init__(library)
        self._waiting = waiting
        """The files that are not loaded yet."""
        self._at = at
        self._loading = 0
        """The number of the last loading; what an earlier one still sends is dropped."""

    def on_mount(self) -> None:
        """Show where to begin, and load the rest behind it."""
        place = self._at or next((briefing.place for briefing in self.library.briefings), None)
        standing = self.library.find(place) if place is not None else None
        if place is not None and standing is not None:
            # Keys may come before the first page is laid out; the bar must know where it is opened.
            self.trail = self.trail.to(Visit(page_of(standing)))
            self.call_after_refresh(self._begin, place)
        self._load(self.library, self._waiting, self._loading)

    def _begin(self, place: Place) -> None:
        self.go(place)
        if not self.searching:
            # Whoever has typed ahead is in the search bar already.
            self.focus_pane(self.detail if self._at else self.sidebar)

    @work(thread=True, exclusive=True, group="load")
    def _load(self, library: Library, waiting: Sequence[Path], number: int) -> None:
        worker = get_current_worker()
        found = [entry for briefing in library.briefings for entry in entries(briefing)]
        indexed = 0
        for start in range(0, max(len(waiting), 1), BATCH):
            before = len(library.loaded)
            library = library.extended(load(path) for path in waiting[start : start + BATCH])
            added = [one.briefing for one in library.loaded[before:] if one.briefing]
            found += [entry for briefing in added for entry in entries(briefing)]
            if worker.is_cancelled:
                return
            # Indexed anew each time it has doubled, and at the end: a thousand files are not indexed fifty times.
            is_last = start + BATCH >= len(waiting)
            index = index_of(found) if is_last or len(found) >= 2 * indexed else None
            indexed = len(found) if index else indexed
            self.post_message(self.Opened(number, library, index))
            if is_last and index:
                index.prepare()

    def on_reader_opened(self, message: Opened) -> None:
        """Take in what has been loaded; with the first of it comes a place to show."""
        if message.number != self._loading:
            return
        if message.library is not self.library:
            self.library = message.library
        if message.index is not None:
            self.search_in(message.index)

    def action_reload(self) -> None:
        """Read every file again, and stay where we are, or as near as there still is."""
        if self.searching:
            self.on_bar_left(BarLeft())
        before, current = self.library, self.trail.current
        read = [one.path for one in before.loaded]
        self._waiting = [path for path in self._waiting if path not in set(read)]
        self.library = Library((), before.own_problems).extended(load(path) for path in read)
        self.forget_hits()
        self.filter_again()
        if current is not None:
            there = still_there(current.place, before, self.library)
            kept = replace(current, cursor=self.detail.cursor, top=self.detail.top)
            self.trail = self.trail.left(kept if there == current.place else Visit(there))
            self.show_visit(self.trail.current or kept)
        self._loading += 1
        self._load(self.library, self._waiting, self._loading)
        self.app.notify("Read again.", markup=False, timeout=2)
