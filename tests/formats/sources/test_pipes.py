"""Pipe tables as people write them."""

import time

import pytest

from outbrief.formats.sources.pipes import cells_of, is_delimiter, table_at


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ("a", "b")),
        ("a | b", ("a", "b")),
        ("| a | b", ("a", "b")),
        (" | a | b |   ", ("a", "b")),
        (r"| a \| b | c |", ("a | b", "c")),
        ("| a |        |", ("a", "")),
        ("|||", ("", "")),
        ("|• | |5|", ("•", "", "5")),
    ],
)
def test_cells_are_parted_at_pipes_that_are_not_escaped(line: str, cells: tuple[str, ...]) -> None:
    assert cells_of(line) == cells


@pytest.mark.parametrize("line", ["|---|---|", "|- |- |-", "--- | ---", "| :-- |:-:| --:|", " | ---- | --- |"])
def test_a_line_under_a_header_is_known(line: str) -> None:
    assert is_delimiter(line)


@pytest.mark.parametrize("line", ["---", "| a | b |", "- item", "", "|"])
def test_a_rule_or_a_row_is_none(line: str) -> None:
    assert not is_delimiter(line)


def _table(text: str) -> tuple[int, tuple[str, ...], list[tuple[str, ...]]] | None:
    found = table_at(text.split("\n"), 0)
    return None if found is None else (found.end, found.header, [cells for _, cells in found.rows])


def test_a_table_ends_where_no_pipe_stands() -> None:
    assert _table("a | b\n--- | ---\n1 | 2\n3 | 4\nText.") == (4, ("a", "b"), [("1", "2"), ("3", "4")])


def test_a_second_table_begins_at_its_header_and_a_rule_at_the_end_is_none() -> None:
    assert _table("|a|b|\n|-|-|\n|1|2|\n|c|d|\n|-|-|\n|3|4|") == (3, ("a", "b"), [("1", "2")])
    assert _table("|a|b|\n|-|-|\n|1|2|\n|-|-|\n") == (4, ("a", "b"), [("1", "2")])


def test_two_lines_of_as_many_cells_are_a_table_without_a_rule() -> None:
    assert _table("| a | b |\n| 1 | 2 |") == (2, ("a", "b"), [("1", "2")])


@pytest.mark.parametrize("text", ["either | or\nthis", "| a | b |\n| 1 |", "| a |\n|---|---|\n| 1 | 2 |", "a | b"])
def test_a_pipe_in_a_sentence_makes_no_table(text: str) -> None:
    assert _table(text) is None


def test_a_long_line_of_dashes_or_pipes_takes_no_time() -> None:
    start = time.process_time()
    for line in ("-" * 50_000 + "x|", "|" * 50_000, "| - " * 20_000 + "x"):
        is_delimiter(line)
        cells_of(line)
    assert time.process_time() - start < 5
