"""Indexing: when a library that is opened is to have an index, and the index of one that has none yet."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.search.index import Index

MOST_AT_ONCE = 500
"""Entries. As many are indexed in some 50 ms, so whoever searches need not find them indexed; and what searches takes
7 MB and a tenth of a second to load, while of those who open a few briefings many only read them."""


class Indexing(Enum):
    """When there is to be an index."""

    NEVER = auto()
    AT_THE_END = auto()
    GROWING = auto()
    """Each time that what is loaded has doubled, too; but not while there are few entries."""

    def is_due(self, entries: int, *, has_doubled: bool, is_whole: bool) -> bool:
        """Tell whether to index what has been loaded: so many entries, twice as many as at the last time, or all."""
        if self is Indexing.GROWING:
            return entries > MOST_AT_ONCE and (has_doubled or is_whole)
        return self is Indexing.AT_THE_END and is_whole


def indexed(library: Library) -> "Index":
    """Return an index of what a library holds in memory."""
    from outbrief.search.entries import entries
    from outbrief.search.memory import index_of

    return index_of(entry for briefing in library.briefings for entry in entries(briefing))
