"""Showing: the panes, the library, and the place that is open in them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from outbrief.app.pages.order import TableOrder
from outbrief.app.pages.shown import Shown
from outbrief.app.pages.sidebar import opened_to
from outbrief.app.steps import BROKEN, page_of
from outbrief.app.trail import Trail, Visit
from outbrief.app.widgets.bars import KeyLine, ShownKey, TitleBar, shown_keys
from outbrief.app.widgets.detail import Detail
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import SearchBar
from outbrief.app.widgets.sidebar import Sidebar
from outbrief.briefing.model import Standing
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem, faults
from outbrief.formats.citation import DEFAULT, crumbs
from outbrief.library.last_good import LastGood
from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.app.pages.remaining import Remaining
    from outbrief.app.pages.table import Lit
    from outbrief.search.narrowing import Narrowing

NARROW = 70
"""Cells. Below it sidebar and detail would both be too narrow to read, and one of them is shown at a time."""


class Showing(Screen[None]):
    """The screen with its panes. It owns the library, the trail, and how tables are arranged."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 - Textual declares it so
    AUTO_FOCUS = "Sidebar"
    """Not the first that could have it: that is the search bar, which would only be styled to lose it again."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but for sending the whole screen again: the panes that lose and take the focus say so."""
    # Vars: to be bound and watched, but a change does not send the screen again.
    library: var[Library] = var(Library())
    trail: var[Trail] = var(Trail())
    toggled: var[frozenset[Place]] = var(frozenset())
    remaining: var["Remaining | None"] = var["Remaining | None"](None)
    """What remains of the library, where that is narrowed and has been counted."""
    narrowing: "Narrowing | None" = None
    """What the library is narrowed to."""
    orders: dict[Place, TableOrder]
    template = DEFAULT
    """The form of a citation."""

    def __init_subclass__(cls, *, is_part: bool = False, **options: bool) -> None:
        """Make a subclass. Of one that is part of another, and no screen, Textual need not gather keys and styles."""
        # It takes 0.26 ms a class at least, and the reader has fifteen.
        if not is_part:
            super().__init_subclass__(**options)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.orders = {}
        self.lit: Lit = {}
        """What the search that led here has matched."""
        self.previewing = False
        """Whether the detail pane shows something in passing, which is not to be remembered as a visit."""
        self._position = ""
        self._in_detail = False
        """Whether the detail pane had the focus last."""
        self.passing = False
        """Whether the open page was only passed by in the sidebar."""
        self.set_reactive(Showing.library, library)

    def compose(self) -> ComposeResult:
        """Set the panes between the two lines; the search bar takes the place of the upper one."""
        # As Textual will with its first message: known from the start, nothing is styled for it once more.
        self.add_class("-wide" if self.app.size.width >= NARROW else "-narrow", update=False)
        yield TitleBar(id="title")
        yield SearchBar(id="search")
        yield Hits(id="hits")
        with Horizontal(id="panes"):
            yield Sidebar(id="sidebar").data_bind(Showing.library, Showing.toggled, Showing.remaining)
            yield Detail(id="detail")
        yield KeyLine(id="keys")

    @property
    def sidebar(self) -> Sidebar:
        """The sidebar."""
        return self.query_one(Sidebar)

    @property
    def detail(self) -> Detail:
        """The detail pane."""
        return self.query_one(Detail)

    def on_mount(self) -> None:
        """Keep the line of keys true to the focus."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())

    def _show_keys(self) -> None:
        self.query_one(KeyLine).keys = self.shown_keys()

    def shown_keys(self) -> tuple[ShownKey, ...]:
        """Return the keys to show below the panes."""
        return shown_keys(self)

    # --- showing ---

    @property
    def here(self) -> Standing | None:
        """What the cursor of the detail pane stands on, else the page that is open."""
        place = self.detail.place or (self.trail.current.place if self.trail.current else None)
        return None if place is None else self.library.find(place)

    def show_visit(self, visit: Visit, cursor: Place | None = None, passing: bool = False) -> None:
        """Show a page as it was left, or with the cursor on a place."""
        self.previewing = False
        shown = self._shown_at(visit.place)
        if shown is None:
            return
        standing = shown.standing
        kept = cursor is None and (visit.cursor is not None or visit.top)
        self.detail.show(shown, cursor if cursor is not None else visit.cursor, visit.top if kept else None)
        self._show_path(standing, shown.folder.path if shown.folder else ("could not be opened",))
        if not passing:
            shown_at = page_of(standing, record=False) if standing else visit.place
            self.toggled = opened_to(shown_at, self.library, self.toggled)
            self.sidebar.selected = shown_at

    def _shown_at(self, place: Place) -> Shown | None:
        """Return what the detail pane shows of a place; None where there is nothing."""
        if place.startswith(BROKEN):
            found = self.library.loaded[int(place.removeprefix(BROKEN))].problems
            return Shown(None, found, self._shared_with(found))
        if (folder := self.library.folders.find(place)) is not None:
            from outbrief.app.pages.folder import OpenFolder

            return Shown(folder=OpenFolder(folder, self.library))
        standing, loaded = self.library.find(place), self.library.loaded_for(place)
        if standing is None:
            return None
        problems, is_last_good = faults(loaded.problems) if loaded else (), isinstance(loaded, LastGood)
        return Shown(
            standing,
            problems,
            self._shared_with(problems),
            is_last_good,
            self.lit,
            self.orders,
            template=self.template,
            remaining=self.remaining,
        )

    def _shared_with(self, problems: Sequence[Problem]) -> str:
        """Return what the paths of all files begin with, where it is wanted: many files take their time."""
        if not problems:
            return ""
        from outbrief.library.gathering import shared_folder

        return shared_folder(self.library)

    def _show_path(self, standing: Standing | None, otherwise: Sequence[str] = ()) -> None:
        """Show on top where something stands, or what stands there instead."""
        title = self.query_one(TitleBar)
        title.path = tuple(crumbs((*standing.within, standing.item))) if standing else otherwise
        title.marking = getattr(standing.item, "marking", "") if standing else ""
        title.outdated = standing is not None and isinstance(self.library.loaded_for(standing.item.place), LastGood)

    def show_folder_again(self) -> None:
        """Show the open folder with the files that have come to it."""
        current = self.trail.current
        if current is not None and not self.previewing and self.library.folders.find(current.place):
            self.show_visit(current._replace(cursor=self.detail.cursor, top=self.detail.top), passing=True)

    def _left(self) -> Trail:
        """Return the trail with how the open page is being left."""
        current = self.trail.current
        if current is None or self.previewing:
            return self.trail
        return self.trail.left(current._replace(cursor=self.detail.cursor, top=self.detail.top))

    def go(self, place: Place, cursor: Place | None = None, record: bool = True, opened: bool = False) -> None:
        """Go to a place: to its own page, or with the cursor on it to the page of what it stands in."""
        standing = self.library.find(place)
        if standing is not None:
            page = page_of(standing, record)
            cursor = cursor or (place if page != place else None)
        elif place.startswith(BROKEN) or self.library.folders.find(place):
            page = place
        else:
            self.app.notify(f"There is no {place} in the open briefings.", severity="warning", markup=False)
            return
        visit = Visit(page, opened=opened)
        trail = self._left()
        self.trail = trail.left(visit) if trail.current and trail.current.place == page else trail.to(visit)
        self.show_visit(visit, cursor)
