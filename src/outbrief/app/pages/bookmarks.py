"""Bookmarks as a page: what each stands on, and below it where that is."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from outbrief.app.pages.flow import cut, text, wrapped
from outbrief.app.pages.page import BLANK, Block, Page, Role, block_of
from outbrief.app.pages.path import even_path_line
from outbrief.briefing.place import Place
from outbrief.library.files import shown_path
from outbrief.library.names import file_name, file_path
from outbrief.library.state import Spot, State

SIGN = "◆ "
"""What a bookmark is shown by, here and where it is set."""


class Listed(NamedTuple):
    """A bookmark in the list."""

    spot: Spot
    title: str
    where: tuple[str, ...]
    """The titles it stands under."""
    elsewhere: str
    """Its file, where that is not open; else empty."""


def listed(state: State, opened: Sequence[Path]) -> list[Listed]:
    """Return the bookmarks to list: those of the open files first, the latest first among them and the others."""
    names = {file_name(path) for path in opened}
    found = [
        Listed(spot, mark.title, mark.where, "" if spot.file in names else shown_path(file_path(spot.file)))
        for spot, mark in state.kept
    ]
    return sorted(found, key=lambda one: bool(one.elsewhere))


def bookmarks_page(bookmarks: Sequence[Listed], set_by: str, width: int) -> Page:
    """Lay bookmarks out, those of the open files before the others; `set_by` is the key that sets one."""
    blocks = [block_of([text("Bookmarks", Role.HEADING)]), BLANK]
    if not bookmarks:
        said = f"There are none. {set_by} sets one where the cursor stands, and removes it again."
        return Page([*blocks, block_of(wrapped(text(said, Role.MUTED), width))])
    for at, one in enumerate(bookmarks):
        if one.elsewhere and (at == 0 or not bookmarks[at - 1].elsewhere):
            blocks += [*([BLANK] if at else []), block_of([text("In other files", Role.MUTED)])]
        blocks.append(_block(one, width, at, len(bookmarks)))
    return Page(blocks)


def _block(one: Listed, width: int, at: int, count: int) -> Block:
    sign = text(SIGN, Role.OPEN)
    indent = sign.cell_length
    where = even_path_line((*filter(None, (one.elsewhere,)), *one.where), width - indent)
    lines = [sign + cut(text(one.title), width - indent)]
    if where.plain:
        lines.append(cut(where, width - indent).stylize_before(Role.MUTED).pad_left(indent))
    return block_of(lines, Place(f"{one.spot.file}/{one.spot.inside}"), (at + 1, count))
