"""The reader: the main screen, complete with the files that are still loading when it opens."""

import gc
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker, get_current_worker

from outbrief.app.first_frame import hold
from outbrief.app.screens.watching import Watching
from outbrief.app.steps import page_of
from outbrief.app.trail import Trail, Visit
from outbrief.briefing.place import Place
from outbrief.library.indexing import Indexing
from outbrief.library.library import Library
from outbrief.library.opening import Opening, Progress, Step, Stopped
from outbrief.starting import settle

if TYPE_CHECKING:
    from outbrief.search.index import Index

SILENT_FOR = 0.5
"""Seconds. What is done by then needs no explanation, and a line that changes is sent again."""

FIRST_KEY = 0.05
"""Seconds. A key that was waiting for the first page is answered before the rest of the library takes the processor."""

Steps = Generator[Step, None, None]


@contextmanager
def collected() -> Iterator[None]:
    """Let the collector loose when something has been loaded, or when that has been left for something else.

    It is held while the reader starts. A reader in which it stayed so grew by 8 MB a second of fast typing.
    """
    try:
        yield
    finally:
        gc.enable()


class Opened(NamedTuple):
    """An opening that has begun, and the steps it has still to take."""

    opening: Opening
    steps: Steps
    watched: bool = True
    """Whether what changes afterwards is to be shown."""


class Reader(Watching, is_part=True):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("R", "reload", "reload", id="reload", tooltip="Read the files again", show=False),
    ]

    class Grown(Message):
        """More files have been loaded, or what there is has been indexed."""

        def __init__(self, number: int, library: Library, index: "Index | None") -> None:
            super().__init__()
            self.number = number
            """Which loading it belongs to: reading again starts another."""
            self.library = library
            self.index = index
            """None where too little has come to be worth another index."""

    class Told(Message):
        """What is being done, and how far it has come; at the end, nothing but what there is to notice."""

        def __init__(self, number: int, progress: str, notice: str = "") -> None:
            super().__init__()
            self.number, self.progress, self.notice = number, progress, notice

    class ReadAgain(Message):
        """The library has been opened again, behind the one that is shown."""

        def __init__(self, number: int, library: Library, index: "Index | None") -> None:
            super().__init__()
            self.number, self.library, self.index = number, library, index

    def __init__(self, library: Library, opened: Opened | None = None, at: Place | None = None) -> None:
        super().__init__(library)
        opening = opened.opening if opened else Opening([one.path for one in library.loaded])
        opening.indexing = Indexing.GROWING
        self._opened = opened or Opened(opening, opening.steps(library), watched=False)
        self._at = at
        self._first = self._at or next((heading.place for heading in library.headings), None)
        """Where to begin, if there is anything yet."""
        standing = library.find(self._first) if self._first is not None else None
        if standing is not None:
            # Keys come before the screen is told that it is there; the bar must know where it is opened.
            self.set_reactive(Reader.trail, Trail().to(Visit(page_of(standing))))
        self._draw: Callable[[], None] = lambda: None
        """Lets what there is be drawn, where it is not yet to be."""

    def on_mount(self) -> None:
        """Show where to begin, and load the rest behind it."""
        if self._first is not None and self.trail.current is not None:
            self._draw = hold(self)
            self._begin(self._first)
            # Its pane may not be one that is seen.
            self.call_after_refresh(self._show_first)
        else:
            self._load(self._opened, self._loading)

    def _show_first(self) -> None:
        """Show where to begin; only then is the rest loaded, and what it takes imported: it would be in the way."""
        self._draw()
        self.set_timer(FIRST_KEY, partial(self._load_rest, self._loading))

    def on_detail_laid_out(self) -> None:
        """Show the page as soon as there is one."""
        self._draw()

    def _load_rest(self, number: int) -> None:
        if number == self._loading:
            self._load(self._opened, number)

    def _begin(self, place: Place) -> None:
        self.go(place)
        if not self.searching:
            # Whoever has typed ahead is in the search bar already.
            self.focus_pane(self.detail if self._at else self.sidebar)

    @work(thread=True, exclusive=True, group="load")
    @collected()
    def _load(self, opened: Opened, number: int) -> None:
        self._tell_of(opened.opening, number)
        worker = get_current_worker()
        index: Index | None = None
        try:
            for step in opened.steps:
                if worker.is_cancelled:
                    return
                index = step.index or index
                self.post_message(self.Grown(number, step.library, step.index))
        except Stopped:
            return
        finally:
            opened.steps.close()
        self.post_message(self.Told(number, "", opened.opening.notice))
        if index is not None:
            index.prepare()
        # All of this stays. The collector would go through it while somebody types: 130 ms among 10,000 entries.
        gc.freeze()
        settle()

    @work(thread=True, exclusive=True, group="load")
    @collected()
    def _load_again(self, opening: Opening, number: int) -> None:
        self._tell_of(opening, number)
        last = Step(Library())
        try:
            for step in opening.steps():
                last = Step(step.library, step.index or last.index)
        except Stopped:
            return
        self.post_message(self.ReadAgain(number, last.library, last.index))
        self.post_message(self.Told(number, "", opening.notice))
        if last.index is not None:
            last.index.prepare()

    def _tell_of(self, opening: Opening, number: int) -> None:
        """Have an opening say how far it has come, until nobody waits for it any more."""
        worker: Worker[None] = get_current_worker()
        begun, said = time.monotonic(), ""

        def told(progress: Progress) -> None:
            nonlocal said
            if worker.is_cancelled:
                raise Stopped
            text = f"{progress.doing} {progress.share:.0%}".replace("%", " %")
            if text != said and time.monotonic() - begun > SILENT_FOR:
                said = text
                self.post_message(self.Told(number, text))

        opening.told = told

    def on_reader_grown(self, message: Grown) -> None:
        """Take in what has been loaded; with the first of it comes a place to show."""
        if message.number != self._loading:
            return
        if message.library is not self.library:
            self.library = message.library
            self.show_folder_again()
        if message.index is not None:
            self.search_in(message.index)

    def on_reader_told(self, message: Told) -> None:
        """Say at the right of the title what is still being done."""
        if message.number != self._loading:
            return
        if message.progress != self.progress:
            self.progress = message.progress
            self.show_right()
        if message.notice:
            self.app.notify(message.notice, markup=False)
        if not message.progress:
            self.is_opened = True
            self.make_index()
            if self._opened.watched:
                self.begin_watching(self._opened.opening)

    def action_reload(self) -> None:
        """Read the files again, behind what is shown."""
        self.end_watching()
        self._opened = self._opened._replace(opening=self._opened.opening.again())
        self._load_again(self._opened.opening, self._loading)

    def on_reader_read_again(self, message: ReadAgain) -> None:
        """Show the library as it is now."""
        if message.number == self._loading:
            self.show_again(message.library, message.index)
            self.make_index()
            self.app.notify("Read again.", markup=False, timeout=2)
