"""Exact Markdown (`formats/markdown.py`) back into the file format: nothing in it is guessed.

What is not as promised there is refused, not repaired: then the document is read as any other is.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from outbrief.formats.sources.inline import told_by

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

Value = dict[str, Any]

DEEPEST = 100
"""Levels of lists inside one another; markdown-it-py drops what stands deeper."""

_NOTE = re.compile(r"\[\^([^]]*)\]: (.*)")
_SAID: Mapping[str, type] = {
    **dict.fromkeys(("id", "marking", "title", "list"), str),
    **dict.fromkeys(("level", "intro"), int),
    **dict.fromkeys(("columns", "extra"), dict),
    "cells": list,
}
"""What a comment may say, and of which type."""


class NotExactError(Exception):
    """The document is not as outbrief writes one."""


def read_exact(front: str, body: str) -> str:
    """Return the text of the YAML file that exact Markdown says: its front matter, and a line of JSON for each key.

    Raises NotExactError.
    """
    lines = body.split("\n")
    # They are the last, and nothing else begins so.
    notes = [found for line in lines if (found := _NOTE.fullmatch(line))]
    nodes = _blocks("\n".join(line for line in lines if not _NOTE.fullmatch(line)))
    if not nodes or nodes[0].tag != "h1":
        raise NotExactError("the title does not stand first")
    document = _Reading().document(nodes[1:])
    document["title"] = _text(_inside(nodes[0]))
    if notes:
        document["footnotes"] = [{"name": note[1], "text": _note(note[2])} for note in notes]
    texts = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in document.items() if value)
    return "\n".join([front.rstrip("\n"), *texts, ""])


def _blocks(markdown: str) -> "list[SyntaxTreeNode]":
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    return list(SyntaxTreeNode(parser.parse(markdown)).children)


class _Reading:
    """A document as far as it has been read."""

    def __init__(self) -> None:
        self._intro: list[str] = []
        self._document: Value = {}
        self._open: list[tuple[int, Value]] = [(1, self._document)]
        """The sections that are open, with their levels."""
        self._is_marked = True
        """Whether a line that shows a marking may follow: it stands below the title, a heading and a table."""

    def document(self, nodes: "Sequence[SyntaxTreeNode]") -> Value:
        """Return the document, read to its end."""
        notes: list[Value] = []
        for number, node in enumerate(nodes):
            following = nodes[number + 1] if number + 1 < len(nodes) else None
            said = _comment(following.content) if following and following.type == "html_block" else {}
            if notes and node.type != "bullet_list":
                raise NotExactError("something follows the footnotes")
            if node.type == "html_block" and _comment(node.content).get("list") == "footnotes":
                notes.append({})
            elif notes:
                self._document["footnotes"] = [_point(item) for item in node.children]
            else:
                self._take(node, said)
        for section in _all(self._document):
            for block in section.get("body", ()):
                # Until here it might have stood above a table, and belonged to that.
                if "paragraph" in block:
                    block["text"] = _text(_inside(block.pop("paragraph")))
                elif "grid" in block:
                    raise NotExactError("a table of which nothing is said")
        self._document["intro"] = "\n\n".join(self._intro)
        return self._document

    def _take(self, node: "SyntaxTreeNode", following: Value) -> None:
        is_marked, self._is_marked = self._is_marked, False
        match node.type:
            case "heading":
                level = following.get("level", int(node.tag[1]))
                self._begin(level, {"title": _text(_inside(node)), "body": []})
            case "html_block":
                self._is_marked = is_marked
                self._said(_comment(node.content))
            case "paragraph" if is_marked and _is_marking(node):
                pass
            case "paragraph" if len(self._open) == 1:
                self._intro.append(_text(_inside(node)))
            case "paragraph":
                self._body.append({"paragraph": node})
            case "bullet_list":
                self._body.append({"points": [_point(item) for item in node.children]})
            case "table":
                self._is_marked = True
                self._body.append({"grid": node})
            case other:
                raise NotExactError(f"a {other}")

    @property
    def _body(self) -> list[Value]:
        if len(self._open) == 1:
            raise NotExactError("a list or a table before the first section")
        body: list[Value] = self._open[-1][1]["body"]
        return body

    def _begin(self, level: int, section: Value) -> None:
        if level < 2:
            raise NotExactError("a second title")
        self._close(level)
        self._open[-1][1].setdefault("sections", []).append(section)
        self._open.append((level, section))
        self._is_marked = True

    def _close(self, level: int) -> None:
        while self._open[-1][0] >= level:
            self._open.pop()

    def _said(self, said: Value) -> None:
        if "columns" in said:
            self._table(said)
        elif "list" not in said:
            self._open[-1][1].update(_own(said))

    def _table(self, said: Value) -> None:
        if not self._body or "grid" not in self._body[-1]:
            raise NotExactError("a comment about a table that is not there")
        grid = self._body.pop()["grid"]
        keys = [*said["columns"], *said.get("cells", ())]
        _, *rows = [[_text(_inside(one)) for one in row.children] for part in grid.children for row in part.children]
        filled = [{key: text for key, text in zip(keys, row, strict=False) if text} for row in rows]
        table = {"columns": said["columns"], "rows": filled, **_own(said), "title": said.get("title", "")}
        count = said.get("intro", 0)
        above = [_text(_inside(self._paragraph())) for _ in range(count)]
        table["intro"] = "\n\n".join(reversed(above))
        if table["title"]:
            self._paragraph()
        self._body.append({"table": table})

    def _paragraph(self) -> "SyntaxTreeNode":
        """Take the paragraph that stands last."""
        if not self._body or "paragraph" not in self._body[-1]:
            raise NotExactError("a table without the title that it is said to have")
        node: SyntaxTreeNode = self._body.pop()["paragraph"]
        return node


def _all(section: Value) -> Iterator[Value]:
    yield section
    for nested in section.get("sections", ()):
        yield from _all(nested)


def _own(said: Value) -> Value:
    return {key: text for key, text in said.items() if key in ("id", "marking", "extra")}


def _note(markdown: str) -> str:
    blocks = _blocks(markdown)
    return _text(_inside(blocks[0])) if blocks else ""


def _point(item: "SyntaxTreeNode") -> Value:
    """Return a point in its long form."""
    point: Value = {"text": ""}
    said: Value = {}
    nested: list[SyntaxTreeNode] = []
    for node in item.children:
        match node.type:
            case "paragraph":
                said = _line(list(_inside(node)), point)
            case "html_block":
                said = _comment(node.content)
            case "bullet_list":
                nested += node.children
            case other:
                raise NotExactError(f"a {other} in a list")
    point |= _own(said)
    if "marking" in said:
        _first(nested)
    for key in said.get("cells", ()):
        _, *rest = _inside(_first(nested))
        point[key] = _text(rest).removeprefix(": ")
    return {**point, "points": [_point(one) for one in nested]}


def _line(nodes: "list[SyntaxTreeNode]", point: Value) -> Value:
    """Fill in what the line of a point says; return what the comment at its end does."""
    said: Value = {}
    if nodes and nodes[-1].type == "html_inline" and nodes[-1].content != "<br>":
        said = _comment(nodes.pop().content)
    if nodes and nodes[0].type == "strong":
        point["name"] = _text(_texts(nodes.pop(0).children))
        point["text"] = _text(nodes).removeprefix(":").strip(" ")
    else:
        point["text"] = _text(nodes).strip(" ")
    return said


def _first(nested: "list[SyntaxTreeNode]") -> "SyntaxTreeNode":
    """Take the first of the sub-points; return its paragraph."""
    if not nested or not nested[0].children or nested[0].children[0].type != "paragraph":
        raise NotExactError("a point without the cells that it is said to have")
    return nested.pop(0).children[0]


def _comment(html: str) -> Value:
    said = told_by(html)
    if said is None or not all(isinstance(value, _SAID.get(key, object)) for key, value in said.items()):
        raise NotExactError("HTML")
    if not all(isinstance(key, str) for key in said.get("cells", ())):
        raise NotExactError("a key that is no text")
    return dict(said)


def _is_marking(node: "SyntaxTreeNode") -> bool:
    nodes = _inside(node)
    return len(nodes) == 1 and nodes[0].type == "em" and _text(_texts(nodes[0].children)).startswith("Marking: ")


def _inside(node: "SyntaxTreeNode") -> "Sequence[SyntaxTreeNode]":
    """Return the inline nodes of a block."""
    return _texts([inner for inline in node.children for inner in inline.children])


def _texts(nodes: "Sequence[SyntaxTreeNode]") -> "Sequence[SyntaxTreeNode]":
    return [node for node in nodes if node.content or node.type != "text"]


def _text(nodes: "Sequence[SyntaxTreeNode]") -> str:
    """Return the text of inline nodes, among which nothing may be but text and line breaks."""
    texts = []
    for node in nodes:
        if node.type == "html_inline" and node.content == "<br>":
            texts.append("\n")
        elif node.type == "text":
            texts.append(node.content)
        else:
            raise NotExactError(f"{node.type} in a text")
    return "".join(texts)
