"""A path of titles on one line."""

from collections.abc import Sequence

from textual.content import Content

from outbrief.app.pages.flow import cut, joined, shared_out, text
from outbrief.app.pages.page import Role
from outbrief.formats.citation import SEPARATOR

SHORTEST = 8
"""Cells. Of a title cut any shorter nothing can be recognised, and it is left out."""


def path_line(path: Sequence[str], width: int) -> Content:
    """Join titles to a line of at most `width` cells: the last one is whole as long as it fits, the first go first."""
    if not path:
        return Content("")
    separator = text(SEPARATOR, Role.MUTED)
    last = text(path[-1], Role.STRONG)
    before = [text(title, Role.MUTED) for title in path[:-1]]
    while before and width - last.cell_length - separator.cell_length * len(before) < SHORTEST * len(before):
        before.pop(0)
    room = width - last.cell_length - separator.cell_length * len(before)
    return cut(joined([*_cut_to(before, room), last], separator), width)


def even_path_line(path: Sequence[str], width: int) -> Content:
    """Join titles to a line of at most `width` cells, each with its share of them."""
    separator = text(SEPARATOR)
    room = width - separator.cell_length * max(len(path) - 1, 0)
    return cut(joined(_cut_to([text(title) for title in path], room), separator), width)


def _cut_to(titles: Sequence[Content], room: int) -> list[Content]:
    widths = shared_out([title.cell_length for title in titles], max(room, 0))
    return [cut(title, width) for title, width in zip(titles, widths, strict=True)]
