"""A sheet as CSV, read back by the standard library, and as lines parted by tabs."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from made_up_documents import cells
from outbrief.briefing.place import Place
from outbrief.formats.csv_format import csv_lines, tsv_lines
from outbrief.formats.neutralising import Neutralised, neutralised
from outbrief.formats.sheet import Record, Sheet


def sheet(columns: list[str], *rows: list[str]) -> Sheet:
    return Sheet(columns, (Record(Place(f"b/{number}"), row) for number, row in enumerate(rows)))


def test_csv_is_as_rfc_4180_has_it() -> None:
    lines = list(csv_lines(sheet(["a", "b"], ['x "y", z', "1\n2"], ["", "ü"])))
    assert lines == ["a,b\r\n", '"x ""y"", z","1\n2"\r\n', ",ü\r\n"]


@given(st.lists(st.lists(cells | st.just(""), min_size=2, max_size=2), max_size=4))
def test_csv_reads_back(rows: list[list[str]]) -> None:
    text = "".join(csv_lines(sheet(["a", "b"], *rows)))
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [["a", "b"], *rows]


def test_cells_and_columns_are_made_harmless_and_remembered() -> None:
    neutral = Neutralised()
    assert list(csv_lines(sheet(["=a", "b"], ["x", "=1"]), neutral)) == ["'=a,b\r\n", "x,'=1\r\n"]
    assert neutral.said().startswith(
        "2 cells that a spreadsheet would calculate have ' before it: the column =a, b/0 (b);"
    )


@given(st.lists(cells, min_size=1))
def test_no_cell_of_an_export_would_be_calculated(row: list[str]) -> None:
    lines = csv_lines(sheet(["c"] * len(row), row), Neutralised())
    *_, found = csv.reader(io.StringIO("".join(lines), newline=""))
    assert all(neutralised(cell) == cell for cell in found)


def test_a_record_is_a_line_between_tabs() -> None:
    assert list(tsv_lines(sheet(["a", "b"], ["x\ty", "1\n2"]))) == ["a\tb\n", "x\\ty\t1\\n2\n"]
