"""The front matter of a document."""

from textwrap import dedent

import pytest

from outbrief.briefing.model import Briefing
from outbrief.library.front_matter import read_front


def _read(yaml: str) -> tuple[Briefing, bool, str]:
    head, is_ours, notes = read_front(dedent(yaml).strip("\n"), "visit")
    return head, is_ours, "\n".join(f"{note.line}: {note.message}" for note in notes)


def test_keys_that_mean_the_same_are_taken_and_the_rest_is_kept_as_it_is() -> None:
    head, is_ours, said = _read(
        """
        title: "A \\"quoted\\" title"
        date: '2026-05-04'
        tags: [ports, night]
        layout: base
        permalink: "/visit/"
        published: true
        redirect_from:
          - /old/
          - /older/
        author: {name: A, at: b}
        empty:
        """
    )
    assert not is_ours
    assert (head.title, head.date, head.tags) == ('A "quoted" title', "2026-05-04", ("ports", "night"))
    assert head.extra == {
        "layout": "base",
        "permalink": "/visit/",
        "published": "true",
        "redirect_from": "- /old/\n- /older/",
        "author": "{name: A, at: b}",
    }
    assert "3: date is taken for that of the briefing" in said
    assert "5: layout goes to extra" in said


def test_a_key_of_ours_that_means_something_else_is_kept() -> None:
    head, _, _ = _read("id: 5\nlog: none\nstatuses: a\nsections: x\ntags:\n  - {a: b}\ndate:\n  year: 2026\n")
    assert (head.id, head.log, head.statuses, head.tags, head.date) == ("visit", (), (), (), "")
    assert set(head.extra) == {"id", "log", "statuses", "sections", "tags", "date"}


def test_what_outbrief_wrote_is_the_head_of_the_briefing() -> None:
    head, is_ours, said = _read(
        """
        outbrief: 1
        id: forum
        statuses: [open, done]
        log:
          - {date: 2026-06-01, text: Signed}
        extra: {layout: wide}
        footnotes:
          - "5": A note.
        """
    )
    assert (is_ours, said) == (True, "")
    assert (head.id, head.statuses, dict(head.extra)) == ("forum", ("open", "done"), {"layout": "wide"})
    assert head.log == ({"date": "2026-06-01", "text": "Signed"},)
    assert [note.text for note in head.footnotes] == ["A note."]


@pytest.mark.parametrize("yaml", ["&x a: *x", "- list", "just text"])
def test_what_cannot_be_read_is_kept_whole(yaml: str) -> None:
    head, is_ours, said = _read(yaml)
    assert not is_ours
    assert head.extra == {"front matter": yaml}
    assert "no YAML that can be read" in said


@pytest.mark.parametrize(
    ("yaml", "extra"),
    [
        ("a: [b", {"a": "[b"}),
        ("a: b: c", {"a": "b: c"}),
        ("a: 1\na: 2", {"a": "1\n2"}),
        ("a:\n  b: c # d\nx: y", {"a": "b: c # d", "x": "y"}),
    ],
)
def test_a_key_that_cannot_be_read_takes_no_other_with_it(yaml: str, extra: dict[str, str]) -> None:
    head, is_ours, said = _read(f"{yaml}\ntitle: The visit\nlang: en")
    assert (head.title, head.lang, dict(head.extra), is_ours) == ("The visit", "en", extra, False)
    assert f"{yaml.count(chr(10)) + 4}: lang is taken" in said


def test_a_title_with_a_colon_is_one() -> None:
    head, _, said = _read("title: Harbours: the sequel\ndate: 2026-05-04")
    assert (head.title, head.date) == ("Harbours: the sequel", "2026-05-04")
    assert "3: date is taken for that of the briefing" in said


def test_none_is_none() -> None:
    assert read_front("", "visit")[0].extra == {}
