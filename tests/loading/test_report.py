"""A report is bounded, in order, and clean."""

from outbrief.briefing.model import Mark
from outbrief.briefing.problem import Severity
from outbrief.loading.report import EXCERPT, PROBLEMS_SHOWN, Report, excerpt


def test_problems_come_by_line_whatever_the_order_they_were_found_in() -> None:
    report = Report("file")
    report.warning(Mark(9, 1), "third")
    report.error(Mark(2, 5), "second")
    report.warning(Mark(2, 1), "first")
    assert [problem.message for problem in report.problems()] == ["first", "second", "third"]


def test_past_the_limit_errors_stay_and_one_line_counts_the_rest() -> None:
    report = Report("file")
    for line in range(1, PROBLEMS_SHOWN + 51):
        report.warning(Mark(line, 1), "a warning")
    report.error(Mark(5, 1), "an error")
    problems = report.problems()
    assert len(problems) == PROBLEMS_SHOWN + 1
    assert "an error" in [problem.message for problem in problems]
    assert problems[-1].message == "... and 51 more"
    assert problems[-1].severity is Severity.WARNING


def test_errors_that_are_not_shown_still_count_as_errors() -> None:
    report = Report("file")
    for line in range(1, PROBLEMS_SHOWN + 2):
        report.error(Mark(line, 1), "an error")
    assert report.problems()[-1].severity is Severity.ERROR


def test_what_a_report_says_is_clean_and_on_one_line() -> None:
    report = Report("a\x1b.yaml")
    report.error(Mark(1, 1), "x\x9by\nz", "u\u202ev\nw")
    assert str(report.problems()[0]) == "a␛.yaml:1:1: error: x\ufffdy z (u\ufffdv w)"


def test_an_excerpt_is_short_and_shows_that_it_is_cut() -> None:
    assert excerpt("  a\nb ") == "a b"
    assert len(excerpt("x" * 10_000)) == EXCERPT
    assert excerpt("x" * 10_000).endswith("…")
