"""Text in Markdown: what is a sign is escaped, and nothing else is."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from made_up_documents import lines
from outbrief.formats.markdown_text import cell, inline, paragraph, title

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    "text",
    [
        "Rapid threat detection and response",
        "snake_case and http://a.b/c_d",
        "5 * 3 and a < 5 & b > 4",
        "~5 days, 50 %, $5 (sic) C:\\tmp {x} !",
        "R&D, a = b + c - d",
        "No. 1. of 2) # x",
        "81.6 billion",
        "-5 degrees",
        "a | b",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert paragraph(text) == inline(text) == title(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[x](y) [^1]", "\\[x](y) \\[^1]"),
        ("<b> </b> <!-- -->", "\\<b> \\</b> \\<!-- -->"),
        ("&amp; &#65;", "\\&amp; \\&#65;"),
        ("~~a~~", "\\~\\~a\\~\\~"),
        ("\\* a\\", "\\\\\\* a\\\\"),
    ],
)
def test_signs_are_escaped(text: str, written: str) -> None:
    assert inline(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# x", "\\# x"),
        ("##09", "\\##09"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("> x", "\\> x"),
        ("2026. Then", "2026\\. Then"),
        ("3) x", "3\\) x"),
        ("---", "\\---"),
        ("| a |", "\\| a |"),
        ("===", "\\==="),
    ],
)
def test_what_would_begin_something_is_escaped_at_the_beginning(text: str, written: str) -> None:
    assert paragraph(text) == written


def test_a_heading_and_a_cell_have_signs_of_their_own() -> None:
    assert title("C#") == "C#"
    assert title("Number #") == "Number \\#"
    assert title("#") == "\\#"
    assert cell("a | b\n- c") == "a \\| b<br>- c"
    assert cell("---") == "\\---"
    assert cell(" -") == " \\-"
    assert cell(" ") == " "


@given(lines)
def test_every_line_reads_back_to_the_letter(line: str) -> None:
    text = line.replace("\t", " ").strip()
    for markdown in (f"{paragraph(text)}\n", f"- {paragraph(text)}\n", f"# {title(text)}\n", f"**{inline(text)}**: x"):
        if text:
            assert "".join(_texts(markdown)).removesuffix(": x") == text


@given(lines, lines)
def test_every_cell_reads_back_without_the_blanks_around_it(label: str, text: str) -> None:
    label, text = (one.replace("\t", " ") for one in (label, text))
    table = f"| {cell(label)} | |\n| --- | --- |\n| {cell(text)} | |\n"
    tokens = PARSER.parse(table)
    cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type in ("th_open", "td_open")]
    assert ["".join(one.content for one in found.children or ()) for found in cells] == [
        label.strip(),
        "",
        text.strip(),
        "",
    ]


def _texts(markdown: str) -> list[str]:
    found = []
    for token in PARSER.parse(markdown):
        for inner in token.children or ():
            assert inner.type in ("text", "strong_open", "strong_close")
            found.append(inner.content)
    return found
