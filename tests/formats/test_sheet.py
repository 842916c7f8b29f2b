"""Initiatives as the rows of a sheet."""

from collections.abc import Iterator

from made_up_documents import loaded
from outbrief.briefing.model import Standing, walk
from outbrief.formats.sheet import initiatives_sheet, table_sheet

FORUM = {
    "outbrief": 1,
    "id": "forum",
    "title": "Forum",
    "date": "2026",
    "marking": "TLP:GREEN",
    "sections": [
        {
            "title": "S",
            "table": {
                "title": "Measures",
                "columns": {"area": "Field", "initiative": "Measure", "date": "Day"},
                "rows": [{"area": "Lamps", "see": "forum"}, {"initiative": "Ropes", "marking": "TLP:RED", "date": "x"}],
            },
            "sections": [{"title": "T", "table": {"columns": {"lead": "Lead"}, "rows": [{"lead": "Port"}]}}],
        }
    ],
}


def standing(place: str) -> Standing:
    return next(one for one in walk(loaded(FORUM)) if one.item.place == place)


def test_a_table_is_as_it_was_printed_with_the_marking_and_place_of_each_row() -> None:
    sheet = table_sheet(standing("forum/s/measures"))
    assert sheet is not None
    assert sheet.columns == ["Field", "Measure", "Day", "See", "Marking", "Place"]
    assert [record.cells for record in sheet.records] == [
        ["Lamps", "", "", "forum", "TLP:GREEN", "forum/s/lamps"],
        ["", "Ropes", "x", "", "TLP:RED", "forum/s/ropes"],
    ]


def test_a_row_is_its_table_with_that_row_alone() -> None:
    sheet = table_sheet(standing("forum/s/t/port"))
    assert sheet is not None
    assert (sheet.columns, [record.cells for record in sheet.records]) == (
        ["Lead", "Marking", "Place"],
        [["Port", "TLP:GREEN", "forum/s/t/port"]],
    )


def test_a_printed_marking_is_filled_with_the_one_in_force() -> None:
    table = {"columns": {"lead": "Lead", "marking": "Class"}, "rows": [{"lead": "A"}, {"marking": "X"}]}
    briefing = loaded(
        {"outbrief": 1, "id": "b", "title": "B", "marking": "G", "sections": [{"title": "S", "table": table}]}
    )
    sheet = table_sheet(next(one for one in walk(briefing) if one.item.place == "b/s/lead"))
    assert sheet is not None
    assert (sheet.columns, [record.cells for record in sheet.records]) == (
        ["Lead", "Class", "Place"],
        [["A", "G", "b/s/a"], ["", "X", "b/s/x"]],
    )


def test_nothing_else_is_a_table() -> None:
    assert table_sheet(standing("forum/s")) is None
    assert table_sheet(standing("forum")) is None


def test_the_initiatives_of_many_tables_have_columns_by_their_roles() -> None:
    briefing = loaded(FORUM)

    def standings() -> Iterator[Standing]:
        return walk(briefing)

    sheet = initiatives_sheet(standings)
    assert sheet.columns == [
        *("place", "briefing", "date", "section", "table", "marking"),
        *("area", "initiative", "lead", "see", "date (cell)"),
    ]
    assert [record.cells for record in sheet.records] == [
        ["forum/s/lamps", "Forum", "2026", "S", "Measures", "TLP:GREEN", "Lamps", "", "", "forum", ""],
        ["forum/s/ropes", "Forum", "2026", "S", "Measures", "TLP:RED", "", "Ropes", "", "", "x"],
        ["forum/s/t/port", "Forum", "2026", "S › T", "Lead", "TLP:GREEN", "", "", "Port", "", ""],
    ]
