"""The text of a line of Markdown: HTML tags, entities and escapes are read, Markdown's own marks stay as written.

`**No**`, `_only if_`, `` `code` `` and `[a link](page.md)` are read as they are, and come back in other formats. A tag
of HTML is not: `<br>` and the items of a list become lines, a link and an image become Markdown, struck-out text stands
between `~~`, and every other tag that HTML knows goes and leaves its text. `<agency>` is none, and stays.
"""

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any, NamedTuple

_NEXT = re.compile(r"[\\`<&]|  +\n")
_TICKS = re.compile("`+")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)"
    r"((?:\s+(?:hidden|disabled|checked|nowrap|open|reversed|"
    r"[A-Za-z_:@][\w.:-]*\s*=\s*(?:[^\s\"'=<>`]+|'[^'<]*'|\"[^\"<]*\")))*)\s*/?>"
)
"""A tag of HTML. An attribute needs a value, or `a <b and c> d` would lose its words."""
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][\w.:-]*)(?:\s*=\s*(?:([^\s\"'=<>`]+)|'([^']*)'|\"([^\"]*)\"))?")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_LINES = """
address article blockquote br center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr
li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_TEXTS = """
a abbr acronym b bdi bdo big caption cite code colgroup col data dfn em font i img input ins kbd label legend mark
noscript picture q rp rt ruby samp small source span strong sub sup time tt u var wbr
"""
LINE_TAGS = frozenset(_LINES.split())
"""Tags at which a new line begins."""
STRUCK_TAGS = frozenset(("s", "del", "strike"))
TEXT_TAGS = frozenset(_TEXTS.split())
"""Tags that go and leave their text."""

OURS = re.compile(r"<!--\s*outbrief:\s*(\{.*\})\s*-->", re.S)
"""A comment in which outbrief says what Markdown has no words for, in JSON."""


class Inline(NamedTuple):
    """A text that was read, and what stood in it and is none of it."""

    text: str
    """Its lines, parted where they are broken on purpose; soft breaks are spaces."""
    comments: tuple[str, ...] = ()
    told: Mapping[str, Any] = {}


def told_by(comment: str) -> Mapping[str, Any] | None:
    """Return what a comment of ours says; None where it is none of ours."""
    found = OURS.fullmatch(comment.strip())
    if found is None:
        return None
    try:
        data = json.loads(found[1])
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def read_inline(raw: str, keep_spaces: bool = False) -> Inline:
    """Read a text that stands in Markdown, raw as it is written, its own line breaks in it.

    `keep_spaces` leaves runs of spaces alone: what we wrote ourselves comes back to the letter.
    """
    reading = _Reading(raw)
    reading.run()
    lines = "".join(reading.out).split(_BREAK)
    clean = (_one_line(line, keep_spaces) for line in lines)
    return Inline("\n".join(filter(None, clean)), tuple(reading.comments), reading.told)


_BREAK = "\x00"
"""A line break that is meant, while a text is read. No clean text holds one."""


def _one_line(text: str, keep_spaces: bool) -> str:
    text = text.replace("\n", " ")
    return text.strip() if keep_spaces else re.sub("[ \t]+", " ", text).strip()


class _Reading:
    """Reads one text from left to right."""

    def __init__(self, raw: str) -> None:
        self.raw = raw.replace(_BREAK, "")
        self.out: list[str] = []
        self.comments: list[str] = []
        self.told: dict[str, Any] = {}
        self._last_ticks: dict[int, int] | None = None
        """Where the last run of so many ticks begins."""
        self._last_comment = self.raw.rfind("-->")
        self._links: list[str] = []
        """The addresses of the links that are open."""

    def run(self) -> None:
        raw, at = self.raw, 0
        while (found := _NEXT.search(raw, at)) is not None:
            self.out.append(raw[at : found.start()])
            at = self._take(found.start(), found[0])
        self.out.append(raw[at:])
        self.out += [f"]({link})" for link in reversed(self._links) if link]

    def _take(self, at: int, sign: str) -> int:
        """Take what begins at a sign; return where it ends."""
        if sign == "\\":
            return self._escape(at)
        if sign == "`":
            return self._code(at)
        if sign == "&":
            return self._matched(_ENTITY, at, unescape)
        if sign != "<":
            self.out.append(_BREAK)
            return at + len(sign)
        if self.raw.startswith("<!--", at) and at < self._last_comment:
            return self._comment(at)
        if _AUTOLINK.match(self.raw, at):
            return self._matched(_AUTOLINK, at, str)
        return self._tag(at)

    def _escape(self, at: int) -> int:
        following = self.raw[at + 1 : at + 2]
        if following == "\n":
            self.out.append(_BREAK)
            return at + 2
        self.out.append(following if following in _ESCAPABLE else "\\" + following)
        return at + 2

    def _code(self, at: int) -> int:
        """Take a span of code, in which nothing means anything; ticks without their like are text."""
        end = at
        while self.raw.startswith("`", end):
            end += 1
        ticks = "`" * (end - at)
        if self._last_ticks is None:
            self._last_ticks = {len(run[0]): run.start() for run in _TICKS.finditer(self.raw)}
        # Looked for only where there is one: ticks of a hundred lengths must not each look to the end.
        close = -1
        if self._last_ticks.get(len(ticks), 0) >= end:
            close = next(run.start() for run in _TICKS.finditer(self.raw, end) if len(run[0]) == len(ticks))
        end = close + len(ticks) if close >= 0 else end
        self.out.append(self.raw[at:end])
        return end

    def _matched(self, pattern: re.Pattern[str], at: int, read: Any) -> int:
        found = pattern.match(self.raw, at)
        text = read(found[0]) if found else self.raw[at]
        self.out.append(" " if text in ("\n", "\r", "\t", _BREAK) else text)
        return found.end() if found else at + 1

    def _comment(self, at: int) -> int:
        end = self.raw.find("-->", at) + 3
        comment = self.raw[at:end]
        data = told_by(comment)
        if data is None:
            self.comments.append(comment)
        else:
            self.told.update(data)
        return end

    def _tag(self, at: int) -> int:
        found = _TAG.match(self.raw, at)
        name = found[2].lower() if found else ""
        if found is None or name not in LINE_TAGS | STRUCK_TAGS | TEXT_TAGS:
            self.out.append("<")
            return at + 1
        self.out.append(self._read_tag(name, bool(found[1]), found[3], found.end()))
        return found.end()

    def _read_tag(self, name: str, is_end: bool, attributes: str, end: int) -> str:
        if name in LINE_TAGS:
            return _BREAK
        if name in STRUCK_TAGS:
            return "~~"
        if name == "a" and is_end:
            link = self._links.pop() if self._links else ""
            return f"]({link})" if link else ""
        values = attributes_of(attributes)
        if name == "a":
            self._links.append(values.get("href", ""))
            return "[" if self._links[-1] else ""
        if name == "img":
            return image_text(values)
        before = self.out[-1][-1:] if self.out else ""
        # A power, not a footnote: 10² must not become 102.
        return "^" if name == "sup" and not is_end and before.isdigit() and self.raw[end : end + 1].isdigit() else ""


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes that stand in a tag."""
    return {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(text)}


def image_text(attributes: Mapping[str, str]) -> str:
    """Return an image of HTML as Markdown writes it."""
    title = f' "{attributes["title"]}"' if attributes.get("title") else ""
    return f"![{attributes.get('alt', '')}]({attributes.get('src', '')}{title})"
