"""Where not all words of a query stand together, those that do are told: of a whole question, what it asks about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.search.entries import entries
from outbrief.search.fewer import MOST_TRIED, MOST_WORDS, Fewer, fewer
from outbrief.search.memory import index_of
from outbrief.search.query import Query, parse
from search.made_up_entries import marsh, row

INDEX = index_of(entries(marsh()))


def told(query: str, *together: set[str]) -> str | None:
    """Return what is told of a query where such words stand together, and no others anywhere."""

    def holds(asked: Query) -> bool:
        words = {word for term in asked.terms if not term.negative for word in term.words}
        return any(words <= some for some in together)

    found = fewer(parse(query), holds, lambda asked: Fewer(asked.text, int(holds(asked)), False))
    return found and found.text


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("what did we promise on cyber resilience", "cyber resilience"),
        ("Where is anything on cyber resilience, and for whom?", "cyber resilience"),
        ("cyber resilience zeppelin", "cyber resilience"),
        ("cyber harbour resilience", "cyber resilience"),
        ("cyber zeppelin", "cyber"),
        ('"cyber resilience" zeppelin', '"cyber resilience"'),
        ("cyber zeppelin -harbour", "cyber -harbour"),
        ("status:open cyber zeppelin", "status:open cyber"),
        ("cyber zeppelin due<2027", "cyber due<2027"),
    ],
)
def test_the_most_words_that_stand_together_are_told(query: str, text: str) -> None:
    assert told(query, {"cyber", "resilience", "open", "2027"}, {"harbour"}) == text


def test_of_as_many_those_are_told_that_say_most() -> None:
    assert told("of fog and lighthouse in winter", {"fog", "winter"}, {"lighthouse", "winter"}) == "lighthouse winter"


@pytest.mark.parametrize(
    "query", ["", "cyber", "zeppelin walrus", "what of it", "-cyber resilience", "cyber resilience"]
)
def test_where_there_is_nothing_less_to_look_for_nothing_is_told(query: str) -> None:
    assert told(query, {"cyber"}, {"resilience"}) is None


@examples(50)
@given(
    st.lists(st.sampled_from(["cyber", "pier", "fog", "of", "what", "lamp", "quay", "ice"]), max_size=2 * MOST_WORDS)
)
def test_what_is_told_is_found_and_made_of_what_was_typed(words: list[str]) -> None:
    asked = 0

    def find(query: Query) -> Fewer:
        nonlocal asked
        asked += 1
        return Fewer(query.text, int(len(query.terms) == 2), False)

    found = fewer(parse(" ".join(words)), lambda _: True, find)
    assert asked <= MOST_TRIED
    if found is not None:
        assert found.total
        assert set(found.text.split()) <= set(words)


def test_an_index_tells_what_its_own_search_then_finds() -> None:
    answer = INDEX.search("which pump would we have for zeppelins")
    assert answer.total == 0
    assert answer.fewer is not None
    again = INDEX.search(answer.fewer.text)
    assert (again.total, again.more) == (answer.fewer.total, answer.fewer.more)
    assert again.total


def test_what_is_found_needs_nothing_less() -> None:
    assert INDEX.search("pump").fewer is None


def test_words_that_are_there_but_apart_are_tried_by_two() -> None:
    index = index_of([row("Fog lamp"), row("Lamp quay"), row("Fog bell")])
    found = index.search("fog lamp quay").fewer
    assert found is not None
    assert found.text == "lamp quay"
