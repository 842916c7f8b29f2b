"""The commonest mistakes are said plainly, where they were made, with the line that mends them."""

from pathlib import Path

import pytest
import yaml

from outbrief.loading import mending
from outbrief.loading.load import load_text
from outbrief.loading.nodes import texts
from outbrief.loading.reader import read
from outbrief.loading.report import Report

MISTAKES = [
    ("a: b\nc: NATO: a visit\n", (2, 8), "a colon and a space inside a text", 'quote it: c: "NATO: a visit"'),
    ("- Cyber: one: two\n", (1, 13), "a colon and a space inside a text", 'quote it: - Cyber: "one: two"'),
    ("a: Summary:\n", (1, 11), "a colon and a space inside a text", 'quote it: a: "Summary:"'),
    ("a:b\nc: d\n", (1, 1), "no space after the colon", "write: a: b"),
    ("a: b\n c: d\n", (2, 3), "a colon where no key can stand", "line the key up"),
    ("a:\n\t- b\n", (2, 1), "a tab; only spaces may indent", "put spaces: `  - b`"),
    ("a: 'b\nc: d\n", (1, 4), "this quote (') is never closed", "close it: a: 'b'"),
    ('a: "b\nc: "d"\n', (1, 4), "the quote opened on line 1 closes only here", 'close it on its own line: a: "b"'),
    ('a: "NATO" visit\n', (1, 11), "text after the closing quote", "quote it: a: '\"NATO\" visit'"),
    ("a: [NATO] annex\n", (1, 11), "text after the closing bracket", 'quote it: a: "[NATO] annex"'),
    ("a: [NATO\nb: c\n", (1, 4), "this `[` is not closed", 'quote it: a: "[NATO"'),
    ("a: @x\n", (1, 4), "a text that starts with `@` needs quotes", 'quote it: a: "@x"'),
    ("a: `x`\n", (1, 4), "a text that starts with ``` needs quotes", 'quote it: a: "`x`"'),
    ("a: %x\n", (1, 4), "a text that starts with `%` needs quotes", 'quote it: a: "%x"'),
    ("a: * x\n", (1, 4), "a text that starts with `*` needs quotes", 'quote it: a: "* x"'),
    ("a: & x\n", (1, 4), "a text that starts with `&` needs quotes", 'quote it: a: "& x"'),
    ("a: > x\n", (1, 4), "a text that starts with `>` needs quotes", 'quote it: a: "> x"'),
    ("a: - x\n", (1, 4), "a text that starts with `-` needs quotes", 'quote it: a: "- x"'),
    ("a: ? x\n", (1, 4), "a text that starts with `?` needs quotes", 'quote it: a: "? x"'),
    ("a: b\nc\nd: e\n", (2, 1), "no colon after `c`", "write `key: text`"),
    ("a: |\n  x\n y\n", (3, 2), "a line that fits nothing above it", "line it up"),
]


@pytest.mark.parametrize("libyaml", [True, False])
@pytest.mark.parametrize(("text", "where", "message", "hint"), MISTAKES)
def test_a_common_mistake_gets_a_plain_message_and_a_line_to_paste(
    text: str, where: tuple[int, int], message: str, hint: str, libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml and yaml.__with_libyaml__)
    report = Report("file")
    assert not read(text, report).whole
    (problem,) = report.problems()
    assert problem.severity == "error"
    assert (problem.line, problem.column) == where
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("hint", [hint for _, _, _, hint in MISTAKES if hint.startswith("quote it: ")])
def test_the_line_to_paste_is_read_without_a_problem(hint: str) -> None:
    report = Report("file")
    assert read(hint.removeprefix("quote it: "), report).whole
    assert not report.problems()


def test_a_backslash_in_double_quotes_is_explained() -> None:
    report = Report("file")
    read('a: "C:\\path"\n', report)
    assert report.problems()[0].hint.endswith("a: 'C:\\path'")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: b\nc: NATO: a visit\nd: e\n", ["a: b", "c: NATO: a visit", "d: e"]),
        ("a: [NATO] annex\n", ["a: [NATO] annex"]),
        ("a: b\nc: @x\n", ["a: b", "c: @x"]),
        ("a:\n  - b\n  - c: 'd\n", ["a:", "b", "c: 'd"]),
    ],
)
def test_what_stands_around_the_mistake_is_kept_and_its_own_line_as_written(text: str, shown: list[str]) -> None:
    root = read(text, Report("file")).root
    assert root is not None
    found = list(texts(root))
    assert found == shown


SEVERAL = """\
outbrief: 1
title: NATO: a visit
sections:
  - title: One
    points:
      - @x
      - fine
    text: [a] b
    table:
      columns: {area: A}
      rows:
        - area: 'a
        - area: b
          aera: c
  - titel: Two
\t- x
"""


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    found = load_text(SEVERAL, Path("s.yaml"))
    assert [(problem.line, problem.message.split(";")[0]) for problem in found.problems] == [
        (2, "a colon and a space inside a text without quotes"),
        (6, "a text that starts with `@` needs quotes"),
        (8, "text after the closing bracket"),
        (12, "this quote (') is never closed"),
        (14, "a cell that no column names: `aera`"),
        (15, "unknown key `titel` in a section"),
        (15, "a section without a title"),
        (16, "a tab"),
    ]
    assert found.briefing
    assert found.briefing.title == "NATO: a visit"
    assert [len(section.body) for section in found.briefing.sections] == [3, 0, 0]


def test_what_hangs_on_a_line_that_cannot_be_mended_is_no_mistake_of_its_own() -> None:
    text = (
        "outbrief: 1\ntitle: T\nsections:\n  - title: S\n    table:\n      columns\n        area: A\n      rows: []\n"
    )
    (problem,) = load_text(text, Path("s.yaml")).problems
    assert (problem.line, problem.message, problem.hint) == (6, "no colon after `columns`", "write: columns:")


def test_a_large_file_of_mistakes_is_read_only_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "WORTH_READING", 30_000)
    report = Report("file")
    assert not read("".join(f"k{number:03}: b: c\n" for number in range(1_000)), report).whole
    assert len(report.problems()) == 30_000 // 11_000 + 1
