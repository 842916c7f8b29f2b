"""Citations, in the usual form and in others."""

import pytest

from outbrief.briefing.model import (
    Briefing,
    Column,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    walk,
)
from outbrief.briefing.place import Place
from outbrief.formats.citation import DEFAULT, FIELDS, POINT_LENGTH, citation

ROWS = (
    Initiative(Place("b/s/inner/drills"), {"initiative": "Joint\nDrills", "source": "Annex 2"}, "TLP:RED"),
    Initiative(Place("b/s/inner/patrols"), {"initiative": "Patrols"}, "TLP:AMBER"),
)
TABLE = PriorityTable(
    Place("b/s/inner/t"), (Column("initiative", "Initiative"),), ROWS, "Priorities", marking="TLP:AMBER"
)
POINTS = Points(
    (
        Point(Place("b/s/joint"), "More.", "Joint work", points=(Point(Place("b/s/x"), "word " * 20),)),
        Point(Place("b/s/y"), "y" * 99),
    )
)
INNER = Section(Place("b/s/inner"), "Inner", (TABLE, Paragraph(Place("b/s/inner/p1"), "Said.")), marking="TLP:AMBER")
SECTION = Section(Place("b/s"), "Talks", (POINTS,), (INNER,), marking="TLP:GREEN")
BRIEFING = Briefing(
    Place("b"),
    "The visit",
    sections=(Section(Place("b/o"), "Opening"), SECTION),
    date="2026-03-01",
    version="2",
    marking="TLP:GREEN",
    source="A ministry",
    url="https://example.org/b",
)


def cited(place: str, template: str = DEFAULT) -> str:
    return citation(next(standing for standing in walk(BRIEFING) if standing.item.place == place), template)


@pytest.mark.parametrize(
    ("place", "cite"),
    [
        ("b", "The visit, 2026-03-01, A ministry, https://example.org/b, TLP:GREEN [b]"),
        (
            "b/s/inner/drills",
            "The visit, 2026-03-01, section “Talks › Inner”, table “Priorities”, row “Joint Drills”, Annex 2, "
            "https://example.org/b, TLP:RED [b/s/inner/drills]",
        ),
        (
            "b/s/joint",
            "The visit, 2026-03-01, section “Talks”, point “Joint work”, A ministry, https://example.org/b, "
            "TLP:GREEN [b/s/joint]",
        ),
    ],
)
def test_the_usual_form(place: str, cite: str) -> None:
    assert cited(place) == cite


def test_a_bare_briefing_is_undated_and_has_no_empty_signs() -> None:
    assert citation(Standing(Briefing(Place("e"), "E"), ())) == "E, undated [e]"


def test_a_paragraph_has_the_marking_of_the_section_it_stands_in() -> None:
    assert cited("b/s/inner/p1", "{marking}") == "TLP:AMBER"


def test_a_point_is_told_by_how_it_begins() -> None:
    assert cited("b/s/x", "{point}") == "word word word word word word word word word word word word…"
    assert cited("b/s/y", "{point}") == "y" * POINT_LENGTH + "…"


def test_every_field_says_something() -> None:
    template = "|".join(f"{{{name}}}" for name in FIELDS)
    assert cited("b/s/inner/patrols", template) == (
        "The visit|b|2026-03-01|2|Talks › Inner|2.1|Priorities|Patrols||A ministry|https://example.org/b|TLP:AMBER|"
        "b/s/inner/patrols"
    )


def test_a_template_of_several_lines_is_as_good() -> None:
    bibtex = "@misc{{{id},\n  title = {{{briefing}}}[,\n  note = {{{row}}}]\n}}"
    assert cited("b", bibtex) == "@misc{b,\n  title = {The visit}\n}"
    assert cited("b/s/inner/patrols", bibtex) == "@misc{b,\n  title = {The visit},\n  note = {Patrols}\n}"
