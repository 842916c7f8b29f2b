"""Two versions of a briefing, record by record."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from examples import examples
from outbrief.briefing.model import Briefing
from outbrief.compare.records import Change, differences
from outbrief.loading.load import load_text
from written_briefings import written_briefings

BEFORE = """\
outbrief: 1
title: The visit
sections:
  - id: talks
    title: Talks
    text: |
      What was said at length about lamps.

      And about ropes.
    points:
      - Ladders: lit
    table:
      columns: {id: No., initiative: Measure, due: Due}
      rows:
        - {id: "1", initiative: Lamps, due: 2026}
        - {id: "2", initiative: Ropes}
footnotes:
  - "1": A note.
"""


def _briefing(text: str) -> Briefing:
    briefing = load_text(text, Path("visit.yaml")).briefing
    assert briefing is not None
    return briefing


def _found(*changes: tuple[str, str]) -> list[tuple[str, ...]]:
    after = BEFORE
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    return [
        tuple(map(str, (one.change, one.kind, one.name, one.field, one.before, one.after)))
        for one in differences(_briefing(BEFORE), _briefing(after))
    ]


def test_a_changed_cell_is_one_difference_whatever_else_moved() -> None:
    rows = '        - {id: "1", initiative: Lamps, due: 2026}\n        - {id: "2", initiative: Ropes}\n'
    swapped = '        - {id: "2", initiative: Ropes}\n        - {id: "1", initiative: Lamps, due: 2027}\n'
    assert _found((rows, swapped)) == [("changed", "row", "Lamps", "due", "2026", "2027")]


def test_records_are_the_same_by_their_id_though_they_are_called_otherwise() -> None:
    assert _found(("title: Talks", "title: Discussions"), ("initiative: Ropes", "initiative: Cables")) == [
        ("changed", "section", "Talks", "title", "Talks", "Discussions"),
        ("changed", "row", "Ropes", "initiative", "Ropes", "Cables"),
    ]


def test_without_an_id_by_their_name_and_then_by_most_of_their_text() -> None:
    assert _found(("id: talks", "id: other"), ("at length about lamps", "at length about lights")) == [
        ("changed", "section", "Talks", "id", "talks", "other"),
        (
            "changed",
            "paragraph",
            "What was said at length about lamps.",
            "text",
            "What was said at length about lamps.",
            "What was said at length about lights.",
        ),
    ]


def test_what_is_new_and_what_is_gone() -> None:
    points = ("      - Ladders: lit\n", "      - Quite another thing\n")
    found = _found(points, ('  - "1": A note.\n', '  - "2": Something else altogether\n'))
    assert [one[:3] for one in found] == [
        ("removed", "point", "Ladders"),
        ("removed", "footnote", "1"),
        ("added", "point", "Quite another thing"),
        ("added", "footnote", "2"),
    ]


@examples(60)
@given(written_briefings())
def test_a_briefing_differs_from_itself_in_nothing_and_from_a_renamed_one_in_its_name(briefing: Briefing) -> None:
    assert differences(briefing, briefing) == []
    renamed = replace(briefing, title=f"{briefing.title}!")
    (difference,) = differences(briefing, renamed)
    assert (difference.change, difference.kind, difference.field) == (Change.CHANGED, "briefing", "title")
