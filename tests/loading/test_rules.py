"""What must hold beyond decoding: titles, names, references."""

from collections.abc import Callable

import pytest

from outbrief.briefing.model import Briefing
from outbrief.briefing.problem import Problem
from outbrief.loading.loaded import Loaded
from outbrief.loading.references import References

Load = Callable[[str], Loaded]


def briefing(found: Loaded) -> Briefing:
    assert found.briefing is not None
    return found.briefing


def unknown_references(briefings: list[tuple[str, Briefing]]) -> list[Problem]:
    references = References()
    for path, one in briefings:
        references.add(path, one)
    return references.problems()


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
    found = loaded("outbrief: 1\nsections:\n  - text: x\n---\na: b\n")
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


def said(found: Loaded) -> list[tuple[str, str, int]]:
    return [(str(problem.severity), problem.message, problem.line) for problem in found.problems]


def test_a_row_without_an_outcome_is_a_warning_only_where_there_is_such_a_column(in_section: Load) -> None:
    rows = "rows: [{initiative: x}, {initiative: y, outcome: z}]"
    assert said(in_section(f"table: {{columns: {{initiative: I, outcome: O}}, {rows}}}\n")) == [
        ("warning", "a row without an outcome", 5)
    ]
    assert not in_section("table: {columns: {initiative: I}, rows: [{initiative: x}]}\n").problems


def test_an_outcome_under_two_initiatives_is_told_once(in_section: Load) -> None:
    found = in_section(
        """
        table:
          columns: {initiative: I, outcome: O}
          rows:
            - {initiative: a, outcome: Faster  detection}
            - {initiative: b, outcome: faster detection}
            - {initiative: c, outcome: Faster detection}
            - {initiative: A, outcome: Faster detection}
            - {initiative: d, outcome: "-"}
            - {initiative: e, outcome: "-"}
        """
    )
    (problem,) = found.problems
    assert (problem.severity, problem.line) == ("warning", 9)
    assert problem.message == "the same outcome under another initiative, first on line 8: faster detection"
    assert problem.hint == "that one is `a`; is one of the two copied?"


TABLE = "table: {columns: {area: A}, rows: [{area: x}]}\n"
NO_TABLE = "this announces a table, and there is none here"
NOTHING = "this announces something, and nothing follows"


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        ("text: They are in the following table.\n", "warning", NO_TABLE),
        ("text: The table below says more.\n", "warning", NO_TABLE),
        ("text: See table 2.\n", "warning", NO_TABLE),
        ("points: [See the summary table., b]\n", "warning", NO_TABLE),
        ("points: [{name: More, text: The table below has them}]\n", "warning", NO_TABLE),
        ("sections: [{title: Summary table of measures}]\n", "warning", NO_TABLE),
        ("text: 'It agreed on:'\n", "warning", NOTHING),
        ("text: 'It agreed on:'\npoints: []\n", "warning", NOTHING),
        ("points: ['and last, this:']\n", "warning", NOTHING),
        ("text: 'Said. Below is an outline of priority areas:'\npoints: [a]\n", "hint", "this may announce a table"),
        ("text: 'It agreed on:'\npoints: [a]\n", "", ""),
        ("text: 'It agreed on:'\nsections: [{title: One}]\n", "", ""),
        (f"text: The table below says more.\n{TABLE}", "", ""),
        (f"text: 'An outline of priorities:'\n{TABLE}", "", ""),
        ("text: Nothing was put on the table at the round table; a motion was tabled.\n", "", ""),
        (f"text: They are in the table below.\nsections: [{{title: Inner, {TABLE.strip()}}}]\n", "", ""),
        (f"sections: [{{title: One, text: See table 1.}}, {{title: 'Table 1: all', {TABLE.strip()}}}]\n", "", ""),
    ],
)
def test_what_is_announced_must_come(in_section: Load, text: str, severity: str, message: str) -> None:
    found = [(str(one.severity), one.message.partition(":")[0]) for one in in_section(text).problems]
    assert [
        (level, said.removesuffix(", and there is none here") if level == "hint" else said) for level, said in found
    ] == ([(severity, message)] if message else [])
