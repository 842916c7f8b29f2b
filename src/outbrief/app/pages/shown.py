"""What a detail pane is asked to show: the item that is open, and what there is to know of how it is shown."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from outbrief.app.pages.order import NATURAL, TableOrder
from outbrief.app.pages.table import Lit
from outbrief.briefing.model import Briefing, PriorityTable, Standing
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem
from outbrief.formats.citation import DEFAULT

if TYPE_CHECKING:
    from outbrief.app.pages.folder import OpenFolder
    from outbrief.app.pages.remaining import Remaining
    from outbrief.search.entries import Entry


class Shown(NamedTuple):
    """What a detail pane is asked to show."""

    standing: Standing | None = None
    """The item that is open, and what it stands in; None for a file that could not be opened."""
    problems: Sequence[Problem] = ()
    """What is wrong with its file: listed on the page of the whole file."""
    shared: str = ""
    """What the paths of all files begin with, which whoever reads them has opened and need not be told."""
    is_last_good: bool = False
    """Whether the file has become invalid, and this is what it held before."""
    lit: Lit = MappingProxyType({})
    orders: Mapping[Place, TableOrder] = MappingProxyType({})
    entry: "Entry | None" = None
    """What is shown alone, in passing, because fetching what it stands in would make the keyboard wait."""
    template: str = DEFAULT
    """The form of a citation."""
    folder: "OpenFolder | None" = None
    remaining: "Remaining | None" = None
    """What remains of the library, where that is narrowed."""

    @property
    def is_left_out(self) -> bool:
        """Whether nothing of what is shown remains: then it is shown whole."""
        standing, remaining = self.standing, self.remaining
        return standing is not None and remaining is not None and not remaining.tally(standing).entries

    def order_of(self, table: PriorityTable) -> TableOrder:
        """Return how a table is arranged, and which of its rows are shown."""
        order, standing = self.orders.get(table.place, NATURAL), self.standing
        if self.remaining is None or standing is None or self.is_left_out:
            return order
        whole = standing.within[0] if standing.within else standing.item
        return self.remaining.order(table, whole, order) if isinstance(whole, Briefing) else order
