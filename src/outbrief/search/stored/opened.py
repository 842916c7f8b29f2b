"""Opening an index on disk."""

from collections.abc import Callable

from outbrief.search.index import Index
from outbrief.search.stored.container import Container
from outbrief.search.stored.store import StoredStore


def open_stored(index: Container, part: Callable[[int], Container]) -> Index:
    """Open the index of a library; `part` opens what is kept beside the briefing of a number, when it is needed.

    Raises Damaged where the index holds less than it should.
    """
    return Index(StoredStore(index, part))
