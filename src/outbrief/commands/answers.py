"""What `search` says: an answer's hits as text, as tab-separated lines, as a JSON value."""

from outbrief.formats.tsv import tsv_line
from outbrief.search.answer import Answer, Hit, why
from outbrief.search.entries import Kind

INDENT = "    "
EXCERPT = 80
"""Characters of a paragraph before and after the first match: a hit is a pointer, not the text."""


def hit_text(hit: Hit) -> str:
    """Return a hit as lines: its text, then indented where it stands, why it was found, and its place."""
    entry = hit.entry
    marking = f"Marking: {entry.marking}" if entry.marking else ""
    about = (" › ".join(entry.where), marking, why(hit), entry.place)
    return "\n".join([_shown(hit), *(INDENT + line for line in about if line)])


def hit_line(hit: Hit) -> str:
    """Return a hit as one tab-separated line: place, kind, text, where it stands, marking, date, why."""
    entry = hit.entry
    return tsv_line(
        (entry.place, entry.kind, _record(hit), " › ".join(entry.where), entry.marking, entry.date, why(hit))
    )


def answer_value(answer: Answer) -> dict[str, object]:
    """Return an answer as a JSON object; a hit's spans are `[key, start, end]`, in characters of that field.

    Of a query that was not understood the object has no hits, and an `error` instead.
    """
    if answer.not_understood:
        nothing: dict[str, object] = {"query": answer.query.text, "total": 0, "more": False, "hits": [], "nearest": []}
        return nothing | {"error": answer.not_understood}
    return (
        {
            "query": answer.query.text,
            "total": answer.total,
            "more": answer.more,
            "hits": [_hit_value(hit) for hit in answer.hits],
            "nearest": list(answer.nearest),
        }
        | ({"hint": answer.hint} if answer.hint else {})
        | ({"fewer": answer.fewer._asdict()} if answer.fewer else {})
    )


def _hit_value(hit: Hit) -> dict[str, object]:
    entry = hit.entry
    fields = {field.key: field.text for field in entry.fields}
    value: dict[str, object] = {
        "place": entry.place,
        "id": fields.get("id", entry.place),
        "kind": str(entry.kind),
        "score": hit.score,
        "fields": fields,
        "where": list(entry.where),
        "why": why(hit),
        "spans": [[entry.fields[span.field].key, span.start, span.end] for span in hit.spans],
    }
    optional = {"marking": entry.marking, "date": entry.date}
    return value | {key: text for key, text in optional.items() if text}


def _record(hit: Hit) -> str:
    """Return the cells of a hit on one line."""
    return " · ".join(field.text.replace("\n", " ") for field in hit.entry.fields)


def _shown(hit: Hit) -> str:
    """Return the cells of a hit on one line; of a paragraph, what stands around the first match."""
    text = _record(hit)
    if hit.entry.kind is not Kind.PARAGRAPH or len(text) <= 2 * EXCERPT:
        return text
    first = min((span.start for span in hit.spans), default=0)
    start = text.rfind(" ", 0, max(first - EXCERPT, 0) + 1) + 1
    end = text.find(" ", start + 2 * EXCERPT)
    before, after = ("… " if start else ""), (" …" if end >= 0 else "")
    return f"{before}{text[start : end if end >= 0 else None]}{after}"
