"""Plain text into an outline: headings that nothing marks, lines that were wrapped, lists, tables."""

import pytest

from outbrief.formats.sources.outline import Options
from outbrief.formats.sources.text_lines import may_be_heading
from outlined import plain

LONG = "During the talks in Lysekil the ports agreed on a plan that is to be carried out by all of them. "


def test_a_paragraph_a_line_with_bare_headings_between() -> None:
    text = f"{LONG * 2}\nSafety at the Quay of Lysekil and Beyond\n{LONG}\n- Lamps: new ones\n- Ropes\n"
    text += f"Closing Remarks\n{LONG}"
    assert plain(text) == [
        (LONG * 2).strip(),
        "## Safety at the Quay of Lysekil and Beyond",
        LONG.strip(),
        "- Lamps: new ones",
        "- Ropes",
        "## Closing Remarks",
        LONG.strip(),
    ]


def test_lines_that_were_wrapped_are_joined_and_a_number_at_their_beginning_is_no_item() -> None:
    text = """
        The forum met for the ninth time and spoke of fenders, ladders and
        lamps. It agreed on a plan for every harbour that costs all of them
        81.6 billion and will be carried out by the end of this decade in
        2030. Not all of it is new, and some of it is older than the forum.

        Safety at the Quay

        The forum asks every port to light its ladders by the end of the
        winter.
        """
    assert plain(text) == [
        "The forum met for the ninth time and spoke of fenders, ladders and lamps. It agreed on a plan for every "
        "harbour that costs all of them 81.6 billion and will be carried out by the end of this decade in 2030. "
        "Not all of it is new, and some of it is older than the forum.",
        "## Safety at the Quay",
        "The forum asks every port to light its ladders by the end of the winter.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Strengthening the Cooperation of Ports on the\nWestern Coast and Beyond",
        "Strengthening the Cooperation of all the Ports\nof the Western Coast",
        "Strengthening the Cooperation of All the Ports of the\nWestern Coast",
    ],
)
def test_a_heading_may_be_wrapped(lines: str) -> None:
    found = plain(f"{LONG}\n{lines}\n{LONG}")
    assert found[1] == f"## {lines.replace(chr(10), ' ')}"
    assert len(found) == 3


def test_the_first_bare_line_is_the_title_and_names_and_dates_are_no_headings() -> None:
    text = "Readout of the Forum\n4 May 2026\nParticipants\nAnna Berg\nCarl Dahl\nMinistry of Ports\n\n"
    text += f"{LONG}\nCosts\n{LONG}"
    assert plain(text) == [
        "# Readout of the Forum",
        "4 May 2026",
        "Participants",
        "Anna Berg",
        "Carl Dahl",
        "Ministry of Ports",
        LONG.strip(),
        "## Costs",
        LONG.strip(),
    ]


def test_rules_and_numbers_mark_headings_too() -> None:
    text = f"{LONG}\n\nCosts\n=====\n{LONG}\n\nSums\n----\n{LONG}\n\n2.1 Of the Quay\n\n{LONG}"
    assert [line for line in plain(text) if line.startswith("#")] == ["# Costs", "## Sums", "### 2.1 Of the Quay"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and so on",
        "It is agreed.",
        "The following:",
        "2026-05-04",
        "12",
        "x" * 151,
        "word " * 23,
        "One is done. Two is",
    ],
)
def test_what_cannot_be_a_heading(text: str) -> None:
    assert not may_be_heading(text.strip())


def test_the_last_line_is_no_heading() -> None:
    assert plain(f"{LONG}\nThe Secretariat")[-1] == "The Secretariat"


def test_headings_are_as_told_and_no_others() -> None:
    text = f"{LONG}\nCosts\n{LONG}\nSums\n{LONG}"
    assert [line for line in plain(text, Options(headings={4: 3})) if line.startswith("#")] == ["### Sums"]
    assert not [line for line in plain(text, Options(headings={})) if line.startswith("#")]


def test_lists_nest_are_numbered_and_resume() -> None:
    text = """
        It asks for:

        1. Lamps on every ladder
           of the yard
        2. A count
           - by night
           - by day

        The count is repeated.

        3. A report
        (a) no item
        """
    assert plain(text) == [
        "It asks for:",
        "- 1. Lamps on every ladder of the yard",
        "- 2. A count",
        "  - by night",
        "  - by day",
        "The count is repeated.",
        "- 3. A report",
        "- (a) no item",
    ]


def test_tables_with_and_without_a_rule_and_drawn_ones() -> None:
    assert plain("| A | B |\n|---|---|\n| 1<br>2 | x \\| y |") == ["| A | B", "| 1/2 | x | y"]
    assert plain("| A | B |\n| 1 | 2 |") == ["| A | B", "| 1 | 2"]
    drawn = "+---+---+\n| A | B |\n+===+===+\n| 1 | x |\n|   | y |\n+---+---+\n| 2 | z |\n+---+---+"
    assert plain(drawn) == ["| A | B", "| 1 | x y", "| 2 | z"]


def test_no_markup_is_read_into_text() -> None:
    assert plain("Write to <agency> &amp; a\\*b, <b>now</b>.") == ["Write to <agency> &amp; a\\*b, <b>now</b>."]
