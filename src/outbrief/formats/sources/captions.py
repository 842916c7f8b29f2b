"""Captions: a line such as `Table 2: Actions by 2027` above a table is the table's title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from outbrief.formats.sources.emphasis import unmarked
from outbrief.formats.sources.outline import Block, Kept, Note, Prose, Table

_CAPTION = re.compile(
    r"(?:table|tableau|tabelle|tabla|figure|exhibit|box|annex|matrix)\s+[0-9a-z]{1,4}(?:\.[0-9]+)*\s*[:.–—-]\s*\S", re.I
)
_LONGEST = 200
"""Characters."""


def captioned(blocks: Sequence[Block], notes: list[Note]) -> list[Block]:
    """Return blocks in which a caption has gone into the table below it."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table) and not block.caption:
            before = next((number for number in range(at - 1, -1, -1) if not isinstance(blocks[number], Kept)), -1)
            caption = blocks[before] if before >= 0 else None
            if isinstance(caption, Prose) and len(caption.text) <= _LONGEST and _CAPTION.match(unmarked(caption.text)):
                found.remove(caption)
                notes.append(Note(caption.line, "table", f"«{unmarked(caption.text)}» is the title of the table below"))
                block = replace(block, caption=caption.text)
        found.append(block)
    return found
