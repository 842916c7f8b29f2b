"""Which item stands at a line of a briefing's file."""

from outbrief.briefing.model import Briefing, Item, Mark, walk


def item_at(briefing: Briefing, at: Mark) -> Item:
    """Return the item that begins at a mark, else the last that begins before it; the briefing where none does.

    On the line itself one counts that begins behind the column, too: a dash stands before what it begins.
    """
    found: Item = briefing
    best = (0, False, 0)
    for item, _ in walk(briefing):
        line, column = item.mark
        if 0 < line <= at.line:
            before = line < at.line or not at.column or column <= at.column
            rank = (line, before, column if before else -column)
            if rank >= best:
                best, found = rank, item
    return found
