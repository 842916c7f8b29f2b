"""A problem as text: path, line and column as compilers and editors know them."""

import pytest

from outbrief.briefing.problem import Problem, Severity


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.yaml", 3, 7, Severity.ERROR, "wrong", "mend it"), "a.yaml:3:7: error: wrong (mend it)"),
        (Problem("a.yaml", 3, 0, Severity.WARNING, "odd"), "a.yaml:3: warning: odd"),
        (Problem("a.yaml", 0, 0, Severity.HINT, "could be better"), "a.yaml: hint: could be better"),
    ],
)
def test_a_problem_reads_like_a_compilers(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_problems_sort_by_path_and_line() -> None:
    later = Problem("a.yaml", 10, 1, Severity.ERROR, "x")
    earlier = Problem("a.yaml", 9, 1, Severity.WARNING, "y")
    other = Problem("b.yaml", 1, 1, Severity.ERROR, "z")
    assert sorted([other, later, earlier]) == [earlier, later, other]
