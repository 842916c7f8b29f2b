"""Texts: what an entry says, kept beside its briefing in small packed blocks and read back one entry at a time."""

import json
import zlib
from array import array
from collections.abc import Sequence

from outbrief.search.stored.container import Container, ContainerWriter, Damaged

BLOCK = 32
"""Entries. Packed together they take a third of their size; unpacked for the sake of one, 0.1 ms."""

Said = tuple[str, ...]
"""The place of an entry, then the text of each of its fields."""


class TextWriter:
    """Packs the texts of entries, block by block."""

    def __init__(self) -> None:
        self._waiting: list[Said] = []
        self._blocks: list[bytes] = []

    def add(self, said: Said) -> None:
        """Add the texts of the next entry."""
        self._waiting.append(said)
        if len(self._waiting) == BLOCK:
            self._pack()

    def _pack(self) -> None:
        # Not ASCII alone: text in other scripts would grow sixfold. A lone surrogate, which UTF-8 has no way to write,
        # cannot come from a file.
        text = json.dumps(self._waiting, ensure_ascii=False, separators=(",", ":"))
        self._blocks.append(zlib.compress(text.encode(errors="replace"), 1))
        self._waiting = []

    def write(self, writer: ContainerWriter) -> None:
        """Write all that was added."""
        if self._waiting:
            self._pack()
        starts = array("Q", [0])
        for block in self._blocks:
            starts.append(starts[-1] + len(block))
        writer.add("text blocks", *self._blocks)
        writer.add("text starts", starts.tobytes())


def said(part: Container, number: int) -> Said:
    """Return the texts of an entry of a briefing, by its number there. Raises Damaged where they cannot be read."""
    starts = part.run("text starts").cast("Q")
    block = number // BLOCK
    try:
        packed = part.run("text blocks")[starts[block] : starts[block + 1]]
        texts: Sequence[Said] = json.loads(zlib.decompress(packed))
        return tuple(texts[number % BLOCK])
    except (IndexError, ValueError, zlib.error) as error:
        raise Damaged(f"no text {number}") from error
