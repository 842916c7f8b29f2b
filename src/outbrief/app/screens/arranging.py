"""Arranging: the order of a table's rows, and which of them are shown."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from outbrief.app.pages.order import NATURAL, TableOrder, ordered
from outbrief.app.screens.stepping import Stepping
from outbrief.app.steps import table_around
from outbrief.app.trail import Visit
from outbrief.briefing.model import Briefing, PriorityTable
from outbrief.briefing.place import Place

if TYPE_CHECKING:
    from outbrief.search.index import Index


class Arranging(Stepping, is_part=True):
    """Browsing with tables that can be sorted, reversed and filtered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", "sort", id="sort", tooltip="Sort this table by the next column", show=False),
        Binding("S", "reverse", "reverse", id="reverse", tooltip="Reverse the order of this table", show=False),
    ]

    def table_here(self) -> PriorityTable | None:
        """Return the table that the cursor is in; where it is in none, say so."""
        table = table_around(self.here)
        if table is None:
            self.app.notify("The cursor is in no table.", markup=False, timeout=2)
        return table

    def order_of(self, table: PriorityTable) -> TableOrder:
        """Return how a table is arranged."""
        return self.orders.get(table.place, NATURAL)

    def arrange_rows(self, table: PriorityTable, order: TableOrder, is_filtering: bool = False) -> None:
        """Arrange a table in another way: it stays where it is, the cursor on its row where that is still shown.

        Whoever filters it, or arranges one out of sight, is on a row then, as long as there is any.
        """
        current, detail = self.trail.current, self.detail
        anchor = detail.page.position_of(table.place)
        below = 0 if anchor is None else detail.page.stops[anchor].start - detail.top
        place = detail.place
        self._order({**self.orders, table.place: order})
        if current is None:
            return
        self.show_visit(current._replace(cursor=detail.cursor, top=detail.top), passing=True)
        # Of a narrowed library, not all that the filter keeps is shown.
        rows = ordered(table, detail.shown.order_of(table))
        first = [row.place for row in rows[:1]]
        on_row = any(row.place == place for row in table.rows)
        in_sight = anchor is not None and 0 <= below < detail.size.height
        goes_in = not on_row and (is_filtering or not in_sight)
        wanted = [*first, place] if goes_in else [place, *first, table.place]
        at = next((at for one in wanted if (at := detail.page.position_of(one)) is not None), None)
        anchor = detail.page.position_of(table.place)
        if at is not None and anchor is not None:
            detail.put(at, anchor, below)
        if (standing := self.here) is not None:
            self.follow_reading(standing)

    def _order(self, orders: dict[Place, TableOrder]) -> None:
        self.orders = orders
        self.sidebar.filtered = {place: len(one.kept) for place, one in orders.items() if one.kept is not None}
        self.refresh_bindings()

    @property
    def filtered_here(self) -> PriorityTable | None:
        """The table that the cursor is in, if it is filtered."""
        table = table_around(self.here)
        return table if table is not None and self.order_of(table).kept is not None else None

    @property
    def is_filtered(self) -> bool:
        """Whether any table is filtered."""
        return bool(self.sidebar.filtered)

    def show_anew(self, current: Visit) -> None:
        """Show the open page as it has become, the cursor on the same item at the same height of the screen."""
        held = self.detail.held
        self.show_visit(current._replace(cursor=self.detail.cursor, top=self.detail.top), passing=True)
        self.detail.return_to(held)

    def show_all_rows(self, *tables: PriorityTable) -> None:
        """Take the filters off some tables, or off all of them, the cursor staying on its row."""
        places = {table.place for table in tables} or set(self.orders)
        self._order({at: one.filtered("", None) if at in places else one for at, one in self.orders.items()})
        if (current := self.trail.current) is not None:
            self.show_anew(current)

    def action_sort(self) -> None:
        """Sort the table that the cursor is in by its next column."""
        if (table := self.table_here()) is not None:
            self.arrange_rows(table, self.order_of(table).next_column(table))

    def action_reverse(self) -> None:
        """Turn the order of the table round."""
        if (table := self.table_here()) is not None:
            self.arrange_rows(table, self.order_of(table).turned())

    def rows_index(self, table: PriorityTable) -> "Index":
        """Return an index of the rows of one table."""
        from outbrief.search.entries import Kind, entries
        from outbrief.search.memory import index_of

        places = {row.place for row in table.rows}
        loaded = self.library.loaded_for(table.place)
        briefing: Briefing | None = loaded.briefing if loaded else None
        found = entries(briefing) if briefing else ()
        return index_of(entry for entry in found if entry.kind is Kind.INITIATIVE and entry.place in places)

    def filter_again(self) -> None:
        """Filter every table anew after its file was read again; what is no table any more has no order."""
        orders: dict[Place, TableOrder] = {}
        for place, order in self.orders.items():
            standing = self.library.find(place)
            if standing is not None and isinstance(standing.item, PriorityTable):
                kept = kept_rows(standing.item, self.rows_index(standing.item), order.query)
                orders[place] = order.filtered(order.query, kept)
        self._order(orders)

    def filter_rows(self, table: PriorityTable, index: "Index", text: str) -> str:
        """Show only the rows that a query finds; return how many of how many: `2/9`."""
        kept = kept_rows(table, index, text)
        order = self.order_of(table).filtered(text if kept is not None else "", kept)
        self.arrange_rows(table, order, is_filtering=kept is not None)
        rows = ordered(table, self.detail.shown.order_of(table))
        return f"{len(rows)}/{len(table.rows)}"


def kept_rows(table: PriorityTable, index: "Index", text: str) -> frozenset[Place] | None:
    """Return the rows of a table that a query finds; None for all of them."""
    from outbrief.search.query import parse

    query = parse(text)
    if not query.terms:
        return None
    return frozenset(hit.entry.place for hit in index.search(query, limit=len(table.rows) or 1).hits)
