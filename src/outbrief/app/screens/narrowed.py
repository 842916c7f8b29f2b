"""Narrowed: what the library is narrowed to, and what follows it: sidebar, tables, search, the line on top."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from outbrief.app.screens.refreshing import Refreshing
from outbrief.app.steps import page_of
from outbrief.app.widgets.bars import ShownKey, TitleBar
from outbrief.app.widgets.hits import Hits
from outbrief.app.widgets.search_bar import SearchBar
from outbrief.formats.counting import counted

if TYPE_CHECKING:
    from outbrief.app.pages.remaining import Remaining
    from outbrief.search.facets import Counts
    from outbrief.search.index import Index
    from outbrief.search.narrowing import Narrowing

SHOW_ALL = "show all"


class Narrowed(Refreshing, is_part=True):
    """Refreshing, in a library that can be narrowed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            # With priority, so that what is typed right behind it finds the list open; and so for what comes before it.
            "F",
            "narrow",
            "narrow",
            id="narrow",
            tooltip="Narrow the library: by area, status, lead, marking, briefing, year",
            show=False,
            priority=True,
        ),
        Binding(
            "X",
            "widen",
            SHOW_ALL,
            id="widen",
            tooltip="Show the whole library, then all rows again",
            priority=True,
        ),
    ]

    class Counted(Message):
        """What a narrowing leaves; the narrowing may be another one by now."""

        def __init__(self, counts: "Counts") -> None:
            super().__init__()
            self.counts = counts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer neither key while a query is typed."""
        if action in ("narrow", "widen"):
            return not self.searching
        return super().check_action(action, parameters)

    def shown_keys(self) -> tuple[ShownKey, ...]:
        """Return the keys to show; that which shows all only where something is left out."""
        is_whole = not self.narrowing and not self.is_filtered
        return tuple(key for key in super().shown_keys() if not (is_whole and key.does == SHOW_ALL))

    @property
    def searched(self) -> str:
        """What is searched, in words: `14 rows in 3 briefings`."""
        if self.remaining is None:
            return super().searched
        counts = self.remaining.counts
        briefings = counted(len(counts.briefings), "briefing")
        return f"{counted(counts.left.rows, 'row')} in {briefings}" if counts.left.rows else briefings

    @property
    def looked_in(self) -> str:
        """What is searched, in words, and what it is narrowed to."""
        return f"{super().looked_in}, narrowed to {self.narrowing}" if self.narrowing else super().looked_in

    async def action_narrow(self) -> None:
        """Choose values; the next key waits for the list."""
        # Here and below: what narrows a library is not loaded before it is wanted.
        from outbrief.app.screens.facets import Facets
        from outbrief.search.narrowing import WHOLE

        await self.wanted_index()
        await self.app.push_screen(Facets(self._count, self.narrowing or WHOLE), self.narrow)

    def _count(self, narrowing: "Narrowing") -> "Counts | None":
        from outbrief.app.pages.facets import titled

        return titled(self.index.counts(narrowing), self._titles) if self.index is not None else None

    @property
    def _titles(self) -> Mapping[str, str]:
        return {heading.place: heading.title for heading in self.library.headings}

    def action_widen(self) -> None:
        """Show the whole library again; where it is whole, all rows of every table."""
        from outbrief.search.narrowing import WHOLE

        if self.narrowing:
            self.narrow(WHOLE)
        elif self.is_filtered:
            self.show_all_rows()
        else:
            self.app.notify("All is shown: nothing is narrowed or filtered.", markup=False, timeout=2)

    def narrow(self, narrowing: "Narrowing | None") -> None:
        """Narrow the library to other values, or to none: then it is whole. None: as it is."""
        if narrowing is None or narrowing == self.narrowing or not (narrowing or self.narrowing):
            return
        self.narrowing = narrowing = narrowing or None
        self.query_one(TitleBar).narrowing = narrowing
        self.query_one(SearchBar).narrowing = narrowing
        self.refresh_bindings()
        if not narrowing:
            self._show_remaining(None)
        if self.index is not None:
            self.search_again(self.index)

    def search_in(self, index: "Index") -> None:
        """Search another index, and count what remains in it."""
        super().search_in(index)
        if self.narrowing:
            self._count_remaining(index, self.narrowing)
        if (again := getattr(self.app.screen, "count_again", None)) is not None:
            again()

    @work(thread=True, exclusive=True, group="count")
    def _count_remaining(self, index: "Index", narrowing: "Narrowing") -> None:
        counts = index.counts(narrowing)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(counts))

    def on_narrowed_counted(self, message: Counted) -> None:
        """Show what remains, unless something else has been chosen since; where it has become nothing, say so."""
        from outbrief.app.pages.remaining import Remaining

        if message.counts.narrowing != self.narrowing:
            return
        had = self.remaining is None or self.remaining.counts.left.entries
        self._show_remaining(Remaining(message.counts))
        if had and not message.counts.left.entries:
            self.app.notify(f"Nothing is {self.narrowing}.", severity="warning", markup=False)

    def _show_remaining(self, remaining: "Remaining | None") -> None:
        """Show what remains in the panes, and stay where we are."""
        self.remaining = remaining
        self.query_one(Hits).looked_in = self.looked_in
        self.show_right()
        current = self.trail.current
        standing = self.library.find(current.place) if current else None
        if current is None or standing is None or self.previewing:
            return
        is_at_top = self.detail.top == 0
        self.show_anew(current)
        if self.detail.shown.is_left_out and is_at_top:
            # Where it says that nothing of it remains.
            self.detail.scroll_lines_to(0)
        elif self.detail.shown.is_left_out:
            self.app.notify(f"Nothing on this page is {self.narrowing}.", markup=False, timeout=4)
        self.sidebar.selected = page_of(standing, record=False)
