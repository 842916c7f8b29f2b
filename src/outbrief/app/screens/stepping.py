"""Stepping: from section to section and from table to table, within the open page or to the next."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from outbrief.app.screens.zooming import Zooming
from outbrief.app.steps import neighbour
from outbrief.briefing.model import Briefing, Item, PriorityTable, Section, Standing


class Stepping(Zooming, is_part=True):
    """Zooming with steps through the briefing that is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "item(1, 'section')", "", id="next-section", tooltip="To the next section"),
        Binding(
            "left_square_bracket", "item(-1, 'section')", "", id="previous-section", tooltip="To the section before"
        ),
        Binding("right_curly_bracket", "item(1, 'table')", "", id="next-table", tooltip="To the next table"),
        Binding("left_curly_bracket", "item(-1, 'table')", "", id="previous-table", tooltip="To the table before"),
    ]

    def _is_stepped_to(self, standing: Standing) -> bool:
        """Tell whether something of an item remains."""
        return self.remaining is None or bool(self.remaining.tally(standing).entries)

    def action_item(self, step: int, kind: str) -> None:
        """Go to the next or previous section or table: on the open page if it is there, else on its own."""
        current = self.trail.current
        page = self.library.find(current.place) if current else None
        if page is None or current is None:
            return
        whole = page.within[0] if page.within else page.item
        if not isinstance(whole, Briefing):
            return
        wanted: type[Item] = Section if kind == "section" else PriorityTable
        there = neighbour(whole, self.detail.place or current.place, wanted, step, self._is_stepped_to)
        if there is None:
            self.app.notify(f"There is no {kind} {'before' if step < 0 else 'behind'} this.", markup=False, timeout=2)
            return
        # Before anything moves: whoever steps through a page reads it, and copies what it has come to.
        self.focus_pane(self.detail)
        if there != current.place and (at := self.detail.page.position_of(there)) is not None:
            self.detail.move_to(at)
            self.detail.scroll_lines_to(self.detail.page.stops[at].start)
            self.detail.moved()
        else:
            self.passing = False
            found = self.library.find(there)
            # Who reads sections goes on reading them: a table is gone to where it stands.
            around = found.within[-1].place if found and kind == "table" and isinstance(page.item, Section) else None
            self.go(around or there, cursor=there if around else None)
