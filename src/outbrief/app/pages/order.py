"""In what order a table's rows are shown, and which of them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from outbrief.briefing.model import Initiative, PriorityTable
from outbrief.briefing.place import Place


class TableOrder(NamedTuple):
    """How a reader has arranged a table."""

    key: str = ""
    """The column it is sorted by; empty for the order of the document."""
    reverse: bool = False
    query: str = ""
    """What its rows are filtered by; empty for all of them."""
    kept: frozenset[Place] | None = None
    """The rows that the filter keeps; None for all of them."""

    def next_column(self, table: PriorityTable) -> "TableOrder":
        """Sort by the next column; after the last comes the order of the document again."""
        keys = ["", *(column.key for column in table.columns)]
        position = keys.index(self.key) if self.key in keys else 0
        return TableOrder(keys[(position + 1) % len(keys)], False, self.query, self.kept)

    def turned(self) -> "TableOrder":
        """Turn the order round."""
        return TableOrder(self.key, not self.reverse, self.query, self.kept)

    def filtered(self, query: str, kept: frozenset[Place] | None) -> "TableOrder":
        """Keep other rows, in the same order."""
        return TableOrder(self.key, self.reverse, query, kept)

    def among(self, places: frozenset[Place]) -> "TableOrder":
        """Keep of the rows only some."""
        return TableOrder(self.key, self.reverse, self.query, places if self.kept is None else self.kept & places)


NATURAL = TableOrder()
"""The order of the document, all of it."""

_DIGITS = re.compile(r"(\d+)")


def ordered(table: PriorityTable, order: TableOrder) -> tuple[Initiative, ...]:
    """Return the rows to show, in the order to show them. Rows without a cell to sort by come last either way."""
    rows = table.rows if order.kept is None else tuple(row for row in table.rows if row.place in order.kept)
    if not order.key:
        return rows[::-1] if order.reverse else rows
    sort_key = _by(order.key)
    filled = sorted((row for row in rows if order.key in row.cells), key=sort_key, reverse=order.reverse)
    return (*filled, *(row for row in rows if order.key not in row.cells))


def _by(key: str) -> Callable[[Initiative], list[tuple[int, int, str]]]:
    def sort_key(row: Initiative) -> list[tuple[int, int, str]]:
        # Digits sort as numbers, so that item 10 follows item 9 and not item 1.
        parts = _DIGITS.split(row.cells[key].casefold())
        return [(0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part) for part in parts if part]

    return sort_key
