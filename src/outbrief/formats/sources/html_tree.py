"""Raw HTML as a tree, however carelessly it is written.

The standard library's parser is not used for it: on 60 KB of `<a ` it takes 110 s (Python 3.11.7, measured), because
it looks for the end of every tag to the end of the text. Here a tag ends before the next `<`, or is none.
"""

import re
from collections.abc import Iterator
from html import unescape

from outbrief.formats.sources.inline import LINE_TAGS, STRUCK_TAGS, TEXT_TAGS, attributes_of

DEEPEST = 60
"""Levels. What stands deeper is taken for a part of the level above it."""

_TOKEN = re.compile(r"""<(/?)([A-Za-z][\w:-]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>|<!--""")
_EMPTY_NAMES = "area base br col embed hr img input link meta param source track wbr"
_EMPTY = frozenset(_EMPTY_NAMES.split())
_RAW = frozenset(("script", "style"))
_KNOWN = LINE_TAGS | STRUCK_TAGS | TEXT_TAGS | _EMPTY | _RAW | {"html", "head", "body", "title", "button", "form"}

_CLOSED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr", "td", "th"),
    "tbody": ("tr", "td", "th", "thead", "tbody"),
    "tfoot": ("tr", "td", "th", "thead", "tbody"),
    "p": ("p",),
}
"""What a tag ends, where nobody has ended it."""
_SCOPES = frozenset(("table", "ul", "ol", "dl"))
"""Nothing outside of these is ended by what stands inside."""


class Element:
    """An element: its children are texts, comments and elements."""

    __slots__ = ("attributes", "children", "line", "name")

    def __init__(self, name: str, line: int, attributes: dict[str, str]) -> None:
        self.name = name
        self.line = line
        self.attributes = attributes
        self.children: list[Element | str | Comment] = []

    def all(self, *names: str) -> "Iterator[Element]":
        """Yield the elements of these names in it, but none inside another of them."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name in names:
                    yield child
                else:
                    yield from child.all(*names)

    def strays(self, *names: str) -> "Iterator[str | Comment]":
        """Yield the texts and comments in it that stand in none of these elements."""
        for child in self.children:
            if not isinstance(child, Element):
                yield child
            elif child.name not in names:
                yield from child.strays(*names)


class Comment:
    """A comment, as written."""

    __slots__ = ("line", "text")

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.line = line


def html_tree(text: str, line: int) -> Element:
    """Return the tree of a text whose first line is `line` of its file."""
    root = Element("", line, {})
    open_ones = [root]
    at = counted = 0
    last_comment = text.rfind("-->")
    while (found := _TOKEN.search(text, at)) is not None:
        _add_text(open_ones[-1], text[at : found.start()])
        line += text.count("\n", counted, found.start())
        counted = found.start()
        at = found.end()
        if found[2] is None:
            # The end of one may not be in its beginning, as in `<!-->`.
            if found.end() <= last_comment:
                at = text.find("-->", at) + 3
                open_ones[-1].children.append(Comment(text[found.start() : at], line))
            else:
                _add_text(open_ones[-1], found[0])
            continue
        name = found[2].lower()
        if name not in _KNOWN:
            _add_text(open_ones[-1], found[0])
        elif found[1]:
            _close(open_ones, name)
        else:
            at = _open(open_ones, Element(name, line, attributes_of(found[3])), text, at)
    _add_text(open_ones[-1], text[at:])
    return root


def _add_text(element: Element, text: str) -> None:
    if text:
        element.children.append(unescape(text).replace("\x00", ""))


def _close(open_ones: list[Element], name: str) -> None:
    """Close an element and what is open in it; the end of what was never begun means nothing."""
    for depth in range(len(open_ones) - 1, 0, -1):
        if open_ones[depth].name == name:
            del open_ones[depth:]
            return
        if open_ones[depth].name == "table" and name != "table":
            return


def _open(open_ones: list[Element], element: Element, text: str, at: int) -> int:
    ended = _CLOSED_BY.get(element.name, ())
    for depth in range(len(open_ones) - 1, 0, -1):
        name = open_ones[depth].name
        if name in _SCOPES:
            break
        if name in ended:
            del open_ones[depth:]
            if name == element.name:
                break
    open_ones[-1].children.append(element)
    if element.name in _RAW:
        end = re.compile(rf"</{element.name}\s*>", re.I).search(text, at)
        element.children.append(text[at : end.start() if end else len(text)])
        return end.end() if end else len(text)
    if element.name not in _EMPTY and len(open_ones) < DEEPEST:
        open_ones.append(element)
    return at
