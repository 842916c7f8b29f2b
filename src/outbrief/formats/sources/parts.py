"""The parts of a document: a heading with what stands under it, nested by the levels of the headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from outbrief.formats.sources.headings import DEEPEST
from outbrief.formats.sources.outline import Block, Heading


@dataclass(slots=True)
class Part:
    """A heading, what stands under it, and the parts inside it."""

    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    parts: "list[Part]" = field(default_factory=list)


def parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Part]]:
    """Return what stands before the first heading, and the parts, nested by the levels of their headings."""
    before: list[Block] = []
    top: list[Part] = []
    open_parts: list[Part] = []
    for block in blocks:
        if not isinstance(block, Heading):
            (open_parts[-1].blocks if open_parts else before).append(block)
            continue
        while open_parts and (open_parts[-1].heading.level >= block.level or len(open_parts) == DEEPEST):
            open_parts.pop()
        part = Part(block)
        (open_parts[-1].parts if open_parts else top).append(part)
        open_parts.append(part)
    return before, top
