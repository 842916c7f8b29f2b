"""A priority table as lines: a wrapped grid, cards where it is too narrow, one line a row where it is long."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content

from outbrief.app.pages.flow import beside, cut, shared_out, text, wrapped, wrapped_lines
from outbrief.app.pages.order import NATURAL, TableOrder, ordered
from outbrief.app.pages.page import BLANK, Block, Role, Stop, block_of
from outbrief.briefing.model import Initiative, PriorityTable
from outbrief.briefing.place import Place

TABLE_SIGN = "▦ "
GAP = 2
"""Cells between two columns."""
NARROWEST_COLUMN = 12
"""Cells. A column any narrower breaks most English words, and cards read better."""
LONGEST_WORD = 20
"""Cells. Words up to here are kept whole where there is room; a web address may break anywhere."""
LONGEST_WRAPPED = 400
"""Rows. A longer table is shown one line a row: wrapping costs 16 µs a cell, and a frame is to take 20 ms at most."""
SAMPLE = 200
"""Rows, spread over the table, that are looked at for the widths of its columns."""
DENSE_SAMPLE = 10
"""The same where a page has hundreds of tables: a row looked at takes some 20 µs, and its cells are cut anyway."""

NUMERIC = re.compile(r"[-+±<>≤≥~]?\s?[$€£¥]?\d[\d.,\s]*\s?(?:%|[a-zA-Z]{1,2})?")

MOST_WANTED = ("initiative", "area", "outcome", "status", "deadline")
"""Columns by their keys, as they are kept where not all of them fit; behind them the others as they stand."""

Lit = Mapping[Place, Mapping[str, Sequence[tuple[int, int]]]]
"""What a search matched: by place and field key, the starts and ends of the characters."""


def table_blocks(
    table: PriorityTable, width: int, lit: Lit, order: TableOrder = NATURAL, dense: bool = False
) -> list[Block]:
    """Lay a table out to `width` cells: its column headers, then its rows, a stop each."""
    rows = ordered(table, order)
    widths = _widths(Same(table), order, width, DENSE_SAMPLE if dense else SAMPLE)
    if dense or len(rows) > LONGEST_WRAPPED:
        if widths is not None:
            return _dense(table, rows, widths, lit, order)
        fitting = _fitting(table, width, order)
        said = f"{len(fitting.columns)} of {len(table.columns)} columns, all of them in the record of a row"
        shared = _widths(Same(fitting), order, width, DENSE_SAMPLE) or [width]
        return [block_of([cut(text(said, Role.MUTED), width)]), *_dense(fitting, rows, shared, lit, order)]
    return _cards(table, rows, width, lit) if widths is None else _grid(table, rows, widths, lit, order)


class Same:
    """A value that is only equal to itself: tables and rows hold mappings, and a key must be quick."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value


@lru_cache(maxsize=1024)
def _widths(same: Same, order: TableOrder, width: int, sample: int) -> list[int] | None:
    """Return `column_widths`. A preview lays the same few tables out again at every key."""
    table = same.value
    assert isinstance(table, PriorityTable)
    rows = ordered(table, order)
    return column_widths(table, rows[:: max(len(rows) // sample, 1)], width)


def column_widths(table: PriorityTable, rows: Sequence[Initiative], width: int) -> list[int] | None:
    """Share `width` cells out among the columns; None where that leaves one of them too narrow to read.

    A column gets what its longest line needs, as far as there is room, and first of all what its longest word needs.
    """
    room = width - GAP * (len(table.columns) - 1)
    needs = [
        max([cell_len(column.label), *(_longest_line(row.cells.get(column.key, "")) for row in rows)])
        for column in table.columns
    ]
    if any(min(need, NARROWEST_COLUMN) > room // len(needs) for need in needs):
        return None
    words = [
        max([*map(cell_len, column.label.split()), *(_longest_word(row.cells.get(column.key, "")) for row in rows)])
        for column in table.columns
    ]
    return shared_out(needs, room, [min(word, LONGEST_WORD) for word in words])


def _longest_word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=0)


def _longest_line(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")))


@lru_cache(maxsize=64)
def _fitted(same: Same, count: int, sorted_by: str) -> PriorityTable:
    """Return `_fitting`, the same table each time: what is known of it is known by which it is."""
    table = same.value
    assert isinstance(table, PriorityTable)
    worth = [key for key in (sorted_by, *MOST_WANTED) if key]
    wanted = sorted(table.columns, key=lambda one: worth.index(one.key) if one.key in worth else len(worth))
    kept = {column.key for column in wanted[:count]}
    return replace(table, columns=tuple(column for column in table.columns if column.key in kept))


def _fitting(table: PriorityTable, width: int, order: TableOrder) -> PriorityTable:
    """Return a table with as many of its columns as can be read side by side in `width` cells, in their order."""
    return _fitted(Same(table), max((width + GAP) // (NARROWEST_COLUMN + GAP), 1), order.key)


def _numeric(table: PriorityTable, rows: Sequence[Initiative]) -> list[bool]:
    """Say which columns hold numbers and nothing else: they stand flush right."""
    found = []
    for column in table.columns:
        cells = [cell for row in rows[:SAMPLE] if (cell := row.cells.get(column.key))]
        found.append(column.key != "id" and bool(cells) and all(NUMERIC.fullmatch(cell) for cell in cells))
    return found


def _header(table: PriorityTable, widths: Sequence[int], right: Sequence[bool], order: TableOrder) -> Block:
    cells = []
    for column, width in zip(table.columns, widths, strict=True):
        arrow = ("↓ " if order.reverse else "↑ ") if column.key == order.key else ""
        lines = wrapped(text(arrow + column.label), width)
        # The rule stands under the whole column, so that its edge is seen where a label is short.
        last = lines[-1].pad_right(max(width - lines[-1].cell_length, 0))
        cells.append([line.stylize(Role.MUTED) for line in lines[:-1]] + [last.stylize(Role.COLUMN)])
    height = max(map(len, cells))
    lifted = [[Content("")] * (height - len(lines)) + lines for lines in cells]
    return block_of(beside(lifted, widths, GAP, right))


def _grid(
    table: PriorityTable, rows: Sequence[Initiative], widths: Sequence[int], lit: Lit, order: TableOrder
) -> list[Block]:
    right = _numeric(table, rows)
    blocks = [_header(table, widths, right, order)]
    keys = tuple(column.key for column in table.columns)
    sizes, flush = tuple(widths), tuple(right)
    laid = [
        _row_lines(row, keys, sizes, flush, lit) if row.place in lit else _unlit(Same(row), keys, sizes, flush)
        for row in rows
    ]
    # Rows of several lines need air between them to be told apart; a few of them among rows of one line do not.
    airy = 2 * sum(len(lines) > 1 for lines in laid) >= max(len(laid), 1)
    width = sum(widths) + GAP * (len(widths) - 1)
    groups = _groups(table, rows)
    for number, (row, lines) in enumerate(zip(rows, laid, strict=True), 1):
        blocks += _group_head(groups[number - 1], width)
        blocks.append(block_of(lines, row.place, (number, len(rows))))
        if airy:
            blocks.append(BLANK)
    return _headed(blocks[:-1] if airy and rows else blocks)


def _headed(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a table, the first of which are its column headers, which belong above the others."""
    header, *others = blocks
    return [header._replace(heads=len(others)), *others]


@lru_cache(maxsize=4096)
def _unlit(same: Same, keys: tuple[str, ...], widths: tuple[int, ...], right: tuple[bool, ...]) -> list[Content]:
    """Return the lines of a row in which nothing is lit: they are the same at every key."""
    row = same.value
    assert isinstance(row, Initiative)
    return _row_lines(row, keys, widths, right, {})


def _row_lines(
    row: Initiative, keys: Sequence[str], widths: Sequence[int], right: Sequence[bool], lit: Lit
) -> list[Content]:
    cells = [wrapped_lines(_cell(row, key, lit), width) for key, width in zip(keys, widths, strict=True)]
    return beside(cells, widths, GAP, right)


def _cards(table: PriorityTable, rows: Sequence[Initiative], width: int, lit: Lit) -> list[Block]:
    blocks: list[Block] = []
    groups = _groups(table, rows)
    for number, row in enumerate(rows, 1):
        blocks += _group_head(groups[number - 1], width)
        lines: list[Content] = []
        for column in table.columns:
            if column.key in row.cells:
                lines += wrapped(text(column.label, Role.MUTED), width)
                lines += [line.pad_left(2) for line in wrapped_lines(_cell(row, column.key, lit), width - 2)]
        blocks += [block_of(lines, row.place, (number, len(rows))), BLANK]
    return blocks[:-1]


def _dense(
    table: PriorityTable, rows: Sequence[Initiative], widths: Sequence[int], lit: Lit, order: TableOrder
) -> list[Block]:
    right = _numeric(table, rows)

    @lru_cache(maxsize=512)
    def line(y: int) -> Content:
        cells = [
            [cut(_cell(rows[y], column.key, lit), width)] for column, width in zip(table.columns, widths, strict=True)
        ]
        return beside(cells, widths, GAP, right)[0]

    stops = [Stop(row.place, y, 1, (y + 1, len(rows))) for y, row in enumerate(rows)]
    return _headed([_header(table, widths, right, order), Block(len(rows), line, stops)])


def _groups(table: PriorityTable, rows: Sequence[Initiative]) -> list[str]:
    """Return for each row the name of the group that begins with it, where no column shows the group."""
    if any(column.key == "group" for column in table.columns):
        return [""] * len(rows)
    named = [row.cells.get("group", "") for row in rows]
    return [name if name != before else "" for before, name in zip(["", *named], named, strict=False)]


def _group_head(name: str, width: int) -> list[Block]:
    return [block_of(wrapped(text(name, Role.STRONG), width))] if name else []


def _cell(row: Initiative, key: str, lit: Lit) -> Content:
    return text(row.cells.get(key, ""), lit=lit.get(row.place, {}).get(key, ()))
