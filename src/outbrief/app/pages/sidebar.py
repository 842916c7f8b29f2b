"""The sidebar as a page: folders, briefings, their sections and tables as a tree whose branches open and close."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from outbrief.app.pages.flow import cut, text
from outbrief.app.pages.page import Block, Page, Role, Stop
from outbrief.app.pages.path import without_shared_start
from outbrief.app.pages.table import TABLE_SIGN
from outbrief.app.steps import BROKEN, around, starting_open
from outbrief.briefing.model import Briefing, PriorityTable, Section
from outbrief.briefing.numbering import section_numbers
from outbrief.briefing.place import Place, parent
from outbrief.library.files import shown_path
from outbrief.library.folders import FOLDER, Folder
from outbrief.library.kept import Opened, heading_of, problem_count
from outbrief.library.last_good import LastGood
from outbrief.library.library import Library

OPEN_SIGN = "▾ "
CLOSED_SIGN = "▸ "
BROKEN_SIGN = "✗ "
SHORTEST_LABEL = 20
"""Cells. A title that is cut any shorter is worth more than the date at its right."""
LONGEST_COUNT, SHORTEST_COUNTED = 7, 8
"""Cells of a count, with the space before it, and of the title at least. Without it the 4 of `visit 4` reads as one."""


class Node(NamedTuple):
    """A line of the sidebar."""

    place: Place
    label: Content
    depth: int
    """How many lines of the tree it hangs below."""
    branches: bool
    """Whether there is anything below it."""
    open: bool
    at_right: str = ""
    """The rows of a table, the date of a briefing, the files of a folder."""
    is_part: bool = False
    """Whether it is a part of a briefing: a section or a table."""


def nodes(library: Library, toggled: frozenset[Place]) -> Iterator[Node]:
    """Yield the visible lines. The first briefing, its folders and every section start open; `toggled` are switched."""
    lines, starting, at = library.folders.lines, starting_open(library), 0
    while at < len(lines):
        one = lines[at]
        at += 1
        if isinstance(one, Folder):
            is_open = (one.place in starting) != (one.place in toggled)
            yield folder_node(one, library, is_open)._replace(depth=one.depth)
            if not is_open:
                at = one.end
        elif one.number < len(library.loaded):
            loaded = library.loaded[one.number]
            node = file_node(loaded, one.number)
            is_open = (node.place in starting) != (node.place in toggled)
            yield node._replace(depth=one.depth, open=is_open)
            # A closed one may be on the disk, and stays there.
            if is_open and node.branches and (briefing := loaded.briefing):
                numbers = section_numbers(briefing)
                for section in briefing.sections:
                    yield from _section(section, one.depth + 1, briefing, numbers, toggled)


def folder_node(folder: Folder, library: Library, is_open: bool) -> Node:
    """Return the line of a folder; a closed one says that something in it could not be read."""
    label = text(f"{folder.name}/")
    if not is_open:
        there = (library.loaded[number] for number in library.folders.numbers(folder) if number < len(library.loaded))
        if any(map(_is_wrong, there)):
            label = text(BROKEN_SIGN, Role.PROBLEM) + label
    return Node(folder.place, label, 0, True, is_open, str(folder.files))


def file_node(loaded: Opened, number: int) -> Node:
    """Return the line of a file, closed: of its briefing, or that it could not be opened."""
    heading = heading_of(loaded)
    if heading is None:
        name = shown_path(loaded.path).rpartition("/")[2]
        return Node(Place(f"{BROKEN}{number}"), text(name), 0, False, False)
    label = text(heading.title)
    if isinstance(loaded, LastGood):
        # In front: the end of a title is cut where there is no room.
        label = text(BROKEN_SIGN, Role.PROBLEM) + label
    elif problem_count(loaded):
        label += text(" !", Role.PROBLEM)
    return Node(heading.place, label, 0, heading.has_sections, False, heading.date)


def opened_to(place: Place, library: Library, toggled: frozenset[Place]) -> frozenset[Place]:
    """Return `toggled` with every branch open that hides a place."""
    starting = starting_open(library)
    for outer in around(place, library):
        starts_closed = outer not in starting and (outer.startswith(FOLDER) or parent(outer) is None)
        toggled = toggled | {outer} if starts_closed else toggled - {outer}
    return toggled


def _is_wrong(loaded: Opened) -> bool:
    return heading_of(loaded) is None or isinstance(loaded, LastGood)


def _section(
    section: Section, depth: int, briefing: Briefing, numbers: dict[Place, str], toggled: frozenset[Place]
) -> Iterator[Node]:
    below: tuple[PriorityTable | Section, ...] = (*section.tables, *section.sections)
    is_open = section.place not in toggled
    title = without_shared_start(section.title, briefing.title) or "(untitled)"
    label = text(f"{numbers[section.place]} ", Role.MUTED) + text(title)
    yield Node(section.place, label, depth, bool(below), is_open, is_part=True)
    if not is_open:
        return
    for item in below:
        if isinstance(item, Section):
            yield from _section(item, depth + 1, briefing, numbers, toggled)
        else:
            label = text(TABLE_SIGN, Role.OPEN) + text(item.name)
            yield Node(item.place, label, depth + 1, False, False, str(len(item.rows)), is_part=True)


def sidebar_page(lines: Sequence[Node], width: int) -> Page:
    """Lay the visible lines out to `width` cells, counts flush right."""
    return Page([node_block(lines, width)])


def node_block(lines: Sequence[Node], width: int) -> Block:
    """Return lines of the tree below each other, each a stop; only those that are seen are drawn."""
    count = len(lines)
    stops = [Stop(node.place, at, 1, (at + 1, count)) for at, node in enumerate(lines)]
    return Block(count, lambda at: _line(lines[at], width), stops)


def _line(node: Node, width: int) -> Content:
    sign = OPEN_SIGN if node.open else CLOSED_SIGN
    # Below the briefings only a closed branch shows its sign: the indent already says what an open one holds.
    lead = text(sign if node.branches and not (node.is_part and node.open) else "  ", Role.OPEN)
    if node.place.startswith(BROKEN):
        lead = text(BROKEN_SIGN, Role.PROBLEM)
    right = text(f" {node.at_right}", Role.MUTED) if node.at_right else Content("")
    # A section stands under the title of its briefing, not beside it.
    indent = min((node.depth - node.is_part) * 2, width // 2)
    room = width - indent - lead.cell_length
    least = SHORTEST_LABEL if right.cell_length > LONGEST_COUNT else SHORTEST_COUNTED
    if node.label.cell_length > room - right.cell_length < least:
        right = Content("")
    room -= right.cell_length
    label = cut(node.label, room)
    return lead.pad_left(indent) + label.pad_right(max(room - label.cell_length, 0)) + right
