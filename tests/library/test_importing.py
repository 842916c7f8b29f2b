"""Documents into briefings: the source of the first one, documents of every kind, and anything at all."""

import re
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents_with_traps import DOCUMENTS, first_source
from examples import examples
from imported import imported, messages
from outbrief.briefing.model import Paragraph, Points, PriorityTable, walk
from outbrief.compare.records import Change, differences
from outbrief.formats.sources.kinds import Kind
from outbrief.formats.sources.outline import Options
from outbrief.formats.yaml_format import yaml_of
from outbrief.library.importing import Imported, import_document
from outbrief.library.shipped import shipped_folder
from outbrief.loading.load import load, load_text


def test_the_source_of_the_first_briefing_gives_it_but_for_what_a_person_decided() -> None:
    shipped = load(shipped_folder() / "nato-dsg-us-visit.yaml").briefing
    assert shipped is not None
    done = imported(first_source(shipped), "nato-visit.txt")
    found = [(one.change, one.kind, one.field, one.before, one.after) for one in differences(shipped, done.briefing)]
    assert found == [
        (Change.CHANGED, "briefing", "id", "nato-dsg-us-visit", "nato-visit"),
        (Change.CHANGED, "briefing", "title", shipped.title, "nato-visit"),
        (Change.CHANGED, "briefing", "origin", "", "nato-visit.txt"),
        *((Change.CHANGED, "section", "id", section.id, "") for section in shipped.sections),
    ]


def test_the_yaml_of_that_source_is_the_shipped_one_line_by_line() -> None:
    path = shipped_folder() / "nato-dsg-us-visit.yaml"
    shipped = load(path).briefing
    assert shipped is not None
    done = imported(first_source(shipped), "nato-visit.txt")
    decided = ("# yaml", "id: ", "title: NATO Deputy Secretary General visits", "title: nato-visit", "origin: ")
    kept = [line for line in path.read_text("utf-8").split("\n") if not line.startswith(decided)]
    made = [line for line in done.yaml.split("\n") if not line.startswith(decided)]
    # Where a section has an id, its dash stands before that.
    by_hand = [line for line in kept if not line.strip().startswith("- id: ")]
    assert [line.replace("  - title: ", "    title: ") for line in made] == by_hand


def test_all_that_was_guessed_of_it_is_said_with_its_line() -> None:
    shipped = load(shipped_folder() / "nato-dsg-us-visit.yaml").briefing
    assert shipped is not None
    said = messages(imported(first_source(shipped), "nato-visit.txt"))
    assert said.count(": heading: ") == 5
    assert said.count(": column: ") == 9
    assert said.count(": split: ") == 11
    assert "32: column: «Priority Area» is initiative: the second of two columns that may be an area" in said


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_of_a_document_is_missing_and_the_yaml_is_read_back(name: str) -> None:
    done = imported(DOCUMENTS[name], name)
    loaded = load_text(done.yaml, Path(f"{Path(name).stem}.yaml"))
    assert loaded.briefing == done.briefing
    assert yaml_of(done.briefing, Path(name).stem) == done.yaml


def test_the_kind_may_be_told() -> None:
    data = b"# Title\n\nText.\n"
    texts = {}
    for kind in Kind:
        done = import_document(data, "a.txt", Options(), kind)
        assert isinstance(done, Imported)
        texts[kind] = done.briefing.title
    assert texts == {Kind.MARKDOWN: "Title", Kind.TEXT: "# Title", Kind.CSV: "a"}


@pytest.mark.parametrize("data", [b"", b"\n \n", b"%PDF-1.4 x", b"\x00" * 500])
def test_what_is_no_document_is_refused_in_words(data: bytes) -> None:
    assert isinstance(import_document(data, "a.md", Options()), str)


def test_text_that_is_not_clean_is_cleaned_and_still_all_there() -> None:
    done = imported("# A\x1b[2J\u202eB\n\nTab\there, \ufeffmark, nbsp\xa0here, bell\x07.\n\n## S\n\nText\u200b.\n")
    assert "\x1b" not in done.yaml
    assert "nbsp here" in done.yaml
    assert "␇" in done.yaml


def test_tabs_are_columns_and_no_four_spaces() -> None:
    done = imported("# T\n\n## S\n\n1.\tOne\n\n    a.\tin it\n\n2.\tTwo\n")
    (section,) = done.briefing.sections
    (block,) = section.body
    assert isinstance(block, Points)
    assert [len(point.points) for point in block.points] == [1, 0]


def test_a_long_document_is_told_of_as_it_goes() -> None:
    heard: list[tuple[str, float]] = []
    import_document(b"# T\n\nText.\n", "a.md", Options(), told=lambda stage, share: heard.append((stage, share)))
    assert [stage for stage, _ in heard] == ["reading", "building", "writing", "reading back", "checking"]
    assert [share for _, share in heard] == sorted(share for _, share in heard)


def test_a_narrative_longer_than_a_text_in_a_file_is_all_there() -> None:
    paragraph = "word " * 4_000
    done = imported("# T\n\n" + f"{paragraph}\n\n" * 5 + "## S\n\n" + f"{paragraph}\n\n" * 5, "long.md")
    assert sum(isinstance(item, Paragraph) for item, _ in walk(done.briefing)) == 10


def test_a_text_that_no_file_can_hold_is_told_of() -> None:
    done = import_document(f"# T\n\n## S\n\n{'x' * 70_000}\n".encode(), "a.md", Options())
    assert isinstance(done, Imported)
    assert done.problems
    assert done.missing


def test_a_thousand_columns_are_a_table_of_less() -> None:
    header = "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n|" + "1|" * 2_000 + "\n"
    done = import_document(f"# T\n\n## S\n\n{header}".encode(), "a.md", Options())
    assert isinstance(done, Imported)
    assert any(isinstance(item, PriorityTable) for item, _ in walk(done.briefing))


@examples(50)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)),
    st.sampled_from(["a.md", "a.txt", "a.csv"]),
)
def test_anything_at_all_is_imported_or_refused(data: bytes, name: str) -> None:
    import_document(data, name, Options())


PIECES = ["Word", "two Words", "**Word**", "`Word`", "a_Word", "[Word](Word.md)", "3 %", "“Word”", "Word: Word", "&"]
PIECES += [
    "Word – Word",
    "U.S. Word",
    "Word <br> Word",
    "&#42;Word",
    "Word\\*",
    "<b>Word</b>",
    "~~Word~~",
    "Word[^1]",
    "(Word)",
]
_lines = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)
_cells = st.sampled_from([*PIECES, "", "01", "2026", "Yes"])
_blocks = st.one_of(
    _lines,
    _lines.map("## {}".format),
    _lines.map("**{}**".format),
    st.lists(_lines.map("- {}".format), min_size=1, max_size=3).map("\n".join),
    st.lists(_lines.map("1. {}".format), min_size=1, max_size=3).map("\n".join),
    st.lists(st.lists(_cells, min_size=3, max_size=3), min_size=1, max_size=3).map(
        lambda rows: "\n".join(["| A | B | C |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])
    ),
)


@examples(80)
@given(st.lists(_blocks, min_size=1, max_size=8).map("\n\n".join))
def test_of_a_made_up_document_no_text_is_missing(text: str) -> None:
    # No two words are the same, as hardly any two sentences are in a document.
    numbers = count(1)
    imported(re.sub("Word", lambda _: f"Word{next(numbers)}", text), "a.md")
