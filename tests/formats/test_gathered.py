"""What a selection touches, as what is written out of it."""

from pathlib import Path

from outbrief.briefing.model import Standing, walk
from outbrief.formats.gathered import gathered
from outbrief.formats.markdown import markdown_of
from outbrief.formats.text import passage_of
from outbrief.loading.load import load_text

TEXT = """\
outbrief: 1
id: quay
title: The quay
footnotes: [{1: A note.}]
extra: {images: quay.png}
sections:
  - title: Lamps
    extra: {images: lamp.png}
    text: Lamps are dim.
    points:
      - name: Ladders
        text: lit by winter
        points: [Rungs too]
    table:
      intro: In order of age.
      columns: {initiative: Measure, outcome: Expected}
      rows:
        - initiative: Renewal
          outcome: Fewer falls
        - initiative: Rounds
          outcome: No damage
        - initiative: Rosters
          outcome: Less waiting
"""


def markdown(*texts: str) -> str:
    """Write out the items whose places end in some texts, in the order of the page."""
    return "\n\n".join(map(markdown_of, touched(*texts)))


def text(*texts: str) -> str:
    """Do the same as text."""
    return "\n".join(map(passage_of, touched(*texts)))


def touched(*texts: str) -> list[Standing]:
    briefing = load_text(TEXT, Path("quay.yaml")).briefing
    assert briefing is not None
    met = [one for one in walk(briefing) if str(one.item.place).rpartition("/")[2] in texts]
    assert len(met) == len(texts)
    return gathered(met)


def test_rows_of_a_table_become_one_table_of_them() -> None:
    assert markdown("rounds", "rosters") == (
        "| Measure | Expected |\n| --- | --- |\n| Rounds | No damage |\n| Rosters | Less waiting |"
    )


def test_a_heading_is_a_heading_and_brings_nothing_below_it() -> None:
    assert markdown("quay", "lamps") == "# The quay\n\n## Lamps"
    assert text("quay", "lamps") == "The quay\n1 Lamps"


def test_prose_and_points_stay_what_they_are_each_once() -> None:
    assert markdown("p1", "ladders", "rungs-too") == ("Lamps are dim.\n\n- **Ladders**: lit by winter\n\n- Rungs too")


def test_a_row_without_its_table_stays_a_row() -> None:
    briefing = load_text(TEXT, Path("quay.yaml")).briefing
    assert briefing is not None
    row = next(one.item for one in walk(briefing) if one.item.place.endswith("rounds"))
    assert gathered([Standing(row, ())]) == [Standing(row, ())]
