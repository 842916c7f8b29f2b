"""Sets of numbers as bits, and texts by the letters that they lack."""

from hypothesis import given
from hypothesis import strategies as st

from outbrief.search.letters import Letters, bits_of, classes, numbers

words = st.text(st.characters(categories=["L", "N"]), max_size=12)


@given(st.sets(st.integers(0, 500)))
def test_numbers_come_back_out_of_a_set_in_order(found: set[int]) -> None:
    assert numbers(bits_of(sorted(found))) == sorted(found)


@given(st.lists(words, max_size=20), words, st.integers(0, 3))
def test_a_text_is_kept_that_lacks_no_more_letters_than_it_may(texts: list[str], word: str, most: int) -> None:
    wanted = classes(word)
    kept = numbers(Letters(texts).lacking_at_most(wanted, most))
    assert kept == [number for number, text in enumerate(texts) if len(wanted - classes(text)) <= most]


@given(st.lists(words, max_size=20), words)
def test_only_the_texts_that_are_asked_for_are_looked_at(texts: list[str], word: str) -> None:
    among = bits_of(list(range(0, len(texts), 2)))
    kept = numbers(Letters(texts).lacking_at_most(classes(word), 1, among))
    assert all(number % 2 == 0 for number in kept)
