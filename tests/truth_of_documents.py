"""What is known of a document beside what an import made of it: a title, sections, tables, cells, names of bullets.

A truth is a JSON object; every key it has is held to, and those that are not known here are passed over:

* `title`, `sections` (`title`, `level` or `parent`, how many `bullets`, `tables` or `rows`), or, complete,
  `sections` whose `blocks` are `paragraph`, `bullets` and `table`
* `tables` (`columns`, `rows` as a number or as lists of cells, `row_ids`, `names`, `list_items_per_row`)
* `cells` (`table`, `row`, `column`, `text` verbatim, `as_list`), `columns`, `row_ids`, `first_row`, `last_row`
* `column_roles`, `roles`, `bullet_names`, `practice_names`, `objectives`, `counts`
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from outbrief.briefing.model import Briefing, Paragraph, Point, Points, PriorityTable, Section, walk

Truth = dict[str, Any]

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)


def disagreements(truth: Truth, briefing: Briefing) -> Iterator[str]:
    """Yield everything in which a briefing is not what is known of its document."""
    if truth.get("title") and briefing.title != truth["title"]:
        yield f"title: {briefing.title!r}, not {truth['title']!r}"
    sections = truth.get("sections", [])
    if any("blocks" in section for section in sections):
        yield from _complete(sections, briefing)
    else:
        yield from _sections(sections, briefing)
    tables = [item for item, _ in walk(briefing) if isinstance(item, PriorityTable)]
    yield from _tables(truth, tables)
    yield from _roles(truth, tables)
    yield from _names(truth, briefing, tables)
    yield from _counts(truth.get("counts", {}), briefing, tables)


def printed(text: str) -> str:
    """Return a text of the source as it is printed: tags and entities read, white space joined."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _sections(sections: Sequence[Truth], briefing: Briefing) -> Iterator[str]:
    found = [(item, within[-1]) for item, within in walk(briefing) if isinstance(item, Section)]
    titles = [briefing.title, *(section.title for section, _ in found)]
    at = 0
    for known in sections:
        title = known["title"]
        if title not in titles[at:]:
            yield f"no section {title!r} behind {titles[at - 1] if at else 'the beginning'!r}"
            continue
        at = titles.index(title, at) + 1
        if at == 1:
            continue
        section, outer = found[at - 2]
        if "parent" in known and getattr(outer, "title", "") != known["parent"]:
            yield f"section {title!r} stands in {getattr(outer, 'title', '')!r}, not in {known['parent']!r}"
        yield from _held(known, section)
    levels = [known.get("level") for known in sections]
    if levels and len(set(levels)) == 1 and any(section.sections for section, _ in found):
        yield "sections of one level stand inside one another"


def _held(known: Truth, section: Section) -> Iterator[str]:
    points = [point for block in section.body if isinstance(block, Points) for point in block.points]
    plain = [point for point in points if not _is_numbered(point)]
    numbered = [point for point in points if _is_numbered(point)]
    lettered = [inner for point in numbered for inner in point.points if _is_numbered(inner)]
    rows = sum(len(table.rows) for table in section.tables)
    counts = {"bullets": len(plain), "numbered": len(numbered), "lettered": len(lettered), "rows": rows}
    counts["tables"] = len(section.tables)
    for key, count in counts.items():
        if key in known and known[key] != count:
            yield f"section {section.title!r} has {count} {key}, not {known[key]}"


def _is_numbered(point: Point) -> bool:
    return re.match(r"\(?(?:\d+|[a-z])[.)] ", point.name or point.text) is not None


def _complete(sections: Sequence[Truth], briefing: Briefing) -> Iterator[str]:
    """Compare block by block, to the letter."""
    known = [[_block(block) for block in section["blocks"]] for section in sections]
    titles = [section["title"] for section in sections]
    found: list[list[Any]] = [[("paragraph", paragraph.text) for paragraph in briefing.intro]]
    found += [[_own_block(block) for block in section.body] for section in briefing.sections]
    own_titles = [None, *(section.title for section in briefing.sections)]
    if titles != own_titles:
        yield f"sections {own_titles}, not {titles}"
    for title, wanted, got in zip(titles, known, found, strict=False):
        for number, (one, other) in enumerate(zip(wanted, got, strict=False), 1):
            if one != other:
                yield f"{title}: block {number} is {str(other)[:120]}, not {str(one)[:120]}"
        if len(wanted) != len(got):
            yield f"{title}: {len(got)} blocks, not {len(wanted)}"


def _block(block: Truth) -> Any:
    match block["type"]:
        case "paragraph":
            return "paragraph", block["text"]
        case "bullets":
            items = block["items"]
            return "bullets", [(item["name"] or "", item["explanation"] or item["verbatim"]) for item in items]
        case _:
            return "table", block["columns"], block["rows"]


def _own_block(block: object) -> Any:
    match block:
        case Paragraph():
            return "paragraph", block.text
        case Points():
            return "bullets", [(point.name, point.text) for point in block.points]
        case PriorityTable():
            return "table", [column.label for column in block.columns], _rows(block)
    return None


def _rows(table: PriorityTable) -> list[list[str]]:
    return [[row.cells.get(column.key, "") for column in table.columns] for row in table.rows]


def _tables(truth: Truth, tables: Sequence[PriorityTable]) -> Iterator[str]:
    known = truth.get("tables", [])
    if "columns" in truth and "row_ids" in truth:
        known = [{"columns": truth["columns"], "row_ids": truth["row_ids"]}]
    if len(known) != len(tables) and (known or "tables" in truth):
        yield f"{len(tables)} tables, not {len(known)}"
    for number, (one, table) in enumerate(zip(known, tables, strict=False), 1):
        yield from (f"table {number}: {fault}" for fault in _table(one, table))
    for cell in truth.get("cells", []):
        yield from _cell(cell, tables)
    for key, at in (("first_row", 0), ("last_row", -1)):
        if key in truth and [printed(text) for text in truth[key]] != _rows(tables[0])[at]:
            yield f"{key}: {_rows(tables[0])[at]}"


def _table(known: Truth, table: PriorityTable) -> Iterator[str]:
    labels = [printed(column.label) for column in table.columns]
    if labels != [printed(label) for label in known["columns"]]:
        yield f"columns {labels}, not {known['columns']}"
    rows = known.get("rows")
    if isinstance(rows, int) and rows != len(table.rows):
        yield f"{len(table.rows)} rows, not {rows}"
    if isinstance(rows, list) and _rows(table) != rows:
        yield f"rows {_rows(table)}, not {rows}"
    ids = [row.cells.get("id") for row in table.rows]
    if "row_ids" in known and ids != known["row_ids"]:
        yield f"ids {ids}, not {known['row_ids']}"
    names = [next(iter(row.cells.values())) for row in table.rows]
    if "names" in known and names != known["names"]:
        yield f"names {names}, not {known['names']}"
    if "list_items_per_row" in known:
        lines = [max(cell.count("\n") + 1 for cell in row.cells.values()) for row in table.rows]
        if lines != known["list_items_per_row"]:
            yield f"items {lines}, not {known['list_items_per_row']}"


def _cell(known: Truth, tables: Sequence[PriorityTable]) -> Iterator[str]:
    table = tables[known["table"] - 1]
    label = printed(known["column"])
    key = next((column.key for column in table.columns if printed(column.label) == label), "")
    row = next((row for row in table.rows if known["row"] in row.cells.values()), None)
    cell = row.cells.get(key, "") if row else ""
    if "as_list" in known and cell.split("\n") != known["as_list"]:
        yield f"{known['row']}, {known['column']}: {cell.split(chr(10))}, not {known['as_list']}"
    if " ".join(cell.split()) != printed(known["text"]):
        yield f"{known['row']}, {known['column']}: {cell!r}, not {known['text']!r}"


def _roles(truth: Truth, tables: Sequence[PriorityTable]) -> Iterator[str]:
    known = [
        {role: label for role, label in one.items() if role not in ("table", "note")}
        for one in truth.get("column_roles", [])
    ]
    known += [truth["roles"]] if "roles" in truth else []
    for number, (wanted, table) in enumerate(zip(known, tables, strict=False), 1):
        found = {column.key: column.label for column in table.columns}
        yield from (
            f"table {number}: {role} is {found.get(role)!r}, not {label!r}"
            for role, label in wanted.items()
            if found.get(role) != label
        )


def _names(truth: Truth, briefing: Briefing, tables: Sequence[PriorityTable]) -> Iterator[str]:
    names = [item.name for item, _ in walk(briefing) if isinstance(item, Point) and item.name]
    if "bullet_names" in truth and names != truth["bullet_names"]:
        yield f"names of bullets {names}, not {truth['bullet_names']}"
    rows = tables[0].rows if tables else ()
    if "practice_names" in truth:
        begun = [row.cells.get("initiative", "").partition(": ")[0] for row in rows]
        if begun != truth["practice_names"]:
            yield f"names of practices {begun}"
    if "objectives" in truth and Counter(row.cells.get("area") for row in rows) != Counter(truth["objectives"]):
        yield "the areas do not repeat as they should"


def _counts(known: Truth, briefing: Briefing, tables: Sequence[PriorityTable]) -> Iterator[str]:
    points = [item for item, _ in walk(briefing) if isinstance(item, Point)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells.values()]
    found = {
        "tables": len(tables),
        "rows": sum(len(table.rows) for table in tables),
        "cells": len(cells),
        "bullets": sum(not _is_numbered(point) for point in points),
        "bullets_with_name": sum(bool(point.name) for point in points),
        "numbered_top": sum(bool(re.match(r"\d+\. ", point.name or point.text)) for point in points),
        "lettered_nested": sum(bool(re.match(r"[a-z]\. ", point.name or point.text)) for point in points),
        "paragraphs": sum(isinstance(item, Paragraph) for item, _ in walk(briefing)),
        "html_list_items_in_cells": sum(cell.count("\n") + 1 for cell in cells if "\n" in cell),
    }
    for key, count in found.items():
        if key in known and known[key] != count:
            yield f"{count} {key}, not {known[key]}"
