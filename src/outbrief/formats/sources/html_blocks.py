"""Raw HTML into blocks of an outline: tables, lists, headings and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from outbrief.formats.sources.emphasis import is_bold
from outbrief.formats.sources.html_tree import Comment, Element, html_tree
from outbrief.formats.sources.inline import LINE_TAGS, STRUCK_TAGS, image_text, told_by
from outbrief.formats.sources.outline import Block, Heading, Item, Kept, Listing, Prose, Row, Table, Told

_HEADING = re.compile(r"h[1-6]")
_IMAGES = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)\s*)+")
MOST_SPANNED = 200
"""Cells. A `colspan` of a million is no table."""


def html_blocks(text: str, line: int) -> list[Block]:
    """Return the blocks of raw HTML whose first line is `line` of its file."""
    return list(_Flow().blocks(html_tree(text, line)))


class _Flow:
    """Walks a tree: text is gathered until something begins that stands on its own."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._line = 0

    def blocks(self, element: Element) -> Iterator[Block]:
        """Yield the blocks of what stands in an element."""
        for child in element.children:
            yield from self._child(child, element)
        yield from self._flushed()

    def _child(self, child: "Element | Comment | str", parent: Element) -> Iterator[Block]:
        if isinstance(child, str):
            self._add(child, parent.line)
        elif isinstance(child, Comment):
            data = told_by(child.text)
            yield Kept(child.line, "comments", child.text) if data is None else Told(child.line, data)
        elif _HEADING.fullmatch(child.name):
            yield from self._flushed()
            if text := line_of(child):
                yield Heading(child.line, int(child.name[1]), text)
        elif child.name == "table":
            yield from self._flushed()
            yield from _table(child)
        elif child.name in ("ul", "ol", "dl"):
            yield from self._flushed()
            yield from _listing(child)
        elif child.name in ("script", "style", "pre"):
            yield from self._flushed()
            if text := "".join(_raw(child)).strip("\n"):
                yield Kept(child.line, "code" if child.name == "pre" else "html", text)
        elif child.name in LINE_TAGS:
            yield from self._flushed()
            yield from self.blocks(child)
        else:
            self._add(inline_of(child), child.line)

    def _add(self, text: str, line: int) -> None:
        if not self._text and text.strip():
            self._line = line
        self._text.append(text)

    def _flushed(self) -> Iterator[Block]:
        lines = lines_of("".join(self._text))
        self._text = []
        for line in lines:
            yield Kept(self._line, "images", line) if _IMAGES.fullmatch(line) else Prose(self._line, line)


def inline_of(element: Element) -> str:
    """Return the text of an element, with a NUL where a line is broken on purpose."""
    inside = "".join(
        child if isinstance(child, str) else inline_of(child)
        for child in element.children
        if not isinstance(child, Comment)
    )
    if element.name in STRUCK_TAGS:
        return f"~~{inside.strip()}~~" if inside.strip() else ""
    if element.name == "a" and (link := element.attributes.get("href")):
        return f"[{inside}]({link})"
    if element.name == "img":
        return image_text(element.attributes)
    return f"\x00{inside}\x00" if element.name in LINE_TAGS else inside


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that `inline_of` gave, white space joined; none that is empty."""
    return [line for part in text.split("\x00") if (line := re.sub("[ \t\n]+", " ", part).strip())]


def line_of(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join(lines_of(inline_of(element)))


def _raw(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif isinstance(child, Element):
            yield from _raw(child)


def _listing(element: Element) -> Iterator[Block]:
    """Yield a list; of a list of definitions, each term with what is said of it."""
    items: list[Item] = []
    number = int(element.attributes["start"]) if element.attributes.get("start", "").isdecimal() else 1
    for child in element.all("li", "dt", "dd"):
        blocks = tuple(_Flow().blocks(child))
        if child.name == "dd" and items:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *blocks))
        elif blocks:
            marker = f"{number}." if element.name == "ol" else ""
            first = blocks[0]
            if child.name == "dt" and isinstance(first, Prose):
                blocks = (replace(first, text=f"**{first.text}**:"), *blocks[1:])
            items.append(Item(child.line, blocks, marker))
            number += 1
    if items:
        yield Listing(element.line, tuple(items))
    yield from _strays(element, "li", "dt", "dd")


def _table(element: Element) -> Iterator[Block]:
    caption = next((line_of(child) for child in element.all("caption")), "")
    yield from _strays(element, "caption", "td", "th")
    for cell in element.all("td", "th"):
        yield from (one for one in _strays(cell) if isinstance(one, Kept | Told))
    grid: list[tuple[int, list[str]]] = []
    held: dict[int, tuple[int, str]] = {}
    is_head = False
    for row in element.all("tr"):
        found = list(row.all("td", "th"))
        if not grid:
            is_head = any(cell.name == "th" for cell in found)
        grid.append((row.line, _cells(found, held)))
    if not grid:
        return
    header = grid[0][1]
    rows = tuple(Row(line, tuple(cells)) for line, cells in grid[1:] if any(cells))
    if not is_head and not rows:
        yield from (Prose(element.line, line) for cell in header for line in cell.split("\n") if line)
        return
    yield Table(element.line, tuple(" ".join(cell.split("\n")) for cell in header), rows, caption)


def _strays(element: Element, *names: str) -> Iterator[Block]:
    """Yield what stands in a table or a list and in none of its cells or items, where it should not."""
    for stray in element.strays(*names):
        if isinstance(stray, Comment):
            data = told_by(stray.text)
            yield Kept(stray.line, "comments", stray.text) if data is None else Told(stray.line, data)
        else:
            yield from (Prose(element.line, line) for line in lines_of(stray))


def _cells(found: list[Element], held: dict[int, tuple[int, str]]) -> list[str]:
    """Return the cells of a row; `held` has by column what reaches into it from above: for how many rows, and what."""
    cells: list[str] = []
    waiting = list(found)
    while waiting or any(column >= len(cells) for column in held):
        column = len(cells)
        if column in held:
            left, text = held.pop(column)
            cells.append(text)
            if left > 1:
                held[column] = (left - 1, text)
            continue
        if not waiting:
            cells.append("")
            continue
        cell = waiting.pop(0)
        text = "\n".join(lines_of(inline_of(cell)))
        width = _span(cell, "colspan")
        if len(found) == 1 and width > 2 and "\n" not in text and not is_bold(text):
            # A cell that is all of its row is the name of the rows below it.
            text = f"**{text}**"
        cells.append(text)
        cells += [""] * (width - 1)
        if (rows := _span(cell, "rowspan")) > 1:
            held[column] = (rows - 1, text)
    return cells


def _span(cell: Element, name: str) -> int:
    number = cell.attributes.get(name, "")
    return min(int(number), MOST_SPANNED) if number.isdecimal() and number.isascii() and len(number) < 9 else 1
