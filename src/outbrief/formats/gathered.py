"""A stretch of a page as items that can be written out: what it touches, and nothing that only stands below it."""

from collections.abc import Iterable
from dataclasses import replace

from outbrief.briefing.model import Briefing, Initiative, Point, PriorityTable, Section, Standing


def gathered(touched: Iterable[Standing]) -> list[Standing]:
    """Return items that were met one after the other: rows of one table as a table of them, headings as headings."""
    found: list[Standing] = []
    for item, within in touched:
        match item:
            case Briefing():
                found.append(Standing(replace(item, intro=(), sections=(), footnotes=(), extra={}), within))
            case Section():
                found.append(Standing(replace(item, body=(), sections=(), extra={}), within))
            case PriorityTable():
                found.append(Standing(replace(item, intro=(), rows=(), extra={}), within))
            case Initiative() if within and isinstance(within[-1], PriorityTable):
                table = within[-1]
                before = found[-1].item if found else None
                rows: tuple[Initiative, ...] = ()
                if isinstance(before, PriorityTable) and before.place == table.place:
                    rows = before.rows
                    found.pop()
                found.append(Standing(replace(table, intro=(), rows=(*rows, item), extra={}), within[:-1]))
            case Point():
                found.append(Standing(replace(item, points=()), within))
            case _:
                found.append(Standing(item, within))
    return found
