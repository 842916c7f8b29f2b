"""Tables of an outline into priority tables: columns with roles, rows in groups, new dates beside struck-out ones."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import dedent
from typing import Any

from outbrief.briefing.model import Column, Initiative, Paragraph, PriorityTable
from outbrief.briefing.place import Place
from outbrief.formats.sources.emphasis import is_bold, titled, unmarked
from outbrief.formats.sources.outline import Kept, Note, Options, Row, Table
from outbrief.formats.sources.restoring import cells_by_label
from outbrief.formats.sources.roles import Role, free, roles

_STRUCK = re.compile(r"~~(?=\S)((?:(?!~~).)+)~~")
MOST_COLUMNS = 500
"""A line of thousands of pipes is no row of a table that anybody reads."""
_WITH_WAS = ("due", "initiative", "status")
"""Roles of which a row may say what they were before."""


@dataclass(slots=True)
class Tables:
    """Makes priority tables, and gathers what was decided."""

    options: Options
    notes: list[Note] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    """Links and images that stood in captions."""
    met: set[str] = field(default_factory=set)
    """The labels of all columns, in lower case."""
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)
    """By labels and keys, the line of the table in which their roles were told of."""

    def table(self, table: Table, data: Mapping[str, Any]) -> PriorityTable:
        """Return the priority table; `data` is what a comment of ours says of it."""
        if self.options.is_ours:
            return self._told_table(table, data)
        labels, rows = self._even(table)
        groups, rows = self._grouped(rows)
        columns = [[row.cells[number] for row in rows] for number in range(len(labels))]
        told = {label.casefold(): key for label, key in self.options.columns.items()}
        self.met.update(label.casefold() for label in labels)
        found = roles(labels, columns, told)
        self._tell_roles(table.line, labels, found)
        keys = [role.key for role in found]
        made = [self._row(row, keys, group) for row, group in zip(rows, groups, strict=True)]
        labelled = tuple(Column(key, label or key) for key, label in zip(keys, labels, strict=True))
        title, links, images = titled(table.caption)
        self.kept += [Kept(table.line, "links", link) for link in links]
        self.kept += [Kept(table.line, "images", image) for image in images]
        return PriorityTable(Place(""), labelled, tuple(made), title)

    def _told_table(self, table: Table, told: Mapping[str, Any]) -> PriorityTable:
        """Return a table that outbrief wrote; `told` is what `restoring.py` has put together."""
        labels, evened = self._even(table)
        self.met.update(label.casefold() for label in labels)
        keys = self._told_keys(table.line, labels, evened, told)
        further = told.get("cells")
        unnamed = further if isinstance(further, list) else ()
        pairs = [(key, label or key) for key, label in zip(keys, labels, strict=True) if key not in unnamed]
        rows = []
        for row in evened:
            cells = {key: cell for key, cell in zip(keys, row.cells, strict=True) if cell}
            cells |= {str(key): str(text) for key, text in row.told.items() if isinstance(text, str)}
            if cells:
                rows.append(Initiative(Place(""), cells))
        intro = told.get("intro", ())
        return PriorityTable(
            Place(""),
            tuple(Column(key, label) for key, label in pairs),
            tuple(rows),
            str(told.get("title", table.caption)),
            tuple(Paragraph(Place(""), str(text)) for text in intro if text),
            str(told.get("id", "")),
            str(told.get("marking", "")),
            texts_of(told.get("extra")),
        )

    def _told_keys(
        self, line: int, labels: Sequence[str], rows: Sequence[Row], told: Mapping[str, Any]
    ) -> Sequence[str]:
        """Return the keys of the columns: as a person tells, else as they were, else of what was added, as guessed."""
        keys = cells_by_label(labels, told)
        decided = {label.casefold(): key for label, key in self.options.columns.items()}
        for number, label in enumerate(labels):
            key = decided.get(label.casefold(), keys[number])
            keys[number] = key if key not in keys[:number] else ""
        added = [number for number, key in enumerate(keys) if not key]
        found = roles(
            [labels[number] for number in added], [[row.cells[number] for row in rows] for number in added], {}
        )
        found = [role if role.key not in keys else Role(free(role.key, set(keys))) for role in found]
        if added:
            self._tell_roles(line, [labels[number] for number in added], found)
        for number, role in zip(added, found, strict=True):
            keys[number] = role.key
        return keys

    def _even(self, table: Table) -> tuple[list[str], list[Row]]:
        """Return labels and rows, as many in each: empty ones are added, and no cell that holds text is cut off."""
        header = _bounded(Row(table.line, table.header)).cells
        width = len(header)
        for row in map(_bounded, table.rows):
            filled = [number for number, cell in enumerate(row.cells) if cell]
            if filled and filled[-1] >= width:
                width = filled[-1] + 1
                self.notes.append(Note(row.line, "row", f"{width} cells under {len(header)} labels: a column more"))
        rows = [_bounded(row) for row in table.rows if any(row.cells)]
        labels = [*header, *[""] * (width - len(header))]
        return labels, [row._replace(cells=(*row.cells, *[""] * width)[:width]) for row in rows]

    def _grouped(self, rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
        """Return the rows, and for each its group: the name that stands alone, in bold, in a row above it."""
        groups: list[str] = []
        kept: list[Row] = []
        group = ""
        for at, row in enumerate(rows):
            if self._is_group(row) and at + 1 < len(rows) and not self._is_group(rows[at + 1]):
                group = unmarked(row.cells[0])
                self.notes.append(Note(row.line, "row", f"«{group}» is the group of the rows below it"))
            else:
                groups.append(group)
                kept.append(row)
        return groups, kept

    def _is_group(self, row: Row) -> bool:
        return len(row.cells) > 2 and not any(row.cells[1:]) and is_bold(row.cells[0])

    def _tell_roles(self, line: int, labels: Sequence[str], found: Sequence[Role]) -> None:
        known = (tuple(labels), tuple(found))
        if known in self._known:
            self.notes.append(Note(line, "column", f"the columns as on line {self._known[known]}"))
            return
        self._known[known] = line
        for label, role in zip(labels, found, strict=True):
            if role.why:
                self.notes.append(Note(line, "column", f"«{label}» is {role.key}: {role.why}"))
        plain = [f"«{label}»" if label else role.key for label, role in zip(labels, found, strict=True) if not role.why]
        if plain:
            verb = "is a plain column" if len(plain) == 1 else "are plain columns"
            self.notes.append(Note(line, "column", f"{', '.join(plain)} {verb}"))

    def _row(self, row: Row, keys: Sequence[str], group: str) -> Initiative:
        cells = {"group": group} if group else {}
        for key, cell in zip(keys, row.cells, strict=True):
            if not cell:
                continue
            new, old = _parted(cell) if key in _WITH_WAS else (cell, "")
            if new and old and "was" not in cells and "was" not in keys:
                cells[key], cells["was"] = new, old
                self.notes.append(Note(row.line, "cell", f"«{old}» is struck out: {key} was that before"))
            else:
                cells[key] = cell
        return Initiative(Place(""), cells)


def _bounded(row: Row) -> Row:
    """Return a row of at most MOST_COLUMNS cells; the last holds what is more."""
    if len(row.cells) <= MOST_COLUMNS:
        return row
    return row._replace(cells=(*row.cells[: MOST_COLUMNS - 1], " | ".join(row.cells[MOST_COLUMNS - 1 :])))


def _parted(cell: str) -> tuple[str, str]:
    """Return a cell without its struck-out text, and that text; nothing where there is none, or nothing else."""
    struck = _STRUCK.findall(cell)
    if len(struck) != 1:
        return cell, ""
    rest = "\n".join(_lines(_STRUCK.sub("", cell)))
    return (unmarked(rest), struck[0].strip()) if rest else (cell, "")


def _lines(text: str) -> Iterator[str]:
    return (line for part in text.split("\n") if (line := " ".join(part.split())))


def texts_of(value: object) -> dict[str, str]:
    """Return the texts of a mapping that was read from JSON."""
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


def with_extra(table: PriorityTable, kind: str, text: str) -> PriorityTable:
    """Return a table with one thing more that its source held."""
    return replace(table, extra=added(table.extra, kind, text))


def added(extra: Mapping[str, str], kind: str, text: str) -> dict[str, str]:
    """Return `extra` with one thing more of a kind, on a line of its own."""
    # A text in a file begins with no space.
    text = dedent(text).strip()
    if not text:
        return dict(extra)
    return {**extra, kind: f"{extra[kind]}\n{text}" if kind in extra else text}
