"""The account: a text that is missing is found out, one that is there is not."""

import random
from dataclasses import replace

import pytest

from imported import imported
from outbrief.briefing.model import Briefing, Paragraph, Points, PriorityTable
from outbrief.briefing.place import Place
from outbrief.formats.sources.accounting import missing
from outbrief.formats.sources.kinds import Kind
from outbrief.formats.sources.printed import comparing, printed

DOCUMENT = """\
---
title: The plan
layout: wide
---

# The plan of 2026

Intro with **bold** words &amp; a [link](page.md).

## Safety

It was agreed[^1]:

- **Ladders**: lit by the end of the winter
- Ropes: new ones for every quay
- 5

| No. | Action | Due |
|---|---|---|
| 01 | Lamps for all | <s>May</s> June |
| 02 | Yes | 5 |
| 03 | Yes | 5 |

![Map](map.png)

[^1]: As agreed in Lysekil.
"""


def _lost(document: str, briefing: Briefing, kind: Kind = Kind.MARKDOWN) -> list[str]:
    return [piece.text for piece in missing(printed(document, kind), briefing, comparing(kind))]


def _without(briefing: Briefing, number: int) -> tuple[Briefing, str]:
    """Return a briefing without one of its texts, and that text."""
    section = briefing.sections[0]
    paragraph, points, table = section.body
    assert isinstance(paragraph, Paragraph)
    assert isinstance(points, Points)
    assert isinstance(table, PriorityTable)
    cells = [(row, key) for row in table.rows for key in row.cells]
    changes = [
        (replace(briefing, title="x"), briefing.title),
        (replace(briefing, intro=()), briefing.intro[0].text),
        (replace(briefing, footnotes=()), "As agreed in Lysekil."),
        (replace(briefing, extra={}), "wide"),
        (replace(briefing, sections=(replace(section, title=""),)), section.title),
        (replace(briefing, sections=(replace(section, extra={}),)), "Map"),
        (replace(briefing, sections=(replace(section, body=(points, table)),)), paragraph.text),
    ]
    for at, point in enumerate(points.points):
        rest = Points((*points.points[:at], *points.points[at + 1 :]))
        changes.append((replace(briefing, sections=(replace(section, body=(paragraph, rest, table)),)), point.text))
    for row, key in cells:
        rest_of_row = replace(row, cells={other: text for other, text in row.cells.items() if other != key})
        rows = tuple(rest_of_row if one is row else one for one in table.rows)
        body = (paragraph, points, replace(table, rows=rows))
        changes.append((replace(briefing, sections=(replace(section, body=body),)), row.cells[key]))
    return changes[number % len(changes)]


def test_nothing_is_missing_of_what_is_there() -> None:
    assert _lost(DOCUMENT, imported(DOCUMENT).briefing) == []


@pytest.mark.parametrize("number", range(20))
def test_every_text_that_is_taken_out_is_missed(number: int) -> None:
    briefing, text = _without(imported(DOCUMENT).briefing, number)
    lost = " ".join(_lost(DOCUMENT, briefing))
    assert lost
    assert text.split("[")[0].replace("*", "").strip(": ") in lost or lost in text


def test_as_often_as_it_was_said() -> None:
    text = "# T\n\nYes, we agree.\n\n## A\n\n- Yes\n- Yes\n\n## B\n\nYes.\n"
    briefing = imported(text).briefing
    assert _lost(text, briefing) == []
    assert _lost(text + "\nYes\n", briefing) == ["Yes"]
    assert _lost(text.replace("agree", "agreed"), briefing) == ["Yes, we agreed."]


def test_order_and_line_breaks_do_not_matter_but_parts_of_words_do() -> None:
    paragraph = Paragraph(Place(""), "one two three")
    briefing = Briefing(Place(""), "T", (paragraph,))
    assert _lost("two\nthree\none T\n".replace("one T", "one\nT"), briefing, Kind.TEXT) == []
    assert _lost("wo thre", briefing, Kind.TEXT) == ["wo thre"]


def test_a_name_may_stand_apart_from_its_explanation_and_a_link_from_its_words() -> None:
    text = "# T\n\n## [Linked title](u.md)\n\n- Name – explained\n- Other – too\n"
    assert _lost(text, imported(text).briefing) == []


def test_separated_values_are_held_to_account_without_reading_quotes() -> None:
    text = 'id,name\n1,"A, ""b"" c"\n2,"two\nlines"\n'
    briefing = imported(text, "a.csv").briefing
    assert _lost(text, briefing, Kind.CSV) == []
    assert _lost(text + "3,lost\n", briefing, Kind.CSV) == ["lost", "3"]


def test_a_thousand_equal_lines_are_counted() -> None:
    lines = [f"- {random.Random(1).choice('ab')}" for _ in range(1000)]
    text = "# T\n\n## S\n\n" + "\n".join(lines) + "\n"
    briefing = imported(text).briefing
    assert _lost(text, briefing) == []
    assert len(_lost(text + "- a\n- b\n", briefing)) == 2
