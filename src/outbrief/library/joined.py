"""Several briefings in one Markdown document, as `outbrief export` writes a library: each as if it stood alone."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from outbrief.briefing.model import Standing
from outbrief.briefing.place import slug
from outbrief.formats.sources.kinds import decode, front_of
from outbrief.library.importing import Imported
from outbrief.loading.load import load_text

_BEGINNING = re.compile(r"^# (?P<title>.*)\n\s*<!-- outbrief: (?P<head>\{\"outbrief\": .*\}) -->[ \t]*$", re.M)
"""A title, and below it the comment that holds what is front matter where a briefing stands alone."""


class Part(NamedTuple):
    """One briefing of a document."""

    data: bytes
    stem: str
    """What its file is to be called: its id, else its title. Empty where the document is not ours to take apart."""
    title_line: int = 1
    """The line of its title here."""
    first_line: int = 1
    """And in the document."""


def parts_of(data: bytes) -> list[Part]:
    """Return the briefings of a document; one that is not of several is the only part of itself."""
    if b'<!-- outbrief: {"outbrief": ' not in data:
        return [Part(data, "")]
    text = decode(data).text
    found = [one for one in _BEGINNING.finditer(text) if _front(one["head"])[0]]
    if not found:
        return [Part(data, "")]
    before = text[: found[0].start()]
    return [*([Part(before.encode(), "")] if before.strip() else []), *_parts(text, found)]


def as_in_document(imported: Imported, part: Part) -> Imported:
    """Return an import with the lines of the document that a part is of."""

    def line(number: int) -> int:
        return max(number - part.title_line, 0) + part.first_line

    return replace(
        imported,
        notes=tuple(note._replace(line=line(note.line)) for note in imported.notes),
        missing=tuple(piece._replace(line=line(piece.line)) for piece in imported.missing),
    )


def _parts(text: str, found: list[re.Match[str]]) -> Iterator[Part]:
    for number, one in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        front, stem = _front(one["head"])
        body = f"# {one['title']}{text[one.end() : end]}".rstrip("\n")
        alone = f"---\n{front}\n---\n\n{body}\n"
        # The title has come down to where the comment ended, so that what follows is as far from it as there.
        gap = text.count("\n", one.start(), one.end())
        title_line = front.count("\n") + 5
        first_line = text.count("\n", 0, one.start()) + 1
        yield Part(alone.encode(), stem or slug(one["title"]), title_line, first_line + gap)


def _front(head: str) -> tuple[str, str]:
    """Return the front matter that a comment says, and the id in it; nothing where it says none."""
    from outbrief.formats.markdown import markdown_of

    try:
        said = {**json.loads(head), "title": "x"}
    except (ValueError, RecursionError):
        return "", ""
    briefing = load_text(f"{json.dumps(said, ensure_ascii=False)}\n", Path("x.yaml")).briefing
    if briefing is None:
        return "", ""
    stem = said.get("id")
    return front_of(markdown_of(Standing(briefing, ()), exact=True)).yaml, slug(stem) if isinstance(stem, str) else ""
