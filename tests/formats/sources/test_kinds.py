"""What a document is, and its bytes as text."""

import codecs

import pytest

from outbrief.formats.sources.kinds import Kind, decode, front_of, kind_of

LONG = "word " * 40


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "Text", Kind.MARKDOWN),
        ("a.MARKDOWN", "", Kind.MARKDOWN),
        ("a.csv", "# x", Kind.CSV),
        ("a.tsv", "", Kind.CSV),
        ("a.txt", "Plain text.", Kind.TEXT),
        ("a.txt", "# Title\n\nText", Kind.MARKDOWN),
        ("-", "Title\n=====\n", Kind.MARKDOWN),
        ("-", "---\ntitle: T\n---\nText", Kind.MARKDOWN),
        ("a.md", "\n".join([LONG] * 5), Kind.TEXT),
        ("a.md", "\n".join([f"- {LONG}"] * 5), Kind.MARKDOWN),
    ],
)
def test_the_kind_is_told_by_name_and_look(name: str, text: str, kind: Kind) -> None:
    assert kind_of(name, text) is kind


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        ("é\r\nb\rc".encode(), "é\nb\nc", ""),
        (codecs.BOM_UTF8 + b"a", "a", ""),
        ("“a”\n".encode("utf-16"), "“a”\n", "UTF-16"),
        ("a".encode("utf-32"), "a", "UTF-32"),
        ("Maßnahme – “x”".encode("cp1252"), "Maßnahme – “x”", "Windows-1252"),
        (b"a\fb", "ab", ""),
    ],
)
def test_bytes_are_text_in_the_encoding_that_they_are_in(data: bytes, text: str, note: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert note in (decoded.note.message if decoded.note else "")
    assert bool(note) == bool(decoded.note)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "Word, Excel or zip"),
        (b"{\\rtf1", "RTF"),
        (b"<!doctype html><p>", "web page"),
        (b"\x00\x01\x02" * 100, "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    assert said in decode(data).refusal


def test_front_matter_is_what_stands_between_rules_and_has_keys() -> None:
    assert front_of("---\ntitle: T\n\n---\nText\n") == ("title: T\n", "Text\n", 5)
    assert front_of("---\n---\nText") == ("", "---\n---\nText", 1)
    assert front_of("---\nJust text\n---\nMore").yaml == ""
    assert front_of("Text").body == "Text"


def test_utf_16_that_does_not_say_so() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        found = decode("Name;Straße\r\nA;B\r\n".encode(encoding))
        assert found.text == "Name;Straße\nA;B\n"
        assert found.note is not None
        assert "UTF-16" in found.note.message


def test_bytes_that_are_no_text_are_refused() -> None:
    assert decode(bytes(range(1, 256)) * 20).refusal == "this is not a text file"
