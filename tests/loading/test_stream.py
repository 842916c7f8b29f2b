"""Bytes become text that a parser takes, whatever their encoding; what is replaced is reported where it stands."""

import pytest

from outbrief.loading.report import Report
from outbrief.loading.stream import decoded, parseable


def told(report: Report) -> list[tuple[int, int]]:
    return [(problem.line, problem.column) for problem in report.problems()]


def test_a_byte_that_is_not_utf8_is_reported_where_it_stands_and_the_rest_is_read() -> None:
    report = Report("file")
    assert decoded("title: Ä\nb: caf".encode() + b"\xe9 au lait\n", report) == "title: Ä\nb: caf\ufffd au lait\n"
    assert told(report) == [(2, 7)]
    assert "0xE9" in report.problems()[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_other_unicode_encodings_are_refused(encoding: str) -> None:
    report = Report("file")
    assert decoded("title: NATO\n".encode(encoding), report) is None
    assert "UTF-8" in report.problems()[0].message


@pytest.mark.parametrize(
    ("start", "what"), [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "Word"), (b"\x1f\x8b", "compressed")]
)
def test_files_of_other_programs_are_named(start: bytes, what: str) -> None:
    report = Report("file")
    assert decoded(start, report) is None
    assert what in report.problems()[0].message


def test_what_is_no_text_is_not_shown_and_a_stray_nul_is() -> None:
    report = Report("file")
    assert decoded(b"\x7fELF\x02\x01" + bytes(20) + b"code", report) is None
    assert report.problems()[0].message == "this is not a text file"
    assert decoded(b"title: " + b"x" * 200 + b"\0", Report("file")) is not None


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>\n<html>", "  <HTML lang=en>", '<?xml version="1.0"?>\n<!doctype html>']
)
def test_a_web_page_is_called_a_web_page(start: str) -> None:
    report = Report("file")
    assert parseable(start, report) is None
    assert report.problems()[0].message == "this is a web page (HTML), not a briefing"


def test_control_characters_are_reported_once_a_line_and_replaced_one_for_one() -> None:
    report = Report("file")
    assert parseable("a: x\x1b\x07y\nb: \x9b\x7f\ud800\uffff\n", report) == "a: x␛␇y\nb: \ufffd␡\ufffd\ufffd\n"
    assert told(report) == [(1, 5), (2, 4)]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_line_break_that_no_editor_shows_is_a_space(sign: str) -> None:
    report = Report("file")
    assert parseable(f"a: b{sign}c\n", report) == "a: b c\n"
    assert told(report) == [(1, 5)]


def test_line_ends_of_other_systems_and_a_byte_order_mark_are_no_problem() -> None:
    report = Report("file")
    assert parseable("\ufeffa: b\r\nc: d\re: f\n", report) == "a: b\nc: d\ne: f\n"
    assert not report.problems()


def test_a_merge_conflict_shows_our_side_and_keeps_the_line_numbers() -> None:
    report = Report("file")
    text = "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 1\n=======\nb: 3\n>>>>>>> theirs\nc: 4\n"
    assert parseable(text, report) == "a: 1\n\nb: 2\n\n\n\n\n\nc: 4\n"
    assert told(report) == [(2, 1)]
    assert "merge conflict" in report.problems()[0].message


def test_a_merge_conflict_without_an_end_shows_both_sides() -> None:
    assert parseable("<<<<<<< HEAD\na: 1\n=======\nb: 2\n", Report("file")) == "\na: 1\n\nb: 2\n"


def test_a_rule_of_equals_signs_is_no_merge_conflict() -> None:
    report = Report("file")
    assert parseable("a: |\n  <<<<<<< x\n  =======\n", report) == "a: |\n  <<<<<<< x\n  =======\n"
    assert not report.problems()
