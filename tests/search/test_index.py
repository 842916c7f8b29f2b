"""The index: how many hits, of which kinds, always in the same order, and an honest no."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.briefing.place import Place
from outbrief.search.entries import Entry, Kind, entries
from outbrief.search.memory import index_of
from search.made_up_entries import entry, found, marsh, queries, row, search

ENTRIES = tuple(entries(marsh()))
INDEX = index_of(ENTRIES)


def _many() -> list[Entry]:
    """Return more entries than anyone reads, the word `gate` in a column that counts more or less."""
    in_outcome = [row(f"Sluice {number} of the canal", outcome="gate") for number in range(200)]
    in_note = [row(f"Sluice {number} of the canal", note="a gate, no weir") for number in range(200, 600)]
    return [*in_note[:150], *in_outcome, *in_note[150:]]


def test_an_index_knows_how_many_entries_it_holds() -> None:
    assert len(INDEX) == len(ENTRIES)
    assert len(index_of(())) == 0


@pytest.mark.parametrize("query", ["", "pump", '"pump"', "area:pump", "-pump", "kind:point"])
def test_an_empty_library_has_no_hits_and_no_words_to_name(query: str) -> None:
    answer = index_of(()).search(query)
    assert (answer.hits, answer.total, answer.nearest) == ((), 0, ())


@pytest.mark.parametrize("query", ["", "   ", "…", "-", "\t\n"])
def test_an_empty_query_is_answered_by_nothing(query: str) -> None:
    answer = INDEX.search(query)
    assert (answer.hits, answer.total, answer.nearest, answer.hint) == ((), 0, (), "")


def test_the_total_counts_every_match_whatever_the_limit() -> None:
    index = index_of(_many())
    for limit in (0, 1, 7, 200, 1000):
        answer = index.search("sluice canal", limit=limit)
        assert answer.total == 600
        assert len(answer.hits) == min(limit, 600)


def test_a_smaller_limit_gives_the_beginning_of_a_longer_answer() -> None:
    index = index_of(_many())
    for query in ("sluice canal", "gate", "slu 1", "canl gate"):
        whole = index.search(query, limit=1000).hits
        assert len({hit.entry.place for hit in whole}) == len(whole)
        for limit in (1, 10, 130, 300):
            assert index.search(query, limit=limit).hits == whole[:limit]


@pytest.mark.parametrize("query", ["sluice canal", "gate", "sluise", "1 canal", "weir gate"])
def test_scores_never_rise_down_an_answer(query: str) -> None:
    scores = [hit.score for hit in index_of(_many()).search(query, limit=1000).hits]
    assert scores == sorted(scores, reverse=True)


def test_the_kinds_asked_for_and_a_filter_by_kind_are_the_same_and_narrow_each_other() -> None:
    every = [entry(kind, f"Ferries {kind}") for kind in Kind if kind is not Kind.INITIATIVE] + [row("Ferries")]
    index = index_of(every)
    assert index.search("ferries").total == len(Kind)
    for kind in Kind:
        (hit,) = index.search("ferries", kinds=[kind]).hits
        assert hit.entry.kind is kind
        assert index.search(f"kind:{kind} ferries").hits == (hit,)
    both = index.search("ferries", kinds={Kind.POINT, Kind.TABLE})
    assert {hit.entry.kind for hit in both.hits} == {Kind.POINT, Kind.TABLE}
    assert index.search("kind:point ferries", kinds={Kind.POINT, Kind.TABLE}).total == 1
    assert index.search("kind:section ferries", kinds={Kind.POINT, Kind.TABLE}).total == 0
    assert index.search("ferries", kinds=()).total == 0


def test_the_order_of_the_library_breaks_ties_and_nothing_else_of_it_matters() -> None:
    one, other = replace(row("Sluice"), place=Place("a/one")), replace(row("Sluice"), place=Place("b/other"))
    rest = [row("Sluice Gate"), row("Old Sluice Keeper"), entry(Kind.POINT, "The sluice")]
    for among in ([one, other, *rest], [*rest, one, other], [rest[2], one, rest[0], other, rest[1]]):
        assert [hit.entry for hit in search("sluice", *among).hits] == [one, other, *rest]


@given(queries)
@examples(60)
def test_the_same_query_has_the_same_answer_again_and_in_another_index(query: str) -> None:
    answer = INDEX.search(query)
    assert INDEX.search(query) == answer
    assert index_of(ENTRIES).search(query) == answer


@given(queries)
@examples(40)
def test_a_query_typed_letter_by_letter_has_the_answer_it_has_at_once(query: str) -> None:
    index = index_of(ENTRIES)
    for typed in range(len(query)):
        index.search(query[:typed])
    assert index.search(query) == index_of(ENTRIES).search(query)


@given(st.lists(queries, max_size=4), queries)
@examples(40)
def test_what_was_asked_before_changes_no_answer(before: list[str], query: str) -> None:
    index = index_of(ENTRIES)
    for earlier in before:
        index.search(earlier, limit=2, kinds=[Kind.INITIATIVE])
        index.search(earlier.upper())
    assert index.search(query) == index_of(ENTRIES).search(query)


def test_capitals_typed_before_change_no_answer_to_small_letters() -> None:
    index = index_of(ENTRIES)
    index.search("UCTF")
    assert index.search("uctf") == index_of(ENTRIES).search("uctf")


def test_thousands_of_other_queries_change_no_answer() -> None:
    index = index_of(_many()[:20])
    before = [index.search(query) for query in ("slu", "sluise 3", "weir gaet")]
    for number in range(2500):
        index.search(f"{number}x")
    assert [index.search(query) for query in ("slu", "sluise 3", "weir gaet")] == before


@pytest.mark.parametrize("query", ["zzqxv", "wombat", "qwertz uiop", "1234567", "量子计算", "ъъъъ"])
def test_nonsense_is_answered_by_nothing(query: str) -> None:
    answer = INDEX.search(query)
    assert (answer.hits, answer.total) == ((), 0)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("flet zeppelin", "fleet"),
        ("resilence of zeppelins", "resilience"),
        ("hamlte xyloph", "hamlet"),
    ],
)
def test_where_nothing_matches_the_nearest_words_are_named(query: str, word: str) -> None:
    answer = INDEX.search(query)
    assert answer.hits == ()
    assert word in answer.nearest


def test_where_no_word_is_near_none_is_named() -> None:
    assert INDEX.search("zzqxvw").nearest == ()


def test_what_matches_needs_no_nearest_words() -> None:
    assert INDEX.search("pump").nearest == ()
    assert INDEX.search("resilliance").nearest == ()


def test_no_record_is_found_that_lacks_one_of_the_words() -> None:
    assert found("sluice zeppelin", row("Sluice Gate"), row("Zeppelin Mast")) == []
