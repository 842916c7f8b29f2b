"""Texts out of nodes: lines, cells, paragraphs, lists of texts. A wrong kind of value is reported, and still shown."""

import unicodedata
from collections.abc import Container, Iterable, Iterator

from outbrief.briefing.keys import HEAD, POINT, SECTION, TABLE
from outbrief.briefing.model import Mark, Paragraph
from outbrief.briefing.place import Place, slug
from outbrief.loading.clean import clean_line
from outbrief.loading.nodes import Entry, Mapping, Node, Scalar, Sequence, texts
from outbrief.loading.quoting import quoted
from outbrief.loading.report import Report, excerpt

UNPLACED = Place("")
"""The place of an item until the whole section is decoded: handles depend on the neighbours."""

_LEVELS = (("a section", SECTION), ("a table", TABLE), ("a point", POINT), ("the head of a briefing", HEAD))


def line(node: Node, what: str, report: Report) -> str:
    """Return a text as one line. `what` names it in messages."""
    if isinstance(node, Scalar):
        return clean_line(node.text).strip()
    not_text(node, what, report)
    return clean_line(" ".join(texts(node))).strip()


def line_under(mapping: Mapping, key: str, report: Report) -> str:
    """Return the text under a key as one line, empty where there is none."""
    entry = mapping.entries.get(key)
    return line(entry.node, f"`{key}`", report) if entry else ""


def cell(node: Node, key: str, report: Report) -> str:
    """Return a text with its line breaks, nothing at the ends of its lines."""
    if isinstance(node, Scalar):
        text = node.text.strip()
    else:
        not_text(node, f"`{key}`", report)
        text = "\n".join(texts(node)).strip()
    return text if "\n" not in text else "\n".join(part.rstrip() for part in text.split("\n"))


def paragraphs(node: Node, what: str, report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text: parted by empty lines, each folded to one line, each with its own mark."""
    if isinstance(node, Sequence):
        not_text(node, what, report)
        for item in node.items:
            yield from paragraphs(item, what, report)
        return
    if isinstance(node, Mapping):
        not_text(node, what, report)
        node = Scalar("\n\n".join(texts(node)), node.mark)
    lines: list[str] = []
    first = 0
    for number, text in enumerate([*node.text.split("\n"), ""]):
        text = text.strip()
        if text:
            if not lines:
                first = number
            lines.append(text)
        if lines and (not text or node.folded):
            mark = Mark(node.content.line + first, node.content.column) if node.content else node.mark
            yield Paragraph(UNPLACED, folded(lines), mark)
            lines = []


def folded(lines: Iterable[str]) -> str:
    """Join lines with spaces, but not between two wide characters of scripts that are written without."""
    text = ""
    for part in lines:
        text += part if not text or (_spaceless(text[-1]) and _spaceless(part[0])) else f" {part}"
    return text


def _spaceless(character: str) -> bool:
    if unicodedata.east_asian_width(character) not in "WF" or unicodedata.combining(character):
        return False
    # Hangul is wide, but Korean puts spaces between words (CSS Text 3, segment break transformation).
    return not "\uac00" <= character <= "\ud7a3"


def text_list(mapping: Mapping, key: str, report: Report) -> tuple[str, ...]:
    """Return the texts of the list under a key, a line each."""
    entry = mapping.entries.get(key)
    if entry is None:
        return ()
    if isinstance(entry.node, Sequence):
        items = [line(item, f"an item of `{key}`", report) for item in entry.node.items]
    else:
        items = [part.strip() for text in texts(entry.node) for part in text.split(",")]
        report.error(entry.node.mark, f"`{key}` must be a list", f"write: {key}: [{', '.join(items)}]")
    return tuple(item for item in items if item)


def extra(mapping: Mapping, report: Report) -> dict[str, str]:
    """Return the texts under `extra` by their keys, with their line breaks."""
    entry = mapping.entries.get("extra")
    if entry is None or is_empty(entry.node):
        return {}
    if not isinstance(entry.node, Mapping):
        report.error(entry.node.mark, "`extra` must be a mapping of texts", "write each text under a key: note: …")
        return {"text": "\n".join(texts(entry.node))}
    found = {each.key: cell(each.node, each.key, report) for each in entry.node.entries.values()}
    return {key: text for key, text in found.items() if text}


def is_empty(node: Node) -> bool:
    """Tell whether nothing stands after a key or a dash."""
    return isinstance(node, Scalar) and not node.text.strip()


def not_text(node: Mapping | Sequence, what: str, report: Report) -> None:
    """Report a list or a mapping that stands where text is expected."""
    hint = f"quote it: {quoted(node.source)}" if node.source else "write it as text"
    report.error(node.mark, f"{what} must be text, not {node.kind}", hint)


def marking_in_force(mapping: Mapping, inherited: str, report: Report) -> str:
    """Return the marking written in a mapping, else the one it inherits."""
    return line_under(mapping, "marking", report) or inherited


def written_id(mapping: Mapping, report: Report) -> str:
    """Return the id written in a mapping, as it stands in places; empty where there is none."""
    entry = mapping.entries.get("id")
    if entry is None:
        return ""
    written = line(entry.node, "`id`", report)
    handle = slug(written)
    if not handle:
        report.warning(entry.mark, "an id needs a letter or a digit", "leave it out; one is made from the title")
    elif handle != written:
        report.warning(entry.mark, f"the id `{excerpt(written)}` is read as `{handle}`", f"write: id: {handle}")
    return handle


def check_keys(mapping: Mapping, known: Container[str], what: str, report: Report) -> list[Entry]:
    """Report the keys of a mapping that are not known in `what`; return their entries."""
    unknown = [entry for entry in mapping.entries.values() if entry.key not in known]
    for entry in unknown:
        report.error(
            entry.mark,
            f"unknown key `{excerpt(entry.key)}` in {what}",
            "" if report.full else _advice(entry.key, known),
        )
    return unknown


def _advice(key: str, known: Container[str]) -> str:
    """Say what an unknown key may have been meant as, if anything comes near."""
    home = next((level for level, keys in _LEVELS if key in keys), "")
    if home:
        return f"`{key}` belongs in {home}"
    all_known = {name for _, keys in _LEVELS for name in keys if name in known}
    near = nearest(key, all_known)
    return f"did you mean `{near}`?" if near else f"known here: {', '.join(sorted(all_known))}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, case aside; empty where none is like it."""
    # difflib takes 6 ms to import, rapidfuzz 30: and most files need neither.
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold()[:100], by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""
