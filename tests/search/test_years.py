"""A year that is typed among other words is also that of the briefing in which they stand; alone it is a word."""

from collections.abc import Callable, Sequence

import pytest

from outbrief.search.entries import Entry
from outbrief.search.index import Index
from outbrief.search.memory import index_of
from search.made_up_entries import lit, row
from search.stored_entries import stored_index_of

TITLES = ("Harbour accord",)
OF_2024 = row("Cyber resilience fund", where=TITLES, date="2024-05-04", status="planned", lead="Port Office")
SAYS_2024 = row("Cyber resilience roster", where=TITLES, date="2021-02-03", status="planned", note="a list of 2024")
OF_2021 = row("Cyber resilience drill", where=TITLES, date="3 February 2021", status="done")
OTHER = row("Lamp renewal for 2030", where=TITLES, date="Q2 2024", status="done")
HORIZON = row("Horizon2020 desk", where=TITLES, date="2026", status="done")
ALL = (OF_2024, SAYS_2024, OF_2021, OTHER, HORIZON)


@pytest.fixture(params=[index_of, stored_index_of], ids=["memory", "disk"], scope="module")
def index(request: pytest.FixtureRequest) -> Index:
    """Return an index of all, in memory or on disk."""
    make: Callable[[Sequence[Entry]], Index] = request.param
    return make(ALL)


def _found(index: Index, query: str) -> list[str]:
    return [hit.entry.title.split()[-1] for hit in index.search(query).hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cyber resilience 2024", ["roster", "fund"]),
        ("2024 cyber", ["roster", "fund"]),
        ("fund 2024", ["fund"]),
        ("drill 2021", ["drill"]),
        ("harbour fund 2024", ["fund"]),
        ("fund 2021", []),
        ("lamp 2030", ["2030"]),
        ("cyber -2024", ["fund", "drill"]),
        ('cyber "2024"', ["roster"]),
        ("cyber 202", ["roster"]),
        ("cyber 05", []),
        ("horizon 2020", ["desk"]),
        ("status:planned 2024", ["roster", "fund"]),
        ("status:planned cyber 2024", ["roster", "fund"]),
        ("kind:initiative 2024", ["roster"]),
    ],
)
def test_a_year_among_words_is_also_that_of_the_briefing_and_goes_behind_one_that_is_said(
    index: Index, query: str, found: list[str]
) -> None:
    assert _found(index, query) == found


@pytest.mark.parametrize("query", ["2024", "of 2024", "2024 2021", "harbour 2024"])
def test_a_year_alone_or_beside_titles_makes_no_match(index: Index, query: str) -> None:
    assert "fund" not in _found(index, query)


def test_where_the_year_is_that_of_the_briefing_the_hit_says_so(index: Index) -> None:
    (hit,) = index.search("fund 2024").hits
    assert [(reason.word, reason.matched, reason.field_key) for reason in hit.reasons] == [
        ("fund", "fund", "initiative"),
        ("2024", "2024", "date"),
    ]
    assert lit(hit) == [("initiative", "fund")]


@pytest.mark.parametrize("query", ["year:24", "year:05", "year:04 fund", "fund year:1999", "year:3"])
def test_what_is_no_year_is_answered_with_those_that_there_are(index: Index, query: str) -> None:
    answer = index.search(query)
    asked = query.partition("year:")[2].partition(" ")[0]
    assert (answer.hits, answer.hint) == ((), f"no year “{asked}”: there are 2021, 2024, 2026")
    assert answer.not_understood == ""


@pytest.mark.parametrize("query", ["year:2024", "year:202", "year:20", "year:2", "year:2024-05"])
def test_a_year_may_be_begun_or_gone_on_from(index: Index, query: str) -> None:
    assert "fund" in _found(index, query)
