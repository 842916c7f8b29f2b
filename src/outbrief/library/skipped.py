"""What a search could not look through, in a few words: an honest no says which files it leaves out."""

from pathlib import Path

from outbrief.library.files import shown_path
from outbrief.library.library import Library

MOST_NAMED = 3
"""Files. More names than these hide the answer behind the excuse."""


def skipped(library: Library) -> str:
    """Return ` (2 skipped: broken.yaml, old.yaml)`, or nothing where every file could be opened."""
    unopened = library.unopened
    if not unopened:
        return ""
    names = [shown_path(Path(one.path.name)) for one in unopened[:MOST_NAMED]]
    more = " …" if len(unopened) > MOST_NAMED else ""
    return f" ({len(unopened)} skipped: {', '.join(names)}{more})"
