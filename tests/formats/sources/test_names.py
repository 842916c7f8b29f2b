"""Bullets that are a name and its explanation."""

import time

import pytest

from outbrief.formats.sources.names import split_list, split_ours


def _split(*texts: str) -> list[tuple[str, str] | None]:
    return [(found.name, found.text) if found else None for found in split_list(texts)]


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Joint exercises: More of them.", "Joint exercises", "More of them."),
        ("Video Conference – TTS leads will talk", "Video Conference", "TTS leads will talk"),
        ("Required - Core classes", "Required", "Core classes"),
        ("Access (1.4.1): explained", "Access (1.4.1)", "explained"),
        ("U.S. Forces: more", "U.S. Forces", "more"),
        ("Accès : protégé", "Accès", "protégé"),
        ("**Results**:  Agencies will", "Results", "Agencies will"),
        ("*Pilots*: Encouraging", "Pilots", "Encouraging"),
        ("**Space:** joint launch", "Space", "joint launch"),
        ("__Sea__ – patrol", "Sea", "patrol"),
    ],
)
def test_a_name_and_its_explanation(text: str, name: str, rest: str) -> None:
    assert _split(text) == [(name, rest)]


@pytest.mark.parametrize(
    "text",
    [
        "See http://example.org",
        "Departments – including agencies – will act",
        "2019 – 2020",
        "a range - from here to there",
        "This is a sentence. It goes on: like this",
        "This bullet has far more words before its colon than any name ever would: here",
        "**All of it is bold**",
        "ends in a colon:",
        '"A quotation that: is cut',
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert _split(text) == [None]


def test_one_colon_among_many_bullets_is_a_sentence() -> None:
    assert _split("plain one", "plain two", "Note: this", "plain three") == [None, None, None, None]
    assert _split("plain one", "Note: this", "Also: that") == [None, ("Note", "this"), ("Also", "that")]
    assert _split("plain one", "plain two", "**Marked**: this") == [None, None, ("Marked", "this")]


def test_what_we_wrote_is_split_as_we_wrote_it() -> None:
    assert split_ours("**Name**: text: more") == ("Name", "text: more", "")
    assert split_ours("**Name**") == ("Name", "", "")
    assert split_ours("Name: text") is None


def test_long_nonsense_takes_no_time() -> None:
    start = time.process_time()
    for text in ("**a" * 30_000, "*" * 60_000, ": " * 50_000, " - " * 50_000, "*a*" * 20_000):
        split_list([text])
        split_ours(text)
    assert time.process_time() - start < 5
