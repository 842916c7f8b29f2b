"""Remembering: bookmarks, queries and the last place, which outlast the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from outbrief.app import messages
from outbrief.app.pages.bookmarks import SIGN, Listed
from outbrief.app.screens.bookmarks import Bookmarks
from outbrief.app.screens.reader import Opened, Reader
from outbrief.app.steps import BROKEN
from outbrief.briefing.model import heading
from outbrief.briefing.place import Place
from outbrief.formats.citation import crumbs
from outbrief.library.files import exists, shown_path
from outbrief.library.library import Library
from outbrief.library.memory import Change, Memory
from outbrief.library.names import file_name, file_path, library_name, place_of, spot_of
from outbrief.library.opening import Opening, is_kept
from outbrief.library.state import Left, Spot
from outbrief.loading.load import load


class Remembering(Reader):
    """The reader with a memory. What is changed is written in a thread; what cannot be is told once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "bookmark", "bookmark", id="bookmark", tooltip="Bookmark this, or remove it", show=False),
        Binding("apostrophe", "bookmarks", "bookmarks", id="bookmarks", tooltip="List the bookmarks", show=False),
    ]

    @dataclass
    class Saved(Message):
        """What has been changed is written, or there is something to tell."""

    bookmark_key = "m"
    """The key that sets a bookmark, as it is shown."""

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

    # --- writing ---

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

    # --- bookmarks ---

    @property
    def _marked(self) -> Place | None:
        """The place that the cursor stands on, in the pane that has the focus."""
        if self.sidebar.has_focus and not self.searching:
            return self.sidebar.place
        return self.here.item.place if self.here else None

    def right_of_keys(self, position: str) -> Sequence[str]:
        """Say that what the cursor stands on is bookmarked."""
        spot = spot_of(self.library, self._marked) if self._marked else None
        if spot is None or not self._memory.state.is_bookmarked(spot):
            return super().right_of_keys(position)
        beside = f" · {position}" if position else ""
        return (f"{SIGN}bookmarked{beside}", f"{SIGN}{position}".rstrip())

    def action_bookmark(self) -> None:
        """Bookmark what the cursor stands on, or remove the bookmark."""
        place = self._marked
        standing = self.library.find(place) if place and not place.startswith(BROKEN) else None
        spot = spot_of(self.library, place) if place else None
        if standing is None or spot is None:
            self.app.notify("There is nothing here to bookmark.", markup=False, timeout=2)
            return
        kept = not self._memory.state.is_bookmarked(spot)
        title, where = heading(standing.item), tuple(crumbs(standing.within))
        self.remember(lambda state: state.with_bookmark(spot, kept, title, where))
        self._show_position()

    def action_bookmarks(self) -> None:
        """List the bookmarks, and go to the one that is chosen."""
        self.app.push_screen(Bookmarks(self._listed(), self._unbookmark, self.bookmark_key), self._go_to)

    def _listed(self) -> list[Listed]:
        opened = {file_name(one.path) for one in self.library.loaded}
        listed = [
            Listed(spot, mark.title, mark.where, "" if spot.file in opened else shown_path(file_path(spot.file)))
            for spot, mark in self._memory.state.kept
        ]
        return sorted(listed, key=lambda one: bool(one.elsewhere))

    def _unbookmark(self, spot: Spot) -> None:
        self.remember(lambda state: state.with_bookmark(spot, False))

    def _go_to(self, spot: Spot | None) -> None:
        if spot is None:
            self._show_position()
            return
        self.leave_bar()
        place = place_of(self.library, spot) or self._opened_beside(spot)
        if place is None:
            return
        if self.library.find(place) is None:
            self.app.notify(f"There is no {place} any more.", severity="warning", markup=False)
            return
        self.passing = False
        self.lit = {}
        self.go(place)
        self.focus_pane(self.detail)

    def _opened_beside(self, spot: Spot) -> Place | None:
        """Open the file of a bookmark beside those that are open; where that cannot be done, say why."""
        path = file_path(spot.file)
        if any(worker.group == "load" and worker.is_running for worker in self.workers):
            self.app.notify("The files are still being read; try again when they are.", markup=False)
        elif not exists(str(path)):
            self.app.notify(f"{shown_path(path)} is not there any more.", severity="warning", markup=False)
        else:
            self._open_beside(path)
        return place_of(self.library, spot)

    def _open_beside(self, path: Path) -> None:
        before = self._opened.opening
        opening = Opening([*before.paths, path], before.indexing, shelving=before.shelving)
        self._beside.add(file_name(path))
        self._loading += 1
        self.library = self.library.extended([load(path)])
        if is_kept(self.library):
            self._opened = Opened(opening, opening.steps())
            self._load_again(opening, self._loading)
        else:
            self._opened = Opened(opening, opening.steps(self.library))
            self._load(self._opened, self._loading)
