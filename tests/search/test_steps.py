"""The steps through a word: every pair of letters with nothing but vowels and doubled letters between them."""

from hypothesis import given
from hypothesis import strategies as st

from outbrief.search.steps import VOWELS, steps_of


def pairs(word: str) -> set[str]:
    """Return the steps, told from their description alone."""

    def may_follow(first: int, second: int) -> bool:
        between = range(first + 1, second)
        return all(word[at] in VOWELS or word[at] == word[at - 1] for at in between)

    ends = range(len(word))
    return {word[0]} | {word[a] + word[b] for a in ends for b in ends if a < b and may_follow(a, b)}


@given(st.text(st.sampled_from("aeioubbcdxé漢"), min_size=1, max_size=14))
def test_the_steps_are_the_pairs_that_can_follow_each_other(word: str) -> None:
    assert steps_of(word) == pairs(word)


def test_a_word_of_a_megabyte_has_few_steps() -> None:
    # Looked at pair by pair it would take a day, and everybody who opens the library would wait.
    assert steps_of("x" * 1_000_000) == {"x", "xx"}
    assert steps_of("a" * 999_999 + "b") == {"a", "aa", "ab"}
