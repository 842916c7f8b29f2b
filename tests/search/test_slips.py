"""Slips: what it takes to have typed one word for another, and which words may be meant by a misspelt one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from outbrief.search.alike import ANYWHERE, FARTHEST, Alike
from outbrief.search.closeness import closeness
from outbrief.search.slips import FIRST, cost
from search.made_up_entries import found, row

words = st.text("aeiknost", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("likelier", "less_likely"),
    [
        (("ferires", "ferries"), ("ferkies", "ferries")),
        (("feries", "ferries"), ("ferris", "ferrets")),
        (("slice", "sluice"), ("suice", "sluice")),
        (("kanal", "kamel"), ("kanal", "kabel")),
        (("pomp", "pump"), ("plmp", "pump")),
        (("boaat", "boat"), ("bowkat", "boat")),
        (("sluize", "sluice"), ("sluipe", "sluice")),
    ],
)
def test_the_likelier_slip_is_the_cheaper(likelier: tuple[str, str], less_likely: tuple[str, str]) -> None:
    assert cost(*likelier) < cost(*less_likely)
    assert closeness(*likelier) > closeness(*less_likely)


@given(words, words)
def test_a_word_costs_nothing_to_itself_and_no_slip_is_free(word: str, other: str) -> None:
    assert cost(word, word) == 0
    assert (cost(word, other) == 0) is (word == other)
    assert cost(word, other) <= OSA.distance(word, other) + FIRST


@given(st.sets(words, min_size=1, max_size=30), words)
def test_no_nearest_word_is_overlooked_but_one_that_begins_otherwise_and_is_far_away(
    known: set[str], word: str
) -> None:
    farthest = FARTHEST[(len(word) > 5) + (len(word) > 8)]
    distances = {other: OSA.distance(word, other) for other in known - {word}}
    nearest = min(distances.values(), default=0)
    close = {other for other, slips in distances.items() if slips == nearest <= farthest and len(other) > 1}
    kept = Alike(sorted(known)).mistaken(word)
    assert {other for other in close if nearest <= ANYWHERE or other[0] == word[0]} <= set(kept)


@given(st.sets(words, min_size=1, max_size=30), words)
def test_only_beginnings_of_words_are_begun(known: set[str], word: str) -> None:
    assert all(any(other.startswith(start) for other in known) for start in Alike(sorted(known)).begun(word))


def test_of_two_words_one_letter_away_the_likelier_is_first() -> None:
    assert found("sluce", row("Slack Spruce"), row("Sluice"))[0] == "Sluice"
    assert found("chanels", row("Chapels"), row("Channels")) == ["Channels", "Chapels"]


def test_a_word_of_three_letters_is_a_light_slip_of_another() -> None:
    assert found("mop hok", row("Mop Hook"), row("Mop Hob")) == ["Mop Hook"]
    assert found("hok", row("Hop"), row("Hook")) == ["Hook"]
    assert found("opt", row("Pot")) == []
