"""Points in their three forms, nested, and as people get them wrong."""

from collections.abc import Callable

import pytest

from outbrief.briefing.model import Mark, Point, Points
from outbrief.loading.loaded import Loaded

Load = Callable[[str], Loaded]


def points(found: Loaded) -> tuple[Point, ...]:
    assert found.briefing is not None
    (block,) = found.briefing.sections[0].body
    assert isinstance(block, Points)
    return block.points


def test_the_three_forms_of_a_point(in_section: Load) -> None:
    found = in_section(
        """
        points:
          - Just text
          - Drills: More of them.
          - name: Cyber
            text: Together.
            id: cyber
            status: open
            due: 2026
        """
    )
    assert not found.problems
    text, named, long = points(found)
    assert (text.text, text.name, text.mark) == ("Just text", "", Mark(6, 9))
    assert (named.name, named.text) == ("Drills", "More of them.")
    assert (long.name, long.text, long.id, long.cells) == (
        "Cyber",
        "Together.",
        "cyber",
        {"status": "open", "due": "2026"},
    )
    assert [point.place.rpartition("/")[2] for point in (text, named, long)] == ["just-text", "drills", "cyber"]


@pytest.mark.parametrize(
    ("form", "name", "text"), [("text: a", "", "a"), ("name: a", "a", ""), ("status: a", "status", "a")]
)
def test_a_mapping_of_one_entry_is_the_long_form_only_for_its_own_keys(
    in_section: Load, form: str, name: str, text: str
) -> None:
    (point,) = points(in_section(f"points:\n  - {form}\n"))
    assert (point.name, point.text) == (name, text)


def test_points_nest_in_the_namespace_of_their_section(in_section: Load) -> None:
    found = in_section("points:\n  - name: A\n    points:\n      - B\n      - A: again\n")
    assert not found.problems
    (outer,) = points(found)
    assert [point.place for point in (outer, *outer.points)] == ["sample/one/a", "sample/one/b", "sample/one/a-2"]


def test_a_name_with_a_list_below_it_is_an_error_and_shown_nested(in_section: Load) -> None:
    found = in_section("points:\n  - A:\n      - b\n      - c\n")
    assert "`points:`" in found.problems[0].hint
    assert [point.text for point in points(found)[0].points] == ["b", "c"]


def test_forgotten_dashes_are_an_error_and_shown_as_points(in_section: Load) -> None:
    found = in_section("points:\n  - A: one\n    B: two\n")
    (problem,) = found.problems
    assert (problem.line, problem.column) == (7, 9)
    assert "- B: …" in problem.hint
    assert [(point.name, point.text) for point in points(found)] == [("A", "one"), ("B", "two")]


def test_an_unknown_key_of_the_long_form_is_an_error_and_kept(in_section: Load) -> None:
    found = in_section("points:\n  - name: A\n    statsu: open\n")
    assert found.problems[0].hint == "did you mean `status`?"
    assert points(found)[0].cells == {"statsu": "open"}


def test_other_shapes_are_errors_and_shown(in_section: Load) -> None:
    assert points(in_section("points: one thing\n"))[0].text == "one thing"
    assert [point.name for point in points(in_section("points: {A: x, B: y}\n"))] == ["A", "B"]
    assert points(in_section("points:\n  - [NATO]\n"))[0].text == "[NATO]"


def test_an_empty_point_is_a_warning(in_section: Load) -> None:
    found = in_section("points:\n  - a\n  -\n")
    assert [problem.message for problem in found.problems] == ["an empty point"]
    assert len(points(found)) == 1


def test_a_name_in_quotes_has_no_spaces_at_its_ends(in_section: Load) -> None:
    (point,) = points(in_section('points: [{" Drills ": More.}]'))
    assert (point.name, point.text) == ("Drills", "More.")
