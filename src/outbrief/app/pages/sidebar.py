"""The sidebar as a page: briefings, their sections and tables as a tree whose branches open and close."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from outbrief.app.pages.detail import TABLE_SIGN
from outbrief.app.pages.flow import cut, text
from outbrief.app.pages.page import Page, Role, block_of
from outbrief.app.pages.path import without_shared_start
from outbrief.app.steps import BROKEN
from outbrief.briefing.model import Briefing, PriorityTable, Section
from outbrief.briefing.numbering import section_numbers
from outbrief.briefing.place import Place, parent
from outbrief.library.files import shown_path
from outbrief.library.kept import heading_of, problem_count
from outbrief.library.last_good import LastGood
from outbrief.library.library import Library

OPEN_SIGN = "▾ "
CLOSED_SIGN = "▸ "
BROKEN_SIGN = "✗ "
SHORTEST_LABEL = 20
"""Cells. A title that is cut any shorter is worth more than what stands at its right."""


class Node(NamedTuple):
    """A line of the sidebar."""

    place: Place
    label: Content
    depth: int
    branches: bool
    """Whether there is anything below it."""
    open: bool
    at_right: str = ""
    """The rows of a table, the date of a briefing."""


def nodes(library: Library, toggled: frozenset[Place]) -> Iterator[Node]:
    """Yield the visible lines. The first briefing and every section start open; `toggled` holds what was switched."""
    for number, loaded in enumerate(library.loaded):
        heading = heading_of(loaded)
        if heading is None:
            name = shown_path(loaded.path).rpartition("/")[2]
            yield Node(Place(f"{BROKEN}{number}"), text(name), 0, False, False)
            continue
        is_open = (number == 0) != (heading.place in toggled)
        label = text(heading.title)
        if isinstance(loaded, LastGood):
            # In front: the end of a title is cut where there is no room.
            label = text(BROKEN_SIGN, Role.PROBLEM) + label
        elif problem_count(loaded):
            label += text(" !", Role.PROBLEM)
        yield Node(heading.place, label, 0, heading.has_sections, is_open, heading.date)
        # A closed one may be on the disk, and stays there.
        if is_open and (briefing := loaded.briefing):
            numbers = section_numbers(briefing)
            for section in briefing.sections:
                yield from _section(section, 1, briefing, numbers, toggled)


def opened_to(place: Place, library: Library, toggled: frozenset[Place]) -> frozenset[Place]:
    """Return `toggled` with every branch open that hides a place."""
    outer = parent(place)
    while outer is not None:
        starts_closed = parent(outer) is None and library.loaded_for(outer) is not library.loaded[0]
        toggled = toggled | {outer} if starts_closed else toggled - {outer}
        outer = parent(outer)
    return toggled


def _section(
    section: Section, depth: int, briefing: Briefing, numbers: dict[Place, str], toggled: frozenset[Place]
) -> Iterator[Node]:
    below: tuple[PriorityTable | Section, ...] = (*section.tables, *section.sections)
    is_open = section.place not in toggled
    title = without_shared_start(section.title, briefing.title) or "(untitled)"
    label = text(f"{numbers[section.place]} ", Role.MUTED) + text(title)
    yield Node(section.place, label, depth, bool(below), is_open)
    if not is_open:
        return
    for item in below:
        if isinstance(item, Section):
            yield from _section(item, depth + 1, briefing, numbers, toggled)
        else:
            label = text(TABLE_SIGN, Role.OPEN) + text(item.name)
            yield Node(item.place, label, depth + 1, False, False, str(len(item.rows)))


def sidebar_page(lines: list[Node], width: int) -> Page:
    """Lay the visible lines out to `width` cells, counts flush right."""
    count = len(lines)
    return Page([block_of([_line(node, width)], node.place, (at, count)) for at, node in enumerate(lines, 1)])


def _line(node: Node, width: int) -> Content:
    sign = OPEN_SIGN if node.open else CLOSED_SIGN
    # Below the briefings only a closed branch shows its sign: the indent already says what an open one holds.
    lead = text(sign if node.branches and (node.depth == 0 or not node.open) else "  ", Role.OPEN)
    if node.place.startswith(BROKEN):
        lead = text(BROKEN_SIGN, Role.PROBLEM)
    right = text(f" {node.at_right}", Role.MUTED) if node.at_right else Content("")
    indent = max(node.depth - 1, 0) * 2
    room = width - indent - lead.cell_length
    if node.label.cell_length > room - right.cell_length < SHORTEST_LABEL:
        right = Content("")
    room -= right.cell_length
    label = cut(node.label, room)
    return lead.pad_left(indent) + label.pad_right(max(room - label.cell_length, 0)) + right
