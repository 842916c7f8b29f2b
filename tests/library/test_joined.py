"""A library in one Markdown document, taken apart again."""

from pathlib import Path

from outbrief.briefing.model import Briefing
from outbrief.formats.markdown import library_markdown
from outbrief.formats.sources.outline import Options
from outbrief.library.importing import Imported, import_document
from outbrief.library.joined import as_in_document, parts_of
from outbrief.loading.load import load_text

_QUAYS = """\
outbrief: 1
id: quays
title: Quays [1]
date: 2026-05-04
marking: TLP:AMBER
tags: [ports]
intro: |
  Of quays.[^1]
sections:
  - title: Night
    points:
      - Lamps: many
footnotes:
  - "1": The first.
extra:
  layout: page
"""
_ROPES = "outbrief: 1\nid: ropes\ntitle: Ropes\nsections:\n  - title: Hemp\n    text: |\n      Of hemp.\n"


def briefings() -> list[Briefing]:
    found = [load_text(yaml, Path("a.yaml")).briefing for yaml in (_QUAYS, _ROPES)]
    return [one for one in found if one]


def test_each_briefing_comes_back_as_it_was() -> None:
    parts = parts_of("".join(library_markdown(briefings())).encode())
    assert [part.stem for part in parts] == ["quays", "ropes"]
    done = [import_document(part.data, "all.md", Options(), stem=part.stem) for part in parts]
    assert [one.briefing for one in done if isinstance(one, Imported)] == briefings()
    assert [one.notes for one in done if isinstance(one, Imported)] == [(), ()]


def test_lines_are_those_of_the_document() -> None:
    text = "".join(library_markdown(briefings())).replace("Of hemp.", "Of hemp.\n\n![x](y.png)\n\n| A |\n| B |")
    text = text.replace("Of hemp.", "Of hemp.\n\n```\ncode\n```")
    part = parts_of(text.encode())[1]
    done = import_document(part.data, "all.md", Options())
    assert isinstance(done, Imported)
    (note,) = [one for one in as_in_document(done, part).notes if one.about == "extra"]
    assert text.split("\n")[note.line - 1] == "```"


def test_what_a_person_has_put_before_the_first_is_no_part_of_it() -> None:
    text = "Seen by all.\n\n" + "".join(library_markdown(briefings()))
    assert [part.stem for part in parts_of(text.encode())] == ["", "quays", "ropes"]


def test_any_other_document_is_whole() -> None:
    for text in ("# A\n\n# B\n", '# A\n\n<!-- outbrief: {"outbrief": -->\n', '<!-- outbrief: {"outbrief": 1} -->'):
        (part,) = parts_of(text.encode())
        assert part.data == text.encode()
