"""Exact Markdown read back into the file format, by a parser that is not ours: markdown-it.

It knows what `formats/markdown.py` promises and no more: what is not as promised there, it refuses.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Value = dict[str, Any]

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.S | re.M)
_COMMENT = re.compile(r"<!-- outbrief: (\{.*\}) -->\s*")
_NOTE = re.compile(r"\[\^([^]]*)\]: (.*)")
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read_back(markdown: str) -> Value:
    """Return the document in the file format that exact Markdown says."""
    front = _FRONT.match(markdown)
    assert front
    # The base loader makes nothing but texts, as our own does.
    head = yaml.load(front[1], Loader=yaml.BaseLoader)
    lines = markdown[front.end() :].split("\n")
    # They are the last, and nothing else begins so.
    notes = [found for line in lines if (found := _NOTE.fullmatch(line))]
    heading, *nodes = _blocks("\n".join(line for line in lines if not _NOTE.fullmatch(line)))
    assert heading.tag == "h1"
    document = _Reading(head, _text(_inside(heading))).document(nodes)
    if notes:
        document["footnotes"] = [{"name": note[1], "text": _text(_inside(_blocks(note[2])[0]))} for note in notes]
    return document


def _blocks(markdown: str) -> Sequence[SyntaxTreeNode]:
    return SyntaxTreeNode(_PARSER.parse(markdown)).children


class _Reading:
    """A document as far as it has been read."""

    def __init__(self, head: Value, title: str) -> None:
        self._intro: list[str] = []
        self._document: Value = {**head, "title": title}
        self._open: list[tuple[int, Value]] = [(1, self._document)]
        """The sections that are open, with their levels."""
        self._said: Value = head
        """What the last comment said: the line that shows a marking follows it."""

    def document(self, nodes: Sequence[SyntaxTreeNode]) -> Value:
        """Return the document, read to its end."""
        for number, node in enumerate(nodes):
            following = nodes[number + 1] if number + 1 < len(nodes) else None
            self._take(node, _comment(following.content) if following and following.type == "html_block" else {})
        for section in _all(self._document):
            for block in section.get("body", ()):
                if "paragraph" in block:
                    block["text"] = _text(block.pop("paragraph"))
        return {**self._document, "intro": "\n\n".join(self._intro)}

    def _take(self, node: SyntaxTreeNode, comment: Value) -> None:
        if node.type == "heading":
            self._begin(comment.get("level", int(node.tag[1])), {"title": _text(_inside(node)), "body": []})
        elif node.type == "html_block":
            self._comment(_comment(node.content))
        elif node.type == "paragraph" and _shows_marking(_inside(node), self._said):
            self._said = {}
        elif node.type == "paragraph" and len(self._open) == 1:
            self._intro.append(_text(_inside(node)))
        elif node.type == "paragraph":
            self._body.append({"paragraph": _inside(node)})
        elif node.type == "bullet_list" and self._said == {"list": "footnotes"}:
            self._document["footnotes"] = [_point(item) for item in node.children]
        elif node.type == "bullet_list":
            self._body.append({"points": [_point(item) for item in node.children]})
        else:
            assert node.type == "table"
            self._body.append({"table": node})

    @property
    def _body(self) -> list[Value]:
        body: list[Value] = self._open[-1][1]["body"]
        return body

    def _begin(self, level: int, section: Value) -> None:
        while self._open[-1][0] >= level:
            self._open.pop()
        self._open[-1][1].setdefault("sections", []).append(section)
        self._open.append((level, section))
        self._said = {}

    def _comment(self, said: Value) -> None:
        self._said = said
        if "columns" in said:
            self._table(said)
        elif "list" not in said:
            section = self._open[-1][1]
            assert not section["body"]
            section |= _own(said)

    def _table(self, said: Value) -> None:
        grid = self._body.pop()["table"]
        keys = [*said["columns"], *said.get("cells", ())]
        head, *bodies = [[[_text(_inside(one)) for one in row.children] for row in part.children] for part in grid]
        if keys:
            labels = [*said["columns"].values(), *(key.capitalize() for key in said.get("cells", ()))]
            assert head == [[label.strip() for label in labels]]
        rows = [zip(keys, row, strict=True) for part in bodies for row in part] if keys else []
        table = {"columns": said["columns"], "rows": [{key: text for key, text in row if text} for row in rows]}
        if count := said.get("intro", 0):
            table["intro"] = "\n\n".join(_text(one["paragraph"]) for one in self._body[-count:])
            del self._body[-count:]
        if title := said.get("title"):
            (bold,) = self._body.pop()["paragraph"]
            assert bold.type == "strong"
            assert _text(bold.children) == title
            table["title"] = title
        self._body.append({"table": {**table, **_own(said)}})


def _own(said: Value) -> Value:
    return {key: text for key, text in said.items() if key in ("id", "marking", "extra")}


def _all(section: Value) -> Iterator[Value]:
    yield section
    for nested in section.get("sections", ()):
        yield from _all(nested)


def _point(item: SyntaxTreeNode) -> Value:
    """Return a point in its long form."""
    point: Value = {"text": ""}
    said: Value = {}
    nested: list[SyntaxTreeNode] = []
    for node in item.children:
        if node.type == "paragraph":
            nodes = list(_inside(node))
            if nodes[-1].type == "html_inline" and (found := _COMMENT.fullmatch(nodes[-1].content)):
                said = json.loads(found[1])
                nodes.pop()
                assert nodes[-1].content.endswith(" ")
                nodes[-1:] = [nodes[-1]] if nodes[-1].content.strip() else []
            if nodes and nodes[0].type == "strong":
                point["name"] = _text(nodes.pop(0).children)
                assert not nodes or nodes[0].content.startswith(":") or not nodes[0].content.strip()
                point["text"] = _text(nodes).removeprefix(":")
            else:
                point["text"] = _text(nodes)
        elif node.type == "html_block":
            said = _comment(node.content)
        else:
            assert node.type == "bullet_list"
            nested = list(node.children)
    point |= _own(said)
    if nested and "marking" in said:
        assert _shows_marking(_inside(nested.pop(0).children[0]), said)
    for key in said.get("cells", ()):
        emphasis, *rest = _inside(nested.pop(0).children[0])
        assert emphasis.type == "em"
        assert _text(emphasis.children) == (key.strip() or "…")
        point[key] = _text(rest).removeprefix(": ")
    return {**point, "points": [_point(one) for one in nested]}


def _comment(html: str) -> Value:
    found = _COMMENT.fullmatch(html)
    assert found, html
    said: Value = json.loads(found[1])
    return said


def _shows_marking(nodes: Sequence[SyntaxTreeNode], said: Value) -> bool:
    return len(nodes) == 1 and nodes[0].type == "em" and _text(nodes[0].children) == f"Marking: {said.get('marking')}"


def _inside(node: SyntaxTreeNode) -> Sequence[SyntaxTreeNode]:
    """Return the inline nodes of a block, empty texts left out."""
    return [inner for inline in node.children for inner in inline.children if inner.content or inner.type != "text"]


def _text(nodes: Sequence[SyntaxTreeNode]) -> str:
    """Return the text of inline nodes, among which nothing may be but text and line breaks."""
    texts = []
    for node in nodes:
        if node.type == "html_inline":
            assert node.content == "<br>"
            texts.append("\n")
        else:
            assert node.type == "text", (node.type, node.content)
            texts.append(node.content)
    return "".join(texts)
