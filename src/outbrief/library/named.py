"""Named: what is asked for by its place, as it was copied or printed, also at the end of a citation."""

import re

from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.search.entries import Entry, entries

_CITED = re.compile(r"\[([^\[\]\s]+)\]\s*$")
"""How the usual citation ends."""


def entry_named(library: Library, text: str) -> Entry | None:
    """Return the record at the place that a text is or ends with; None where there is none."""
    cited = _CITED.search(text)
    place = Place(cited[1] if cited else text.strip())
    loaded = library.loaded_for(place)
    found = entries(loaded.briefing) if loaded is not None and loaded.briefing is not None else ()
    return next((entry for entry in found if entry.place == place), None)
