"""Text for an HTML page: escaped, its direction and its line breaks said, its footnotes linked."""

import re
from collections.abc import Iterable
from html import escape

from outbrief.briefing.model import Point
from outbrief.briefing.noting import REFERENCE
from outbrief.briefing.place import Place

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of the scripts that run from right to left (Unicode blocks, rounded outwards)."""

_LINKED = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.I)
"""An address that may be followed. Everything else, `javascript:` first of all, is text."""

_TLP = re.compile(r"TLP:(RED|AMBER(?:\+STRICT)?|GREEN|CLEAR)", re.I)


class Notes:
    """Footnotes by their labels, and which of them have been referred to."""

    def __init__(self, notes: Iterable[Point] = ()) -> None:
        self._notes = {note.name: note for note in notes}
        self._referred_to: set[str] = set()

    def place(self, label: str) -> Place | None:
        """Return the place of a footnote, which is being referred to; None where there is none."""
        note = self._notes.get(label)
        if note is None:
            return None
        self._referred_to.add(label)
        return note.place

    def referred_to(self) -> list[Point]:
        """Return the footnotes that have been referred to."""
        return [note for label, note in self._notes.items() if label in self._referred_to]


NO_NOTES = Notes()


def inline(text: str, notes: Notes = NO_NOTES) -> str:
    """Return text for the inside of an element; what refers to a footnote links to it."""
    if "[^" not in text:
        return escape(text).replace("\n", "<br>")
    parts, end = [], 0
    for match in REFERENCE.finditer(text):
        if (place := notes.place(match[1])) is not None:
            link = f'<sup><a href={_quoted("#" + place)} role="doc-noteref">{escape(match[1])}</a></sup>'
            parts += [escape(text[end : match.start()]), link]
            end = match.end()
    return "".join([*parts, escape(text[end:])]).replace("\n", "<br>")


def opened(tag: str, text: str = "", **attributes: str) -> str:
    """Return the start of an element with the attributes that are not empty; its direction follows from its text.

    A name that Python keeps for itself is given with `_` at its end (`class_`); `_` inside stands for a hyphen.
    """
    said = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value}
    if _RIGHT_TO_LEFT.search(text):
        said.setdefault("dir", "auto")
    return f"<{tag}{''.join(f' {name}={_quoted(value)}' for name, value in said.items())}>"


def element(tag: str, text: str, notes: Notes = NO_NOTES, **attributes: str) -> str:
    """Return an element with text in it."""
    return f"{opened(tag, text, **attributes)}{inline(text, notes)}</{tag}>"


def linked(address: str) -> str:
    """Return an address, as a link where it is one that may be followed."""
    if not _LINKED.fullmatch(address):
        return inline(address)
    return f'<a href={_quoted(address)} rel="noreferrer">{inline(address)}</a>'


def marking_label(marking: str) -> str:
    """Return a marking as a label; those of the Traffic Light Protocol have its colours."""
    return element("strong", marking, class_=f"marking {tlp_label(marking)}".rstrip())


def tlp_label(marking: str) -> str:
    """Return `tlp-red`, `tlp-amber`, `tlp-green`, `tlp-clear`; empty for another marking."""
    found = _TLP.fullmatch(marking)
    return f"tlp-{found[1].partition('+')[0].lower()}" if found else ""


def marking_labels(markings: Iterable[str]) -> str:
    """Return markings as labels beside each other."""
    return " ".join(map(marking_label, markings))


def css_string(text: str) -> str:
    """Return text as a string of a style sheet: all but letters and digits as numbers, so that nothing ends it."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):06x}" for sign in text) + '"'


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'
