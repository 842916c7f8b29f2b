"""A filter that has been begun is completed, whatever stands before it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.briefing.place import Place
from outbrief.search.completion import completed, known_values
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of
from outbrief.search.narrowing import Choice, Facet, Narrowing
from outbrief.search.query import parse

FILTERS = ("area", "end-date", "in", "initiative", "kind", "outcome", "status")
VALUES = {"status": ("open", "in progress", "On hold", 'so-called "done"'), "kind": tuple(Kind)}


def values(key: str) -> Sequence[str]:
    return VALUES.get(key, ())


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
        ("status:", "status:open"),
        ("fleet -status:IN", 'fleet -status:"in progress"'),
        ('status:"in pro', 'status:"in progress"'),
        ('status:"in progress"', 'status:"On hold"'),
        ("status:open", 'status:"in progress"'),
        ("status:so", "status:so-called"),
        ("status:nothing like it", "status:nothing like it"),
        ("status:nothing", "status:nothing"),
        ('lamps status:"on', 'lamps status:"On hold"'),
        ("Status:do", "Status:do"),
        ("Status:in", 'Status:"in progress"'),
        ("lamps status=", "lamps status=open"),
        ("status=open", 'status="in progress"'),
        ('status="on', 'status="On hold"'),
        ("outcome=respons", "outcome=respons"),
        ("a=b:", "a=b:"),
    ],
)
def test_the_last_word_is_completed(typed: str, whole: str) -> None:
    assert completed(typed, FILTERS, values) == whole


def row(number: int, status: str, marking: str = "") -> Entry:
    cells = (Field("initiative", "Initiative", f"Lamp {number}"), Field("status", "Status", status))
    return Entry(Kind.INITIATIVE, Place(f"plan/{number}"), cells, ("Plan",), marking)


def test_the_values_of_a_column_are_those_there_are_the_most_frequent_first() -> None:
    index = index_of([row(1, "done"), row(2, "open"), row(3, "open", "AMBER"), row(4, "")])
    assert list(known_values(index, "status")) == ["open", "done"]
    assert list(known_values(index, "marking")) == ["AMBER"]
    assert list(known_values(index, "initiative")) == []
    assert list(known_values(index, "kind")) == [*Kind]
    assert list(known_values(index, "nothing")) == []
    done = Narrowing((Choice(Facet.STATUS, "done", "done"),))
    assert list(known_values(index, "status", done))[:1] == ["open"]


@examples(200)
@given(st.text(st.sampled_from('ostau :=-"x<2'), max_size=20))
def test_what_stands_before_the_last_word_stays(text: str) -> None:
    before = parse(text).terms[:-1]
    assert parse(completed(text, FILTERS, values)).terms[: len(before)] == before
