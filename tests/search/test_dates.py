"""Dates are read out of text as a reader would take them, and compared by days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.briefing.place import Place
from outbrief.search.dates import asked_for, compares, may_become, periods
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of
from search.stored_entries import stored_index_of


def row(name: str, due: str) -> Entry:
    fields = (Field("initiative", "Measure", name), Field("due", "Deadline", due))
    return Entry(Kind.INITIATIVE, Place(f"plan/{name}"), fields)


ROWS = [
    row("dykes", "31 December 2026"),
    row("sluices", "Q1 2027"),
    row("pumps", "2027-06-30"),
    row("ditches", "ongoing"),
    row("gauges", "Mar, 2026"),
]
INDEX = index_of(ROWS)


def found(query: str) -> set[str]:
    return {hit.entry.title for hit in INDEX.search(query).hits}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12-31", (2026, 12, 31), (2026, 12, 31)),
        ("by 2026-02", (2026, 2, 1), (2026, 2, 28)),
        ("3.4.2026", (2026, 4, 3), (2026, 4, 3)),
        ("31 December 2026", (2026, 12, 31), (2026, 12, 31)),
        ("the 1st of May 2026", (2026, 5, 1), (2026, 5, 1)),
        ("May 4, 2026", (2026, 5, 4), (2026, 5, 4)),
        ("Mar, 2026", (2026, 3, 1), (2026, 3, 31)),
        ("Q3 2026", (2026, 7, 1), (2026, 9, 30)),
        ("2028 Q1", (2028, 1, 1), (2028, 3, 31)),
        ("end of 2026", (2026, 1, 1), (2026, 12, 31)),
        ("2026-13", (2026, 1, 1), (2026, 12, 31)),
        ("30 February 2026", (2026, 2, 1), (2026, 2, 28)),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (period,) = periods(text)
    assert (period.first, period.last) == (first, last)


def test_every_date_of_a_text_is_read_where_it_stands() -> None:
    text = "was 2025-01-31, now Q2 2026"
    assert [text[period.start : period.end] for period in periods(text)] == ["2025-01-31", "Q2 2026"]


@given(st.text(max_size=40))
def test_no_text_is_an_error_and_no_period_ends_before_it_begins(text: str) -> None:
    for period in periods(text):
        assert period.first <= period.last
        assert 0 <= period.start < period.end <= len(text)


@given(st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_before_after_or_within_a_year(year: int, month: int, day: int) -> None:
    (one,), (bound,) = periods(f"{year}-{month:02}-{day:02}"), periods("2026")
    assert compares(one, "<", bound) == (year < 2026)
    assert compares(one, "<=", bound) == (year <= 2026)
    assert compares(one, ">", bound) == (year > 2026)
    assert compares(one, ">=", bound) == (year >= 2026)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("due<2027", {"dykes", "gauges"}),
        ("due>=2027", {"sluices", "pumps"}),
        ("due<=2027-03", {"dykes", "gauges", "sluices"}),
        ("deadline>2027-03", {"pumps"}),
        ("-due<2027", {"sluices", "pumps", "ditches"}),
        ("due<2027 gauges", {"gauges"}),
        ("due:2027", {"sluices", "pumps"}),
    ],
)
def test_a_query_asks_for_dates(query: str, names: set[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize("query", ["due<", "due<2", "due<x", "due>=", "<2027", "due<>2027", "due<2027-99-99"])
def test_a_date_that_is_half_typed_finds_no_more_than_there_is(query: str) -> None:
    assert found(query) <= {entry.title for entry in ROWS}


def test_what_is_no_date_is_answered_with_how_to_write_one() -> None:
    assert "2027-06-30" in INDEX.search("due<later pumps").hint


@pytest.mark.parametrize(
    ("asked", "same"),
    [("30-06-2027", "2027-06-30"), ("30.6.2027", "2027-06-30"), ("06/2027", "2027-06"), ('"June 2027"', "2027-06")],
)
def test_a_date_is_asked_for_as_people_write_it(asked: str, same: str) -> None:
    for sign in ("<", "<=", ">", ">="):
        assert found(f"due{sign}{asked}") == found(f"due{sign}{same}")


@pytest.mark.parametrize("asked", ["2o27", "yesterday", "by-2027", '"2027 or so"', "june"])
def test_what_holds_a_date_is_none(asked: str) -> None:
    assert "no date" in INDEX.search(f"due<{asked}").hint
    assert "no date" in INDEX.search(f"due<{asked} ").hint


@pytest.mark.parametrize("begun", ["2", "20", "202", "2027-", "2027-0", "30.", "30.6."])
def test_of_a_date_that_is_being_typed_nothing_is_said(begun: str) -> None:
    assert INDEX.search(f"due<{begun}").hint == ""


IMPOSSIBLE = [
    "12/31/2024",
    "2024-13",
    "2024-00",
    "31-31-2024",
    "13/2027",
    "2024-02-30",
    "31.4.2026",
    '"30 February 2026"',
]


@pytest.mark.parametrize("asked", IMPOSSIBLE)
def test_a_day_or_month_that_there_is_not_is_no_date(asked: str) -> None:
    for query in (f"due<{asked}", f"due<{asked} ", f"-due>={asked} pumps"):
        plain = asked.strip('"')
        assert INDEX.search(query).hint.startswith(f"no date “{plain}”: write 2027, 2027-06"), query


def test_a_column_called_date_is_a_column() -> None:
    fields = (Field("initiative", "Measure", "Pier"), Field("date", "Date", "May 2024"))
    entry = Entry(Kind.INITIATIVE, Place("plan/pier"), fields, date="2026-05-04")
    for index in (index_of([entry]), stored_index_of([entry], 1)):
        for query in ("date:2024", "2024", "pier may", "date<2025", "date:2026", "date>2025"):
            assert index.search(query).total == 1, query
        assert index.search("2026").total == 0


def test_what_is_only_begun_is_no_date_for_who_asks_no_further() -> None:
    for begun in ("due<", "due<20", "due>=2027-"):
        answer = INDEX.search(f"{begun}")
        assert (answer.hint, answer.hits) == ("", ())
        assert answer.not_understood.startswith("no date “")
    assert INDEX.search("due<2027 pumps").not_understood == ""


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m", "%m/%Y", "%Y"]),
)
def test_every_date_in_figures_is_asked_for_and_each_beginning_of_it_may_become_one(day: date, form: str) -> None:
    written = day.strftime(form)
    period = asked_for(written)
    assert period is not None
    assert period.first <= (day.year, day.month, day.day) <= period.last
    assert all(may_become(written[:end]) or asked_for(written[:end]) for end in range(1, len(written) + 1))


def test_the_date_that_was_asked_for_is_lit_and_told() -> None:
    (hit,) = INDEX.search("deadline>2027-03").hits
    assert [hit.entry.fields[span.field].text[span.start : span.end] for span in hit.spans] == ["2027-06-30"]
    assert [(reason.field_key, reason.matched) for reason in hit.reasons] == [("due", "2027-06-30")]


def test_the_date_of_a_briefing_can_be_asked_for() -> None:
    entry = Entry(Kind.INITIATIVE, Place("plan/pier"), (Field("initiative", "Measure", "Pier"),), date="4 May 2026")
    (hit,) = index_of([entry]).search("date>=2026-05 pier").hits
    assert [(reason.field_key, reason.matched) for reason in hit.reasons][-1] == ("date", "4 May 2026")
    assert index_of([entry]).search("date>2026 pier").hits == ()
