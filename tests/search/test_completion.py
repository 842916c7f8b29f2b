"""A filter that has been begun is completed, whatever stands before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.search.completion import completed

FILTERS = ("area", "end-date", "in", "initiative", "kind", "outcome")


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("out", "outcome:"),
        ("fleet OUT", "fleet outcome:"),
        ("-ar", "-area:"),
        ("in", "in:"),
        ("in:", "initiative:"),
        ("kind:po", "kind:point"),
        ("kind:point", "kind:section"),
        ("kind:", "kind:initiative"),
        ("-end-", "-end-date:"),
        ("fleet", "fleet"),
        ("outcome:respons", "outcome:respons"),
        ("fleet ", "fleet area:"),
        ("", "area:"),
    ],
)
def test_the_last_word_is_completed(typed: str, whole: str) -> None:
    assert completed(typed, FILTERS) == whole


@given(st.text(max_size=30))
def test_what_stands_before_the_last_word_stays(text: str) -> None:
    assert completed(text, FILTERS).startswith(text[: text.rfind(" ") + 1])
