"""Handles are stable, readable and unique."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.briefing.place import HANDLE_LENGTH, Handles, Place, briefing_id, child, parent, slug


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Command & Control", "command-control"),
        ("Café Défense", "cafe-defense"),
        ("NATO’s own", "natos-own"),
        ("3a", "3a"),
        ("  —  ", ""),
        ("北约", "北约"),
        ("सुरक्षा", "सुरक्षा"),
        ("STRASSE Straße", "strasse-strasse"),
    ],
)
def test_a_handle_is_what_a_person_would_type(text: str, handle: str) -> None:
    assert slug(text) == handle


def test_a_long_handle_ends_with_a_whole_word() -> None:
    assert slug("strengthening " * 10) == "-".join(["strengthening"] * 3)
    assert slug("x" * 100) == "x" * HANDLE_LENGTH


@given(st.text())
def test_a_handle_has_nothing_that_parts_places_or_lines(text: str) -> None:
    handle = slug(text)
    assert not set("/ \n\t,;") & set(handle)
    assert handle == handle.strip("-")


@given(st.text(alphabet="abcXYZ 019-éß/’"))
def test_the_handle_of_a_handle_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.lists(st.sampled_from(["a", "A", "a-2", "a 2", "a-2-2", "", "b", "row", "row-2"]), max_size=30))
def test_claimed_handles_are_unique(names: list[str]) -> None:
    handles = Handles()
    claimed = [handles.claim(name, "row") for name in names]
    assert len(set(claimed)) == len(claimed)


@given(
    st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=6),
    st.lists(st.sampled_from(["a", "a-2", "b", "a-3"]), max_size=20),
)
def test_a_reserved_handle_is_never_claimed(written: list[str], names: list[str]) -> None:
    handles = Handles()
    reserved = [handle for handle in written if handles.reserve(handle)]
    assert set(reserved) == set(written)
    assert len(set(reserved)) == len(reserved)
    claimed = [handles.claim(name, "row") for name in names]
    assert not set(claimed) & set(reserved)
    assert len(set(claimed)) == len(claimed)


def test_the_first_claim_has_no_number_and_the_next_have() -> None:
    handles = Handles()
    assert [handles.claim(name, "row") for name in ("Task", "task", "!", "?", "TASK")] == [
        "task",
        "task-2",
        "row",
        "row-2",
        "task-3",
    ]


def test_places_go_down_and_up() -> None:
    place = child(child(Place("visit"), "one"), "task")
    assert place == "visit/one/task"
    assert parent(place) == "visit/one"
    assert parent(Place("visit")) is None
    assert briefing_id(place) == "visit"
