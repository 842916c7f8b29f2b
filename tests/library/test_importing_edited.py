"""Markdown that outbrief wrote and a person edited: what was edited is all that differs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from imported import imported, messages, points, tables
from outbrief.briefing.model import Briefing, Paragraph, Point, Points, PriorityTable, Standing
from outbrief.compare.records import differences
from outbrief.formats.markdown import markdown_of
from outbrief.formats.sources.outline import Options
from outbrief.library.importing import Imported, import_document
from outbrief.loading.load import load_text

HARBOUR = """\
outbrief: 1
id: harbour
title: Harbour Plan
lang: en
marking: TLP:GREEN
intro: |
  The ports met.
sections:
  - id: quays
    title: Quays
    marking: TLP:AMBER
    text: |
      They spoke of *quays*.
    points:
      - Ladders: lit by winter
      - id: ropes
        name: Ropes
        text: new ones
        due: "2027"
        points:
          - hemp
      - 1. First of all
    table:
      id: todo
      title: What is to be done
      intro: |
        Two rows.
      columns: {initiative: Milestone, kpi: Measure, lead: Lead}
      rows:
        - initiative: Survey
          kpi: Done by May
          lead: Port
        - initiative: Dredge
          kpi: Deep
          marking: TLP:RED
    sections:
      - title: Night
        text: |
          At night.
        extra:
          images: "![x](y.png)"
footnotes:
  - name: "1"
    text: A note.
    points:
      - and more
"""


def briefing() -> Briefing:
    loaded = load_text(HARBOUR, Path("harbour.yaml"))
    assert loaded.briefing is not None
    assert not loaded.problems
    return loaded.briefing


def edited(edit: Callable[[str], str]) -> Imported:
    """Import the briefing's Markdown as a person has edited it, out of the form in which outbrief writes it."""
    text = markdown_of(Standing(briefing(), ()), exact=True)
    after = edit(text)
    assert after != text
    return imported(f"{after}\n\n\n<!-- seen -->\n", "harbour.md")


def said(done: Imported) -> list[tuple[str, str, str, str]]:
    """Return what differs from the briefing, but for the comment at the end."""
    found = differences(briefing(), done.briefing)
    return [(one.kind, one.field, one.before, one.after) for one in found if one.after != "<!-- seen -->"]


def replacing(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def edit(text: str) -> str:
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        return text

    return edit


@pytest.mark.parametrize(
    ("edit", "differing"),
    [
        (replacing(("- **Ladders**", "*   **Ladders**")), []),
        (replacing(("| --- | --- |", "| :-------- | --- |")), []),
        (
            replacing(("| Survey | Done by May |", "|Survey|Done by **May**|")),
            [("kpi", "Done by May", "Done by **May**")],
        ),
        (replacing(("*Marking: TLP:AMBER*\n\n", "")), []),
        (replacing(("**What is to be done**", "**To do**")), [("title", "What is to be done", "To do")]),
        (replacing(("| Milestone |", "| Step |")), [("column initiative", "Milestone", "Step")]),
    ],
    ids=["another bullet", "another rule", "a cell", "no line of the marking", "a title", "a label"],
)
def test_only_what_was_edited_differs(edit: Callable[[str], str], differing: list[tuple[str, str, str]]) -> None:
    found = [one[1:] for one in said(edited(edit))]
    assert found == differing


def test_a_paragraph_above_the_comment_of_a_section_takes_nothing_from_it() -> None:
    done = edited(replacing(("## Quays\n", "## Quays\n\nIt rained, and\nthey stayed.\n")))
    section = done.briefing.sections[0]
    assert (section.id, section.marking) == ("quays", "TLP:AMBER")
    assert [block.text for block in section.body if isinstance(block, Paragraph)] == [
        "It rained, and they stayed.",
        "They spoke of *quays*.",
    ]


def test_a_marking_that_was_edited_where_it_is_read_is_the_marking() -> None:
    done = edited(replacing(("*Marking: TLP:AMBER*", "*Marking: TLP:RED*")))
    assert done.briefing.sections[0].marking == "TLP:RED"
    assert "marking: TLP:RED is the marking, and no longer TLP:AMBER: the line says so" in messages(done)


def test_of_two_markings_of_the_whole_both_are_kept() -> None:
    done = edited(replacing(("*Marking: TLP:GREEN*", "*Marking: TLP:CLEAR*")))
    assert (done.briefing.marking, done.briefing.extra["marking"]) == ("TLP:GREEN", "TLP:CLEAR")
    assert "TLP:GREEN is the marking: the front matter says so, and a line says TLP:CLEAR" in messages(done)


def test_a_column_more_has_a_key_of_its_own_and_moves_no_other() -> None:
    done = edited(
        replacing(
            ("| Milestone | Measure | Lead |", "| Milestone | Cost | Measure | Lead |"),
            ("| --- |", "| --- | --- |"),
            ("| Survey |", "| Survey | 5 |"),
            ("| Dredge |", "| Dredge | |"),
        )
    )
    (table,) = tables(done.briefing)
    assert [(one.key, one.label) for one in table.columns] == [
        ("initiative", "Milestone"),
        ("cost", "Cost"),
        ("kpi", "Measure"),
        ("lead", "Lead"),
    ]
    assert [dict(row.cells) for row in table.rows] == [
        {"initiative": "Survey", "cost": "5", "kpi": "Done by May", "lead": "Port"},
        {"initiative": "Dredge", "kpi": "Deep", "marking": "TLP:RED"},
    ]


def test_the_comment_of_a_table_may_stand_further_below() -> None:
    done = edited(replacing(('<!-- outbrief: {"columns"', 'As agreed.\n\n<!-- outbrief: {"columns"')))
    (table,) = tables(done.briefing)
    assert (table.id, table.title) == ("todo", "What is to be done")
    assert [one.text for one in table.intro] == ["Two rows."]
    assert "As agreed." in [block.text for block in done.briefing.sections[0].body if isinstance(block, Paragraph)]


def test_without_its_comment_a_table_is_read_as_any_other() -> None:
    done = edited(lambda text: "\n".join(line for line in text.split("\n") if '{"columns"' not in line))
    (table,) = tables(done.briefing)
    assert [one.key for one in table.columns][:1] == ["initiative"]
    assert table.rows[0].cells["initiative"] == "Survey"


def test_points_keep_their_cells_and_what_is_below_them() -> None:
    done = edited(replacing(("  - hemp", "  - hemp *or* nylon")))
    ropes = next(one for one in points(done.briefing) if one.name == "Ropes")
    assert (ropes.id, ropes.cells["due"]) == ("ropes", "2027")
    assert [one.text for one in ropes.points] == ["hemp *or* nylon"]


def test_what_a_person_adds_to_extra_stands_beside_what_was_there() -> None:
    text = HARBOUR.replace('images: "![x](y.png)"', "comments: one")
    loaded = load_text(text, Path("h.yaml")).briefing
    assert loaded
    written = markdown_of(Standing(loaded, ()), exact=True)
    done = imported(written.replace("At night.", "At night.\n\n<!-- two -->"), "h.md")
    assert done.briefing.sections[0].sections[0].extra == {"comments": "one\n<!-- two -->"}


def test_footnotes_that_are_a_list_stay_footnotes() -> None:
    done = edited(replacing(("- **1**: A note.", "- **1**: A *longer* note.")))
    (note,) = done.briefing.footnotes
    assert (note.name, note.text, [one.text for one in note.points]) == ("1", "A *longer* note.", ["and more"])


def test_a_seventh_level_is_the_seventh() -> None:
    deep = load_text(
        "outbrief: 1\ntitle: T\nsections: " + "[{title: S, sections: " * 6 + "[{title: Z}]" + "}]" * 6, Path("d")
    )
    assert deep.briefing is not None
    text = markdown_of(Standing(deep.briefing, ()), exact=True)
    done = imported(f"{text}\n\n*New* text.\n", "deep.md")
    section, depth = done.briefing.sections[0], 1
    while section.sections:
        section, depth = section.sections[0], depth + 1
    assert (section.title, depth) == ("Z", 7)


def test_of_what_nobody_edited_a_title_may_be_told_and_a_column() -> None:
    data = markdown_of(Standing(briefing(), ()), exact=True).encode()
    titled = import_document(data, "h.md", Options(title="Ours"))
    assert isinstance(titled, Imported)
    assert [one[1:] for one in said(titled)] == [("title", "Harbour Plan", "Ours")]
    keyed = import_document(data, "h.md", Options(columns={"lead": "partners"}))
    assert isinstance(keyed, Imported)
    assert keyed.missing == ()
    assert [one.key for one in tables(keyed.briefing)[0].columns] == ["initiative", "kpi", "partners"]
    assert isinstance(keyed.briefing.sections[0].body[-1], PriorityTable)
    assert all(isinstance(block, Paragraph | Points | PriorityTable) for block in keyed.briefing.sections[0].body)
    assert isinstance(points(keyed.briefing)[0], Point)
