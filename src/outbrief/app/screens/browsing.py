"""Browsing: the panes, the place that is open, and the ways from one place to another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from outbrief.app import messages
from outbrief.app.pages.detail import Shown
from outbrief.app.pages.order import TableOrder
from outbrief.app.pages.sidebar import opened_to
from outbrief.app.steps import BROKEN, page_of
from outbrief.app.trail import Trail, Visit
from outbrief.app.widgets.bars import KeyLine, TitleBar, shown_keys
from outbrief.app.widgets.detail import Detail
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import SearchBar
from outbrief.app.widgets.sidebar import Sidebar
from outbrief.briefing.model import Initiative, Standing
from outbrief.briefing.place import Place
from outbrief.briefing.problem import faults
from outbrief.formats.citation import DEFAULT, crumbs
from outbrief.library.last_good import LastGood
from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.app.pages.remaining import Remaining
    from outbrief.app.pages.table import Lit
    from outbrief.search.narrowing import Narrowing

NARROW = 70
"""Cells. Below it sidebar and detail would both be too narrow to read, and one of them is shown at a time."""


class Browsing(Screen[None]):
    """The screen with its panes. It owns the library, the trail, and how tables are arranged."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 - Textual declares it so
    AUTO_FOCUS = "Sidebar"
    """Not the first that could have it: that is the search bar, which would only be styled to lose it again."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="leave", tooltip="Back out: of a record, to the sidebar", show=False),
        Binding("tab", "pane", "pane", id="next-pane", tooltip="The other pane", show=False),
        Binding("shift+tab", "pane", "pane", id="previous-pane", tooltip="The other pane", show=False),
        Binding("H", "trail(-1)", "back", id="trail-back", tooltip="Back to where you were", show=False),
        Binding("L", "trail(1)", "forward", id="trail-forward", tooltip="Forward again", show=False),
    ]

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
        self.set_reactive(Browsing.library, library)

    def compose(self) -> ComposeResult:
        """Set the panes between the two lines; the search bar takes the place of the upper one."""
        # As Textual will with its first message: known from the start, nothing is styled for it once more.
        self.add_class("-wide" if self.app.size.width >= NARROW else "-narrow", update=False)
        yield TitleBar(id="title")
        yield SearchBar(id="search")
        yield Hits(id="hits")
        with Horizontal(id="panes"):
            yield Sidebar(id="sidebar").data_bind(Browsing.library, Browsing.toggled, Browsing.remaining)
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
        self.query_one(KeyLine).keys = shown_keys(self)

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
            return Shown(None, self.library.loaded[int(place.removeprefix(BROKEN))].problems)
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
            is_last_good,
            self.lit,
            self.orders,
            template=self.template,
            remaining=self.remaining,
        )

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

    # --- requests of the panes ---

    def on_pointed_at(self, message: messages.PointedAt) -> None:
        """Follow the cursor of the sidebar; a walk past ten sections leaves one visit behind."""
        visit = Visit(message.place)
        trail = self._left()
        self.trail = trail.left(visit) if self.passing else trail.to(visit)
        self.passing = True
        self.lit = {}
        self.show_visit(visit, passing=True)

    def on_asked(self, message: messages.Asked) -> None:
        """Go where a pane asks to, and read there."""
        self.passing = False
        if self.trail.current is None or self.trail.current.place != message.place:
            self.go(message.place, opened=self.detail.has_focus)
        self.focus_pane(self.detail)

    def on_read_on(self, message: messages.ReadOn) -> None:
        """Scroll the detail pane while the sidebar keeps the focus."""
        self.detail.action_page(message.direction)

    def on_pane_left(self, message: messages.PaneLeft) -> None:
        """Back out of a pane."""
        self.action_leave()

    def on_branch_toggled(self, message: messages.BranchToggled) -> None:
        """Open or close a branch of the sidebar."""
        self.toggled = self.toggled ^ {message.place}

    def on_moved(self, message: messages.Moved) -> None:
        """Say how far the reader is, and where: title and sidebar follow the section that is read."""
        standing = self.library.find(self.detail.place) if self.detail.place and not self.previewing else None
        if standing is not None and self.detail.has_focus:
            self.follow_reading(standing)
        self._position = message.position
        self._show_position()

    def follow_reading(self, standing: Standing) -> None:
        """Have title and sidebar follow what is read on the open page."""
        current = self.trail.current
        if current is not None and standing.within and standing.within[0].place == current.place:
            read = self.library.find(page_of(standing, record=False))
            self._show_path(read)
            self.sidebar.selected = read.item.place if read else None

    def _show_position(self) -> None:
        """Show how far the reader is, unless the pane is not seen or shows something in passing."""
        is_hidden = self.previewing or (self.has_class("-narrow") and not self.query_one(Detail).display)
        self.query_one(KeyLine).right = self.right_of_keys("" if is_hidden else self._position)

    def right_of_keys(self, position: str) -> Sequence[str]:
        """Return what is to stand at the right of the keys, the longest first: how far the reader is."""
        return (position,)

    # --- actions ---

    def focus_pane(self, pane: Sidebar | Detail) -> None:
        """Give a pane the focus; on a narrow screen it is also the one that is seen."""
        self._in_detail = pane is self.detail
        self._show_pane()
        self.set_focus(pane, scroll_visible=False)
        self.call_after_refresh(self._show_position)

    def on_resize(self) -> None:
        """Show one pane or both."""
        self._show_pane()

    def _show_pane(self) -> None:
        # Only where it is seen: a class on the screen makes Textual style and send all of it again.
        self.set_class(self._in_detail and self.is_alone, "-in-detail")

    @property
    def is_alone(self) -> bool:
        """Whether a page that is read has the screen to itself."""
        return self.size.width < NARROW

    def action_pane(self) -> None:
        """Go to the other pane; whoever leaves the sidebar quickly finds the page of its line there nevertheless."""
        if not self.detail.has_focus and (due := self.sidebar.take_due()) is not None:
            self.on_pointed_at(messages.PointedAt(due))
            self.passing = False
        self.focus_pane(self.sidebar if self.detail.has_focus else self.detail)

    def action_leave(self) -> None:
        """Back out: to the page that this one was opened on, from a record to its table, else to the sidebar."""
        current = self.trail.current
        standing = self.library.find(current.place) if current else None
        if current is None or standing is None or not self.detail.has_focus:
            self.focus_pane(self.sidebar)
        elif current.opened and self.trail.previous is not None:
            self.action_trail(-1)
        elif isinstance(standing.item, Initiative):
            self.go(current.place, cursor=current.place, record=False)
        else:
            self.focus_pane(self.sidebar)

    def action_trail(self, step: int) -> None:
        """Go back or forward in where we have been."""
        trail = self._left().step(step)
        if trail.current and trail.at != self.trail.at:
            self.trail = trail
            self.passing = False
            self.show_visit(trail.current)
