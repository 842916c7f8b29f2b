"""Tab-separated lines: one record a line, whatever its cells hold."""

from collections.abc import Iterable

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv_line(cells: Iterable[str]) -> str:
    r"""Return cells as one line without its end; a tab, a line break, a backslash in a cell are `\t`, `\n`, `\\`."""
    return "\t".join(cell.translate(_ESCAPES) for cell in cells)
