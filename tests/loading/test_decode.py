"""The head, sections and texts of a briefing are decoded; what is wrong is said, what can be shown is shown."""

from collections.abc import Callable

import pytest

from outbrief.briefing.model import Briefing, Mark, Paragraph, Points, PriorityTable
from outbrief.loading.loaded import Loaded

Load = Callable[[str], Loaded]


def whole(found: Loaded) -> Briefing:
    """Return the briefing of a file that has no problem."""
    assert not found.problems
    assert found.briefing is not None
    return found.briefing


def first_message(found: Loaded) -> str:
    return found.problems[0].message


def test_a_complete_head_is_read(loaded: Load) -> None:
    briefing = whole(
        loaded(
            """
            outbrief: 1
            id: visit
            title: The Visit
            date: 2026-12-31
            version: 1.10
            lang: no
            marking: TLP:GREEN
            source: The Press Office
            url: https://example.org/visit
            origin: visit.md
            statuses: [open, done]
            tags:
              - nato
            log:
              - {date: 2027-01-01, place: visit/one, status: done, text: Signed}
            intro: Before.
            footnotes:
              - "5": See the act.
            extra:
              layout: wide
              images: |
                ![a](b)
                ![c](d)
            """
        )
    )
    assert briefing.place == briefing.id == "visit"
    assert (briefing.date, briefing.version, briefing.lang) == ("2026-12-31", "1.10", "no")
    assert (briefing.marking, briefing.statuses, briefing.tags) == ("TLP:GREEN", ("open", "done"), ("nato",))
    assert briefing.log == ({"date": "2027-01-01", "place": "visit/one", "status": "done", "text": "Signed"},)
    assert [(paragraph.text, paragraph.place) for paragraph in briefing.intro] == [("Before.", "visit/p1")]
    assert [(note.name, note.text, note.place) for note in briefing.footnotes] == [
        ("5", "See the act.", "visit/footnote-5")
    ]
    assert briefing.extra == {"layout": "wide", "images": "![a](b)\n![c](d)"}


def test_what_the_source_held_besides_is_kept_at_every_level(in_section: Load) -> None:
    briefing = whole(
        in_section(
            """
            table:
              columns: {area: A}
              rows: [{area: a, group: G}]
              extra: {attributes: "{: .wide}", empty: ""}
            extra: {comments: draft}
            """
        )
    )
    (section,) = briefing.sections
    assert section.extra == {"comments": "draft"}
    assert section.tables[0].extra == {"attributes": "{: .wide}"}
    assert section.tables[0].rows[0].cells == {"area": "a", "group": "G"}


def test_extra_that_is_no_mapping_is_an_error_and_shown(in_section: Load) -> None:
    found = in_section("extra: [a, b]")
    assert first_message(found) == "`extra` must be a mapping of texts"
    assert found.briefing
    assert found.briefing.sections[0].extra == {"text": "[a, b]"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "null-ish: \n"[:0]])
def test_an_empty_file_is_an_error(loaded: Load, text: str) -> None:
    found = loaded(text)
    assert found.briefing is None
    assert [problem.severity for problem in found.problems] == ["error"]
    assert first_message(found) == "nothing stands in this file"


@pytest.mark.parametrize(("text", "what"), [("- a\n- b\n", "a list"), ("just words\n", "text"), ("[a, b]\n", "a list")])
def test_a_file_that_is_no_mapping_is_an_error(loaded: Load, text: str, what: str) -> None:
    found = loaded(text)
    assert found.briefing is None
    assert first_message(found) == f"this is {what}, not a briefing"


def test_a_mapping_of_something_else_is_not_a_briefing(loaded: Load) -> None:
    found = loaded("services: {web: {image: nginx}}\n")
    assert found.briefing is None
    assert [problem.message for problem in found.problems] == ["not a briefing"]


def test_a_missing_version_is_a_warning_where_the_rest_is_a_briefing(loaded: Load) -> None:
    found = loaded("title: Sample\n")
    assert found.briefing is not None
    (problem,) = found.problems
    assert (problem.severity, problem.hint) == ("warning", "start the file with: outbrief: 1")


def test_another_version_is_an_error_and_still_shown(loaded: Load) -> None:
    found = loaded("outbrief: 2\ntitle: Sample\n")
    assert found.briefing is not None
    assert first_message(found) == "version `2` of the model; this program reads version 1"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("tilte", "did you mean `title`?"),
        ("Sections", "did you mean `sections`?"),
        ("points", "`points` belongs in a section"),
        ("columns", "`columns` belongs in a table"),
    ],
)
def test_an_unknown_key_is_an_error_with_the_nearest_known_key(loaded: Load, key: str, hint: str) -> None:
    found = loaded(f"outbrief: 1\ntitle: Sample\n{key}: x\n")
    (problem,) = found.problems
    assert (problem.severity, problem.line, problem.column) == ("error", 3, 1)
    assert problem.message == f"unknown key `{key}` in the head of a briefing"
    assert problem.hint == hint


def test_an_unknown_key_like_nothing_known_gets_the_known_ones(loaded: Load) -> None:
    assert "title" in loaded("outbrief: 1\ntitle: S\nzzzzqqq: x\n").problems[0].hint


@pytest.mark.parametrize("title", ["'[/]'", "'[@click=app.quit]'", '"[red]x[/red]"', "'*'", "'@x'"])
def test_markup_in_quotes_is_text(loaded: Load, title: str) -> None:
    assert whole(loaded(f"outbrief: 1\ntitle: {title}\n")).title == title[1:-1]


def test_a_list_where_text_is_expected_is_shown_as_written_with_the_quotes_as_hint(loaded: Load) -> None:
    found = loaded("outbrief: 1\ntitle: [NATO]\n")
    assert found.briefing is not None
    assert found.briefing.title == "[NATO]"
    assert [(problem.message, problem.hint) for problem in found.problems] == [
        ("`title` must be text, not a list", 'quote it: "[NATO]"')
    ]


def test_a_list_of_tags_written_as_text_is_shown_with_a_hint(loaded: Load) -> None:
    found = loaded("outbrief: 1\ntitle: S\ntags: a, b\n")
    assert found.briefing is not None
    assert found.briefing.tags == ("a", "b")
    assert found.problems[0].hint == "write: tags: [a, b]"


def test_a_log_that_is_no_list_of_mappings_is_shown(loaded: Load) -> None:
    found = loaded("outbrief: 1\ntitle: S\nlog:\n  - signed\n  - {dat: x}\n")
    assert found.briefing is not None
    assert found.briefing.log == ({"text": "signed"}, {"dat": "x"})
    assert [problem.line for problem in found.problems] == [4, 5]


def test_paragraphs_part_at_empty_lines_and_know_their_lines(in_section: Load) -> None:
    found = in_section(
        """
        text: |
          One goes
          on here.

          Two.


          Three.
        """
    )
    paragraphs = [block for block in whole(found).sections[0].body if isinstance(block, Paragraph)]
    assert [paragraph.text for paragraph in paragraphs] == ["One goes on here.", "Two.", "Three."]
    assert [paragraph.mark for paragraph in paragraphs] == [Mark(6, 7), Mark(9, 7), Mark(12, 7)]


@pytest.mark.parametrize("sign", [">", ">-", "|", "", '"', "'"])
def test_an_empty_line_parts_paragraphs_in_every_style(in_section: Load, sign: str) -> None:
    quote = sign if sign in ("'", '"') else ""
    found = in_section(f"text: {'' if quote else sign}{quote}\n  One goes\n  on.\n\n  Two.{quote}\n")
    assert [block.text for block in whole(found).sections[0].body if isinstance(block, Paragraph)] == [
        "One goes on.",
        "Two.",
    ]


def test_no_space_is_put_between_lines_of_chinese_but_between_lines_of_korean(in_section: Load) -> None:
    found = in_section("text: |\n  北约副秘书长\n  访问美国\n\n  나토\n  사무차장\n\n  北约\n  NATO\n")
    texts = [block.text for block in whole(found).sections[0].body if isinstance(block, Paragraph)]
    assert texts == ["北约副秘书长访问美国", "나토 사무차장", "北约 NATO"]


def test_a_list_of_texts_is_shown_as_paragraphs(in_section: Load) -> None:
    found = in_section("text:\n  - One.\n  - Two.\n")
    assert first_message(found) == "`text` must be text, not a list"
    assert found.briefing is not None
    assert len(found.briefing.sections[0].body) == 2


def kinds(found: Loaded) -> list[type]:
    assert found.briefing is not None
    return [type(block) for block in found.briefing.sections[0].body]


TABLE = "table: {columns: {area: Area}, rows: [{area: x}]}"


def test_blocks_come_in_the_order_written(in_section: Load) -> None:
    assert kinds(in_section(f"{TABLE}\ntext: a\npoints: [b]\n")) == [PriorityTable, Paragraph, Points]


def test_a_body_comes_at_its_written_position_and_its_kinds_repeat(in_section: Load) -> None:
    found = in_section(f"points: [a]\nbody:\n  - text: b\n  - {TABLE}\n  - text: c\ntext: d\n")
    whole(found)
    assert kinds(found) == [Points, Paragraph, PriorityTable, Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("body: {text: a}\n", "`body` must be a list of blocks"),
        ("body:\n  - a\n", "a block needs its kind"),
        ("body:\n  - text: a\n    points: [b]\n", "a second kind in one block: `points`"),
        ("body:\n  - text: a\n    txet: b\n", "unknown key `txet` in a block"),
    ],
)
def test_a_body_of_another_shape_is_an_error_and_shown(in_section: Load, text: str, message: str) -> None:
    found = in_section(text)
    assert message in first_message(found)
    assert kinds(found)[0] is Paragraph


def test_sections_nest_and_markings_are_inherited(loaded: Load) -> None:
    briefing = whole(
        loaded(
            """
            outbrief: 1
            title: S
            marking: TLP:GREEN
            sections:
              - title: A
                points: [x, {text: z, marking: TLP:RED}]
                sections:
                  - title: B
                    marking: TLP:AMBER
                    table:
                      columns: {area: Area, marking: Marking}
                      rows:
                        - {area: x}
                        - {area: y, marking: TLP:RED}
            """
        )
    )
    (outer,) = briefing.sections
    (inner,) = outer.sections
    (table,) = inner.tables
    (block,) = outer.body
    assert isinstance(block, Points)
    assert [point.marking for point in block.points] == ["TLP:GREEN", "TLP:RED"]
    assert (outer.marking, inner.marking, table.marking) == ("TLP:GREEN", "TLP:AMBER", "TLP:AMBER")
    assert [row.marking for row in table.rows] == ["TLP:AMBER", "TLP:RED"]


def test_sections_of_another_shape_are_errors_and_shown(loaded: Load) -> None:
    found = loaded("outbrief: 1\ntitle: S\nsections:\n  - Only a title\n")
    assert found.briefing is not None
    assert found.briefing.sections[0].title == "Only a title"
    assert found.problems[0].hint == "write: - title: Only a title"
    found = loaded("outbrief: 1\ntitle: S\nsections:\n  title: One\n  text: x\n")
    assert found.briefing is not None
    assert found.briefing.sections[0].title == "One"
