"""Refreshing: another state of the library is shown, and what the reader looks at does not move."""

from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app.messages import BarLeft
from outbrief.app.screens.answered import lit_by
from outbrief.app.screens.searching import Searching
from outbrief.app.screens.showing import Showing
from outbrief.app.steps import BROKEN, file_at, still_there, still_toggled
from outbrief.app.trail import Visit
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import SearchBar
from outbrief.app.widgets.sidebar import Sidebar
from outbrief.briefing.model import PriorityTable
from outbrief.briefing.place import Place
from outbrief.library.files import shown_path
from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.search.answer import Answer
    from outbrief.search.index import Index
    from outbrief.search.narrowing import Narrowing


class Pointed(NamedTuple):
    """Where the cursor stood among the hits when a question was asked again."""

    number: int
    """Of the question."""
    place: Place
    top: int


class Ousted(NamedTuple):
    """What was open when its file went."""

    visit: Visit
    instead: Visit
    """What is shown in its stead."""
    toggled: frozenset[Place]
    toggled_since: frozenset[Place]
    """The branches of the sidebar, as they were and as they are with what is shown instead."""


class Refreshing(Searching, is_part=True):
    """Searching, in a library that may change underneath."""

    class FoundAgain(Message):
        """The same question, answered by another index."""

        def __init__(self, before: "Answer", answer: "Answer") -> None:
            super().__init__()
            self.before, self.answer = before, answer

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._pointed: Pointed | None = None
        self._ousted: Ousted | None = None

    def show_again(self, library: Library, index: "Index | None") -> None:
        """Show the library as it is now, and stay where we are, or as near as there still is."""
        if library is not self.library:
            self._replace_library(library)
        if index is not None:
            self.search_again(index)

    # --- the panes ---

    def _replace_library(self, library: Library) -> None:
        before = self.library
        toggled = still_toggled(self.toggled, before, library)
        # Not assigned: the sidebar is drawn once, with the library.
        self.set_reactive(Showing.toggled, toggled)
        self.sidebar.set_reactive(Sidebar.toggled, toggled)
        self.library = library
        if any(self._is_other(place, before) for place in self.orders):
            self.filter_again()
        if self._before is not None:
            visit, focus = self._before
            self._before = (self._still(visit, before), focus)
        current = self.trail.current
        if current is not None:
            self._stay(current, before)
        if self._table is not None and self._is_other(self._table.place, before):
            self._filter_other(self._table.place)
        self.show_right()

    def _is_other(self, place: Place, before: Library) -> bool:
        """Tell whether the file that a place lies in is not what it was."""
        return file_at(place, before) is not file_at(place, self.library)

    def _is_folder(self, place: Place) -> bool:
        return self.library.folders.find(place) is not None

    def _still(self, visit: Visit, before: Library) -> Visit:
        """Return the visit to what was visited, under whatever place that has now, or to the nearest that is left."""
        if (place := self._followed(visit.place, before)) != visit.place:
            return visit._replace(place=place)
        there = still_there(visit.place, before, self.library)
        return visit if there == visit.place else Visit(there)

    def _followed(self, place: Place, before: Library) -> Place:
        """Return the place that what stood at another has in a file that has changed; the same where it has gone."""
        was, file = before.find(place), self.library.loaded_for(place)
        if was is None or file is None or file.briefing is None or not self._is_other(place, before):
            return place
        # What follows a change is imported with the first.
        from outbrief.briefing.same import same_in

        found = same_in(file.briefing, was.item)
        return found.item.place if found else place

    def _stay(self, current: Visit, before: Library) -> None:
        """Show the open page as it is now, the cursor on the same item at the same height of the screen."""
        back = self._ousted
        if back is not None and back.instead.place == current.place and self._is_there(back.visit.place):
            self._bring_back(back)
            return
        there = self._still(current, before)
        self.trail = self.trail.left(there)
        if not self._is_there(current.place):
            self._oust(current, there, before)
        elif (self._is_other(current.place, before) or self._is_folder(current.place)) and not self.previewing:
            self.lit = {}
            place, below = self.detail.held
            self.show_visit(there._replace(cursor=self.detail.cursor, top=self.detail.top), passing=True)
            self.detail.return_to((self._followed(place, before) if place else None, below))

    def _is_there(self, place: Place) -> bool:
        return self.library.find(place) is not None or self._is_folder(place)

    def _bring_back(self, back: Ousted) -> None:
        """Show what was open before its file went for a while, as it was: a checkout takes files and puts them back."""
        self._ousted = None
        self.app.clear_notifications()
        self.trail = self.trail.left(back.visit)
        if self.toggled == back.toggled_since:
            self.toggled = back.toggled
        if not self.previewing:
            self.show_visit(back.visit)

    def _oust(self, current: Visit, there: Visit, before: Library) -> None:
        """Show something else than the page that was open, and say so where its file has gone."""
        self._ousted = None
        was = file_at(current.place, before)
        is_gone = was is not None and all(one.path != was.path for one in self.library.loaded)
        left, toggled = current._replace(cursor=self.detail.cursor, top=self.detail.top), self.toggled
        if was is not None and is_gone:
            self.app.notify(f"{shown_path(was.path).rpartition('/')[2]} is gone.", markup=False)
        if not self.previewing:
            self.lit = {}
            self.show_visit(there)
        if is_gone:
            self._ousted = Ousted(left, there, toggled, self.toggled)

    def _filter_other(self, place: Place) -> None:
        """Go on filtering a table that has changed."""
        standing = self.library.find(place)
        if standing is not None and isinstance(standing.item, PriorityTable):
            self._table, self._rows = standing.item, self.rows_index(standing.item)
            bar = self.query_one(SearchBar)
            bar.status = self.filter_rows(self._table, self._rows, bar.query_text)
        else:
            self._table = None
            self.on_bar_left(BarLeft())

    # --- the search ---

    def search_again(self, index: "Index") -> None:
        """Search another index; hits that were found are found again, the cursor staying on its hit."""
        hit = self.answer.hits[self.hit] if self.answer and self.answer.hits else None
        top = self.query_one(Hits).top
        self.search_in(index)
        if self.has_class("-searching"):
            self._pointed = Pointed(self._asked, hit.entry.place, top) if hit else None
        elif self.answer is not None:
            self._find_again(index, self.answer, self.narrowing)

    def on_searching_found(self, message: Searching.Found) -> None:
        """Show an answer as ever; where it is one to the same question, point to the same hit."""
        message.prevent_default()
        super().on_searching_found(message)
        pointed, self._pointed = self._pointed, None
        if pointed is None or pointed.number != message.number or self.answer is None:
            return
        at = _position(message.answer, pointed.place)
        if at is not None:
            hits = self.query_one(Hits)
            hits.scroll_lines_to(pointed.top)
            hits.move_to(at)
            self.hit = at
            self._show_count()
            self.preview()

    # A group of its own: a question that is cancelled is never answered, and none would be looked for behind it.
    @work(thread=True, exclusive=True, group="search again")
    def _find_again(self, index: "Index", before: "Answer", narrowing: "Narrowing | None") -> None:
        from outbrief.library.named import found_or_named
        from outbrief.search.narrowing import WHOLE

        answer = found_or_named(index, self.library, before.query, narrowing or WHOLE)
        if not get_current_worker().is_cancelled:
            self.post_message(self.FoundAgain(before, answer))

    def on_refreshing_found_again(self, message: FoundAgain) -> None:
        """Step through the new hits from now on; the open one stays lit where it still is one."""
        if self.searching or self.answer is not message.before:
            return
        open_hit = self.lost or (message.before.hits[self.hit].entry.place if message.before.hits else None)
        at = _position(message.answer, open_hit)
        self.answer = message.answer
        self.hit, self.lost = at or 0, None if at is not None else open_hit
        self.show_right()
        if at is not None and open_hit is not None and self.trail.current is not None:
            self.lit = lit_by(message.answer.hits[at])
            self._light()

    def _light(self) -> None:
        """Show the open page with what is lit now."""
        current = self.trail.current
        if current is not None and not self.previewing and not current.place.startswith(BROKEN):
            self.show_visit(current._replace(cursor=self.detail.cursor, top=self.detail.top), passing=True)


def _position(answer: "Answer", place: Place | None) -> int | None:
    """Return which hit stands at a place; None where none does."""
    return next((number for number, hit in enumerate(answer.hits) if hit.entry.place == place), None)
