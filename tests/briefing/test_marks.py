"""Which item stands at a line of a file."""

from pathlib import Path

import pytest

from outbrief.briefing.marks import item_at
from outbrief.briefing.model import Mark
from outbrief.loading.load import load_text

TEXT = """\
outbrief: 1
title: Quay
intro: In short.
sections:
  - title: Safety
    text: |
      First.

      Second.
    points: [One, Two]
    table:
      columns: {area: Area}
      rows:
        - area: Lamps
          note: ""
        - {area: Ladders}
"""


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (0, 0, "quay"),
        (1, 1, "quay"),
        (3, 8, "quay/p1"),
        (5, 0, "quay/safety"),
        (5, 3, "quay/safety"),
        (7, 7, "quay/safety/p1"),
        (8, 1, "quay/safety/p1"),
        (9, 0, "quay/safety/p2"),
        (10, 14, "quay/safety/one"),
        (10, 18, "quay/safety/one"),
        (10, 19, "quay/safety/two"),
        (10, 0, "quay/safety/two"),
        (12, 10, "quay/safety/area"),
        (14, 9, "quay/safety/lamps"),
        (15, 11, "quay/safety/lamps"),
        (16, 1, "quay/safety/ladders"),
        (99, 1, "quay/safety/ladders"),
    ],
)
def test_the_item_that_begins_there_or_last_before_it(line: int, column: int, place: str) -> None:
    briefing = load_text(TEXT, Path("quay.yaml")).briefing
    assert briefing
    assert item_at(briefing, Mark(line, column)).place == place
