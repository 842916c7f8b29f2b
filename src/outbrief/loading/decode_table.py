"""Priority tables out of nodes: columns, rows, and cells that no column names."""

from collections.abc import Iterable

from outbrief.briefing.keys import TABLE
from outbrief.briefing.model import Column, Initiative, Mark, PriorityTable
from outbrief.briefing.place import slug
from outbrief.loading.clean import clean_line
from outbrief.loading.decode_text import (
    UNPLACED,
    cell,
    check_keys,
    extra,
    is_empty,
    line,
    line_under,
    marking_in_force,
    nearest,
    paragraphs,
    written_id,
)
from outbrief.loading.nodes import Mapping, Node, Scalar, Sequence, texts
from outbrief.loading.quoting import written
from outbrief.loading.report import Report, excerpt

UNPRINTED = ("id", "marking", "see", "was", "group")
"""Roles that a cell may have without a column: they say something about the row, whether or not the page had it."""


def table(node: Node, mark: Mark, marking: str, report: Report) -> PriorityTable | None:
    """Return a priority table, not placed yet; None where there is nothing to show. `mark` is that of its key."""
    if not isinstance(node, Mapping):
        if is_empty(node):
            report.warning(mark, "an empty table", "delete it, or give it `columns` and `rows`")
            return None
        kind = "text" if isinstance(node, Scalar) else node.kind
        report.error(node.mark, f"a table must be a mapping with `columns` and `rows`, not {kind}")
        rows = node if isinstance(node, Sequence) else Sequence(node.mark)
        if isinstance(node, Scalar):
            rows.items.append(node)
        node = Mapping(node.mark)
    else:
        check_keys(node, TABLE, "a table", report)
        rows = _rows_of(node, mark, report)
    marking = marking_in_force(node, marking, report)
    columns = _columns(node, rows, mark, report)
    intro = node.entries.get("intro")
    return PriorityTable(
        UNPLACED,
        columns,
        tuple(row for item in rows.items if (row := _row(item, columns, marking, report)).cells),
        title=line_under(node, "title", report),
        intro=tuple(paragraphs(intro.node, "`intro`", report)) if intro else (),
        id=written_id(node, report),
        marking=marking,
        extra=extra(node, report),
        mark=mark,
    )


def _rows_of(mapping: Mapping, mark: Mark, report: Report) -> Sequence:
    entry = mapping.entries.get("rows")
    if entry is None or is_empty(entry.node):
        report.warning(entry.mark if entry else mark, "a table without rows")
        return Sequence(mark)
    if isinstance(entry.node, Sequence):
        return entry.node
    report.error(entry.node.mark, "`rows` must be a list", "start each row with `- `")
    rows = Sequence(entry.node.mark)
    rows.items.append(entry.node)
    return rows


def _columns(mapping: Mapping, rows: Sequence, mark: Mark, report: Report) -> tuple[Column, ...]:
    entry = mapping.entries.get("columns")
    if entry is None or is_empty(entry.node):
        keys = dict.fromkeys(key for row in rows.items if isinstance(row, Mapping) for key in row.entries)
        if keys or not rows.items:
            wanted = keys or ("area", "initiative", "outcome")
            hint = f"write: {columns_as_written(Column(key, key.capitalize()) for key in wanted)}"
            report.error(entry.mark if entry else mark, "a table without columns", hint)
        return tuple(Column(key, key) for key in keys)
    if not isinstance(entry.node, Mapping):
        labels = entry.node.items if isinstance(entry.node, Sequence) else [entry.node]
        named = [clean_line(" ".join(texts(label))).strip() for label in labels]
        columns = {slug(label) or f"column-{number}": label for number, label in enumerate(named, 1)}
        found = tuple(Column(key, label) for key, label in columns.items())
        report.error(
            entry.node.mark, "`columns` must be a mapping of keys and labels", f"write: {columns_as_written(found)}"
        )
        return found
    return tuple(
        Column(
            column.key, line(column.node, f"the label of `{column.key}`", report) or column.key.strip() or column.key
        )
        for column in entry.node.entries.values()
    )


def columns_as_written(columns: Iterable[Column]) -> str:
    """Return the line that gives a table its columns."""
    return f"columns: {{{', '.join(f'{written(column.key)}: {written(column.label)}' for column in columns)}}}"


def _row(node: Node, columns: tuple[Column, ...], marking: str, report: Report) -> Initiative:
    if not isinstance(node, Mapping):
        return _bare_row(node, columns, marking, report)
    entries = node.entries
    cells: dict[str, str] = {}
    named = 0
    for column in columns:
        entry = entries.get(column.key)
        if entry is not None:
            named += 1
            text = cell(entry.node, entry.key, report)
            if text:
                cells[column.key] = text
    if named < len(entries):
        cells |= _unnamed(node, columns, report)
    if not cells:
        report.warning(node.mark, "a row without cells", "delete it, or fill it in")
    return Initiative(UNPLACED, cells, cells.get("marking", "").replace("\n", " ") or marking, node.mark)


def _unnamed(row: Mapping, columns: tuple[Column, ...], report: Report) -> dict[str, str]:
    """Return the cells that no column names, and report them."""
    keys = {column.key for column in columns}
    cells: dict[str, str] = {}
    for entry in row.entries.values():
        if entry.key in keys:
            continue
        text = cell(entry.node, entry.key, report)
        if text:
            cells[entry.key] = text
        if entry.key not in UNPRINTED:
            near = "" if report.full else nearest(entry.key, keys)
            known = ", ".join(f"`{column.key}`" for column in columns) or "none"
            hint = f"did you mean `{near}`?" if near else f"the columns: {known}"
            report.error(entry.mark, f"a cell that no column names: `{excerpt(entry.key)}`", hint)
    return cells


def _bare_row(node: Scalar | Sequence, columns: tuple[Column, ...], marking: str, report: Report) -> Initiative:
    """Read a row that is no mapping as cells in the order of the columns."""
    found = node.items if isinstance(node, Sequence) else [node]
    keys = [column.key for column in columns]
    keys += [f"column-{number}" for number in range(len(keys) + 1, len(found) + 1)]
    cells = {key: "\n".join(texts(item)).strip() for key, item in zip(keys, found, strict=False)}
    cells = {key: text for key, text in cells.items() if text}
    if isinstance(node, Scalar) and not cells:
        report.warning(node.mark, "a row without cells", "delete it, or fill it in")
    else:
        hint = ", ".join(f"{written(key)}: {written(text)}" for key, text in cells.items())
        report.error(node.mark, "a row must be a mapping, a cell a line", f"write: {{{hint}}}")
    return Initiative(UNPLACED, cells, marking, node.mark)
