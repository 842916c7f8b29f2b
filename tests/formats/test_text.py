"""A briefing as plain linear text."""

from collections.abc import Iterator

import pytest

from outbrief.briefing.model import (
    Block,
    Briefing,
    Column,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    walk,
)
from outbrief.briefing.place import Place
from outbrief.formats.text import marked, passage_of, text_of, where


def _briefing() -> Briefing:
    rows = (
        Initiative(
            Place("b/talks/task-force"),
            {"area": "Cyber", "initiative": "Task Force", "outcome": "Detection\nand response", "cost": "5"},
            marking="TLP:AMBER",
        ),
        Initiative(Place("b/talks/drills"), {"area": "Readiness", "initiative": "Drills"}, marking="TLP:GREEN"),
    )
    columns = (Column("area", "Same"), Column("initiative", "Same"), Column("outcome", "Expected Outcome"))
    table = PriorityTable(
        Place("b/talks/table"),
        columns,
        rows,
        "Priorities",
        (Paragraph(Place("b/talks/p-1"), "Before the rows."),),
        marking="TLP:GREEN",
    )
    nested = Point(Place("b/talks/under"), "under it", marking="TLP:GREEN")
    points = (
        Point(Place("b/talks/joint"), "More of it.", "Joint exercises", marking="TLP:GREEN", points=(nested,)),
        Point(Place("b/talks/plain"), "Just text", marking="TLP:RED", cells={"status": "done"}),
        Point(Place("b/talks/name"), "", "Only a name", marking="TLP:GREEN"),
    )
    body: tuple[Block, ...] = (Paragraph(Place("b/talks/p"), "What was said."), Points(points), table)
    inner = Section(
        Place("b/talks/inner"), "Inner", (Paragraph(Place("b/talks/inner/p"), "Deep."),), marking="TLP:GREEN"
    )
    first = Section(Place("b/opening"), "Opening", marking="TLP:GREEN", extra={"images": "![a](b)\n![c](d)"})
    talks = Section(Place("b/talks"), "Talks", body, (inner,), marking="TLP:GREEN")
    return Briefing(
        Place("b"),
        "The visit",
        (Paragraph(Place("b/p"), "In short."),),
        (first, talks),
        date="2026-03-01",
        marking="TLP:GREEN",
        source="A ministry",
        tags=("cyber", "drills"),
        log=({"date": "2026-04-01", "status": "done"},),
        footnotes=(Point(Place("b/footnote-1"), "See the act.", "1", marking="TLP:GREEN"),),
        extra={"layout": "wide"},
    )


BRIEFING = """\
The visit
Date: 2026-03-01
Source: A ministry
Tags: cyber, drills
Marking: TLP:GREEN

In short.

1 Opening

images: ![a](b)
  ![c](d)

2 Talks

What was said.

- Joint exercises: More of it.
  - under it
- Just text
  status: done
  Marking: TLP:RED
- Only a name

Table: Priorities, 2 rows

Before the rows.

Same: Cyber
Same: Task Force
Expected Outcome: Detection
  and response
cost: 5
Marking: TLP:AMBER

Same: Readiness
Same: Drills

2.1 Inner

Deep.

- 1: See the act.

Date: 2026-04-01
Status: done

layout: wide"""


def _at(place: str) -> Standing:
    return next(standing for standing in walk(_briefing()) if standing.item.place == place)


def test_a_briefing_is_linear_text_with_numbered_headings() -> None:
    assert text_of(_at("b")) == BRIEFING


def test_a_section_on_its_own_keeps_its_number_and_says_its_marking() -> None:
    assert text_of(_at("b/talks/inner")) == "2.1 Inner\nMarking: TLP:GREEN\n\nDeep."


def test_a_table_on_its_own_says_its_marking_once() -> None:
    text = text_of(_at("b/talks/table"))
    assert text.startswith("Table: Priorities, 2 rows\nMarking: TLP:GREEN\n\nBefore the rows.\n\nSame: Cyber\n")
    assert text.count("TLP:GREEN") == 1


def test_a_row_in_full_says_where_it_stands_and_its_place() -> None:
    assert text_of(_at("b/talks/task-force")).splitlines()[-4:] == [
        "cost: 5",
        "Marking: TLP:AMBER",
        "Where: The visit › 2 Talks › Priorities",
        "Place: b/talks/task-force",
    ]


def test_a_point_in_full_says_where_it_stands_and_its_place() -> None:
    assert text_of(_at("b/talks/under")) == (
        "- under it\nMarking: TLP:GREEN\nWhere: The visit › 2 Talks › Joint exercises\nPlace: b/talks/under"
    )


def test_a_paragraph_is_its_text_and_its_marking() -> None:
    assert text_of(_at("b/talks/p")) == "What was said.\nMarking: TLP:GREEN"


@pytest.mark.parametrize(
    ("place", "start"), [("b", "The visit\n"), ("b/opening", "1 "), ("b/talks", "2 "), ("b/talks/inner", "2.1 ")]
)
def test_sections_are_numbered_as_a_reader_counts(place: str, start: str) -> None:
    assert text_of(_at(place)).startswith(start)


def test_where_is_the_headings_around_a_thing() -> None:
    assert where(_at("b/talks/inner/p")) == ("The visit", "2 Talks", "2.1 Inner")


def _texts(briefing: Briefing) -> Iterator[str]:
    for item, _ in walk(briefing):
        match item:
            case Initiative():
                yield from item.cells.values()
            case Point():
                yield from filter(None, (item.name, item.text, *item.cells.values()))
            case Paragraph():
                yield item.text
            case Section() | PriorityTable() | Briefing():
                yield item.title
                yield from item.extra.values()


@pytest.mark.parametrize(
    ("place", "passage"),
    [
        ("b/talks/p", "What was said.\nMarking: TLP:GREEN"),
        ("b/talks/plain", "- Just text\n  status: done\nMarking: TLP:RED"),
        (
            "b/talks/task-force",
            "Same: Cyber\nSame: Task Force\nExpected Outcome: Detection\n  and response\ncost: 5\nMarking: TLP:AMBER",
        ),
        ("b/talks/inner", "2.1 Inner\nMarking: TLP:GREEN\n\nDeep."),
    ],
)
def test_a_passage_is_what_stands_there_and_its_marking_and_nothing_else(place: str, passage: str) -> None:
    assert passage_of(_at(place)) == passage


def test_a_passage_says_the_markings_of_its_parts_where_they_differ() -> None:
    marked_so = [line.strip() for line in passage_of(_at("b/talks")).splitlines() if "TLP" in line]
    assert marked_so == ["Marking: TLP:GREEN", "Marking: TLP:RED", "Marking: TLP:AMBER"]


def test_a_passage_that_is_not_marked_says_nothing_of_it() -> None:
    paragraph = Paragraph(Place("b/p"), "In short.")
    assert passage_of(Standing(paragraph, (Briefing(Place("b"), "The visit"),))) == "In short."
    assert marked("In short.", "") == "In short."
    assert marked("In short.", "TLP:RED") == "In short.\nMarking: TLP:RED"


@pytest.mark.parametrize("text", list(_texts(_briefing())))
def test_no_text_of_a_briefing_is_left_out(text: str) -> None:
    for line in text.splitlines():
        assert line in text_of(_at("b"))
