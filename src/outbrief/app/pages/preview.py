"""The preview of what a search found in a library too large for memory: the entry alone, as the index has it."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from outbrief.app.pages.flow import PROSE_WIDTH, text, wrapped
from outbrief.app.pages.page import BLANK, Block, Role, block_of
from outbrief.app.pages.record import beside_labels, labelled
from outbrief.formats.citation import SEPARATOR
from outbrief.search.entries import Entry, Kind


def preview_blocks(entry: Entry, width: int, lit: Mapping[str, Sequence[tuple[int, int]]]) -> list[Block]:
    """Lay out an entry to `width` cells: what it says, with what was found lit, and where it stands."""
    width = min(width, PROSE_WIDTH)
    naming = entry.fields[entry.naming]
    blocks = []
    if entry.kind in (Kind.PARAGRAPH, Kind.POINT):
        blocks += [
            block_of(wrapped(text(field.text, lit=lit.get(field.key, ())), width), entry.place)
            for field in entry.fields
        ]
    else:
        blocks.append(block_of(wrapped(text(naming.text, Role.HEADING), width), entry.place))
    if entry.marking:
        blocks.append(block_of(wrapped(text(entry.marking, Role.MARKING), width)))
    blocks.append(BLANK)
    facts = [(label, text(cell, lit=lit.get(key, ()))) for key, label, cell in entry.fields]
    if entry.kind is not Kind.INITIATIVE:
        facts = []
    about = [
        ("Stands in", text(SEPARATOR.join(entry.where))),
        ("Date", text(entry.date)),
        ("Place", text(entry.place)),
    ]
    about = [(label, content) for label, content in about if content]
    beside = beside_labels([cell_len(label) for label, _ in facts + about], width)
    for group in filter(None, (facts, about)):
        blocks += [block_of(labelled(label, content, beside, width, group is facts)) for label, content in group]
        blocks.append(BLANK)
    return blocks[:-1]
