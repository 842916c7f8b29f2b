"""The text of a line of Markdown: tags go, Markdown's own marks stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.formats.sources.inline import read_inline, told_by


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**No**, _only if_ `code` [a link](page.md)", "**No**, _only if_ `code` [a link](page.md)"),
        ("<ul><li>A b</li><li>C</i></li></ul>", "A b\nC"),
        ("Required <br/><br/> Optional", "Required\nOptional"),
        ("<s>June 30</s> <b>July 31*</b>", "~~June 30~~ July 31*"),
        ("Tool&#42;&#42; &amp; R&D", "Tool** & R&D"),
        ("a \\* b \\| c\\d", "a * b | c\\d"),
        ("`<br> &amp; \\*` stays", "`<br> &amp; \\*` stays"),
        ("<https://x.y/z> and <a@b.org> and www.<agency>.gov", "<https://x.y/z> and <a@b.org> and www.<agency>.gov"),
        ('<a href="x">t</a> <a name="n"></a><img src=\'a.png\' alt=z>', "[t](x) ![z](a.png)"),
        ("assets<sup>[1](#n)</sup> and 10<sup>2</sup>", "assets[1](#n) and 10^2"),
        ("one  \ntwo\nthree\\\nfour", "one\ntwo three\nfour"),
        ("a <b and c> d < e", "a <b and c> d < e"),
        ("``a`b`` `c", "``a`b`` `c"),
    ],
)
def test_what_is_read_and_what_stays(raw: str, text: str) -> None:
    assert read_inline(raw).text == text


def test_comments_are_handed_out_and_ours_is_understood() -> None:
    read = read_inline('x <!-- draft --> y <!-- outbrief: {"id": "q"} -->')
    assert (read.text, read.comments, read.told) == ("x y", ("<!-- draft -->",), {"id": "q"})


@pytest.mark.parametrize("comment", ["<!-- outbrief: {id: 1} -->", "<!-- outbrief: [1] -->", "<!-- note -->"])
def test_what_only_looks_like_ours_is_a_comment(comment: str) -> None:
    assert told_by(comment) is None


def test_spaces_stay_where_we_wrote_them() -> None:
    assert read_inline("a  b").text == "a b"
    assert read_inline("a  b", keep_spaces=True).text == "a  b"


@given(st.text(alphabet=st.sampled_from("<>/!-`&#;\\*abr ()[]\n=\"'"), max_size=60))
def test_anything_is_read(raw: str) -> None:
    read_inline(raw)
