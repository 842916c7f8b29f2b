"""Places: written ids first, one namespace a section, paragraphs numbered."""

from collections.abc import Callable
from pathlib import Path

from outbrief.briefing.model import walk
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded

Load = Callable[[str], Loaded]


def places(found: Loaded) -> list[str]:
    assert found.briefing is not None
    return [standing.item.place for standing in walk(found.briefing)]


def test_written_ids_come_first_then_sections_tables_rows_points_paragraphs(in_section: Load) -> None:
    found = in_section(
        """
        text: |
          First.

          Second.
        points:
          - Cyber
          - {id: cyber-2, text: Written}
        table:
          columns: {area: Cyber}
          rows:
            - {area: Cyber}
        sections:
          - title: Cyber
            text: Deeper.
        """
    )
    assert not found.problems
    assert places(found) == [
        "sample",
        "sample/one",
        "sample/one/p1",
        "sample/one/p2",
        "sample/one/cyber-5",
        "sample/one/cyber-2",
        "sample/one/cyber-3",
        "sample/one/cyber-4",
        "sample/one/cyber",
        "sample/one/cyber/p1",
    ]


def test_an_id_that_stands_twice_is_an_error_and_the_later_gets_a_made_one(in_section: Load) -> None:
    found = in_section("points:\n  - {id: a, text: x}\n  - {id: a, text: y}\n")
    (problem,) = found.problems
    assert (problem.severity, problem.line) == ("error", 7)
    assert "first on line 6" in problem.message
    assert places(found)[2:] == ["sample/one/a", "sample/one/a-2"]


def test_rows_numbered_alike_are_an_error_in_one_table_and_a_warning_in_two(in_section: Load) -> None:
    columns = "columns: {id: No, initiative: Initiative}"
    one = in_section(f"table: {{{columns}, rows: [{{id: 1, initiative: a}}, {{id: 1, initiative: b}}]}}\n")
    assert [problem.severity for problem in one.problems] == ["error"]
    row = "rows: [{id: 1, initiative: a}]"
    two = in_section(f"body:\n  - table: {{{columns}, {row}}}\n  - table: {{{columns}, {row}}}\n")
    assert [problem.severity for problem in two.problems] == ["warning"]
    assert "sample/one/1-2" in places(two)


def test_an_id_that_is_no_handle_is_a_warning_and_read_as_one(loaded: Load) -> None:
    found = loaded("outbrief: 1\nid: The Visit!\ntitle: S\nsections:\n  - id: '!'\n    title: One\n")
    assert [(problem.severity, problem.line, problem.hint) for problem in found.problems] == [
        ("warning", 2, "write: id: the-visit"),
        ("warning", 5, "leave it out; one is made from the title"),
    ]
    assert places(found) == ["the-visit", "the-visit/one"]


def test_the_id_of_a_briefing_is_the_one_given_else_its_own_else_the_files() -> None:
    own = "outbrief: 1\ntitle: S\nid: own\n"
    path = Path("folder/2026 Visit.yaml")
    for text, given, expected in [
        (own, "given", "given"),
        (own, None, "own"),
        ("outbrief: 1\ntitle: S\n", None, "2026-visit"),
    ]:
        briefing = load_text(text, path, given).briefing
        assert briefing is not None
        assert briefing.id == expected


def test_what_has_no_letter_is_called_by_its_kind(loaded: Load) -> None:
    found = loaded(
        "outbrief: 1\ntitle: S\nsections:\n  - title: '?'\n    points: ['!']\n"
        "    table: {columns: {area: '—'}, rows: [{area: '…'}]}\n"
    )
    assert places(found)[1:] == ["sample/section", "sample/section/point", "sample/section/table", "sample/section/row"]
