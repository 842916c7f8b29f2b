"""What of a briefing becomes an entry: a record each, with its fields and where it stands."""

import pytest

from outbrief.briefing.model import Briefing
from outbrief.briefing.place import Place
from outbrief.search.entries import Entry, Field, Kind, entries
from search.made_up_entries import marsh

EVERY = {entry.place: entry for entry in entries(marsh())}


def _at(place: str) -> Entry:
    return EVERY[Place(place)]


def test_everything_with_words_is_one_entry_in_the_order_a_reader_meets_it() -> None:
    assert [(entry.kind, entry.place) for entry in entries(marsh())] == [
        (Kind.BRIEFING, "marsh"),
        (Kind.PARAGRAPH, "marsh/p"),
        (Kind.SECTION, "marsh/warning"),
        (Kind.PARAGRAPH, "marsh/warning/p"),
        (Kind.POINT, "marsh/warning/boats"),
        (Kind.POINT, "marsh/warning/oars"),
        (Kind.TABLE, "marsh/warning/weather-works"),
        (Kind.PARAGRAPH, "marsh/warning/before"),
        (Kind.INITIATIVE, "marsh/warning/fleet"),
        (Kind.INITIATIVE, "marsh/warning/pumps"),
        (Kind.SECTION, "marsh/ferries"),
        (Kind.TABLE, "marsh/ferries/table"),
        (Kind.INITIATIVE, "marsh/ferries/quais"),
        (Kind.INITIATIVE, "marsh/ferries/bridges"),
        (Kind.SECTION, "marsh/ferries/timetables"),
    ]


def test_a_row_is_one_entry_of_all_its_cells_with_the_labels_of_its_columns() -> None:
    assert _at("marsh/warning/pumps").fields == (
        Field("area", "Field of Work", "Cyber"),
        Field("initiative", "Measure", "Pump Station Watch"),
        Field("outcome", "Expected Result", "Resilience\nagainst floods"),
    )


def test_a_cell_that_no_column_names_is_labelled_by_its_key() -> None:
    assert _at("marsh/ferries/bridges").fields[-1] == Field("note", "note", "المرونة السيبرانية")


def test_a_point_is_one_entry_of_its_name_its_text_and_what_else_is_said_of_it() -> None:
    fields = _at("marsh/warning/boats").fields
    assert [(field.key, field.text) for field in fields] == [
        ("name", "Boats"),
        ("text", "Every hamlet keeps one."),
        ("status", "planned"),
    ]


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("marsh/warning/fleet", "Unified Cyclone Tracking Fleet"),
        ("marsh/ferries/quais", "Stratégie d’accès"),
        ("marsh/warning/boats", "Boats"),
        ("marsh/warning/oars", "Oars are stored dry."),
        ("marsh/warning", "Warning and shelter"),
        ("marsh/warning/weather-works", "Weather works"),
        ("marsh/ferries/table", "Langue"),
        ("marsh", "Marsh Council calls on the Uplands"),
    ],
)
def test_the_title_is_what_names_it_in_print_else_its_first_text(place: str, title: str) -> None:
    assert _at(place).title == title


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("marsh", ()),
        ("marsh/p", ("Marsh Council calls on the Uplands",)),
        ("marsh/warning/oars", ("Marsh Council calls on the Uplands", "Warning and shelter", "Boats")),
        ("marsh/warning/fleet", ("Marsh Council calls on the Uplands", "Warning and shelter", "Weather works")),
        ("marsh/ferries/quais", ("Marsh Council calls on the Uplands", "Ferries")),
        ("marsh/ferries/timetables", ("Marsh Council calls on the Uplands", "Ferries")),
    ],
)
def test_an_entry_knows_the_titles_it_stands_in(place: str, where: tuple[str, ...]) -> None:
    assert _at(place).where == where


@pytest.mark.parametrize(
    ("place", "marking"),
    [
        ("marsh/warning/fleet", "TLP:AMBER"),
        ("marsh/warning/boats", "TLP:RED"),
        ("marsh/warning/p", "TLP:GREEN"),
        ("marsh/p", "TLP:GREEN"),
    ],
)
def test_an_entry_has_the_marking_in_force(place: str, marking: str) -> None:
    assert _at(place).marking == marking


def test_an_entry_has_the_date_of_its_briefing() -> None:
    assert {entry.date for entry in EVERY.values()} == {"2031-04-09"}


def test_a_briefing_without_any_words_has_no_entry() -> None:
    assert list(entries(Briefing(Place("empty"), ""))) == []
