"""Tables: columns, rows, cells; and what people write instead."""

from collections.abc import Callable

import pytest

from outbrief.briefing.model import Column, Mark, PriorityTable
from outbrief.loading.loaded import Loaded

Load = Callable[[str], Loaded]
COLUMNS = "  columns: {area: Area, initiative: Initiative, outcome: Outcome}\n"


def table(found: Loaded) -> PriorityTable:
    assert found.briefing is not None
    return found.briefing.sections[0].tables[0]


def cells(found: Loaded) -> list[dict[str, str]]:
    return [dict(row.cells) for row in table(found).rows]


def test_a_table_is_read_with_cells_in_the_order_of_the_columns(in_section: Load) -> None:
    found = in_section(
        """
        table:
          title: Focus
          intro: Below.
          columns: {area: Focus Area, initiative: Key Initiative, outcome: Expected Outcome}
          rows:
            - initiative: Task Force
              area: Cyber
              outcome:
            - area: 005
              initiative: |
                Two
                lines
        """
    )
    assert {problem.message for problem in found.problems} == {"a row without an outcome"}
    focus = table(found)
    assert (focus.title, focus.mark, focus.place) == ("Focus", Mark(5, 5), "sample/one/focus")
    assert focus.columns[0] == Column("area", "Focus Area")
    assert [paragraph.text for paragraph in focus.intro] == ["Below."]
    assert [list(row.cells.items()) for row in focus.rows] == [
        [("area", "Cyber"), ("initiative", "Task Force")],
        [("area", "005"), ("initiative", "Two\nlines")],
    ]
    assert [row.mark for row in focus.rows] == [Mark(10, 11), Mark(13, 11)]


def test_a_cell_that_no_column_names_is_an_error_and_kept(in_section: Load) -> None:
    found = in_section(f"table:\n{COLUMNS}  rows:\n    - {{area: a, initiative: b, outcom: c, colour: d}}\n")
    assert [(problem.severity, problem.message, problem.hint) for problem in found.problems] == [
        ("error", "a cell that no column names: `outcom`", "did you mean `outcome`?"),
        ("error", "a cell that no column names: `colour`", "the columns: `area`, `initiative`, `outcome`"),
    ]
    assert cells(found) == [{"area": "a", "initiative": "b", "outcom": "c", "colour": "d"}]


def test_a_row_may_have_an_id_a_marking_and_references_without_a_column(in_section: Load) -> None:
    found = in_section(
        f"table:\n{COLUMNS}  rows:\n    - {{initiative: b, outcome: c, id: 3a, marking: TLP:RED, see: sample/one}}\n"
    )
    assert not found.problems
    (row,) = table(found).rows
    assert (row.place, row.marking) == ("sample/one/3a", "TLP:RED")
    assert row.cells["see"] == "sample/one"


def test_columns_that_are_a_list_get_a_mapping_to_paste(in_section: Load) -> None:
    found = in_section("table:\n  columns: [Focus Area, 'Aims: next']\n  rows:\n    - [a, b]\n")
    assert found.problems[0].hint == 'write: columns: {focus-area: Focus Area, aims-next: "Aims: next"}'
    assert cells(found) == [{"focus-area": "a", "aims-next": "b"}]


def test_a_table_without_columns_takes_the_keys_of_its_rows(in_section: Load) -> None:
    found = in_section("table:\n  rows:\n    - {area: a, outcome: b}\n")
    assert [problem.hint for problem in found.problems] == ["write: columns: {area: Area, outcome: Outcome}"]
    assert cells(found) == [{"area": "a", "outcome": "b"}]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("just text", {"area": "just text"}),
        ("[a, b]", {"area": "a", "initiative": "b"}),
        ("[a, b, c, d]", {"column-4": "d"}),
    ],
)
def test_a_row_that_is_no_mapping_is_an_error_and_shown(in_section: Load, row: str, shown: dict[str, str]) -> None:
    found = in_section(f"table:\n{COLUMNS}  rows:\n    - {row}\n")
    assert found.problems[0].message == "a row must be a mapping, a cell a line"
    assert found.problems[0].severity == "error"
    assert shown.items() <= cells(found)[0].items()


@pytest.mark.parametrize("row", ["", "{area: }", "{}"])
def test_a_row_without_cells_is_a_warning(in_section: Load, row: str) -> None:
    found = in_section(f"table:\n{COLUMNS}  rows:\n    - {{initiative: a, outcome: b}}\n    - {row}\n")
    assert [(problem.severity, problem.message) for problem in found.problems] == [("warning", "a row without cells")]
    assert cells(found) == [{"initiative": "a", "outcome": "b"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("table: [a]\n", "a table must be a mapping"),
        ("table: words\n", "a table must be a mapping"),
        (f"table:\n{COLUMNS}  rows: {{initiative: a}}\n", "`rows` must be a list"),
        (f"table:\n{COLUMNS}", "a table without rows"),
        (f"table:\n{COLUMNS}  row: [a]\n  rows: [{{initiative: a}}]\n", "unknown key `row` in a table"),
    ],
)
def test_a_table_of_another_shape_is_said(in_section: Load, text: str, message: str) -> None:
    found = in_section(text)
    assert message in found.problems[0].message
    assert isinstance(table(found), PriorityTable)


def test_an_empty_table_is_a_warning_and_left_out(in_section: Load) -> None:
    found = in_section("table:\n")
    assert [problem.message for problem in found.problems] == ["an empty table"]
    assert found.briefing is not None
    assert not found.briefing.sections[0].body


def test_a_list_in_a_cell_is_an_error_and_shown_as_lines(in_section: Load) -> None:
    found = in_section(f"table:\n{COLUMNS}  rows:\n    - initiative: a\n      outcome:\n        - one\n        - two\n")
    assert found.problems[0].message == "`outcome` must be text, not a list"
    assert cells(found) == [{"initiative": "a", "outcome": "one\ntwo"}]


def test_a_column_without_a_label_is_called_by_its_key(in_section: Load) -> None:
    found = in_section('table: {columns: {lead: "", " cost ": ""}, rows: [{lead: A}]}')
    assert table(found).columns == (Column("lead", "lead"), Column(" cost ", "cost"))
