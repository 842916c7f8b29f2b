"""Named: what is asked for by its place, as it was copied or printed, also at the end of a citation."""

import re

from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.search.answer import Answer, Hit
from outbrief.search.entries import Entry, entry_of
from outbrief.search.index import Index
from outbrief.search.narrowing import Narrowing
from outbrief.search.query import Query

_CITED = re.compile(r"\[([^\[\]\s]+)\]\s*$")
"""How the usual citation ends."""


def entry_named(library: Library, text: str) -> Entry | None:
    """Return the record at the place that a text is or ends with; None where there is none."""
    cited = _CITED.search(text)
    place = Place(cited[1] if cited else text.strip())
    # Found first: the library remembers where its items stand.
    standing, loaded = library.find(place), library.loaded_for(place)
    briefing = loaded.briefing if standing is not None and loaded is not None else None
    return entry_of(standing, briefing) if standing is not None and briefing is not None else None


def found_or_named(index: Index, library: Library, query: Query, narrowing: Narrowing) -> Answer:
    """Return what a query finds; where that is nothing and it is a place, what stands there."""
    answer = index.search(query, narrowing=narrowing)
    if answer.total or (entry := entry_named(library, query.text)) is None:
        return answer
    # A place says of itself what it is; no word of it was looked for.
    return Answer(query, (Hit(lambda: entry, 1.0, lambda: ((), ())),), 1)
