"""Raw HTML into blocks, however it is written."""

import time

import pytest

from outbrief.formats.sources.html_blocks import html_blocks
from outbrief.formats.sources.outline import Heading, Kept, Listing, Prose, Row, Table, Told

TABLE = """<table><caption>Cap</caption><thead><tr><th>A<th>B<th>C</thead>
<tr><td colspan="3"><b>Group</b></td></tr>
<tr><td rowspan=2>a1</td><td>b1<ul><li>x<li>y</ul><td><s>old</s> new
<tr><td>b2<td>c2
</table>"""


def test_a_table_with_spans_lists_and_tags_that_nobody_closed() -> None:
    (table,) = html_blocks(TABLE, 10)
    assert table == Table(
        10,
        ("A", "B", "C"),
        (
            Row(11, ("**Group**", "", "")),
            Row(12, ("a1", "b1\nx\ny", "~~old~~ new")),
            Row(13, ("a1", "b2", "c2")),
        ),
        "Cap",
    )


def test_text_between_the_blocks_is_paragraphs() -> None:
    blocks = html_blocks('<div>One <b>bold</b><br>two <a href="u">l</a></div><h2>H</h2><p>three', 1)
    assert blocks == [Prose(1, "One bold"), Prose(1, "two [l](u)"), Heading(1, 2, "H"), Prose(1, "three")]


def test_lists_nest_and_terms_are_names() -> None:
    (listing,) = html_blocks("<ol start=3><li>one<ul><li>in</ul><li>two</ol>", 1)
    assert isinstance(listing, Listing)
    assert [item.marker for item in listing.items] == ["3.", "4."]
    assert isinstance(listing.items[0].blocks[1], Listing)
    (terms,) = html_blocks("<dl><dt>Term<dd>what it is</dl>", 1)
    assert isinstance(terms, Listing)
    assert terms.items[0].blocks == (Prose(1, "**Term**:"), Prose(1, "what it is"))


def test_what_is_no_text_is_kept() -> None:
    html = '<!-- a --><!-- outbrief: {"id": "b"} --><pre>x\n y</pre><script>z</script><img src="i.png" alt="I">'
    comment, told, code, script, image = html_blocks(html, 1)
    assert comment == Kept(1, "comments", "<!-- a -->")
    assert told == Told(1, {"id": "b"})
    assert code == Kept(1, "code", "x\n y")
    assert script == Kept(2, "html", "z")
    assert image == Kept(2, "images", "![I](i.png)")


def test_what_stands_where_it_should_not_is_not_lost() -> None:
    html = "<table>loose<tr><th>A</th></tr><tr><td>1<!-- c --></td></tr></table><ul>stray<li>item</ul>"
    texts = str(html_blocks(html, 1))
    for text in ("loose", "A", "1", "<!-- c -->", "stray", "item"):
        assert f"'{text}'" in texts


def test_tags_that_are_none_are_text() -> None:
    assert html_blocks("<p>write to <agency> or 1 < 2", 1) == [Prose(1, "write to <agency> or 1 < 2")]


@pytest.mark.parametrize(
    "bad", ["<!--", "<a ", "<a b='", "<", "</", "<!", "<td>", "<ul><li>", "<table>", "<div>", "<p>", "&#", "<script>"]
)
def test_a_hundred_thousand_characters_of_it_take_no_time(bad: str) -> None:
    start = time.process_time()
    html_blocks(bad * (100_000 // len(bad)), 1)
    assert time.process_time() - start < 5


def test_spans_of_any_size_are_bounded() -> None:
    (table,) = html_blocks("<table><tr><th>A<th>B<tr><td colspan=99999999 rowspan=9999>x<td>y</table>", 1)
    assert isinstance(table, Table)
    assert len(table.rows) == 1


def test_a_comment_that_is_its_own_end_does_not_begin_again_and_again() -> None:
    found = html_blocks("<!--><table><tr><th>Fences</th></tr><tr><td>Done</td></tr></table>", 1)
    assert found == [Prose(1, "<!-->"), Table(1, ("Fences",), (Row(1, ("Done",)),))]
    assert html_blocks("a <!-- b", 1) == [Prose(1, "a <!-- b")]
