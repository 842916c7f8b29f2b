"""The front matter of a document: what of it a briefing has a key for, and the rest as it is, for `extra`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from textwrap import dedent
from typing import NamedTuple

from outbrief.briefing.keys import HEAD
from outbrief.briefing.model import Briefing, Mark
from outbrief.briefing.place import Place
from outbrief.formats.sources.outline import Note
from outbrief.loading.decode import decode
from outbrief.loading.nodes import Entry, Mapping, Scalar, Sequence
from outbrief.loading.reader import Reading, read
from outbrief.loading.report import Report

ITS_OWN = "outbrief"
"""The key that says that outbrief wrote the document."""

_TAKEN = ("title", "date", "version", "lang", "marking", "source", "url", "tags")
"""Keys that mean in other people's front matter what they mean in ours."""

_KEY = re.compile(r"[\w.-]+[ \t]*:(?:\s|$)")


def read_front(yaml: str, stem: str) -> tuple[Briefing, bool, list[Note]]:
    """Return the head of a briefing that front matter gives, whether outbrief wrote it, and what was decided."""
    empty = Briefing(Place(stem), "")
    if not yaml.strip():
        return empty, False, []
    whole = _read(yaml)
    parts = [_Part(0, yaml, whole)] if whole else list(_parts(yaml))
    if not parts:
        note = Note(1, "front", "the front matter is no YAML that can be read: all of it goes to extra")
        return replace(empty, extra={"front matter": yaml.strip("\n")}), False, [note]
    is_ours = any(part.root and ITS_OWN in part.root.entries for part in parts)
    head = Mapping(Mark())
    head.entries[ITS_OWN] = Entry(ITS_OWN, Mark(), Scalar("1", Mark()))
    extra: dict[str, str] = {}
    notes: list[Note] = []
    for part in parts:
        for entry in part.entries():
            if entry.key == ITS_OWN:
                continue
            # Its first line is the second of the document.
            line = part.start + entry.mark.line + 1
            if entry.key in HEAD and entry.key not in head.entries and (is_ours or _is_taken(entry)):
                head.entries[entry.key] = entry
                if entry.key != "title":
                    notes.append(Note(line, "front", f"{entry.key} is taken for that of the briefing"))
            elif text := part.text_of(entry):
                extra = {**extra, entry.key: f"{extra[entry.key]}\n{text}" if entry.key in extra else text}
                notes.append(Note(line, "front", f"{entry.key} goes to extra"))
    found = decode(Reading(head, whole=True, complete=True), stem, None, Report("")) or empty
    return replace(found, extra={**found.extra, **extra}), is_ours, [] if is_ours else notes


def _read(yaml: str) -> Mapping | None:
    """Return what YAML says, None where it cannot be read or something is wrong with it."""
    report = Report("")
    root = read(yaml, report).root
    return root if isinstance(root, Mapping) and not any(problem.line for problem in report.problems()) else None


class _Part(NamedTuple):
    """Front matter, or one key of it where it cannot be read as a whole."""

    start: int
    """The number of its first line, from 0."""
    yaml: str
    root: Mapping | None

    def entries(self) -> Iterator[Entry]:
        """Yield its entries; where even this one key cannot be read, it is a text, as it is written."""
        if self.root:
            yield from self.root.entries.values()
            return
        key, _, value = self.yaml.partition(":")
        yield Entry(key.strip(), Mark(1, 1), Scalar(dedent(value).strip(), Mark(1, 1)))

    def text_of(self, entry: Entry) -> str:
        """Return the text of an entry, or what stands in the file where it is none."""
        return dedent("\n".join(_as_written(entry, self.root or Mapping(Mark()), self.yaml.split("\n"))))


def _parts(yaml: str) -> Iterator[_Part]:
    """Yield front matter key by key, so that one that cannot be read takes no other with it; nothing if it has none."""
    lines = yaml.split("\n")
    starts = [number for number, line in enumerate(lines) if _KEY.match(line)]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        return
    for start, end in pairwise([*starts, len(lines)]):
        part = "\n".join(lines[start:end])
        yield _Part(start, part, _read(part))


def _is_taken(entry: Entry) -> bool:
    if entry.key not in _TAKEN:
        return False
    if entry.key == "tags" and isinstance(entry.node, Sequence):
        return all(isinstance(item, Scalar) for item in entry.node.items)
    return isinstance(entry.node, Scalar) and bool(entry.node.text.strip())


def _as_written(entry: Entry, root: Mapping, lines: list[str]) -> Iterator[str]:
    """Yield the lines of a value: the text of a text, of anything else what stands in the file."""
    if isinstance(entry.node, Scalar):
        yield from (line.rstrip() for line in entry.node.text.strip().split("\n"))
        return
    following = [other.mark.line for other in root.entries.values() if other.mark.line > entry.mark.line]
    end = min(following, default=len(lines) + 1) - 1
    first = lines[entry.mark.line - 1][entry.mark.column - 1 :].partition(":")[2].strip()
    if first:
        yield first
    yield from filter(str.strip, (line.rstrip() for line in lines[entry.mark.line : end]))
