"""State as bytes: what is written is read, and nothing else is believed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up_states import STATES
from outbrief.library.state import Spot, State
from outbrief.library.state_format import Foreign, Future, decoded, encoded

GOOD = encoded(State().with_bookmark(Spot("/a\udcff.yaml", "a/b"), True, "Title", ("A",)).with_query("x"))


@given(STATES)
def test_what_is_written_is_read(state: State) -> None:
    assert decoded(encoded(state)) == state


def test_a_file_name_that_is_no_text_is_kept() -> None:
    assert [spot.file for spot, _ in decoded(GOOD).kept] == ["/a\udcff.yaml"]
    assert GOOD.isascii()


@given(st.binary())
def test_any_bytes_are_refused_in_one_way(data: bytes) -> None:
    with pytest.raises((Foreign, Future)):
        decoded(data)


@pytest.mark.parametrize("at", range(0, len(GOOD) - 2, 7))
def test_a_file_that_was_cut_is_refused(at: int) -> None:
    with pytest.raises(Foreign):
        decoded(GOOD[:at])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(["outbrief-state", "bookmarks", "left", "queries", "theme"]), VALUES)
def test_any_value_in_its_place_is_refused_or_read(name: str, value: object) -> None:
    whole = json.loads(GOOD)
    whole[name] = value
    try:
        state = decoded(json.dumps(whole).encode())
    except (Foreign, Future):
        return
    assert decoded(encoded(state)) == state


def test_a_later_version_is_told_apart() -> None:
    with pytest.raises(Future):
        decoded(GOOD.replace(b'"outbrief-state": 1', b'"outbrief-state": 2'))
    for other in (b"true", b"1.0", b'"1"', b"0", b"[2]"):
        with pytest.raises(Foreign):
            decoded(GOOD.replace(b'"outbrief-state": 1', b'"outbrief-state": ' + other))


def test_brackets_without_end_are_refused() -> None:
    with pytest.raises(Foreign):
        decoded(b"[" * 1_000_000)


def test_what_it_says_is_clean() -> None:
    data = GOOD.replace(b"Title", b"\\u001b[2J\\u202e")
    assert decoded(data).kept[0][1].title == "␛[2J�"
