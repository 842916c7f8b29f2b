"""The lexicon on disk finds the words that looking at each of them would find."""

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from examples import examples
from outbrief.search.grades import is_spelt
from outbrief.search.letters import classes
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.lexicon import KEYS, Lexicon, mask, ordered, write_lexicon

_LETTERS = st.text(alphabet="abcenst", min_size=1, max_size=7)
WORDS = st.sets(
    st.one_of(_LETTERS, st.text(alphabet="ab12", min_size=1, max_size=5), st.sampled_from(["мост", "网络", "łód"]))
)


def lexicon_of(words: set[str]) -> Lexicon:
    """Write words to disk and map them."""
    every, spelt = ordered(words)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "lexicon"
        with path.open("wb") as file:
            writer = ContainerWriter(file)
            write_lexicon(writer, every, spelt)
            writer.finish()
        return Lexicon(Container(path), len(every), spelt)


@given(WORDS, _LETTERS)
@examples(150)
@example({"cyber", "cybers", "cyberspace"}, "cyber")
@example({"a" * 30, "a" * 29 + "b", "a" * 24}, "a" * 24)
def test_every_look_up_finds_what_is_there(words: set[str], start: str) -> None:
    lexicon = lexicon_of(words)
    every = lexicon.words(np.arange(lexicon.count))
    assert set(every) == words
    assert [lexicon.number(word) for word in every] == list(range(len(every)))
    assert lexicon.number(start + "zz") is None
    begun = [word for first, last in lexicon.starting(start) for word in every[first:last]]
    # One letter begins words, not codes.
    codes_too = len(start) > 1
    assert sorted(begun) == sorted(word for word in words if word.startswith(start) and (codes_too or is_spelt(word)))
    assert sorted(every[number] for number in lexicon.holding(start)) == sorted(
        word for word in words if is_spelt(word) and start in word
    )
    for name, key in KEYS.items():
        same = [word for word in words if is_spelt(word) and key(word) == key(start)]
        assert sorted(word for _, word in lexicon.alike(name, key(start))) == sorted(same)


@given(WORDS, _LETTERS, st.integers(1, 9))
@examples(150)
@example({"a" * 30, "a" * 29 + "b", "a" * 24}, "a", 25)
@example({"cyber", "cybers", "cyberspace"}, "c", 5)
def test_beginnings_are_distinct_and_those_of_longer_words(words: set[str], start: str, size: int) -> None:
    lexicon = lexicon_of(words)
    numbers, masks = lexicon.beginnings(start[0], size)
    found = [word[:size] for word in lexicon.words(numbers)]
    longer = {word[:size] for word in words if is_spelt(word) and word.startswith(start[0]) and len(word) > size}
    assert sorted(found) == sorted(longer)
    assert masks.tolist() == [mask(beginning) for beginning in found]


@given(st.text())
def test_a_mask_has_the_bits_of_the_letters_classes(text: str) -> None:
    assert {bit for bit in range(64) if mask(text) >> bit & 1} == classes(text)
