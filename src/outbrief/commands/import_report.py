"""What an import has decided and what became of it, as lines for a person and as a JSON value."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from outbrief.briefing.model import Briefing, Initiative, Paragraph, Point, PriorityTable, Section, walk
from outbrief.compare.records import Change, Difference
from outbrief.formats.counting import counted
from outbrief.library.imported_file import Put
from outbrief.library.importing import Imported
from outbrief.loading.clean import clean_line
from outbrief.loading.report import excerpt

SHOWN = 50
"""Missing texts and differences that are listed; whoever has more looks at both files."""

_COUNTED: tuple[tuple[type, str], ...] = (
    (Section, "section"),
    (Paragraph, "paragraph"),
    (Point, "point"),
    (PriorityTable, "table"),
    (Initiative, "row"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document, and what became of it."""

    source: str
    """As it was typed, clean."""
    imported: Imported | None = None
    target: str = ""
    """The file it was to go to; empty for standard output."""
    done: Put | None = None
    refusal: str = ""
    """Why there is no briefing, or why it was not written."""


def outcome_lines(outcome: Outcome, quiet: bool) -> Iterator[str]:
    """Yield what is to be said of a document, a line each: what was decided, what is missing, what became of it."""
    imported = outcome.imported
    if imported and not quiet:
        for note in imported.notes:
            yield clean_line(f"{outcome.source}:{note.line}: {note.about}: {note.message}")
    if imported:
        for piece in imported.missing[:SHOWN]:
            yield clean_line(f"{outcome.source}:{piece.line}: error: not in the briefing: {excerpt(piece.text)}")
        if len(imported.missing) > SHOWN:
            yield f"{outcome.source}: error: {len(imported.missing) - SHOWN} more texts are not in the briefing"
    if outcome.done:
        yield from _difference_lines(outcome)
    if outcome.refusal:
        yield f"outbrief: {outcome.source}: {outcome.refusal}"
    elif imported and (not quiet or imported.missing or (outcome.done and outcome.done.is_beside)):
        yield f"outbrief: {_fate(outcome)}: {_summary(imported)}"


def _difference_lines(outcome: Outcome) -> Iterator[str]:
    assert outcome.done is not None
    found = outcome.done.differences
    for difference in found[:SHOWN]:
        yield clean_line(f"{outcome.target}: {difference_line(difference)}")
    if len(found) > SHOWN:
        yield f"{outcome.target}: {len(found) - SHOWN} more differences"


def difference_line(difference: Difference) -> str:
    """Return a difference as one line: `row «Lamps»: due: 2026 → 2027`."""
    record = f"{difference.kind} «{excerpt(difference.name)}»"
    match difference.change:
        case Change.ADDED:
            return f"{record}: only in the document"
        case Change.REMOVED:
            return f"{record}: only in the briefing"
        case _:
            before, after = (excerpt(text) or "nothing" for text in (difference.before, difference.after))
            return f"{record}: {difference.field}: {before} → {after}"


def _fate(outcome: Outcome) -> str:
    """Say where the briefing is now."""
    done = outcome.done
    if done is None:
        return outcome.source
    if done.is_beside:
        return (
            f"{outcome.target} is left as it is; the new version is {clean_line(str(done.path))} (--force replaces it)"
        )
    return f"{outcome.target} says the same already" if done.path is None else outcome.target


def _summary(imported: Imported) -> str:
    """Return `5 sections, 3 tables, 9 rows; 26 decisions; every text is there`."""
    counts = _counts(imported.briefing)
    parts = [counted(counts[name], name) for _, name in _COUNTED if counts[name]]
    decided = counted(len(imported.notes), "decision")
    wrong = f"; outbrief check says {counted(len(imported.problems), 'problem')} of it" if imported.problems else ""
    lost = len(imported.missing)
    account = (
        f"{counted(lost, 'text')} of the document {'is' if lost == 1 else 'are'} MISSING"
        if lost
        else "no text is missing"
    )
    return f"{', '.join(parts) or 'nothing but a title'}; {decided}; {account}{wrong}"


def _counts(briefing: Briefing) -> Counter[str]:
    counts: Counter[str] = Counter()
    for item, _ in walk(briefing):
        for kind, name in _COUNTED:
            counts[name] += isinstance(item, kind)
    return counts


def outcome_value(outcome: Outcome) -> dict[str, object]:
    """Return what became of a document as a JSON object; keys are left out where they are empty."""
    imported, done = outcome.imported, outcome.done
    value: dict[str, object] = {"source": outcome.source, "target": outcome.target, "refusal": outcome.refusal}
    if imported:
        value["kind"] = str(imported.kind)
        value["title"] = imported.briefing.title
        value["counts"] = {name: count for name, count in _counts(imported.briefing).items() if count}
        value["decisions"] = [{"line": one.line, "about": one.about, "message": one.message} for one in imported.notes]
        value["missing"] = [{"line": piece.line, "text": piece.text} for piece in imported.missing]
        value["problems"] = [{"line": one.line, "message": one.message} for one in imported.problems]
    if done:
        value["written"] = str(done.path) if done.path else ""
        value["beside"] = done.is_beside
        value["differences"] = [
            {
                "change": str(one.change),
                "kind": one.kind,
                "name": one.name,
                "field": one.field,
                "before": one.before,
                "after": one.after,
            }
            for one in done.differences
        ]
    return {key: each for key, each in value.items() if each}
