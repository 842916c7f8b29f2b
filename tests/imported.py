"""Documents imported in tests."""

from textwrap import dedent

from outbrief.briefing.model import Briefing, Point, PriorityTable, walk
from outbrief.formats.sources.outline import Options
from outbrief.library.importing import Imported, import_document


def imported(text: str | bytes, name: str = "visit.md", options: Options | None = None) -> Imported:
    """Import a document that can be; nothing of it may be missing."""
    data = dedent(text).lstrip("\n").encode() if isinstance(text, str) else text
    done = import_document(data, name, options or Options())
    assert not isinstance(done, str), done
    assert done.missing == ()
    return done


def tables(briefing: Briefing) -> list[PriorityTable]:
    """Return all priority tables."""
    return [item for item, _ in walk(briefing) if isinstance(item, PriorityTable)]


def points(briefing: Briefing) -> list[Point]:
    """Return all points, nested ones too."""
    return [item for item, _ in walk(briefing) if isinstance(item, Point)]


def messages(done: Imported) -> str:
    """Return what was decided, a line each."""
    return "\n".join(f"{note.line}: {note.about}: {note.message}" for note in done.notes)
