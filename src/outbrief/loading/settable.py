"""What may be set of an item: under which keys, in what order they stand, and which statuses there are."""

from collections.abc import Sequence

from outbrief.briefing.keys import POINT, ROLES
from outbrief.briefing.model import Column, Initiative, Point, PriorityTable, Standing
from outbrief.loading.decode_points import LONG_FORM
from outbrief.loading.decode_table import UNPRINTED, columns_as_written
from outbrief.loading.decode_text import nearest
from outbrief.loading.report import Mistake, excerpt


def keys_in_order(standing: Standing) -> tuple[str, ...]:
    """Return the keys that an item may have, in the order in which they are written; none where it has no cells."""
    if isinstance(standing.item, Point):
        return tuple(key for key in POINT if key != "points")
    table = standing.within[-1] if standing.within else None
    if isinstance(standing.item, Initiative) and isinstance(table, PriorityTable):
        keys = [column.key for column in table.columns]
        return tuple(dict.fromkeys([*keys, *UNPRINTED, *standing.item.cells]))
    return ()


def needed_keys(standing: Standing) -> tuple[str, ...]:
    """Return the keys of which an item must have one to be written in full."""
    return LONG_FORM if isinstance(standing.item, Point) else ()


def key_meant(standing: Standing, typed: str) -> str | Mistake:
    """Return the key that was typed: as it is, or by the printed label of its column."""
    keys = keys_in_order(standing)
    mark = standing.item.mark
    if not keys:
        kind = type(standing.item).__name__.lower().replace("prioritytable", "table")
        return Mistake(mark, f"this is a {kind}; only rows and points have cells to set")
    if typed in keys:
        return typed
    table = standing.within[-1]
    columns = table.columns if isinstance(table, PriorityTable) else ()
    by_label = {column.label.casefold(): column.key for column in columns}.get(typed.casefold())
    if by_label:
        return by_label
    if typed.casefold() in ROLES and isinstance(table, PriorityTable):
        return _missing_column(table, typed.casefold())
    near = nearest(typed, keys)
    hint = f"did you mean `{near}`?" if near else f"known here: {', '.join(f'`{excerpt(key)}`' for key in keys)}"
    where = "a point" if isinstance(standing.item, Point) else "this table"
    return Mistake(mark, f"`{excerpt(typed)}` is no key of {where}", hint)


def _missing_column(table: PriorityTable, role: str) -> Mistake:
    """Say how a table gets a column that it has not: the line to write, ready to paste."""
    columns = [*table.columns, Column(role, role.capitalize())]
    return Mistake(table.mark, f"this table has no column `{role}`", f"write: {columns_as_written(columns)}")


def status_refusal(standing: Standing, statuses: Sequence[str], value: str) -> Mistake | None:
    """Return why a status is none of the briefing's; None where it is one, or the briefing lists none."""
    if not value or not statuses or value in statuses:
        return None
    near = nearest(value, statuses)
    hint = f"did you mean `{near}`?" if near else f"the statuses: {', '.join(statuses)}"
    return Mistake(standing.item.mark, f"`{excerpt(value)}` is none of the briefing's statuses", hint)
