"""One edit of a file that a person wrote: the bytes of one cell change, every other byte stays. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outbrief.briefing.model import Mark
from outbrief.loading.report import Mistake, excerpt
from outbrief.loading.spans import EntrySpan, Lines, MappingSpan, mapping_at
from outbrief.loading.value import as_written, key_as_written

_COMMA = re.compile("[ \t]*,[ \t]*")


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at a place of a file's bytes, and what is to stand there. Turned round, it undoes itself."""

    start: int
    """In bytes."""
    old: bytes
    new: bytes
    line: int
    """Counted from 1: the line of the cell, or where it has gone, the one it stood on."""

    def applied(self, data: bytes) -> bytes | None:
        """Return the edited bytes; None where something else stands there than the edit was made for."""
        end = self.start + len(self.old)
        return data[: self.start] + self.new + data[end:] if data[self.start : end] == self.old else None

    def undone(self) -> "Edit":
        """Return the edit that puts back what this one changed."""
        return Edit(self.start, self.new, self.old, self.line)


def cell_edit(
    text: str, mark: Mark, key: str, value: str, order: Sequence[str], one_of: Sequence[str] = ()
) -> Edit | Mistake:
    """Return the edit that gives the mapping at a mark a value under a key, or takes the key out for an empty value.

    `text` is the whole file as it is written, `value` a clean line. A key that is new comes behind the nearest of
    those that stand before it in `order`. Without any key in `one_of`, the mapping is the short form of something.
    """
    lines = Lines(text)
    mapping = mapping_at(lines, mark)
    if mapping is None and not one_of:
        return Mistake(mark, "this cannot be edited as it is written", "outbrief check says what is wrong here")
    if mapping is None or (one_of and not any(entry.key in one_of for entry in mapping.entries)):
        form = " and ".join(f"`{name}: …`" for name in one_of[:2]) or "a cell a line"
        return Mistake(mark, "this is written in short and has no cells", f"write it as {form} first")
    entry = next((entry for entry in mapping.entries if entry.key == key), None)
    if entry is None:
        if not value:
            return Mistake(mark, f"no `{excerpt(key)}` is written here")
        return _added(lines, mapping, key, value, order)
    if not entry.is_text:
        number = lines.number(entry.start)
        at = Mark(number + 1, entry.start - lines.start(number) + 1)
        what = "a text of several lines" if entry.is_block else entry.style
        return Mistake(at, f"`{excerpt(key)}` holds {what}", "edit it in the file itself")
    if not value:
        return _removed(lines, mapping, entry)
    return _replaced(lines, mapping, entry, value)


def _edit(lines: Lines, start: int, end: int, new: str, at: int | None = None) -> Edit:
    """Return an edit of the characters from `start` to `end`; the cell's line is that of `at`."""
    line = lines.number(start if at is None else at) + 1
    return Edit(len(lines.text[:start].encode()), lines.text[start:end].encode(), new.encode(), line)


def _replaced(lines: Lines, mapping: MappingSpan, entry: EntrySpan, value: str) -> Edit:
    new = as_written(value, entry.style, mapping.in_braces)
    if entry.value == entry.end and lines.text[entry.value - 1 : entry.value] == ":":
        new = f" {new}"
    return _edit(lines, entry.value, entry.end, new, entry.start)


def _added(lines: Lines, mapping: MappingSpan, key: str, value: str, order: Sequence[str]) -> Edit:
    styles = {entry.style for entry in mapping.entries}
    # A row whose every cell is in the same quotes gets another in them.
    style = styles.pop() if len(styles) == 1 and styles <= {"'", '"'} else ""
    new = f"{key_as_written(key, mapping.in_braces)}: {as_written(value, style, mapping.in_braces)}"
    before = _before(mapping, key, order)
    if mapping.in_braces:
        if before:
            return _edit(lines, before.end, before.end, f", {new}")
        start = mapping.entries[0].start if mapping.entries else mapping.start + 1
        return _edit(lines, start, start, f"{new}, " if mapping.entries else new)
    indent = " " * mapping.indent
    if before is None:
        line_break = _line_break(lines, lines.number(mapping.start))
        return _edit(lines, mapping.start, mapping.start, f"{new}{line_break}{indent}")
    number = lines.number(before.end)
    start = lines.start(number + 1)
    line_break = _line_break(lines, number)
    if lines.end(number) == len(lines.text):
        # The last line, and nothing ends it: so it will be with the one that is added.
        edit = _edit(lines, len(lines.text), len(lines.text), f"{line_break}{indent}{new}")
        return Edit(edit.start, edit.old, edit.new, number + 2)
    edit = _edit(lines, start, start, f"{indent}{new}{line_break}")
    return Edit(edit.start, edit.old, edit.new, number + 2)


def _before(mapping: MappingSpan, key: str, order: Sequence[str]) -> EntrySpan | None:
    """Return the entry that a new key comes behind: the nearest before it in `order`; None if it comes first."""
    ranks = {name: rank for rank, name in enumerate(order)}
    earlier = [entry for entry in mapping.entries if ranks.get(entry.key, len(ranks)) < ranks.get(key, len(ranks))]
    return max(earlier, key=lambda entry: ranks[entry.key], default=None)


def _line_break(lines: Lines, number: int) -> str:
    """Return what ends a line; where nothing does, what ends the first of the file."""
    own = lines.text[lines.end(number) : lines.start(number + 1)]
    return own or lines.text[lines.end(0) : lines.start(1)] or "\n"


def _removed(lines: Lines, mapping: MappingSpan, entry: EntrySpan) -> Edit | Mistake:
    number = lines.number(entry.start)
    at = Mark(number + 1, entry.start - lines.start(number) + 1)
    if lines.number(entry.end) != number:
        return Mistake(at, f"`{excerpt(entry.key)}` stands on several lines", "delete them in the file itself")
    if mapping.in_braces:
        return _removed_in_braces(lines, mapping, entry)
    rest = lines.text[entry.end : lines.end(number)]
    if rest.strip() or len(mapping.entries) == 1:
        # A comment stands behind it, and is not ours to delete: the key stays, without a value.
        return _edit(lines, entry.value, entry.end, "", entry.start)
    if lines.text[lines.start(number) : entry.start].strip():
        # The first key, behind its dash: the next takes its place, if it stands on the next line.
        following = mapping.entries[1].start
        if lines.text[lines.start(number + 1) : following].strip(" "):
            return _edit(lines, entry.value, entry.end, "", entry.start)
        return _edit(lines, entry.start, following, "")
    if lines.end(number) == len(lines.text):
        # The last line of the file, and nothing ends it: the one above takes its end.
        return _edit(lines, lines.end(number - 1), len(lines.text), "", entry.start)
    return _edit(lines, lines.start(number), lines.start(number + 1), "")


def _removed_in_braces(lines: Lines, mapping: MappingSpan, entry: EntrySpan) -> Edit:
    """Take out an entry with one of its commas; where more than that stands between, only its value."""
    position = mapping.entries.index(entry)
    if position + 1 < len(mapping.entries):
        following = mapping.entries[position + 1]
        if _COMMA.fullmatch(lines.text, entry.end, following.start):
            return _edit(lines, entry.start, following.start, "")
    elif position and _COMMA.fullmatch(lines.text, mapping.entries[position - 1].end, entry.start):
        return _edit(lines, mapping.entries[position - 1].end, entry.end, "")
    return _edit(lines, entry.value, entry.end, "", entry.start)
