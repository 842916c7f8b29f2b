"""What remains of a narrowed library: how much of a briefing, a section, a table, and which of its rows."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from outbrief.app.pages.flow import text, wrapped
from outbrief.app.pages.order import TableOrder
from outbrief.app.pages.page import Block, Role, block_of
from outbrief.app.pages.table import Same
from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    marking_of,
)
from outbrief.briefing.place import Place
from outbrief.library.kept import ENTRIES_HELD
from outbrief.library.lately import Lately
from outbrief.search.facets import Counts, Tally
from outbrief.search.narrowing import Keeping, is_row

SIGN = "▼ "
"""What a narrowing is shown by. Terminals that have few signs have this one."""

Key = tuple[Same, str, Keeping]
"""An item, the marking in force for it, and what is asked of it."""


class Remaining:
    """What remains. How much of each briefing has been counted; of the items of one it looks for itself."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self._keeping = lru_cache(maxsize=1024)(self._keeping_of)
        # As much as is held of briefings anyway: what is remembered holds its item.
        self._tallies: Lately[Key, Tally] = Lately(ENTRIES_HELD)
        self._rows: Lately[Key, frozenset[Place]] = Lately(ENTRIES_HELD)

    def tally(self, standing: Standing) -> Tally:
        """Return how much of an item remains, of what stands in it included."""
        whole, within = _whole(standing), standing.within
        keeping = self._keeping(whole.place, whole.date)
        marking = marking_of(Standing(within[-1], within[:-1])) if within else ""
        return Tally() if keeping.nothing else self._tally(standing.item, marking, keeping)

    def order(self, table: PriorityTable, briefing: Briefing, order: TableOrder) -> TableOrder:
        """Return how a table is shown that is arranged so: only those of its rows that remain."""
        kept = self._kept_rows(table, table.marking, self._keeping(briefing.place, briefing.date))
        return order if len(kept) == len(table.rows) else order.among(kept)

    def _keeping_of(self, place: Place, date: str) -> Keeping:
        return Keeping(self.counts.narrowing, place, date)

    def _tally(self, item: Item, outer: str, keeping: Keeping) -> Tally:
        """Return how much of an item remains; `outer` is the marking in force around it."""
        marking = outer if isinstance(item, Paragraph) else item.marking or outer
        match item:
            case Paragraph():
                return _own(item.text, marking, keeping)
            case Point():
                of_row = is_row([key for key, cell in item.cells.items() if cell])
                words = item.name or item.text or any(item.cells.values())
                is_kept = bool(words) and keeping.keeps(marking, item.cells if of_row else None)
                return self._sum(Tally(int(is_kept and of_row), int(is_kept)), item.points, marking, keeping)
            case Initiative():
                is_kept = _is_kept(item, marking, keeping)
                return Tally(int(is_kept), int(is_kept))
        # What is asked for again and again, at each line of the sidebar.
        key = (Same(item), marking, keeping)
        return self._tallies.get(key, lambda: (self._tally_of(item, marking, keeping), 1))

    def _tally_of(self, item: Briefing | Section | PriorityTable, marking: str, keeping: Keeping) -> Tally:
        if isinstance(item, PriorityTable):
            rows = len(self._kept_rows(item, marking, keeping))
            own = _own(item.name, marking, keeping)
            return self._sum(Tally(rows, rows + own.entries), item.intro, marking, keeping)
        own = _own(item.title, marking, keeping)
        parts = (*item.intro, *item.footnotes) if isinstance(item, Briefing) else _blocks(item)
        return self._sum(own, [*parts, *item.sections], marking, keeping)

    def _sum(self, own: Tally, items: Iterable[Item], marking: str, keeping: Keeping) -> Tally:
        rows, entries = own
        for item in items:
            of_item = self._tally(item, marking, keeping)
            rows, entries = rows + of_item.rows, entries + of_item.entries
        return Tally(rows, entries)

    def _kept_rows(self, table: PriorityTable, marking: str, keeping: Keeping) -> frozenset[Place]:
        def made() -> tuple[frozenset[Place], int]:
            kept = [row.place for row in table.rows if _is_kept(row, row.marking or marking, keeping)]
            return frozenset(kept), len(table.rows)

        return self._rows.get((Same(table), marking, keeping), made)


def _is_kept(row: Initiative, marking: str, keeping: Keeping) -> bool:
    # A row without a word cannot be found, and is none that remains.
    return keeping.keeps(marking, row.cells) and any(row.cells.values())


def _own(words: str, marking: str, keeping: Keeping) -> Tally:
    return Tally(0, int(bool(words) and keeping.keeps(marking)))


def _blocks(section: Section) -> Iterator[Item]:
    for block in section.body:
        if isinstance(block, Points):
            yield from block.points
        else:
            yield block


def _whole(standing: Standing) -> Briefing:
    whole = standing.within[0] if standing.within else standing.item
    assert isinstance(whole, Briefing)
    return whole


def left_out_block(remaining: Remaining, width: int) -> Block:
    """Say on a page of which nothing remains that it is shown nevertheless."""
    said = f"{SIGN}Nothing on this page is {remaining.counts.narrowing}. It is shown whole."
    return block_of(wrapped(text(said, Role.CHIP), width))
