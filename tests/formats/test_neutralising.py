"""Cells that a spreadsheet would calculate become text; nothing else is touched."""

import pytest
from hypothesis import given

from made_up_documents import cells
from outbrief.briefing.place import Place
from outbrief.formats.neutralising import Neutralised, neutralised


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1+2",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\tx",
        "  =1+1",
        "\u00a0=HYPERLINK(1)",
        '"=1+1"',
        "＝1+1",
        "- an item",
        "-",
    ],
)
def test_what_would_be_calculated_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        *("", "Lamps", "a = b", "5 - 3", "a@b.example", "50 %", "'=1", "(=1)", "1+1", "ends with ="),
        *("-5", "+3", "-5 %", "-1,234.50", "+49 30 1234", " -7 "),
        *("a\n- b", "lamps; - ladders", "lamps; + (more)", "a, =b"),
    ],
)
def test_text_and_numbers_stay_as_they_are(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"),
        ("x\n=1+1;y", "x\n'=1+1;y"),
        ('x; "@SUM(1)', "x;' \"@SUM(1)"),
        ("x;-cmd|'a'!A0", "x;'-cmd|'a'!A0"),
        ("x\n- HYPERLINK(1)", "x\n'- HYPERLINK(1)"),
        ("a;\n=1", "a;\n'=1"),
        ("\n=1", "\n'=1"),
        ("=1\n=2;=3", "'=1\n'=2;'=3"),
    ],
)
def test_where_semicolons_part_cells_each_is_made_harmless(text: str, harmless: str) -> None:
    assert neutralised(text) == harmless


@given(cells)
def test_what_is_harmless_stays_so_and_nothing_but_apostrophes_is_added(text: str) -> None:
    harmless = neutralised(text)
    assert neutralised(harmless) == harmless
    assert harmless.replace("'", "") == text.replace("'", "")


def test_it_is_said_how_many_cells_there_were_and_where() -> None:
    neutral = Neutralised()
    assert neutral.said() == ""
    assert neutral.cell("plain", Place("b/s/a"), "due") == "plain"
    assert neutral.cell("=1", Place("b/s/a"), "due") == "'=1"
    assert neutral.said() == (
        "1 cell that a spreadsheet would calculate has ' before it: b/s/a (due); --no-neutralise leaves them"
    )
    for number in range(4):
        neutral.cell("=1", Place(f"b/{number}"), "due")
    assert neutral.said() == (
        "5 cells that a spreadsheet would calculate have ' before it: b/s/a (due), b/0 (due), b/1 (due) and 2 more; "
        "--no-neutralise leaves them"
    )
