"""What must hold beyond decoding: titles, names, references."""

from collections.abc import Callable

from outbrief.briefing.model import Briefing
from outbrief.loading.load import Loaded
from outbrief.loading.rules import unknown_references

Load = Callable[[str], Loaded]


def briefing(found: Loaded) -> Briefing:
    assert found.briefing is not None
    return found.briefing


def test_a_briefing_without_a_title_is_a_warning_and_shows_its_id(loaded: Load) -> None:
    found = loaded("outbrief: 1\nsections: []\n")
    assert briefing(found).title == "sample"
    assert [problem.severity for problem in found.problems] == ["warning"]


def test_a_section_without_a_title_is_an_error(loaded: Load) -> None:
    found = loaded("outbrief: 1\ntitle: S\nsections:\n  - text: x\n")
    assert [(problem.severity, problem.message, problem.line) for problem in found.problems] == [
        ("error", "a section without a title", 4)
    ]


def test_a_row_without_an_initiative_is_a_warning_only_where_there_is_such_a_column(in_section: Load) -> None:
    rows = "rows: [{area: x}]"
    assert in_section(f"table: {{columns: {{area: A, initiative: I}}, {rows}}}\n").problems[0].message == (
        "a row without an initiative"
    )
    assert not in_section(f"table: {{columns: {{area: A}}, {rows}}}\n").problems


def test_what_is_missing_is_not_said_where_the_reading_broke_off(loaded: Load) -> None:
    found = loaded("outbrief: 1\nsections:\n  - text: x\n  - @\n")
    assert len(found.problems) == 1


def test_references_to_nowhere_are_warnings_across_briefings(in_section: Load, loaded: Load) -> None:
    table = "table: {{columns: {{initiative: I, see: See}}, rows: [{{initiative: a, see: '{}'}}]}}\n"
    first = briefing(in_section(table.format("other/two; sample/one/b, sample/one/a other")))
    other = briefing(loaded("outbrief: 1\nid: other\ntitle: O\ntranslates: sampel\nsections: [{title: Two}]\n"))
    problems = unknown_references([("a.yaml", first), ("b.yaml", other)])
    assert [(problem.path, problem.severity, problem.message) for problem in problems] == [
        ("a.yaml", "warning", "a reference to nowhere: sample/one/b"),
        ("b.yaml", "warning", "a reference to nowhere: sampel"),
    ]


def test_prose_and_web_addresses_are_no_references(in_section: Load) -> None:
    found = in_section("points:\n  - {text: a, see: 'the annex, and https://example.org/a/b'}\n")
    assert not unknown_references([("a.yaml", briefing(found))])


def test_a_reference_to_a_place_that_moved_is_told_where_it_went(in_section: Load) -> None:
    found = in_section("points:\n  - {text: a, see: sample/old/a}\n")
    (problem,) = unknown_references([("a.yaml", briefing(found))])
    assert problem.hint == "did you mean sample/one/a?"
    assert problem.line == 6
