"""The chip: one short stretch of a line that says what the library is narrowed to, wherever there is room for it."""

from textual.content import Content

from outbrief.app.pages.flow import cut, text
from outbrief.app.pages.page import Role
from outbrief.app.pages.remaining import SIGN
from outbrief.search.narrowing import Narrowing

NARROWEST = 12
"""Cells. In any less, not even a status could be told from another."""


def chip(narrowing: Narrowing, room: int) -> Content:
    """Say what is chosen in at most `room` cells; empty for nothing.

    Where there is no room for all of it, the values without their columns; then the first and how many more.
    """
    if not narrowing:
        return Content("")
    room, first, others = max(room, NARROWEST), narrowing.choices[0], len(narrowing.choices) - 1
    more = f" +{others}" if others else ""
    values = " · ".join(", ".join(map(str, narrowing.of(facet))) for facet in narrowing.facets)
    said = [str(narrowing), values, f"{first.facet}: {first}{more}", f"{first}{more}"]
    fitting = (one for one in (text(SIGN + one, Role.CHIP) for one in said) if one.cell_length <= room)
    cut_short = cut(text(f"{SIGN}{first}", Role.CHIP), room - len(more)) + text(more, Role.CHIP)
    return next(fitting, cut_short)
