"""Which item of a briefing is one that stood in an earlier version of it. A place alone does not say.

The handle of a row is made of its first cell, and numbered where others have the same, so that a row that is put in
above it takes its place.
"""

from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    heading,
    walk,
)


def same_in(briefing: Briefing, item: Item) -> Standing | None:
    """Return what an item is in another version of its briefing; None where it is gone, or several could be it.

    It is what says the same, at its own place if it does there; else the only one that is called the same.
    """
    standings = [one for one in walk(briefing) if type(one.item) is type(item)]
    saying = [one for one in standings if _said(one.item) == _said(item)]
    for one in saying:
        if one.item.place == item.place:
            return one
    if saying:
        return saying[0] if len(saying) == 1 else None
    called = [one for one in standings if heading(one.item) and heading(one.item) == heading(item)]
    return called[0] if len(called) == 1 else None


def _said(item: Item) -> object:
    """Return what an item says itself, without what stands in it."""
    match item:
        case Briefing() | Section():
            return item.title
        case PriorityTable():
            return item.name, item.columns
        case Initiative():
            return dict(item.cells)
        case Point():
            return item.name, item.text, dict(item.cells)
        case Paragraph():
            return item.text
