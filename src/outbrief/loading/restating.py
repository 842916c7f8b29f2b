"""A briefing as JSON (`formats/json_format.py`) restated as the file format, so that it is read as any other file is.

Places are made anew; that they come out as they were follows from the ids and titles. A marking in force is as good as
one that is written.
"""

from collections.abc import Callable

from outbrief.loading.nodes import Entry, Mapping, Node, Scalar, Sequence, texts
from outbrief.loading.report import Report


def restated(root: Node | None, report: Report) -> Node | None:
    """Return the tree of a file that is JSON as the tree of the file format; the same where it is that already."""
    if not isinstance(root, Mapping):
        return root
    if "briefings" in root.entries:
        report.error(root.mark, "several briefings in one file", "write a file each: outbrief export --into FOLDER")
        return None
    if "within" in root.entries:
        report.error(root.mark, "a part of a briefing, not a whole one", "show the briefing itself, or export it")
        return None
    if "place" not in root.entries:
        return root
    briefing = _without(root, "place")
    _change(briefing, "intro", _text)
    _change(briefing, "sections", _sections)
    _change(briefing, "footnotes", _points)
    return briefing


def _sections(node: Node) -> Node:
    return _each(node, _section)


def _section(node: Mapping) -> Mapping:
    section = _without(node, "place")
    _change(section, "body", lambda body: _each(body, _block))
    _change(section, "sections", _sections)
    return section


def _block(node: Mapping) -> Mapping:
    block = _without(node, "place")
    if (paragraph := block.entries.pop("paragraph", None)) is not None:
        block.entries["text"] = Entry("text", paragraph.mark, paragraph.node)
    _change(block, "points", _points)
    _change(block, "table", lambda table: _table(table) if isinstance(table, Mapping) else table)
    return block


def _points(node: Node) -> Node:
    return _each(node, _point)


def _point(node: Mapping) -> Mapping:
    point = _without(node, "place", "cells")
    point.entries.setdefault("text", Entry("text", node.mark, Scalar("", node.mark)))
    point.entries.update(_cells(node))
    _change(point, "points", _points)
    return point


def _table(node: Mapping) -> Mapping:
    table = _without(node, "place")
    _change(table, "intro", _text)
    _change(table, "columns", _columns)
    table.entries.setdefault("columns", Entry("columns", node.mark, Mapping(node.mark)))
    _change(table, "rows", lambda rows: _each(rows, _row))
    return table


def _columns(node: Node) -> Node:
    if not isinstance(node, Sequence):
        return node
    columns = Mapping(node.mark)
    for item in node.items:
        named = {key: entry.node for key, entry in item.entries.items()} if isinstance(item, Mapping) else {}
        key = named.get("key")
        if isinstance(key, Scalar):
            columns.entries[key.text] = Entry(key.text, key.mark, named.get("label", Scalar("", key.mark)))
    return columns


def _row(node: Mapping) -> Mapping:
    row = Mapping(node.mark)
    row.entries.update(_cells(node))
    return row


def _cells(node: Mapping) -> dict[str, Entry]:
    cells = node.entries.get("cells")
    return cells.node.entries if cells and isinstance(cells.node, Mapping) else {}


def _text(node: Node) -> Node:
    """Return a list of paragraphs as one text."""
    return Scalar("\n\n".join(texts(node)), node.mark) if isinstance(node, Sequence) else node


def _each(node: Node, change: Callable[[Mapping], Node]) -> Node:
    if not isinstance(node, Sequence):
        return node
    changed = Sequence(node.mark)
    changed.items = [change(item) if isinstance(item, Mapping) else item for item in node.items]
    return changed


def _change(mapping: Mapping, key: str, change: Callable[[Node], Node]) -> None:
    """Change what stands under a key, if anything does."""
    if (entry := mapping.entries.get(key)) is not None:
        mapping.entries[key] = Entry(key, entry.mark, change(entry.node))


def _without(mapping: Mapping, *keys: str) -> Mapping:
    copy = Mapping(mapping.mark)
    copy.entries = {key: entry for key, entry in mapping.entries.items() if key not in keys}
    return copy
