"""Medians, ratios and verdicts of the benchmark."""

import math

import pytest

from bench.figures import Figures, Goal, Row

ABSOLUTE = Row("bytes", Goal(300))
RELATIVE = Row("time", Goal(0.85, "theirs"))
PLAIN = Row("nothing wanted", digits=1)


def figures(row: Row, ours: list[float], theirs: list[float]) -> Figures:
    taken = Figures("ours", "theirs")
    for name, values in (("ours", ours), ("theirs", theirs)):
        for value in values:
            taken.add(row, name, value)
    return taken


def verdict(row: Row, ours: list[float], theirs: list[float]) -> str:
    return list(figures(row, ours, theirs).lines([row]))[1]


def test_a_ratio_is_the_median_of_those_of_the_rounds() -> None:
    # A machine that drifts: the ratio of the medians would be 0.5.
    assert figures(RELATIVE, [8, 10, 90], [10, 20, 100]).compared(RELATIVE) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("row", "ours", "theirs", "said"),
    [
        (ABSOLUTE, [300], [], "≤ 300: met"),
        (ABSOLUTE, [300.5], [], "≤ 300: not met"),
        (ABSOLUTE, [], [1], "≤ 300: not measured"),
        (RELATIVE, [85], [100], "≤ 0.85 × theirs: met, 0.85"),
        (RELATIVE, [86], [100], "≤ 0.85 × theirs: not met, 0.86"),
        (RELATIVE, [86], [], "≤ 0.85 × theirs: not measured"),
    ],
)
def test_a_goal_is_met_or_not_or_nobody_knows(row: Row, ours: list[float], theirs: list[float], said: str) -> None:
    assert verdict(row, ours, theirs).endswith("   " + said)


def test_what_was_not_measured_is_not_a_figure() -> None:
    line = verdict(PLAIN, [1, 3], [math.nan])
    assert line.split() == ["nothing", "wanted", "2.0", "–"]
