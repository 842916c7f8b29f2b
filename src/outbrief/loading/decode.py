"""The decoder: a tree of text into a briefing. What is wrong is reported; what can be shown is in the briefing."""

from outbrief.briefing.keys import HEAD, LOG
from outbrief.briefing.model import MODEL_VERSION, NOWHERE, Briefing, Mark
from outbrief.briefing.place import Place, slug
from outbrief.loading.decode_points import points
from outbrief.loading.decode_section import sections
from outbrief.loading.decode_text import (
    cell,
    check_keys,
    extra,
    is_empty,
    line,
    line_under,
    marking_in_force,
    paragraphs,
    text_list,
    written_id,
)
from outbrief.loading.nodes import Mapping, Node, Scalar, Sequence, texts
from outbrief.loading.placing import placed
from outbrief.loading.reader import Reading
from outbrief.loading.report import Report

_TOP_OF_FILE = Mark(1, 1)
_FIRST_LINE = f"outbrief: {MODEL_VERSION}"


def decode(reading: Reading, stem: str, briefing_id: str | None, report: Report) -> Briefing | None:
    """Return the briefing of a file; None where it holds none. Its id: `briefing_id`, else its own, else the stem."""
    root = reading.root
    if not isinstance(root, Mapping):
        if reading.whole:
            _report_no_mapping(root, report)
        return None
    if not _is_briefing(root, reading.whole, report):
        return None
    check_keys(root, HEAD, "the head of a briefing", report)
    own_id = written_id(root, report)
    marking = marking_in_force(root, "", report)
    intro = root.entries.get("intro")
    body = root.entries.get("sections")
    notes = root.entries.get("footnotes")
    draft = Briefing(
        Place(briefing_id or own_id or slug(stem) or "briefing"),
        line_under(root, "title", report),
        tuple(paragraphs(intro.node, "`intro`", report)) if intro else (),
        tuple(sections(body.node, marking, report)) if body else (),
        date=line_under(root, "date", report),
        version=line_under(root, "version", report),
        lang=line_under(root, "lang", report),
        marking=marking,
        source=line_under(root, "source", report),
        url=line_under(root, "url", report),
        origin=line_under(root, "origin", report),
        translates=line_under(root, "translates", report),
        statuses=text_list(root, "statuses", report),
        tags=text_list(root, "tags", report),
        log=_log(root, report),
        footnotes=tuple(points(notes.node, marking, report)) if notes else (),
        extra=extra(root, report),
        mark=root.mark,
    )
    return placed(draft, report)


def _report_no_mapping(root: Node | None, report: Report) -> None:
    hint = f"a briefing starts with `{_FIRST_LINE}` and `title:`"
    if root is None or is_empty(root):
        report.error(NOWHERE, "nothing stands in this file", hint)
    else:
        kind = "text" if isinstance(root, Scalar) else root.kind
        report.error(root.mark, f"this is {kind}, not a briefing", hint)


def _is_briefing(root: Mapping, whole: bool, report: Report) -> bool:
    entry = root.entries.get("outbrief")
    if entry is None:
        if "title" in root.entries or "sections" in root.entries:
            report.warning(_TOP_OF_FILE, "the version of the model is missing", f"start the file with: {_FIRST_LINE}")
            return True
        if whole:
            report.error(_TOP_OF_FILE, "not a briefing", f"a briefing starts with `{_FIRST_LINE}` and `title:`")
        return False
    version = line(entry.node, "`outbrief`", report)
    if version != str(MODEL_VERSION):
        message = f"version `{version}` of the model; this program reads version {MODEL_VERSION}"
        report.error(entry.node.mark, message, f"write: {_FIRST_LINE}")
    return True


def _log(root: Mapping, report: Report) -> tuple[dict[str, str], ...]:
    """Return what happened since, an event each."""
    entry = root.entries.get("log")
    if entry is None or is_empty(entry.node):
        return ()
    if not isinstance(entry.node, Sequence):
        report.error(entry.node.mark, "`log` must be a list", "start each event with `- date: `")
    events: list[dict[str, str]] = []
    for node in entry.node.items if isinstance(entry.node, Sequence) else [entry.node]:
        if isinstance(node, Mapping):
            check_keys(node, LOG, "an event of the log", report)
            events.append({event.key: cell(event.node, event.key, report) for event in node.entries.values()})
        else:
            report.error(node.mark, "an event of the log must be a mapping", "write: - text: …")
            events.append({"text": "\n".join(texts(node))})
    return tuple(events)
