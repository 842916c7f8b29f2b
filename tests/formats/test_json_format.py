"""A briefing as JSON values."""

import json

from outbrief.briefing.model import (
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
from outbrief.formats.json_format import value_of

ROW = Initiative(Place("b/s/drills"), {"initiative": "Drills", "outcome": "One\ntwo"}, marking="TLP:RED")
TABLE = PriorityTable(
    Place("b/s/t"),
    (Column("initiative", "Key Initiative"), Column("outcome", "Outcome")),
    (ROW,),
    intro=(Paragraph(Place("b/s/t-p"), "Before."),),
)
POINT = Point(Place("b/s/joint"), "More.", "Joint", cells={"status": "done"}, points=(Point(Place("b/s/x"), "X"),))
SECTION = Section(Place("b/s"), "Talks", (Paragraph(Place("b/s/p"), "Said."), Points((POINT,)), TABLE))
BRIEFING = Briefing(
    Place("b"),
    "The visit",
    (Paragraph(Place("b/p"), "In short."),),
    (SECTION,),
    marking="TLP:GREEN",
    statuses=("open", "done"),
    log=({"date": "2026"},),
)


def _value(place: str) -> dict[str, object]:
    return value_of(next(standing for standing in walk(BRIEFING) if standing.item.place == place))


def test_a_briefing_mirrors_the_model_and_leaves_out_what_is_empty() -> None:
    row = {"place": "b/s/drills", "marking": "TLP:RED", "cells": {"initiative": "Drills", "outcome": "One\ntwo"}}
    point = {
        "place": "b/s/joint",
        "name": "Joint",
        "text": "More.",
        "cells": {"status": "done"},
        "points": [{"place": "b/s/x", "text": "X"}],
    }
    table = {
        "place": "b/s/t",
        "intro": ["Before."],
        "columns": [{"key": "initiative", "label": "Key Initiative"}, {"key": "outcome", "label": "Outcome"}],
        "rows": [row],
    }
    body = [{"paragraph": "Said.", "place": "b/s/p"}, {"points": [point]}, {"table": table}]
    assert _value("b") == {
        "outbrief": 1,
        "id": "b",
        "place": "b",
        "title": "The visit",
        "marking": "TLP:GREEN",
        "statuses": ["open", "done"],
        "log": [{"date": "2026"}],
        "intro": ["In short."],
        "sections": [{"place": "b/s", "title": "Talks", "body": body}],
    }


def test_what_is_shown_on_its_own_says_the_version_and_an_id_that_is_written() -> None:
    section = Section(Place("b/x"), "S", id="x")
    assert value_of(Standing(section, (BRIEFING,))) == {
        "outbrief": 1,
        "place": "b/x",
        "id": "x",
        "title": "S",
        "within": [{"place": "b", "title": "The visit"}],
    }


def test_a_row_on_its_own_says_its_columns_and_where_it_stands() -> None:
    value = _value("b/s/drills")
    assert value["columns"] == [
        {"key": "initiative", "label": "Key Initiative"},
        {"key": "outcome", "label": "Outcome"},
    ]
    assert value["within"] == [
        {"place": "b", "title": "The visit"},
        {"place": "b/s", "title": "Talks"},
        {"place": "b/s/t", "title": "Key Initiative"},
    ]


def test_whatever_has_a_place_has_a_value_that_json_can_write() -> None:
    for standing in walk(BRIEFING):
        assert json.loads(json.dumps(value_of(standing)))["place"] == standing.item.place


def test_an_empty_briefing_is_its_version_id_place_and_title() -> None:
    empty = Briefing(Place("e"), "E")
    assert value_of(Standing(empty, ())) == {"outbrief": 1, "id": "e", "place": "e", "title": "E"}
