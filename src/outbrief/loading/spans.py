"""Where the entries of one mapping stand in the text of a file, to the character: what an edit goes by."""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple

from outbrief.briefing.model import Mark
from outbrief.loading.clean import clean, clean_line
from outbrief.loading.reader import mended, parser_of
from outbrief.loading.report import Report
from outbrief.loading.stream import parseable

_BREAK = re.compile("\r\n|\r|\n")
_COLON = re.compile("[ \t]*:")
_NO_TEXT = "several values"
_DECORATED = "an anchor, an alias or a tag"


class EntrySpan(NamedTuple):
    """A key and its value as they stand: offsets into the text."""

    key: str
    start: int
    """Where the key begins."""
    value: int
    """Where the value begins; where it is empty, just after the colon."""
    end: int
    """Where the last text of the value ends."""
    style: str
    """The quote or the sign of a block; nothing for plain text; else what the value is, in words."""

    @property
    def is_text(self) -> bool:
        """Whether the value is text that can be replaced where it stands."""
        return self.style in ("", "'", '"')

    @property
    def is_block(self) -> bool:
        """Whether the value is a block of text, under its key."""
        return self.style in ("|", ">")


class MappingSpan(NamedTuple):
    """A mapping as it stands: where its first key begins, or its brace."""

    start: int
    indent: int
    """Columns before its keys."""
    in_braces: bool
    entries: tuple[EntrySpan, ...]


class Lines:
    """The lines of a text, whatever ends them, as the parser counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [1 if text.startswith("\ufeff") else 0]
        self._starts += [line_break.end() for line_break in _BREAK.finditer(text)]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column, both from 0."""
        return min(self._starts[line] + column, len(self.text)) if line < len(self._starts) else len(self.text)

    def number(self, offset: int) -> int:
        """Return the number of the line, from 0, that an offset lies in."""
        return bisect_right(self._starts, offset) - 1

    def start(self, line: int) -> int:
        """Return where a line begins; the end of the text where there is no such line."""
        return self.offset(line, 0)

    def end(self, line: int) -> int:
        """Return where a line ends, before its line break."""
        found = _BREAK.search(self.text, self.start(line))
        return found.start() if found else len(self.text)


def mapping_at(lines: Lines, mark: Mark) -> MappingSpan | None:
    """Return the mapping that begins at a mark; None where none does, or where it cannot be read as it is written."""
    from yaml import YAMLError

    text = parseable(lines.text, Report(""))
    if text is None:
        return None
    try:
        return _found(text, lines, mark)
    except (YAMLError, ValueError, OverflowError):
        pass
    # A line above breaks the YAML: mended, it does not, and all other lines stand as they did.
    mender = mended(text)
    try:
        found = _found(mender.text, lines, mark)
    except (YAMLError, ValueError, OverflowError):
        return None
    if found is None:
        return None
    last = max((entry.end for entry in found.entries), default=found.start)
    own = range(lines.number(found.start) + 1, lines.number(last) + 2)
    return None if mender.mended.intersection(own) else found


def _found(text: str, lines: Lines, mark: Mark) -> MappingSpan | None:
    from yaml import events

    parser = parser_of(text)
    next_event: Callable[[], Any] = parser.get_event
    wanted = (mark.line - 1, mark.column - 1)
    try:
        while (event := next_event()) is not None:
            start = event.start_mark
            if isinstance(event, events.MappingStartEvent) and (start.line, start.column) == wanted:
                return _mapping(parser, event, lines)
    finally:
        parser.dispose()
    return None


def _mapping(parser: Any, opening: Any, lines: Lines) -> MappingSpan:
    from yaml import events

    entries: list[EntrySpan] = []
    while not isinstance(key := parser.get_event(), events.MappingEndEvent):
        if isinstance(key, events.ScalarEvent):
            name = clean_line(clean(key.value))
            start, end = _span(key, lines)
        else:
            name = ""
            start, end, _ = _skipped(parser, key, lines)
        entries.append(_entry(parser, name, start, end, lines))
    start = lines.offset(opening.start_mark.line, opening.start_mark.column)
    in_braces = lines.text[start : start + 1] == "{"
    return MappingSpan(start, opening.start_mark.column, in_braces, tuple(entries))


def _entry(parser: Any, name: str, start: int, key_end: int, lines: Lines) -> EntrySpan:
    from yaml import events

    event = parser.get_event()
    if not isinstance(event, events.ScalarEvent):
        value, end, what = _skipped(parser, event, lines)
        return EntrySpan(name, start, value, end, what)
    value, end = _span(event, lines)
    style = event.style or ""
    if event.anchor is not None or event.tag is not None:
        return EntrySpan(name, start, value, end, _DECORATED)
    if not style and value == end:
        # Of nothing the two parsers say different places, some behind the spaces that follow.
        colon = _COLON.match(lines.text, key_end)
        value = end = colon.end() if colon else key_end
    return EntrySpan(name, start, value, end, style)


def _span(event: Any, lines: Lines) -> tuple[int, int]:
    start = lines.offset(event.start_mark.line, event.start_mark.column)
    end = lines.offset(event.end_mark.line, event.end_mark.column)
    if getattr(event, "style", None) in ("|", ">"):
        # A block ends, to the parser, where the next thing begins.
        end = start + len(lines.text[start:end].rstrip())
    return start, end


def _skipped(parser: Any, event: Any, lines: Lines) -> tuple[int, int, str]:
    """Pass over what an event opens; return where it begins, where its last text ends, and what it is."""
    from yaml import events

    start, end = _span(event, lines)
    if isinstance(event, events.AliasEvent):
        return start, end, _DECORATED
    depth = 1 if isinstance(event, events.CollectionStartEvent) else 0
    while depth:
        event = parser.get_event()
        depth += isinstance(event, events.CollectionStartEvent) - isinstance(event, events.CollectionEndEvent)
        first, last = _span(event, lines)
        if last > first:
            # The end of a list or mapping without brackets stands where the next thing begins.
            end = max(end, last)
    return start, end, _NO_TEXT
