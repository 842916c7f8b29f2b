"""Initiatives as the rows of a sheet: one table as it was printed, or those of many by the roles of their cells."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from outbrief.briefing.keys import ROLES
from outbrief.briefing.model import Briefing, Initiative, PriorityTable, Section, Standing, marking_of
from outbrief.briefing.place import Place
from outbrief.formats.citation import SEPARATOR
from outbrief.formats.further_cells import further_keys

ABOUT = ("place", "briefing", "date", "section", "table", "marking")
"""The columns that say where an initiative of many stands, and how it may be handled."""


class Record(NamedTuple):
    """One row of a sheet."""

    place: Place
    cells: list[str]


class Sheet(NamedTuple):
    """The names of the columns, and the rows in their order; the rows come once."""

    columns: list[str]
    records: Iterator[Record]


def table_sheet(standing: Standing) -> Sheet | None:
    """Return a table, or one row of it, with its columns as printed, then the marking and the place; None for others.

    The marking is the one in force.
    """
    item, within = standing
    table = item if isinstance(item, PriorityTable) else within[-1] if within else None
    if not isinstance(table, PriorityTable):
        return None
    around = (*within, item) if item is table else within
    rows = table.rows if item is table else tuple(row for row in table.rows if row is item)
    labels = {column.key: column.label for column in table.columns}
    keys = [*labels, *dict.fromkeys(key for key in further_keys(labels, rows) if key != "marking")]
    markings = [marking_of(Standing(row, around)) for row in rows]
    is_marked = any(markings) and "marking" not in labels
    columns = [labels.get(key, key.capitalize()) for key in keys]
    keys += ["marking"] if is_marked else []
    columns += ["Marking"] if is_marked else []
    cells = ({**row.cells, "marking": marking} for row, marking in zip(rows, markings, strict=True))
    records = ([each.get(key, "") for key in keys] for each in cells)
    return Sheet(
        [*columns, "Place"],
        (Record(row.place, [*texts, row.place]) for row, texts in zip(rows, records, strict=True)),
    )


def initiatives_sheet(standings: Callable[[], Iterable[Standing]]) -> Sheet:
    """Return the initiatives among what stands in some briefings, which are gone through twice.

    Their columns are ABOUT, then the roles that any of them has, in the order of ROLES, then the plain keys.
    """
    found = dict.fromkeys(key for item, _ in standings() if isinstance(item, Initiative) for key in item.cells)
    keys = [key for key in (*ROLES, *(key for key in found if key not in ROLES)) if key in found and key != "marking"]
    # A table may have a column of its own that is called as one of those.
    columns = [*ABOUT, *(f"{key} (cell)" if key in ABOUT else key for key in keys)]
    return Sheet(
        columns,
        (
            Record(standing.item.place, [*_about(standing), *(standing.item.cells.get(key, "") for key in keys)])
            for standing in standings()
            if isinstance(standing.item, Initiative)
        ),
    )


def _about(standing: Standing) -> Iterator[str]:
    """Yield the cells of ABOUT."""
    item, within = standing
    briefing = within[0] if within else None
    yield item.place
    yield briefing.title if isinstance(briefing, Briefing) else ""
    yield briefing.date if isinstance(briefing, Briefing) else ""
    yield SEPARATOR.join(outer.title for outer in within if isinstance(outer, Section))
    yield next((outer.name for outer in within if isinstance(outer, PriorityTable)), "")
    yield marking_of(standing)
