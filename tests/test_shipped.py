"""The briefings that ship: nothing is wrong with them, and the first is complete."""

from collections import Counter

import pytest

from outbrief.briefing.model import Briefing, Paragraph, Point, Points, PriorityTable, walk
from outbrief.briefing.problem import Severity
from outbrief.library.kept import problem_count
from outbrief.library.library import Library, open_library
from outbrief.library.shipped import shipped_paths

LABELS = [
    ["Priority Area", "Key Focus", "Expected Outcome"],
    ["Focus Area", "Key Initiative", "Expected Outcome"],
    ["Strategic Focus", "Priority Area", "Expected Outcome"],
]


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(shipped_paths())


@pytest.fixture(scope="module")
def visit(library: Library) -> Briefing:
    standing = library.find("nato-dsg-us-visit")
    assert standing
    assert isinstance(standing.item, Briefing)
    return standing.item


def _tables(briefing: Briefing) -> list[PriorityTable]:
    return [item for item, _ in walk(briefing) if isinstance(item, PriorityTable)]


def test_nothing_is_wrong_with_the_shipped_briefings(library: Library) -> None:
    assert [str(problem) for problem in library.problems if problem.severity is not Severity.HINT] == []
    assert library.unopened == ()


def test_the_visit_and_the_guide_ship(library: Library) -> None:
    assert {"nato-dsg-us-visit", "guide"} <= {briefing.id for briefing in library.briefings}


def test_the_visit_has_every_item_of_its_source(visit: Briefing) -> None:
    counts = Counter(type(item).__name__ for item, _ in walk(visit))
    assert counts == {
        "Briefing": 1,
        "Section": 5,
        "Paragraph": 11,
        "Point": 14,
        "PriorityTable": 3,
        "Initiative": 9,
    }
    assert len(visit.intro) == 1
    assert all(section.title and not section.sections for section in visit.sections)


def test_the_visit_has_its_points_in_four_lists_eleven_of_them_named(visit: Briefing) -> None:
    lists = [block for section in visit.sections for block in section.body if isinstance(block, Points)]
    assert [len(block.points) for block in lists] == [3, 4, 3, 4]
    points = [item for item, _ in walk(visit) if isinstance(item, Point)]
    assert sum(bool(point.name) for point in points) == 11
    assert all(point.text for point in points)


def test_the_visit_has_its_tables_with_their_own_labels_and_their_roles(visit: Briefing) -> None:
    tables = _tables(visit)
    assert [[column.label for column in table.columns] for table in tables] == LABELS
    assert [[column.key for column in table.columns] for table in tables] == [["area", "initiative", "outcome"]] * 3
    cells = [text for table in tables for row in table.rows for text in row.cells.values()]
    assert [len(table.rows) for table in tables] == [3, 3, 3]
    assert len(cells) == 27
    assert all(cells)


def test_the_visit_says_what_it_said(visit: Briefing) -> None:
    texts = [item.text for item, _ in walk(visit) if isinstance(item, Paragraph)]
    assert texts[0].startswith("The NATO Deputy Secretary General has embarked on an official visit")
    assert sum(text.endswith(":") for text in texts) == 5
    assert sum("NATO’s" in text for text in texts) > 0
    assert not any("'" in text for text in texts)


def test_the_reader_finds_nothing_wrong_with_what_is_shipped(library: Library) -> None:
    assert [problem_count(one) for one in library.loaded] == [0] * len(library.loaded)
