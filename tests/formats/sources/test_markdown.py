"""Markdown into an outline, with the ways in which people write it."""

from imported import imported
from outbrief.formats.sources.outline import Heading, Listing, Prose, Table
from outlined import markdown, outline_of


def test_headings_without_a_space_underlined_and_with_marks_at_their_end() -> None:
    text = "##09 Actions\n\n####Action 01: Act\n\nTitle\n=====\n\n### Closed ###\n\n## **Bold** and [linked](u) {#id}\n"
    assert markdown(text) == [
        "## 09 Actions",
        "#### Action 01: Act",
        "# Title",
        "### Closed",
        "## Bold and linked",
        "attributes: {#id}",
        "links: [linked](u)",
    ]


def test_a_hashtag_is_no_heading_and_neither_is_a_paragraph_above_a_rule() -> None:
    long = "A paragraph that ends in a full stop."
    assert markdown(f"#84 is an issue\n\n#tag\n\n{long}\n---\n") == ["#84 is an issue", "#tag", long]


def test_wrapped_lines_are_joined_and_lines_broken_on_purpose_are_not() -> None:
    text = "One\ntwo  \nThree  \nfour goes on\n\nFive<br>Six\n"
    assert markdown(text) == ["One two", "Three four goes on", "Five", "Six"]


def test_a_line_all_in_bold_is_set_apart_from_the_list_above_it() -> None:
    text = "* one\n plug-in\n**Describe it (by 2013)**\n* two\n\n**Alone**\n\n**Lead**  \nText.\n"
    assert markdown(text) == [
        "- one plug-in",
        "!**Describe it (by 2013)**",
        "- two",
        "!**Alone**",
        "!**Lead**",
        "Text.",
    ]


def test_lists_keep_their_numbers_and_go_on_where_they_stopped() -> None:
    text = "1. a\n1. b\n   * c\n   * d\n\nBetween.\n\n3. e\n4. f\n"
    assert markdown(text) == ["- 1. a", "- 2. b", "  - c", "  - d", "Between.", "- 3. e", "- 4. f"]


def test_a_number_at_the_beginning_of_a_line_is_no_item() -> None:
    assert markdown("The cost is\n81.6 billion in\n2019. It rose.\n") == ["The cost is 81.6 billion in 2019. It rose."]


def test_letters_without_list_markup_are_paragraphs_of_their_item() -> None:
    text = "1.  Search.\n\n    a. Here\n\n    b.  There\n\n2.  For:\n    a. this\n    b. that\n"
    assert markdown(text) == ["- 1. Search.", "  a. Here", "  b. There", "- 2. For:", "  a. this", "  b. that"]


def test_tables_of_every_make() -> None:
    text = """
        | A | B
        |- |-
        | 1 | <ul><li>x</li><li>y</i></li></ul>

         | **C** | [D](d) |
         | --- | --- |
         | a \\| b | **No** |  |
        Text behind it.
        """
    assert markdown(text) == [
        "| A | B",
        "| 1 | x/y",
        "| C | D",
        "| a | b | **No** | ",
        "links: [D](d)",
        "Text behind it.",
    ]


def test_a_table_in_code_is_code_and_one_in_an_item_is_the_items() -> None:
    assert markdown("```text\n| a | b |\n|---|---|\n```\n") == ["code: ```text\n| a | b |\n|---|---|\n```"]
    assert markdown("- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n- next\n") == [
        "- item",
        "  | a | b",
        "  | 1 | 2",
        "- next",
    ]


def test_raw_html_with_empty_lines_in_it_is_one_table() -> None:
    text = "<table>\n<tr><th>A</th></tr>\n\n<tr><td>1</td></tr>\n\n</table>\nBehind.\n"
    assert markdown(text) == ["| A", "| 1", "Behind."]


def test_what_has_no_place_in_a_text_is_kept() -> None:
    text = """
        ![Map](map.png "A map")

        {include case-study.md}

        [Read on](x){: .button}

        Paragraph.
        {: .note}

        <!-- reviewer:
        check -->

        [ref]: https://example.org "Title"
        """
    assert markdown(text) == [
        'images: ![Map](map.png "A map")',
        "templates: {include case-study.md}",
        "[Read on](x)",
        "attributes: {: .button}",
        "Paragraph.",
        "attributes: {: .note}",
        "comments: <!-- reviewer:\ncheck -->",
        'links: [ref]: https://example.org "Title"',
    ]


def test_footnotes_have_their_labels_and_all_their_paragraphs() -> None:
    assert markdown("Text[^5].\n\n[^5]: A note.\n\n    More of it.\n\n[^b]: B\n") == [
        "Text[^5].",
        "[5]",
        "  A note.",
        "  More of it.",
        "[b]",
        "  B",
    ]


def test_quotations_terms_and_indented_paragraphs_are_text() -> None:
    assert markdown("> Quoted\n> words\n\nTerm\n: what it is\n") == ["Quoted words", "- **Term**:", "  what it is"]
    text = "Before.\n\n    set in by somebody for no reason at all\n\nBetween.\n\n    x = 1\n    y\n"
    assert markdown(text) == ["Before.", "set in by somebody for no reason at all", "Between.", "code: x = 1\ny"]


def test_a_comment_of_ours_is_what_it_says_and_nothing_else_is_read_into_our_own_text() -> None:
    text = '## A  *b*\n<!-- outbrief: {"id": "a"} -->\n\n**Bold**\n\n- x <!-- outbrief: {"status": "open"} -->\n'
    assert markdown(text, is_ours=True) == [
        "## A  *b*",
        "told: {'id': 'a'}",
        "!**Bold**",
        "- x",
        "  told: {'status': 'open'}",
    ]


def test_every_block_knows_its_line() -> None:
    blocks = outline_of("# T\n\nA\nb\n\n- c\n- d\n\n| e | f |\n|---|---|\n| g | h |\n").blocks
    heading, prose, listing, table = blocks
    assert isinstance(heading, Heading)
    assert isinstance(prose, Prose)
    assert isinstance(listing, Listing)
    assert isinstance(table, Table)
    assert (heading.line, prose.line, table.line, table.rows[0].line) == (1, 3, 9, 11)
    assert [item.line for item in listing.items] == [6, 7]


def test_what_stands_in_a_comment_stays_in_it() -> None:
    done = imported("# T\n\n## S\n\n<!-- Not yet:\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n**Bold**\n- x\n-->\n\nText.\n")
    (section,) = done.briefing.sections
    assert section.extra == {"comments": "<!-- Not yet:\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n**Bold**\n- x\n-->"}
    assert section.tables == ()


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    done = imported("# T\n\n## S\n\n<!-- Not yet\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    (section,) = done.briefing.sections
    assert [len(table.rows) for table in section.tables] == [1]


def test_a_heading_of_several_lines_above_a_rule_is_one() -> None:
    assert markdown("A Title That Is\nWrapped\n=====\n\nPart\nTwo\n---\n") == [
        "# A Title That Is Wrapped",
        "## Part Two",
    ]


def test_what_is_folded_away_is_read_and_so_is_a_table_in_it() -> None:
    text = "<details><summary>More</summary>\n\nHidden.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</details>\n\nAfter.\n"
    assert markdown(text) == ["More", "Hidden.", "| a | b", "| 1 | 2", "After."]


def test_an_image_that_is_a_link_is_an_image() -> None:
    text = "[![CI](https://x.org/b.svg)](https://x.org) ![v](v.svg)"
    assert markdown(f"{text}\n\nText.\n") == [f"images: {text}", "Text."]
