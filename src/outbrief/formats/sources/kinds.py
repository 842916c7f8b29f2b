"""What a document is, by its name and its look: Markdown, plain text, or separated values; and its bytes as text."""

import codecs
import re
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from outbrief.formats.sources.outline import Note


class Kind(StrEnum):
    """How a document is read."""

    MARKDOWN = "markdown"
    TEXT = "text"
    CSV = "csv"


_BY_SUFFIX = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".mdown": Kind.MARKDOWN,
    ".mkd": Kind.MARKDOWN,
    ".qmd": Kind.MARKDOWN,
    ".rmd": Kind.MARKDOWN,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".tab": Kind.CSV,
}
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*\S", re.M)
_UNDERLINED = re.compile(r"^\S.*\n(?:=+|-+)[ \t]*$", re.M)
_FRONT = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_KEY = re.compile(r"(?:#[^\n]*\n\s*)*[\w.-]+[ \t]*:(?:\s|$)")
"""What front matter begins with; between two rules there may be text, too."""
_LONG_LINE = 120
"""Characters. Lines that are longer were not wrapped: where they follow one another, each is a paragraph."""
_ENOUGH = 3

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NO_TEXT = (
    (b"%PDF-", "this is a PDF: take its text out first, for example with pdftotext -layout"),
    (b"PK\x03\x04", "this is a Word, Excel or zip file: save it as Markdown, text or CSV first"),
    (b"\xd0\xcf\x11\xe0", "this is an old Word or Excel file: save it as text or CSV first"),
    (b"{\\rtf", "this is RTF: save it as text first"),
    (b"\x1f\x8b", "this is a compressed file: unpack it first"),
)
_LOOKED_AT = 8000
"""Bytes at the beginning of a file that tell whether it is one of text."""
_OF_TEXT = bytes([*b"\t\n\f\r\x1b", *range(32, 256)])
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


class Decoded(NamedTuple):
    """The text of a document, or why it has none."""

    text: str
    refusal: str = ""
    note: Note | None = None


def decode(data: bytes) -> Decoded:
    """Return the text of a document with newlines: in UTF-8, else as its first bytes say, else by a guess.

    A byte that is no UTF-8 makes it Windows-1252, which is what most other documents of the West are in.
    """
    for start, refusal in _NO_TEXT:
        if data.startswith(start):
            return Decoded("", refusal)
    if _WEB_PAGE.match(data[:2000]):
        return Decoded("", "this is a web page (HTML): save its text, or its source in Markdown")
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            note = None if name == "UTF-8" else Note(1, "encoding", f"the file is in {name}, as it says itself")
            return Decoded(_with_newlines(data.decode(encoding, "replace").removeprefix("\ufeff")), "", note)
    start = data[:_LOOKED_AT]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if 2 * start[first::2].count(0) > len(start[first::2]) and not start[1 - first :: 2].count(0):
            note = Note(1, "encoding", "the file is in UTF-16, though it does not say so")
            return Decoded(_with_newlines(data.decode(encoding, "replace")), "", note)
    if 100 * start.count(0) > len(start) or 20 * len(start.translate(None, _OF_TEXT)) > len(start):
        return Decoded("", "this is not a text file")
    try:
        return Decoded(_with_newlines(data.decode("utf-8")))
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        note = Note(line, "encoding", f"not UTF-8 (byte 0x{data[bad.start]:02X}): read as Windows-1252")
        return Decoded(_with_newlines(data.decode("cp1252", "replace")), "", note)


def _with_newlines(text: str) -> str:
    # A form feed begins a page of a text that was taken out of a PDF, in front of whatever stands first on it.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")


def kind_of(name: str, text: str) -> Kind:
    """Return how a document is read. Markdown with no mark of it, and a paragraph a line, is plain text."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    kind = _BY_SUFFIX.get(suffix)
    if kind is Kind.CSV:
        return kind
    start = text[:200_000]
    body = _FRONT.sub("", start, count=1) if start.startswith("---") else start
    if _HEADING.search(body) or _UNDERLINED.search(body):
        return Kind.MARKDOWN
    # In Markdown these would run together into one.
    unparted = sum(_is_paragraph(line) and _is_paragraph(after) for line, after in pairwise(body.split("\n")))
    if kind is Kind.MARKDOWN and unparted < _ENOUGH:
        return kind
    if kind is None and len(body) < len(start):
        return Kind.MARKDOWN
    return Kind.TEXT


def _is_paragraph(line: str) -> bool:
    return len(line) > _LONG_LINE and line.lstrip()[:1] not in "|-*+>"


class Front(NamedTuple):
    """What stands between the first two rules of a document, and the rest of it."""

    yaml: str
    body: str
    first_line: int
    """Of the body, in the document."""


def front_of(text: str) -> Front:
    """Part a document from its front matter; without any, all of it is body."""
    found = _FRONT.match(text) if text.startswith("---") else None
    if found is None or not _KEY.match(found[0].split("\n", 1)[1].lstrip()):
        return Front("", text, 1)
    yaml = found[0].split("\n", 1)[1].rstrip("\n").rpartition("\n")[0]
    return Front(yaml, text[found.end() :], found[0].count("\n") + 1)
