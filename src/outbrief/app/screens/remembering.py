"""Remembering: what was looked for and where the reader was left, which outlast the reader."""

from textual import work
from textual.message import Message

from outbrief.app import messages
from outbrief.app.screens.reader import Opened, Reader
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.library.memory import Change, Memory
from outbrief.library.names import file_name, library_name
from outbrief.library.state import Left


class Remembering(Reader, is_part=True):
    """The reader with a memory. What is changed is written in a thread; what cannot be is told once."""

    class Saved(Message):
        """What has been changed is written, or there is something to tell."""

    def __init__(
        self,
        library: Library,
        opened: Opened | None = None,
        at: Place | None = None,
        memory: Memory | None = None,
        left: Left | None = None,
    ) -> None:
        super().__init__(library, opened, at or (left.page if left else None))
        self._memory = memory or Memory()
        self._begun_at = left
        """Where to begin: as the library was left."""
        self._library_name = library_name(self._opened.opening.paths)
        self._beside: set[str] = set()
        """The files that were opened beside the library, to go to a bookmark."""
        self._last: tuple[Place, Place] | None = None
        """The page that is open, and where on it the cursor stands."""
        self._queries = self._memory.state.latest_queries

    def on_mount(self) -> None:
        """Tell what has become of what was remembered."""
        self._tell()

    def _begin(self, place: Place) -> None:
        if self._begun_at is None:
            super()._begin(place)
            return
        self.go(place, cursor=self._begun_at.cursor)
        if not self.searching:
            self.focus_pane(self.detail if self._begun_at.reading else self.sidebar)

    def remember(self, change: Change) -> None:
        """Remember something, and write it."""
        self._memory.change(change)
        self._save()

    @work(thread=True, group="memory")
    def _save(self) -> None:
        self._memory.save()
        self.post_message(self.Saved())

    def on_remembering_saved(self, message: Saved) -> None:
        """Tell what went wrong, and show what others have set."""
        self._tell()
        self._show_position()

    def _tell(self) -> None:
        for notice in self._memory.notices():
            self.app.notify(f"{notice[0].upper()}{notice[1:]}.", severity="warning", markup=False)

    def _remember(self, query: str) -> None:
        super()._remember(query)
        self.remember(lambda state: state.with_query(query))

    def on_moved(self, message: messages.Moved) -> None:
        """Keep in mind where the reader is."""
        current = self.trail.current
        if current is not None and not self.previewing:
            self._last = (current.place, self.detail.place or current.place)

    def leave_library(self) -> list[str]:
        """Write how the library is left; return what there is to tell, a line each."""
        loaded = self.library.loaded_for(self._last[0]) if self._last else None
        if self._last is not None and loaded is not None and file_name(loaded.path) not in self._beside:
            (page, cursor), file, reading = self._last, file_name(loaded.path), self._in_detail
            self._memory.change(lambda state: state.with_left(self._library_name, file, page, cursor, reading))
        self._memory.save()
        return self._memory.notices()
