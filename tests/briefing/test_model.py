"""Walking a briefing meets everything once, in reading order; every item has a line that names it."""

import pytest

from outbrief.briefing.model import (
    Briefing,
    Column,
    Initiative,
    Item,
    Mark,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    heading,
    marking_of,
    markings_from,
    walk,
    walk_from,
)
from outbrief.briefing.place import Place

ROW = Initiative(Place("b/s/row"), {"area": "Cyber", "initiative": "Task Force"})
NESTED = Point(Place("b/s/nested"), "Nested")
TABLE = PriorityTable(
    Place("b/s/t"), (Column("area", "Focus Area"),), (ROW,), intro=(Paragraph(Place("b/s/p2"), "Below:"),)
)
SECTION = Section(
    Place("b/s"),
    "One",
    (
        Paragraph(Place("b/s/p1"), "Text."),
        Points((Point(Place("b/s/name"), "Why", name="Name", points=(NESTED,)),)),
        TABLE,
    ),
    (Section(Place("b/s/deep"), "Deeper"),),
)
BRIEFING = Briefing(Place("b"), "The Visit", (Paragraph(Place("b/p1"), "Intro."),), (SECTION,))


def test_walking_meets_everything_once_in_reading_order() -> None:
    assert [standing.item.place for standing in walk(BRIEFING)] == [
        "b", "b/p1", "b/s", "b/s/p1", "b/s/name", "b/s/nested", "b/s/t", "b/s/p2", "b/s/row", "b/s/deep",
    ]  # fmt: skip


def test_walking_tells_what_an_item_stands_in() -> None:
    within = {standing.item.place: [item.place for item in standing.within] for standing in walk(BRIEFING)}
    assert within[Place("b")] == []
    assert within[Place("b/s/row")] == ["b", "b/s", "b/s/t"]
    assert within[Place("b/s/nested")] == ["b", "b/s", "b/s/name"]
    assert within[Place("b/s/deep")] == ["b", "b/s"]


@pytest.mark.parametrize(
    ("item", "places"),
    [
        (SECTION, ["b/s", "b/s/p1", "b/s/name", "b/s/nested", "b/s/t", "b/s/p2", "b/s/row", "b/s/deep"]),
        (TABLE, ["b/s/t", "b/s/p2", "b/s/row"]),
        (SECTION.body[1].points[0], ["b/s/name", "b/s/nested"]),  # type: ignore[union-attr]
        (ROW, ["b/s/row"]),
    ],
)
def test_walking_from_an_item_meets_what_is_in_it(item: Item, places: list[str]) -> None:
    assert [standing.item.place for standing in walk_from(Standing(item, (BRIEFING,)))] == places


def test_the_marking_in_force_is_the_nearest() -> None:
    red = Section(Place("b/s"), "S", (Paragraph(Place("b/s/p"), "Text."),), marking="TLP:RED")
    plain = Section(Place("b/t"), "T", (Points((Point(Place("b/t/x"), "X", marking="TLP:CLEAR"),)),))
    briefing = Briefing(Place("b"), "B", (Paragraph(Place("b/p"), "Intro."),), (red, plain), marking="TLP:GREEN")
    assert {standing.item.place: marking_of(standing) for standing in walk(briefing)} == {
        "b": "TLP:GREEN", "b/p": "TLP:GREEN", "b/s": "TLP:RED", "b/s/p": "TLP:RED", "b/t": "TLP:GREEN",
        "b/t/x": "TLP:CLEAR",
    }  # fmt: skip
    assert markings_from(Standing(briefing, ())) == ("TLP:GREEN", "TLP:RED", "TLP:CLEAR")
    assert markings_from(Standing(BRIEFING, ())) == ()


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (BRIEFING, "The Visit"),
        (SECTION, "One"),
        (TABLE, "Focus Area"),
        (ROW, "Task Force"),
        (Initiative(Place("r"), {"area": "Cyber"}), "Cyber"),
        (Initiative(Place("r"), {}), ""),
        (Point(Place("p"), "Why", name="Name"), "Name"),
        (NESTED, "Nested"),
        (BRIEFING.intro[0], "Intro."),
        (PriorityTable(Place("t"), (), ()), "Table"),
    ],
)
def test_every_item_has_a_line_that_names_it(item: Item, line: str) -> None:
    assert heading(item) == line


def test_a_table_labels_its_columns_and_calls_others_by_their_key() -> None:
    assert TABLE.label("area") == "Focus Area"
    assert TABLE.label("colour") == "colour"


def test_where_an_item_stands_in_its_file_does_not_make_it_another() -> None:
    assert Paragraph(Place("p"), "x", Mark(1, 1)) == Paragraph(Place("p"), "x", Mark(9, 9))
