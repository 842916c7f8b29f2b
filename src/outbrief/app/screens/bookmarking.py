"""Bookmarking: to set bookmarks, list them, and go to them, in whatever file they are."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from outbrief.app.screens.reader import Opened
from outbrief.app.screens.remembering import Remembering
from outbrief.briefing.model import heading
from outbrief.briefing.place import Place
from outbrief.formats.citation import crumbs
from outbrief.library.files import exists, shown_path
from outbrief.library.names import file_name, file_path, spot_of
from outbrief.library.opening import Opening, is_kept
from outbrief.library.parsing import load
from outbrief.library.state import Spot
from outbrief.loading.clean import clean_line


class Bookmarking(Remembering, is_part=True):
    """Remembering with bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "bookmark", "bookmark", id="bookmark", tooltip="Bookmark this, or remove it", show=False),
        Binding("apostrophe", "bookmarks", "bookmarks", id="bookmarks", tooltip="List the bookmarks", show=False),
    ]

    bookmark_key = "m"
    """The key that sets a bookmark, as it is shown."""

    @property
    def _marked(self) -> Place | None:
        """The place that the cursor stands on, in the pane that has the focus."""
        if self.focused is self.sidebar and not self.searching:
            return self.sidebar.place
        return self.here.item.place if self.here else None

    def right_of_keys(self, position: str) -> Sequence[str]:
        """Say that what the cursor stands on is bookmarked."""
        spot = spot_of(self.library, self._marked) if self._marked else None
        if spot is None or not self._memory.state.is_bookmarked(spot):
            return super().right_of_keys(position)
        # Here and below: neither the signs nor the list of bookmarks is loaded before there is one to show.
        from outbrief.app.pages.bookmarks import SIGN

        short = f"{SIGN}{position}".rstrip()
        if self.has_class("-narrow"):
            # There the word would drive the keys out.
            return (short,)
        return (f"{SIGN}bookmarked · {position}" if position else f"{SIGN}bookmarked", short)

    def action_bookmark(self) -> None:
        """Bookmark what the cursor stands on, or remove the bookmark."""
        self._bookmark(self._marked)

    def _bookmark(self, place: Place | None) -> None:
        standing = self.library.find(place) if place else None
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
        from outbrief.app.pages.bookmarks import listed
        from outbrief.app.screens.bookmarks import Bookmarks

        bookmarks = listed(self._memory.state, [one.path for one in self.library.loaded])
        self.app.push_screen(Bookmarks(bookmarks, self._unbookmark, self.bookmark_key), self._go_to)

    def _unbookmark(self, spot: Spot) -> None:
        self.remember(lambda state: state.with_bookmark(spot, False))

    def _go_to(self, spot: Spot | None) -> None:
        if spot is None:
            self._show_position()
            return
        self.leave_bar()
        place = self._leads_to(spot)
        if place is None and self._opens_beside(spot):
            place = self._leads_to(spot)
        if place is None:
            return
        standing, title = self.library.find(place), self._memory.state.bookmarks[spot].title
        if standing is None:
            self.app.notify(f"There is no {place} any more.", severity="warning", markup=False)
            return
        if title and clean_line(heading(standing.item)) != title:
            said = f"This stands where “{title}” stood, which is not there any more."
            self.app.notify(said, severity="warning", markup=False)
        self.passing = False
        self.lit = {}
        self.go(place)
        self.focus_pane(self.detail)

    def _leads_to(self, spot: Spot) -> Place | None:
        from outbrief.library.bookmarked import bookmarked

        return bookmarked(self.library, spot, self._memory.state.bookmarks[spot])

    def _opens_beside(self, spot: Spot) -> bool:
        """Open the file of a bookmark beside those that are open; where that cannot be done, say why."""
        path = file_path(spot.file)
        if any(worker.group == "load" and worker.is_running for worker in self.workers):
            self.app.notify("The files are still being read; try again when they are.", markup=False)
        elif not exists(str(path)):
            self.app.notify(f"{shown_path(path)} is not there any more.", severity="warning", markup=False)
        else:
            self._open_beside(path)
            return True
        return False

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
