"""A briefing as YAML: it is read back as it was, by us and by others, and looks as a person writes it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from examples import examples
from outbrief.briefing.keys import POINT
from outbrief.briefing.model import Briefing, Column, Initiative, Paragraph, Point, Points, PriorityTable, Section
from outbrief.briefing.place import Place
from outbrief.formats.yaml_format import LONGEST_TEXT, yaml_of
from outbrief.formats.yaml_scalars import inline
from outbrief.library.shipped import shipped_folder
from outbrief.loading.load import load, load_text
from outbrief.loading.placing import placed
from outbrief.loading.report import Report
from outbrief.loading.tree import SCALAR_LIMIT
from written_briefings import CONVERTED, lines, some, written_briefings


def _back(text: str) -> Briefing:
    briefing = load_text(text, Path("visit.yaml")).briefing
    assert briefing is not None
    return briefing


@examples(150)
@given(written_briefings())
def test_what_is_written_is_read_back_as_it_was(briefing: Briefing) -> None:
    assert _back(yaml_of(briefing, "visit")) == briefing


@examples(50)
@given(written_briefings())
def test_to_other_programs_everything_but_the_version_is_text(briefing: Briefing) -> None:
    value = yaml.safe_load(yaml_of(briefing))
    assert value.pop("outbrief") == 1
    assert _kinds(value) <= {str}


def _kinds(value: Any) -> set[type]:
    match value:
        case dict():
            return {kind for pair in value.items() for one in pair for kind in _kinds(one)}
        case list():
            return {kind for one in value for kind in _kinds(one)}
        case _:
            return {type(value)}


@given(some, some, some)
def test_a_text_is_itself_as_key_value_and_item_in_braces_too(key: str, text: str, other: str) -> None:
    written = f"a: {{{inline(key, True)}: {inline(text, True)}, l: [{inline(other, True)}, x]}}\n"
    written += f"b:\n  {inline(key)}: {inline(text)}\n  {inline('k' + other)}:\n    - {inline(other)}\n"
    if key == "l" or key == "k" + other:
        return
    value = yaml.safe_load(written)
    assert value == {"a": {key: text, "l": [other, "x"]}, "b": {key: text, "k" + other: [other]}}


@pytest.mark.parametrize("text", [*CONVERTED, "01", "3.10", "y", "-1", "+5", "0b11", "1.", "2026-1-2 3:04"])
def test_what_another_reader_takes_for_no_text_is_quoted(text: str) -> None:
    assert inline(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    ["3a", "2026-12-31 2027-01-31", "81.6 billion", "Mar, 2026", "5-7", "2.1.1", "no.", "yes/no", "-x", "a: b"[:2]],
)
def test_what_every_reader_takes_for_text_is_not(text: str) -> None:
    assert inline(text) == (text if not text.endswith(":") else f'"{text}"')


@given(lines)
def test_quotes_stand_only_where_they_are_needed(text: str) -> None:
    if inline(text).startswith(('"', "'")) and not text.startswith(('"', "'")) and text:
        # `08` is no octal number to YAML 1.1, but an integer to YAML 1.2; `1:30` is one to the former, `0:30` is none.
        assert (
            _read_plain(text) != text
            or text.startswith(("---", "..."))
            or text.lstrip("+-").replace(":", "").isdecimal()
        )


def _read_plain(text: str) -> Any:
    """Return what a text is, unquoted, to a reader that knows every type; YAML 1.2 has some that PyYAML has not."""
    try:
        value = yaml.safe_load(f"k: {text}\nl: x\n")["k"]
        value = value if text not in ("y", "Y", "n", "N", "0o17") else None
    except (yaml.YAMLError, ValueError, TypeError, KeyError):
        return None
    return None if text.replace("_", "").replace("e", "e+").casefold() == "1e+3" else value


def test_the_first_briefing_is_written_as_it_ships() -> None:
    path = shipped_folder() / "nato-dsg-us-visit.yaml"
    briefing = load(path).briefing
    assert briefing is not None
    assert yaml_of(briefing, "", "# yaml-language-server: $schema=briefing.schema.json") == path.read_text("utf-8")


def _briefing(*body: Any) -> Briefing:
    section = Section(Place(""), "S", tuple(body))
    return placed(Briefing(Place("visit"), "T", (), (section,)), Report(""))


def test_the_shortest_form_of_a_point_that_says_all_of_it_is_written() -> None:
    nested = Point(Place(""), "inner")
    points = (
        Point(Place(""), "plain: text"),
        Point(Place(""), "explained", "Name"),
        Point(Place(""), "called text", "text"),
        Point(Place(""), "", "Only a name"),
        Point(Place(""), "t", "Long", "own-id", "", {"lead": "L", "status": "open"}, (nested,)),
    )
    text = yaml_of(_briefing(Points(points)), "visit")
    assert text.partition("points:\n")[2] == (
        '      - "plain: text"\n'
        "      - Name: explained\n"
        "      - name: text\n        text: called text\n"
        "      - name: Only a name\n"
        "      - id: own-id\n        name: Long\n        text: t\n        lead: L\n        status: open\n"
        "        points:\n          - inner\n"
    )
    assert list(POINT).index("lead") < list(POINT).index("status")


def test_a_cell_of_several_lines_is_a_block_and_a_row_begins_with_its_group() -> None:
    columns = (Column("id", "No."), Column("note", "A label with, a comma"))
    row = Initiative(Place(""), {"id": "01", "note": "one\n  two", "group": "A"})
    text = yaml_of(_briefing(PriorityTable(Place(""), columns, (row,))), "visit")
    assert text.endswith(
        '      columns: {id: No., note: "A label with, a comma"}\n'
        '      rows:\n        - group: A\n          id: "01"\n          note: |\n            one\n              two\n'
    )


def test_many_columns_stand_a_line_each() -> None:
    columns = tuple(Column(f"column-{number}", f"The label of column {number}") for number in range(5))
    row = Initiative(Place(""), {"column-0": "x"})
    text = yaml_of(_briefing(PriorityTable(Place(""), columns, (row,))), "visit")
    assert "      columns:\n        column-0: The label of column 0\n" in text


def test_a_narrative_longer_than_a_text_may_be_is_written_as_several() -> None:
    assert LONGEST_TEXT == SCALAR_LIMIT
    paragraphs = [Paragraph(Place(""), letter * (LONGEST_TEXT // 3)) for letter in "abcdefg"]
    briefing = _briefing(*paragraphs)
    loaded = load_text(yaml_of(briefing, "visit"), Path("visit.yaml"))
    assert loaded.briefing == briefing
    assert loaded.problems == ()
