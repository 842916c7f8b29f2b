"""Markdown: exact, it holds all of a briefing; pasted, it is what a memo wants."""

import pytest
from hypothesis import given

from examples import examples
from made_up_documents import briefings, loaded
from markdown_document import read_back
from outbrief.briefing.model import Briefing, Standing, walk
from outbrief.formats.markdown import library_markdown, markdown_of

FORUM = {
    "outbrief": 1,
    "id": "forum",
    "title": "The harbour *forum*",
    "date": "2026-05-04",
    "marking": "TLP:GREEN",
    "intro": "In short.",
    "sections": [
        {
            "title": "Safety",
            "id": "s",
            "body": [
                {"points": [{"Ladders": "To be lit."}, {"name": "Fenders", "text": "New.", "status": "open"}]},
                {"points": ["Ropes"]},
                {
                    "table": {
                        "title": "Measures",
                        "intro": "It was agreed:",
                        "columns": {"area": "Field", "initiative": "Measure"},
                        "rows": [
                            {"area": "Lamps", "initiative": "Lighting | Renewal"},
                            {"area": "Home\nport", "marking": "TLP:RED"},
                        ],
                    }
                },
            ],
            "sections": [{"title": "Deeper", "marking": "TLP:RED", "text": "Secret."}],
        }
    ],
}

EXACT = """\
---
outbrief: 1
id: forum
date: "2026-05-04"
marking: TLP:GREEN
---

# The harbour \\*forum\\*

*Marking: TLP:GREEN*

In short.

## Safety

<!-- outbrief: {"id": "s"} -->

- **Ladders**: To be lit.
- **Fenders**: New. <!-- outbrief: {"cells": ["status"]} -->
  - *status*: open

<!-- outbrief: {"list": "new"} -->

- Ropes

**Measures**

It was agreed:

| Field | Measure | Marking |
| --- | --- | --- |
| Lamps | Lighting \\| Renewal |  |
| Home<br>port |  | TLP:RED |

<!-- outbrief: {"columns": {"area": "Field", "initiative": "Measure"}, "cells": ["marking"], \
"title": "Measures", "intro": 1} -->

### Deeper

<!-- outbrief: {"marking": "TLP:RED"} -->

*Marking: TLP:RED*

Secret."""


def at(place: str) -> str:
    return markdown_of(next(standing for standing in walk(loaded(FORUM)) if standing.item.place == place))


def test_exact_markdown_says_in_comments_what_markdown_cannot() -> None:
    assert markdown_of(Standing(loaded(FORUM), ()), exact=True) == EXACT


@examples(60)
@given(briefings)
def test_exact_markdown_is_read_back_as_the_same_briefing(briefing: Briefing) -> None:
    assert loaded(read_back(markdown_of(Standing(briefing, ()), exact=True))) == briefing


@pytest.mark.parametrize("depth", [4, 5, 6, 7, 9])
def test_there_are_more_levels_of_sections_than_of_headings(depth: int) -> None:
    section: dict[str, object] = {"title": "0"}
    for number in range(1, depth):
        section = {"title": str(number), "sections": [section, {"title": "beside"}]}
    briefing = loaded({"outbrief": 1, "id": "b", "title": "B", "sections": [section]})
    markdown = markdown_of(Standing(briefing, ()), exact=True)
    assert "####### " not in markdown
    assert loaded(read_back(markdown)) == briefing


@pytest.mark.parametrize(
    ("place", "pasted"),
    [
        ("forum/p1", "In short.\n\n*Marking: TLP:GREEN*"),
        ("forum/s/ladders", "- **Ladders**: To be lit.\n\n*Marking: TLP:GREEN*"),
        ("forum/s/fenders", "- **Fenders**: New.\n  - *status*: open\n\n*Marking: TLP:GREEN*"),
        (
            "forum/s/lamps",
            "| Field | Measure |\n| --- | --- |\n| Lamps | Lighting \\| Renewal |\n\n*Marking: TLP:GREEN*",
        ),
        (
            "forum/s/home-port",
            "| Field | Measure | Marking |\n| --- | --- | --- |\n| Home<br>port |  | TLP:RED |",
        ),
        ("forum/s/deeper", "## Deeper\n\n*Marking: TLP:RED*\n\nSecret."),
        ("forum/s/deeper/p1", "Secret.\n\n*Marking: TLP:RED*"),
    ],
)
def test_what_is_pasted_shows_its_marking_and_nothing_for_programs(place: str, pasted: str) -> None:
    assert at(place) == pasted


def test_a_table_is_pasted_with_its_title_and_marking() -> None:
    pasted = at("forum/s/measures")
    assert pasted.startswith("**Measures**\n\nIt was agreed:\n\n| Field | Measure | Marking |\n")
    assert pasted.endswith("| TLP:RED |\n\n*Marking: TLP:GREEN*")


def test_a_briefing_is_pasted_with_its_date() -> None:
    assert at("forum").startswith(
        "# The harbour \\*forum\\*\n\n*2026-05-04*\n\n*Marking: TLP:GREEN*\n\nIn short.\n\n## "
    )
    assert "<!--" not in at("forum")


NOTED = {
    "outbrief": 1,
    "id": "noted",
    "title": "Noted",
    "sections": [{"title": "S", "text": "Said[^1] and *said*[^b].\n\n[^1]: no note, ^[^1] nor [^1](x), [^c]"}],
}


def test_a_footnote_is_one_of_markdown_where_it_can_be() -> None:
    briefing = loaded({**NOTED, "footnotes": [{"1": "# First."}, {"b": "See [^1]."}]})
    markdown = markdown_of(Standing(briefing, ()))
    assert markdown.endswith(
        "Said[^1] and \\*said\\*[^b].\n\n\\[^1]: no note, ^\\[^1] nor \\[^1](x), \\[^c]\n\n"
        "[^1]: \\# First.\n[^b]: See \\[^1]."
    )
    paragraph = markdown_of(next(standing for standing in walk(briefing) if standing.item.place == "noted/s/p1"))
    assert paragraph == "Said[^1] and \\*said\\*[^b].\n\n[^1]: \\# First.\n[^b]: See \\[^1]."


@pytest.mark.parametrize(
    "more", [{"unread": "Nothing refers to it."}, {"a b": "No label."}, {"name": "c", "text": "x", "status": "open"}]
)
def test_other_footnotes_are_points_at_the_end(more: dict[str, str]) -> None:
    briefing = loaded({**NOTED, "footnotes": [{"1": "First."}, {"b": "See."}, more]})
    assert "Said\\[^1] and" in markdown_of(Standing(briefing, ()))
    assert "\n\n---\n\n- **1**: First.\n- **b**: See.\n- **" in markdown_of(Standing(briefing, ()))
    exact = markdown_of(Standing(briefing, ()), exact=True)
    assert '\n\n<!-- outbrief: {"list": "footnotes"} -->\n\n- **1**: First.\n' in exact
    assert loaded(read_back(exact)) == briefing


def test_one_briefing_is_a_document_of_its_own_and_several_stand_below_each_other() -> None:
    forum, other = loaded(FORUM), loaded({"outbrief": 1, "id": "other", "title": "Other", "tags": ["-->"]})
    assert "".join(library_markdown([forum])) == EXACT + "\n"
    both = "".join(library_markdown([forum, other]))
    assert both.startswith('# The harbour \\*forum\\*\n\n<!-- outbrief: {"outbrief": 1, "id": "forum", "date": ')
    assert both.endswith(
        'Secret.\n\n\n# Other\n\n<!-- outbrief: {"outbrief": 1, "id": "other", "tags": ["-\\u002d\\u003e"]} -->\n'
    )
