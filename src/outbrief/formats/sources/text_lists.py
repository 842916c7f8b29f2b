"""Lists in plain text: bullets, numbers and letters, set in or wrapped as they may be."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from outbrief.formats.sources.outline import Block, Heading, Item, Listing, Prose
from outbrief.formats.sources.text_lines import BULLET, NUMBERED, TextLines, may_be_heading

_FIRST = ("1", "a", "i")


@dataclass(slots=True)
class _Draft:
    at: int
    marker: str
    text: str
    inner: list[Block] = field(default_factory=list)


_Levels = list[tuple[int, list[_Draft]]]
"""The lists that are open, outermost first: the column of their marks, and their items."""


def begins_item(lines: TextLines, at: int, blocks: Sequence[Block]) -> bool:
    """Tell whether a line is an item. A number is believed where it is a first one, or comes next."""
    if BULLET.match(lines[at]):
        return True
    found = NUMBERED.match(lines[at])
    if found is None or _is_heading(lines, at, found[2]):
        return False
    marker = found[2].strip("().")
    # A numbering may resume behind a paragraph.
    earlier = next((block for block in reversed(blocks[-20:]) if isinstance(block, Listing | Heading)), None)
    last = earlier.items[-1].marker.strip("().") if isinstance(earlier, Listing) else ""
    return marker in _FIRST or comes_next(last, marker)


def _is_heading(lines: TextLines, at: int, marker: str) -> bool:
    """Tell whether `1. Introduction` heads a section: it stands between empty lines, and prose follows."""
    if not marker[:1].isdigit() or not may_be_heading(lines[at].strip()):
        return False
    following = lines.next_filled(at + 1)
    if not (lines.is_blank(at - 1) and lines.is_blank(at + 1)) or following >= len(lines):
        return False
    return not NUMBERED.match(lines[following]) and not may_be_heading(lines[following].strip())


def list_at(lines: TextLines, at: int, first: int) -> tuple[Listing, int]:
    """Return the list that begins on a line, and the number of the line behind it. `first` is that of the file."""
    levels: _Levels = []
    while at < len(lines) and (found := BULLET.match(lines[at]) or NUMBERED.match(lines[at])):
        indent = len(found[1])
        marker = "" if BULLET.match(lines[at]) else found[2]
        text, end = lines.joined(at, lines[at][found.end() :].strip(), found.end())
        while len(levels) > 1 and levels[-1][0] > indent:
            _close(levels, first)
        if not levels or indent > levels[-1][0] + 1:
            levels.append((indent, []))
        levels[-1][1].append(_Draft(at, marker, text))
        at = lines.next_filled(end)
        if at >= len(lines) or (at > end and not _is_same_list(lines, at, levels[-1][1][-1].marker, indent)):
            at = end
            break
    while len(levels) > 1:
        _close(levels, first)
    return _listing(levels[0][1], first), at


def _is_same_list(lines: TextLines, at: int, marker: str, indent: int) -> bool:
    """Tell whether an item behind an empty line belongs to the list before it."""
    found = BULLET.match(lines[at]) or NUMBERED.match(lines[at])
    if found is None:
        return False
    if len(found[1]) > indent:
        return True
    return not marker if BULLET.match(lines[at]) else comes_next(marker.strip("()."), found[2].strip("()."))


def comes_next(before: str, marker: str) -> bool:
    """Tell whether a number or a letter is the one behind another."""
    if before.isdecimal() and marker.isdecimal():
        return int(marker) == int(before) + 1
    return len(before) == len(marker) == 1 and before.isalpha() and ord(marker) == ord(before) + 1


def _close(levels: _Levels, first: int) -> None:
    """Put the innermost list into the last item of the one around it."""
    _, drafts = levels.pop()
    levels[-1][1][-1].inner.append(_listing(drafts, first))


def _listing(drafts: Sequence[_Draft], first: int) -> Listing:
    items = tuple(
        Item(first + draft.at, (Prose(first + draft.at, " ".join(draft.text.split())), *draft.inner), draft.marker)
        for draft in drafts
    )
    return Listing(items[0].line, items)
