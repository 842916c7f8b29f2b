"""What an item is in another version of its briefing, whose places may be others'."""

from pathlib import Path

import pytest

from outbrief.briefing.model import Briefing, Item, heading, walk
from outbrief.briefing.same import same_in
from outbrief.loading.load import load_text

TEXT = """\
outbrief: 1
id: quay
title: Quay
sections:
  - title: Works
    text: What is planned.
    points: [Lamps, Ladders: Wooden ones]
    table:
      columns: {area: Area, initiative: Measure, status: Status}
      rows:
        - {area: Trade, initiative: Cold chain, status: open}
        - {area: Trade, initiative: Timber grading, status: open}
        - {area: Trade, initiative: Ferry fares, status: open}
"""
ABOVE = "        - {area: Trade, initiative: Night market, status: planned}\n"
TOP = TEXT.replace("      rows:\n", "      rows:\n" + ABOVE)


def briefing(text: str) -> Briefing:
    found = load_text(text.encode(), Path("quay.yaml")).briefing
    assert found is not None
    return found


def named(text: str, name: str) -> Item:
    return next(one.item for one in walk(briefing(text)) if heading(one.item) == name)


@pytest.mark.parametrize("name", ["Quay", "Works", "What is planned.", "Lamps", "Ladders", "Timber grading"])
def test_what_has_not_changed_is_found_where_it_is(name: str) -> None:
    item = named(TEXT, name)
    found = same_in(briefing(TEXT), item)
    assert found is not None
    assert found.item == item


@pytest.mark.parametrize("name", ["Cold chain", "Timber grading", "Ferry fares"])
def test_a_row_is_found_though_another_has_its_place(name: str) -> None:
    before, found = named(TEXT, name), same_in(briefing(TOP), named(TEXT, name))
    assert found is not None
    assert heading(found.item) == name
    assert found.item.place != before.place


def test_a_row_that_says_something_else_is_known_by_its_name() -> None:
    changed = TOP.replace("Timber grading, status: open", "Timber grading, status: done")
    found = same_in(briefing(changed), named(TEXT, "Timber grading"))
    assert found is not None
    assert heading(found.item) == "Timber grading"


def test_what_is_gone_or_could_be_either_of_two_is_not_guessed() -> None:
    timber = named(TEXT, "Timber grading")
    assert same_in(briefing(TEXT.replace("Timber grading", "Timber trade")), timber) is None
    twice = TOP.replace("Night market", "Timber grading").replace("grading, status: open", "grading, status: done")
    assert same_in(briefing(twice), timber) is None
    # What says the same at its own place is that, whoever else says it.
    doubled = TEXT.replace("Ferry fares", "Timber grading")
    found = same_in(briefing(doubled), timber)
    assert found is not None
    assert found.item.place == timber.place
