"""What a document says, line by line, found without any of the readers: what the importer is held to account by.

It knows nothing of sections, lists and tables. A line loses the marks at its beginning and is parted at what can only
be markup; whatever is left was printed, and must be found in the briefing.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from outbrief.formats.sources.kinds import Kind

_LINE_TAG = re.compile(
    r"</?(?:blockquote|br|caption|center|col|colgroup|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|img|"
    r"li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?/?>",
    re.I,
)
_TEXT_TAG = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
_STRUCK = re.compile(r"(?:(?<=[\s|\0])|^)<(?:s|del|strike)>|</(?:s|del|strike)>(?=[\s|\0]|$)", re.I)
"""What was struck out may stand in a cell of its own."""
_BROKEN_TAG = re.compile(r"</?[A-Za-z][^<>\n]*\n[^<>\n]*>")
"""A tag that is wrapped: put on one line, and the break behind it, so that no line moves."""
_OURS = re.compile(r"<!--\s*outbrief:.*?-->")
_COMMENT_ENDS = re.compile(r"<!--|-->")
_ATTRIBUTES = re.compile(r"(\{:[^{}]*\}|\{[#.][^{}]*\}(?=\s*$))")
_CLOSING = re.compile(r"(?<=\s)#+\s*$")
_LEADING = re.compile(r"\s*(?:#{1,6}(?=[^#])|>|[-*+•·‣▪◦●○–—](?=\s)|\(?\d{1,9}[.)](?=\s)|\(?[a-z]{1,4}[.)](?=\s))\s*")
_FOOTNOTE = re.compile(r"^\s*\[\^[^\]\s]+\]:\s*")
_FENCE = re.compile(r"\s*(?:```+|~~~+)")
_RULE = re.compile(r"[\s|:+=_*#-]*")
_FRONT_KEY = re.compile(r"\s*(?:-\s+)*(?:[\w.-]+\s*:(?=\s|$)\s*)?")
_YAML_SPACE = re.compile(r"\\[_nt]")
_ESCAPED_PIPE = "\x01"
_MARKUP = str.maketrans(dict.fromkeys('*_~`\\^"', "") | dict.fromkeys("<>\xa0", " "))


class Printed(NamedTuple):
    """A piece of a document that must come back, and its line."""

    line: int
    text: str
    """As it is compared: see `comparing`."""
    is_front: bool = False
    """Whether it stands in the front matter, of which a briefing keeps what it has no key for at its end."""
    is_apart: bool = False
    """Whether it is a heading or all of a cell, which are texts of their own."""


def comparing(kind: Kind) -> Callable[[str], str]:
    """Return what makes texts comparable: marks of emphasis, escapes and quotes go, and what numbers an item.

    Only Markdown writes `&amp;` for an ampersand, and separated values have no items.
    """
    return {Kind.MARKDOWN: _read, Kind.TEXT: _unmarked, Kind.CSV: _plain}[kind]


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKUP).split())


def _unmarked(text: str) -> str:
    """Return a text without the marks of a heading, a quotation, an item it begins with; they may be escaped, too."""
    before = ""
    while text != before:
        before = text
        while (mark := _LEADING.match(text)) and mark.end():
            text = text[mark.end() :]
        text = _plain(text)
    return text


def _read(text: str) -> str:
    return _unmarked(unescape(text))


def printed(text: str, kind: Kind) -> list[Printed]:
    """Return what a document says, in its order."""
    match kind:
        case Kind.CSV:
            pieces = _separated(text)
        case Kind.TEXT:
            pieces = (Printed(number, part) for number, line in _numbered(text) for part in _parts_of_text(line))
        case Kind.MARKDOWN:
            pieces = _markdown(text)
    return [piece for piece in pieces if any(not _RULE.fullmatch(letter) for letter in piece.text)]


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), 1)


def _separated(text: str) -> Iterator[Printed]:
    """Yield the pieces of separated values: whatever parts them, and wherever the quotes are, they come in order."""
    for number, line in _numbered(text):
        for piece in re.split("[,;\t|]", line):
            yield Printed(number, _plain(piece))


def _parts_of_text(line: str) -> Iterator[str]:
    for piece in line.replace("\\|", _ESCAPED_PIPE).split("|"):
        for part in re.split(r"<br\s*/?>", piece.replace(_ESCAPED_PIPE, "|"), flags=re.I):
            yield _unmarked(part)


def _markdown(text: str) -> Iterator[Printed]:
    lines = _BROKEN_TAG.sub(lambda tag: tag[0].replace("\n", " ") + "\n", text).split("\n")
    front_end = _front_end(lines)
    for number, line in enumerate(lines, 1):
        if number <= front_end:
            value = _YAML_SPACE.sub(" ", _FRONT_KEY.sub("", line, count=1)).strip("' []|>")
            for part in value.split(", ") if "[" in line else (value,):
                yield Printed(number, _read(part), is_front=True)
        elif not _FENCE.match(line) and not _RULE.fullmatch(line):
            is_apart = line.lstrip().startswith(("#", "|"))
            yield from (Printed(number, part, is_apart=is_apart) for part in _parts_of_markdown(line))


def _front_end(lines: list[str]) -> int:
    if lines[0].rstrip() != "---" or len(lines) < 3 or not re.match(r"[\w.-]+\s*:|#", lines[1]):
        return 0
    return next((at for at, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "...")), 0)


def _parts_of_markdown(line: str) -> Iterator[str]:
    line = _FOOTNOTE.sub("", _OURS.sub("", line), count=1)
    if line.lstrip().startswith("#"):
        line = _CLOSING.sub("", line)
    line = _STRUCK.sub("\x00", _LINE_TAG.sub("\x00", _COMMENT_ENDS.sub("\x00", line)))
    line = _ATTRIBUTES.sub("\x00\\1\x00", _TEXT_TAG.sub("", line))
    line = line.replace("\\\\", "\\").replace("\\|", _ESCAPED_PIPE).replace("|", "\x00").replace(_ESCAPED_PIPE, "|")
    for part in line.split("\x00"):
        yield _read(part)
