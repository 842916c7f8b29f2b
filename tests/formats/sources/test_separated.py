"""Separated values into an outline: delimiters, quotes, what stands around the table."""

import csv

import pytest

from outbrief.formats.sources.outline import Options
from outbrief.formats.sources.separated import read_separated
from outlined import lines_of


def _read(text: str) -> list[str]:
    return list(lines_of(read_separated(text, str, Options()).blocks))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_whatever_parts_the_cells_is_found(sign: str) -> None:
    text = f"id{sign}name{sign}note\n01{sign}A b{sign}\n02{sign}C{sign}x\n"
    assert _read(text) == ["| id | name | note", "| 01 | A b", "| 02 | C | x"]


def test_quotes_hold_signs_and_line_breaks() -> None:
    assert _read('a,b\n"x, ""y""","one\n two "\n') == ["| a | b", '| x, "y" | one/ two']


def test_commas_in_text_do_not_outvote_semicolons() -> None:
    assert _read("a;b\nx, y, z;1\nu, v;2\n") == ["| a | b", "| x, y, z | 1", "| u, v | 2"]


def test_a_quote_that_is_never_closed_is_text() -> None:
    rows = "".join(f"{number},x\n" for number in range(100))
    outline = read_separated(f'a,b\n1,"open\n{rows}', str, Options())
    lines = list(lines_of(outline.blocks))
    assert lines[1] == '| 1 | "open'
    assert len(lines) == 102
    assert any("never closed" in note.message for note in outline.notes)


def test_a_quote_that_is_closed_by_the_next_one_is_text_and_other_quotes_are_quotes() -> None:
    rows = 'a,b,c\n1,"x, y",z\n2,"5 inch pipe,w\n3,"q,\nr",s\n4,t,u\n5,"say ""no""",v\n6,"last,x'
    outline = read_separated(rows, str, Options())
    assert list(lines_of(outline.blocks)) == [
        "| a | b | c",
        "| 1 | x, y | z",
        '| 2 | "5 inch pipe | w',
        "| 3 | q,/r | s",
        "| 4 | t | u",
        '| 5 | say "no" | v',
        '| 6 | "last | x',
    ]
    assert [note.line for note in outline.notes] == [3, 8]


def test_quotes_that_are_escaped_in_another_way_are_read_as_far_as_they_can_be() -> None:
    rows = "".join(f'{number},"say \\"yes\\"",x\n' for number in range(50))
    assert len(_read(f"a,b,c\n{rows}")) == 51


def test_a_title_above_the_header_and_a_source_below_the_last_row_are_no_rows() -> None:
    text = "Programme 2026,,\nAs of May,,\n,,\nAction,Lead,Due\nLamps,Port,May\n,,\nSource: the forum,,\n"
    assert _read(text) == [
        "# Programme 2026",
        "As of May",
        "| Action | Lead | Due",
        "| Lamps | Port | May",
        "Source: the forum",
    ]


def test_one_column_and_nothing_at_all() -> None:
    assert _read("name\nA\nB\n") == ["| name", "| A", "| B"]
    assert _read(",,\n\n") == []


def test_long_cells_and_the_limit_of_the_module_is_put_back() -> None:
    before = csv.field_size_limit()
    assert _read(f"a,b\n{'x' * 200_000},1\n")[1] == f"| {'x' * 200_000} | 1"
    assert csv.field_size_limit() == before
