"""Tab-separated lines."""

from hypothesis import given
from hypothesis import strategies as st

from outbrief.formats.tsv import tsv_line

_MEANT = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


def _read(cell: str) -> str:
    """Undo the escapes, as a program that reads the line would."""
    text, rest = "", cell
    while rest:
        pair = rest[:2]
        text, rest = (text + _MEANT[pair], rest[2:]) if rest[0] == "\\" else (text + rest[0], rest[1:])
    return text


def test_tabs_and_line_breaks_in_cells_are_escaped() -> None:
    assert tsv_line(("a\tb", "c\nd\r", "e\\n")) == "a\\tb\tc\\nd\\r\te\\\\n"


@given(st.lists(st.text(st.sampled_from("ab\\\t\n\rtn")), min_size=1))
def test_whatever_cells_hold_a_line_is_one_line_that_gives_them_back(cells: list[str]) -> None:
    line = tsv_line(cells)
    assert "\n" not in line
    assert "\r" not in line
    assert [_read(cell) for cell in line.split("\t")] == cells
