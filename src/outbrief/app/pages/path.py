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
    """Join titles to a line of at most `width` cells, each with its share of them; the first go where that is little.

    A title that begins as the one before it loses what they share: cut short, both would read the same.
    """
    separator = text(SEPARATOR)
    titles = [text(without_shared_start(title, before)) for before, title in zip(("", *path), path, strict=False)]
    while len(titles) > 1 and (width + separator.cell_length) // len(titles) < SHORTEST + separator.cell_length:
        titles.pop(0)
    room = width - separator.cell_length * max(len(titles) - 1, 0)
    return cut(joined(_cut_to(titles, room), separator), width)


def without_shared_start(title: str, other: str) -> str:
    """Drop the words that a title begins with if another begins with the same two or more.

    In a narrow pane the first words are all that is seen, and those that every line shares tell nothing.
    """
    words, others = title.split(), other.split()
    shared = 0
    for word, another in zip(words, others, strict=False):
        if word != another:
            break
        shared += 1
    return " ".join(words[shared:]) if 2 <= shared < len(words) else title


def _cut_to(titles: Sequence[Content], room: int) -> list[Content]:
    widths = shared_out([title.cell_length for title in titles], max(room, 0))
    return [cut(title, width) for title, width in zip(titles, widths, strict=True)]
