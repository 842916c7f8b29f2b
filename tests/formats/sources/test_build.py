"""An outline into a briefing: titles, sections, tables, and what goes to `extra`."""

import pytest

from imported import imported, messages, points, tables
from outbrief.briefing.model import Briefing, Section
from outbrief.formats.sources.outline import Options


def _sections(briefing: Briefing) -> list[str]:
    def lines(sections: tuple[Section, ...], indent: str) -> list[str]:
        return [one for section in sections for one in (indent + section.title, *lines(section.sections, indent + " "))]

    return lines(briefing.sections, "")


def test_the_only_outermost_heading_is_the_title_and_what_follows_it_the_intro() -> None:
    briefing = imported("## Title\n\nIntro.\n\n### A\n\nText.\n\n##### Deep\n\nText.\n\n### B\n").briefing
    assert briefing.title == "Title"
    assert [paragraph.text for paragraph in briefing.intro] == ["Intro."]
    assert _sections(briefing) == ["A", " Deep", "B"]


def test_levels_that_are_skipped_or_stand_upside_down_make_no_empty_sections() -> None:
    briefing = imported("---\ntitle: T\n---\n#### A\n\na\n\n#### B\n\nb\n\n## C\n\nc\n\n#### D\n\nd\n").briefing
    assert _sections(briefing) == ["A", "B", "C", " D"]


def test_of_two_titles_that_of_the_page_is_taken_and_the_other_kept() -> None:
    done = imported("---\ntitle: Plan\nlayout: page\n---\n# The Plan of 2026\n\n## A\n\na\n")
    assert done.briefing.title == "The Plan of 2026"
    assert done.briefing.extra == {"layout": "page", "title": "Plan"}
    assert "two titles" in messages(done)


def test_a_document_without_a_title_is_called_after_its_file() -> None:
    done = imported("## A\n\na\n\n## B\n\nb\n", "harbour-visit.md")
    assert done.briefing.title == "harbour-visit"
    assert "called «harbour-visit» after its file" in messages(done)
    assert imported("## A\n\na\n\n## B\n\nb\n", options=Options(title="Told")).briefing.title == "Told"


def test_bold_lines_are_headings_below_the_last_marked_one_and_styles_nest() -> None:
    text = """
        ---
        title: Roadmap
        ---
        **Roadmap**

        Intro.

        **A. Climate**

        ***Energy***

        - x

        ***Water***

        Text.

        **B. Trade**

        **All of this paragraph is bold because it matters a lot to everybody.**

        **Signed**
        """
    briefing = imported(text).briefing
    assert _sections(briefing) == ["A. Climate", " Energy", " Water", "B. Trade"]
    assert [paragraph.text for paragraph in briefing.intro] == ["Intro."]
    assert briefing.extra == {"title": "Roadmap"}


def test_lists_and_tables_before_the_first_heading_get_a_section_of_the_title() -> None:
    done = imported("---\ntitle: T\n---\nIntro.\n\n- a\n- b\n\nAfter.\n\n## A\n\na\n")
    assert [paragraph.text for paragraph in done.briefing.intro] == ["Intro."]
    assert _sections(done.briefing) == ["T", "A"]
    assert "what stands before the first heading is in a section «T»" in messages(done)


def test_headings_are_those_that_were_told() -> None:
    text = "---\ntitle: T\n---\n**A**\n\na\n\nBare line\n\nb\n\n**B**\n\nc\n"
    assert _sections(imported(text).briefing) == ["A", "B"]
    done = imported(text, options=Options(headings={8: 2, 99: 0}))
    assert _sections(done.briefing) == ["Bare line"]
    assert "99: heading: nothing that may be a heading begins here" in messages(done)


def test_points_keep_their_numbers_and_what_stands_below_them() -> None:
    text = """
        # T

        ## S

        1. **Search:**
           - here
           - there

        2. Report it.

           a. to one

           b. to another

        3. **Name**: explained
        """
    found = [
        (point.name, point.text, [inner.text for inner in point.points]) for point in points(imported(text).briefing)
    ]
    assert found == [
        ("1. Search", "", ["here", "there"]),
        ("", "here", []),
        ("", "there", []),
        ("", "2. Report it.", ["a. to one", "b. to another"]),
        ("", "a. to one", []),
        ("", "b. to another", []),
        ("3. Name", "explained", []),
    ]


def test_no_bullet_is_split_where_that_was_told() -> None:
    text = "# T\n\n## S\n\n- Name: explained\n- **Other**: too\n"
    assert [point.name for point in points(imported(text).briefing)] == ["Name", "Other"]
    assert [point.name for point in points(imported(text, options=Options(split=False)).briefing)] == ["", ""]


def test_group_rows_name_the_rows_below_them() -> None:
    text = "# T\n\n## S\n\n| Action | By May | Page |\n|-|-|-|\n|**A. Land**| |||\n|Survey|•|5|\n|Build||6|\n"
    text += "|**B. Sea**||\n|Dredge|•|\n"
    (table,) = tables(imported(text).briefing)
    assert [dict(row.cells) for row in table.rows] == [
        {"group": "A. Land", "initiative": "Survey", "by-may": "•", "page": "5"},
        {"group": "A. Land", "initiative": "Build", "page": "6"},
        {"group": "B. Sea", "initiative": "Dredge", "by-may": "•"},
    ]


def test_a_struck_out_date_is_what_it_was() -> None:
    text = "# T\n\n## S\n\n| Action | Due | Cost |\n|-|-|-|\n| A | <s>May</s> <b>June*</b> | ~~1~~ 2 |\n"
    text += "| B | ~~May~~ | (See Above) |\n"
    (table,) = tables(imported(text).briefing)
    assert [dict(row.cells) for row in table.rows] == [
        {"initiative": "A", "due": "June*", "was": "May", "cost": "~~1~~ 2"},
        {"initiative": "B", "due": "~~May~~", "cost": "(See Above)"},
    ]


def test_no_cell_of_a_ragged_row_is_cut_off() -> None:
    done = imported("# T\n\n## S\n\n| Action | Lead |\n|-|-|\n| A |\n| B | x | more |\n| C | y |  |\n")
    (table,) = tables(done.briefing)
    assert [column.key for column in table.columns] == ["initiative", "lead", "column-3"]
    assert [len(row.cells) for row in table.rows] == [1, 3, 2]
    assert "3 cells under 2 labels" in messages(done)


def test_nothing_is_turned_into_a_number_or_a_date() -> None:
    text = "# T\n\n## S\n\n| ID | Due | Note |\n|-|-|-|\n| 01 | 2026-12-31 | 1.10 |\n"
    text += "| 005 | no | 12:30 |\n| 3a | ~ | 1e3 |\n"
    (table,) = tables(imported(text).briefing)
    cells = [cell for row in table.rows for cell in row.cells.values()]
    assert cells == ["01", "2026-12-31", "1.10", "005", "no", "12:30", "3a", "~", "1e3"]


def test_a_caption_is_the_title_of_the_table_below_it() -> None:
    text = "# T\n\n## S\n\nTable 1: Actions\n{: .wide}\n\n| Action | Lead |\n|-|-|\n| A | x |\n\nText.\n"
    (table,) = tables(imported(text).briefing)
    assert (table.title, dict(table.extra)) == ("Table 1: Actions", {"attributes": "{: .wide}"})


def test_columns_are_as_told_and_a_label_that_is_not_there_is_told_of() -> None:
    text = "# T\n\n## S\n\n| Action | Costs |\n|-|-|\n| A | 1 |\n"
    done = imported(text, options=Options(columns={"costs": "kpi", "Lead": "lead"}))
    assert [column.key for column in tables(done.briefing)[0].columns] == ["initiative", "kpi"]
    assert "no column is labelled «Lead»" in messages(done)


def test_what_is_not_modelled_goes_to_the_nearest_item() -> None:
    text = """
        ---
        title: T
        layout: wide
        ---
        ![top](t.png)

        ## A

        {include a.md}

        Text[^1] and <!-- hidden --> more.

        ```sh
        run it
        ```

        ## B

        b [x][ref].

        [ref]: https://example.org

        [^1]: A note.
        """
    done = imported(text)
    first, second = done.briefing.sections
    assert first.extra == {
        "templates": "{include a.md}",
        "comments": "<!-- hidden -->",
        "code": "```sh\nrun it\n```",
    }
    assert second.extra == {}
    assert done.briefing.extra == {"layout": "wide", "images": "![top](t.png)", "links": "[ref]: https://example.org"}
    assert [(note.name, note.text) for note in done.briefing.footnotes] == [("1", "A note.")]
    listed = messages(done)
    for kind in ("layout goes to extra", "templates: ", "comments: ", "code: ", "images: ", "links: "):
        assert kind in listed


@pytest.mark.parametrize("depth", [3, 8, 30])
def test_lists_of_any_depth_are_read_back(depth: int) -> None:
    text = "# T\n\n###### S\n\n" + "".join(f"{'  ' * level}- item {level}\n" for level in range(depth))
    assert len(points(imported(text).briefing)) == depth


OURS = """
    ---
    outbrief: 1
    id: visit
    date: 2026-05-04
    marking: TLP:GREEN
    statuses: [open, done]
    extra:
      layout: wide
    ---

    # The *visit*

    Intro.

    ## Safety: **first**
    <!-- outbrief: {"id": "safety", "marking": "TLP:RED", "extra": {"images": "![a](b)"}} -->

    **All bold**

    - **Ladders**: lit: soon <!-- outbrief: {"id": "l", "status": "open"} -->
      - plain: text
    - a \\*  b

    | Area | Measure |
    |---|---|
    | Lamps | ~~Old~~ new<br>in two steps |
    | Ropes |  <!-- outbrief: {"see": "other/place", "group": "G"} --> |
    <!-- outbrief: {"id": "m", "title": "T", "columns": {"initiative": "Area", "x": "Measure"}, "intro": ["I."]} -->

    [^1]: Note.
    """


def test_what_outbrief_wrote_is_read_to_the_letter_and_nothing_is_guessed() -> None:
    done = imported(OURS)
    briefing = done.briefing
    assert (briefing.title, briefing.id, briefing.date, briefing.origin) == ("The *visit*", "visit", "2026-05-04", "")
    assert (briefing.marking, briefing.statuses, dict(briefing.extra)) == (
        "TLP:GREEN",
        ("open", "done"),
        {"layout": "wide"},
    )
    (section,) = briefing.sections
    assert (section.title, section.id, section.marking) == ("Safety: **first**", "safety", "TLP:RED")
    assert section.extra == {"images": "![a](b)"}
    ladders, plain, stars = points(briefing)[:3]
    assert (ladders.name, ladders.text, ladders.id, dict(ladders.cells)) == (
        "Ladders",
        "lit: soon",
        "l",
        {"status": "open"},
    )
    assert (plain.name, plain.text, stars.text) == ("", "plain: text", "a *  b")
    (table,) = section.tables
    assert (table.id, table.title, [one.text for one in table.intro]) == ("m", "T", ["I."])
    assert [(column.key, column.label) for column in table.columns] == [
        ("initiative", "Area"),
        ("x", "Measure"),
    ]
    assert [dict(row.cells) for row in table.rows] == [
        {"initiative": "Lamps", "x": "~~Old~~ new\nin two steps"},
        {"initiative": "Ropes", "see": "other/place", "group": "G"},
    ]
    assert [note.about for note in done.notes] == ["kind"]


def test_a_number_in_front_of_a_bold_line_says_how_deep_it_is() -> None:
    done = imported(
        "**The visit**\n\nWe met.\n\n**1. Trade**\n\nText.\n\n**1.1 Timber**\n\nText.\n\n**2. Safety**\n\nText.\n"
    )
    assert [(one.title, [inner.title for inner in one.sections]) for one in done.briefing.sections] == [
        ("1. Trade", ["1.1 Timber"]),
        ("2. Safety", []),
    ]
