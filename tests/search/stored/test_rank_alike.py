"""An index on disk answers as one in memory does: the same hits with the same scores, reasons and counts."""

import random
from dataclasses import replace

import pytest
from hypothesis import given

from bench.corpus import questions
from bench.peers import entry_of
from examples import examples
from make_library import items
from outbrief.search.answer import Answer
from outbrief.search.entries import Entry, Field, Kind, entries
from outbrief.search.memory import index_of
from outbrief.search.narrowing import Choice, Facet, Narrowing
from outbrief.search.stored import candidates, reach
from outbrief.search.stored.reach import MOST_LISTED
from search.made_up_entries import entry, marsh, queries, row
from search.made_up_narrowings import entries_of, narrowings
from search.stored_entries import stored_index_of, stored_index_of_briefings

MARSH = [
    *entries(marsh()),
    row("Lagoon lock", due="by 30 June 2027", where=("Canals", "Works of 2025"), date="2026-05-04", marking="TLP:RED"),
    row("Lagoon lock renewal", due="1 March 2029", note="the lock of 2024, renewed", where=("Canals",)),
    row("Pump hall", status="open", where=("Canals", "Pump station watch"), date="Q2 2024"),
    row("Pump and hall", id="ac-0012", status="closed"),
    row("Pump hall, the second", id="ac-0120"),
    row("A", note="single letters: a b c"),
    row("Straßenbau über Ångström", area="Œuvre"),
    row("x" * 300, outcome="word " * 200),
    entry(Kind.POINT, "Pumps of the hamlets, the watch of the fleet."),
    entry(Kind.PARAGRAPH, "The wardens of the pump station asked for a pump hall in 2027."),
    Entry(Kind.INITIATIVE, row("Nameless").place, (Field("area", "Field of Work", "No name at all"),)),
]
IN_MEMORY, ON_DISK = index_of(MARSH), stored_index_of(MARSH)

MANY_ITEMS = items(3000)
MANY = [replace(entry_of(item), date=f"{2020 + at % 7}-05-04") for at, item in enumerate(MANY_ITEMS)]
MANY_IN_MEMORY, MANY_ON_DISK = index_of(MANY), stored_index_of(MANY, 5)


def _alike(one: Answer, other: Answer) -> None:
    assert [(hit.entry, hit.score) for hit in one.hits] == [(hit.entry, hit.score) for hit in other.hits]
    assert one == other


@given(queries)
@examples(300)
def test_whatever_is_typed_has_the_same_answer(query: str) -> None:
    _alike(IN_MEMORY.search(query), ON_DISK.search(query))
    _alike(IN_MEMORY.search(query, 2, [Kind.INITIATIVE]), ON_DISK.search(query, 2, [Kind.INITIATIVE]))


@pytest.mark.parametrize(
    "query",
    [
        *["due<2028", "due>=2029", "date>2025", "-due<2028 lock", "in<2026", "due<2028 -renewal", "lock due<2030"],
        *["in:canals", 'in:"pump station"', "-in:canals pump", 'in:"station pump"', "in:works lock", "canals"],
        *['"pump hall"', '-"pump hall" pump', '"hall pump"', '"pump ha', "-pump", "-hall pump", "pumphall", "lago on"],
        *["kind:initiative", "kind:point", "-kind:initiative", "kind:initiative pump", "marking:red", "status:open"],
        *["id:ac", "ac-0012", "0012", "ac-00", "012", "a", "x", "xx", "the of", "of the pump", "a b c", "p h", "ph"],
        *["strassenbau", "angstrom", "oeuvre", "nosuchword", "puump", "pmup hlal", "lgaoon", "renewl", "watches"],
        *[
            "lock 2026",
            "2026 lock",
            "lock 2024",
            "pump 2024 2026",
            "status:open 2024",
            '"2024" pump',
            "pump 2024 -hall",
        ],
        *[
            "2024",
            "2024 2026",
            "of 2024",
            "pump 202",
            "lock kind:initiative 2026",
            "year:04",
            "year:2024 pump",
            "lock 20 26",
        ],
    ],
)
def test_every_turn_of_the_query_language_has_the_same_answer(query: str) -> None:
    _alike(IN_MEMORY.search(query), ON_DISK.search(query))


def test_queries_typed_letter_by_letter_have_the_same_answers_among_thousands() -> None:
    asked = [question.query for question in questions(MANY_ITEMS, 3)]
    chance = random.Random(4)
    for query in chance.sample(asked, 30):
        for end in range(1, len(query) + 1):
            _alike(MANY_IN_MEMORY.search(query[:end], 10), MANY_ON_DISK.search(query[:end], 10))


EVERYWHERE = [
    "scheme 2024",
    "2021 s",
    "s",
    "fi",
    "scheme",
    "scheme task",
    "c s",
    "sc ta fo",
    "joint register",
    "task -force",
    '"task force" s',
]


@pytest.mark.parametrize("query", EVERYWHERE)
def test_what_is_everywhere_is_counted_and_ranked_alike(query: str) -> None:
    for limit in (0, 1, 70, 1000, 2500):
        _alike(MANY_IN_MEMORY.search(query, limit), MANY_ON_DISK.search(query, limit))


@pytest.mark.parametrize(
    "query", [*EVERYWHERE, "in:measures river", "security in:measures", "fewer accidents river tr"]
)
def test_words_too_common_to_be_listed_are_ranked_alike(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (candidates, reach):
        monkeypatch.setattr(module, "MOST_LISTED", 50)
        monkeypatch.setattr(module, "HEAD", 40)
    monkeypatch.setattr(candidates, "_AT_ONCE", 64)
    index = stored_index_of(MANY, 2)
    for limit in (1, 50, 1000):
        for typed in (query[:-1], query):
            _alike(MANY_IN_MEMORY.search(typed, limit), index.search(typed, limit))


def test_an_empty_library_on_disk_has_no_hits() -> None:
    index = stored_index_of([], 1)
    assert len(index) == 0
    for query in ("", "pump", '"pump"', "-pump", "kind:point", "pmup hall"):
        assert index.search(query).hits == ()


def test_filters_are_the_same() -> None:
    assert ON_DISK.filters == IN_MEMORY.filters
    assert len(ON_DISK) == len(IN_MEMORY)


NARROWED, NARROWED_ON_DISK = entries_of(), stored_index_of_briefings(entries_of())
NARROWED_IN_MEMORY = index_of(NARROWED)


@given(queries, narrowings)
@examples(100)
def test_what_remains_has_the_same_answer(query: str, narrowing: Narrowing) -> None:
    for limit in (2, 50):
        found = NARROWED_ON_DISK.search(query, limit, narrowing=narrowing)
        _alike(NARROWED_IN_MEMORY.search(query, limit, narrowing=narrowing), found)


@pytest.mark.parametrize(
    "query", [*EVERYWHERE, "in:measures river", "sctafo", "schme", "-force", "scheme -task", "outcome:safer scheme"]
)
def test_what_remains_of_thousands_is_ranked_alike(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    narrowings = [
        Narrowing(tuple(Choice(Facet.AREA, area) for area in areas)) for areas in (["trade"], ["trade", "health", ""])
    ]
    for most in (MOST_LISTED, 50):
        for module in (candidates, reach):
            monkeypatch.setattr(module, "MOST_LISTED", most)
            monkeypatch.setattr(module, "HEAD", 40)
        index = MANY_ON_DISK if most == MOST_LISTED else stored_index_of(MANY, 2)
        for narrowing in narrowings:
            for limit in (1, 70, 1000):
                _alike(
                    MANY_IN_MEMORY.search(query, limit, narrowing=narrowing),
                    index.search(query, limit, narrowing=narrowing),
                )
