"""Pages of what documents hold and hand-written briefings rarely do: numbers, groups, cells of lines, footnotes."""

import pytest
from textual.content import Content

from headless_reader import library_of
from outbrief.app.pages.detail import detail_page
from outbrief.app.pages.flow import wrapped_lines
from outbrief.app.pages.shown import Shown

PLAN = """\
outbrief: 1
id: plan
title: The harbour plan
footnotes:
  - "5": As agreed in Lysekil.
  - "6": Not yet agreed.
extra: {layout: wide}
sections:
  - title: Steps
    text: What was agreed[^5] is to be done.
    points:
      - 1. Count the lamps of every quay, those of the yard too
      - name: 2. Ladders
        text: are lit
        points: [a. in the north, Plain]
    table:
      columns: {initiative: Measure, note: How}
      rows:
        - group: A. Quays
          initiative: Lamps
          note: |
            Lamps of the older kind are taken down
            New ones
        - {group: A. Quays, initiative: Ladders}
        - {group: B. Yards, initiative: Fences}
      extra: {attributes: "{: .wide}"}
    extra: {images: "![Lamps](lamps.png)"}
  - title: Another
    text: Nothing.
"""
LIBRARY = library_of(PLAN)


def lines_of(place: str, width: int) -> list[str]:
    standing = LIBRARY.find(place)
    assert standing is not None
    page = detail_page(Shown(standing), width)
    return [page.line(y).plain.rstrip() for y in range(page.height)]


def test_a_numbered_point_hangs_under_its_number_and_has_no_bullet() -> None:
    lines = lines_of("plan/steps", 40)
    at = lines.index("1. Count the lamps of every quay, those")
    assert lines[at + 1 : at + 5] == ["   of the yard too", "2. Ladders — are lit", "  a. in the north", "  • Plain"]


@pytest.mark.parametrize("width", [24, 60])
def test_a_group_stands_once_above_its_rows(width: int) -> None:
    lines = lines_of("plan/steps", width)
    assert [line for line in lines if line.startswith(("A. ", "B. "))] == ["A. Quays", "B. Yards"]
    at = lines.index("B. Yards")
    assert "Fences" in "".join(lines[at + 1 : at + 3])


def test_in_a_cell_of_lines_what_is_wrapped_hangs() -> None:
    cell = Content("Lamps of the older kind\nNew ones")
    assert [line.plain for line in wrapped_lines(cell, 14)] == ["Lamps of the", "  older kind", "New ones"]
    assert [line.plain for line in wrapped_lines(cell, 8)] == ["Lamps of", "the", "older", "kind", "New ones"]


def test_a_section_shows_the_footnotes_it_refers_to_and_a_briefing_all() -> None:
    assert lines_of("plan/steps", 60)[-1] == "5 As agreed in Lysekil."
    assert not any("agreed" in line for line in lines_of("plan/another", 60))
    assert [line for line in lines_of("plan", 60) if line.endswith("agreed.")] == ["6 Not yet agreed."]
    standing = LIBRARY.find("plan/footnote-6")
    assert standing is not None
    assert standing.item.place in [stop.place for stop in detail_page(Shown(LIBRARY.find("plan")), 60).stops]


def test_what_the_source_held_besides_stands_under_what_it_belongs_to() -> None:
    page = "\n".join(lines_of("plan", 60))
    order = ["Fences", "attributes: {: .wide}", "images: ![Lamps](lamps.png)", "2 Another", "layout: wide"]
    assert sorted(order, key=page.index) == order
