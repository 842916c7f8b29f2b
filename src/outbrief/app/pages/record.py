"""The record of an initiative: every cell in full with its label, where it stands, its marking, its citation."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from outbrief.app.pages.flow import PROSE_WIDTH, text, wrapped, wrapped_lines
from outbrief.app.pages.page import BLANK, Block, Role, block_of
from outbrief.briefing.model import Initiative, PriorityTable, Standing, heading
from outbrief.formats.citation import DEFAULT, breadcrumb, citation

WIDEST_LABEL = 24
"""Cells. Labels up to here stand beside their text, longer ones above it."""
NARROWEST_TEXT = 28
"""Cells. Where less is left beside the labels, they stand above."""


def record_blocks(
    standing: Standing, width: int, lit: Mapping[str, Sequence[tuple[int, int]]], template: str = DEFAULT
) -> list[Block]:
    """Lay out the record of an initiative to `width` cells: what a search matched lit, the citation as is set."""
    row = standing.item
    table = standing.within[-1] if standing.within else None
    if not isinstance(row, Initiative) or not isinstance(table, PriorityTable):
        return []
    width = min(width, PROSE_WIDTH)
    title = heading(row)
    blocks = [block_of(wrapped(text(title, Role.HEADING), width), row.place)]
    if row.marking:
        blocks.append(block_of(wrapped(text(row.marking, Role.MARKING), width)))
    blocks.append(BLANK)
    position = next((number for number, other in enumerate(table.rows, 1) if other.place == row.place), 0)
    facts = [(table.label(key), text(cell, lit=lit.get(key, ()))) for key, cell in row.cells.items()]
    about = [
        ("Stands in", text(f"{breadcrumb(standing.within)}, row {position} of {len(table.rows)}")),
        ("Citation", text(citation(standing, template))),
        ("Place", text(row.place)),
    ]
    beside = beside_labels([cell_len(label) for label, _ in facts + about], width)
    for group in (facts, about):
        for label, content in group:
            blocks.append(block_of(labelled(label, content, beside, width, group is facts)))
        blocks.append(BLANK)
    return blocks[:-1]


def beside_labels(labels: Sequence[int], width: int) -> int:
    """Return how many cells labels of some widths take beside their texts; 0 where they stand above."""
    beside = min(max(labels) + 2, WIDEST_LABEL)
    return beside if width - beside >= NARROWEST_TEXT else 0


def labelled(label: str, content: Content, beside: int, width: int, first: bool) -> list[Content]:
    """Set a label beside its text, or above it where there is no room."""
    muted = text(label, Role.MUTED)
    if not first:
        content = content.stylize_before(Role.MUTED)
    room = beside - cell_len(label)
    if room < 1:
        indent = beside or 2
        return wrapped(muted, width) + [line.pad_left(indent) for line in wrapped_lines(content, width - indent)]
    head, *rest = wrapped_lines(content, width - beside) or [Content("")]
    return [muted.pad_right(room) + head, *(line.pad_left(beside) for line in rest)]
