"""Lists of an outline into key points: their text, what they are numbered with, their names, what stands below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from outbrief.briefing.keys import POINT
from outbrief.briefing.model import Point
from outbrief.briefing.place import Place
from outbrief.formats.sources.emphasis import is_bold, unmarked
from outbrief.formats.sources.names import Split, split_list, split_ours
from outbrief.formats.sources.outline import Block, Item, Listing, Note, Options, Prose, Table, Told

DEEPEST = 6
"""Levels of points. Deeper ones a file cannot hold in the deepest section; they join the level above."""

_LETTER = re.compile(r"(\(?[a-z]{1,4}[.)]|\(\d{1,2}\))\s+(?=\S)")
_FIRST_LETTERS = ("a", "i", "1")


@dataclass(slots=True)
class Lists:
    """Makes key points, and gathers what was decided and what has no place in one."""

    options: Options
    notes: list[Note] = field(default_factory=list)
    left_over: list[Block] = field(default_factory=list)
    """Tables and what goes to `extra`: they stand behind the list."""

    def points(self, listing: Listing, depth: int = 1) -> tuple[Point, ...]:
        """Return the points of a list."""
        items = [self._taken_apart(item) for item in listing.items]
        splits = self._splits([text for text, _, _ in items], listing)
        found: list[Point] = []
        for item, (text, below, data), split in zip(listing.items, items, splits, strict=True):
            nested = [point for one in below for point in self._below(one, depth)]
            point = self._point(item, text, split, nested)
            if data:
                point = told_of_point(point, data)
            if not (point.text or point.name or point.points):
                continue
            if depth < DEEPEST:
                found.append(point)
            else:
                found += [replace(point, points=()), *point.points]
        return tuple(found)

    def _taken_apart(self, item: Item) -> tuple[str, list[Listing | Prose], dict[str, Any]]:
        """Return the text of an item, what stands below it in order, and what a comment of ours says of it."""
        texts: list[str] = []
        below: list[Listing | Prose] = []
        data: dict[str, Any] = {}
        for block in item.blocks if self.options.is_ours else lettered(item.blocks, at_least=1):
            match block:
                case Prose() if not below:
                    texts.append(block.text)
                case Prose() | Listing():
                    below.append(block)
                case Told():
                    data |= block.data
                case _:
                    if isinstance(block, Table):
                        self.notes.append(Note(block.line, "list", "a table inside a list: it stands behind it"))
                    self.left_over.append(block)
        return " ".join(texts), below, data

    def _splits(self, texts: Sequence[str], listing: Listing) -> Sequence[Split | None]:
        if self.options.is_ours:
            return [split_ours(text) for text in texts]
        return split_list(texts) if self.options.split else [None] * len(texts)

    def _point(self, item: Item, text: str, split: Split | None, nested: Sequence[Point]) -> Point:
        if split is None and nested and is_bold(text) and self.options.split and not self.options.is_ours:
            # All bold above a list of its own: that is what the list is called.
            split = Split(unmarked(text).rstrip(" :"), "", "it is all bold, and a list follows")
        name, rest = (split.name, split.text) if split else ("", text)
        if split and split.by:
            self.notes.append(Note(item.line, "split", f"«{name}» is the name of the bullet: {split.by}"))
        if item.marker and name:
            name = f"{item.marker} {name}"
        elif item.marker:
            rest = f"{item.marker} {rest}".rstrip()
        return Point(Place(""), rest, name, points=tuple(nested))

    def _below(self, block: Listing | Prose, depth: int) -> Sequence[Point]:
        if isinstance(block, Listing):
            return self.points(block, depth + 1)
        return (Point(Place(""), block.text),)


def lettered(blocks: Sequence[Block], at_least: int) -> list[Block]:
    """Return blocks in which paragraphs that begin `a. `, `b. ` and so on are the items of a list."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _lettered_run(blocks[at:])
        if len(run) >= at_least and run:
            found.append(Listing(run[0].line, tuple(run)))
            at += len(run)
        else:
            found.append(blocks[at])
            at += 1
    return found


def _lettered_run(blocks: Sequence[Block]) -> list[Item]:
    """Return the items that the paragraphs at the beginning are, in their order."""
    run: list[Item] = []
    for block in blocks:
        letter = _LETTER.match(block.text) if isinstance(block, Prose) else None
        if not isinstance(block, Prose) or letter is None:
            break
        marker = letter[1].strip("().")
        if not (marker in _FIRST_LETTERS if not run else _follows(run[-1].marker.strip("()."), marker, len(run))):
            break
        text = block.text[letter.end() :]
        run.append(Item(block.line, (Prose(block.line, text),), letter[1]))
    return run


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _follows(before: str, marker: str, count: int) -> bool:
    if before in _ROMAN[:-1] and count == _ROMAN.index(before) + 1 and marker == _ROMAN[count]:
        return True
    if before.isdecimal() and marker.isdecimal():
        return int(marker) == int(before) + 1
    return len(before) == len(marker) == 1 and ord(marker) == ord(before) + 1


def lettered_lines(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines of a paragraph at which the items of a lettered list begin."""
    starts: list[int] = []
    before = ""
    for number, line in enumerate(lines):
        letter = _LETTER.match(line.lstrip())
        marker = letter[1].strip("().") if letter else ""
        if marker and (_follows(before, marker, len(starts)) if before else marker in _FIRST_LETTERS):
            starts.append(number)
            before = marker
    return starts if len(starts) > 1 else []


def told_of_point(point: Point, data: dict[str, Any]) -> Point:
    """Return a point with what a comment of ours says of it: its id, its marking, its name, its cells."""
    texts = {key: str(value) for key, value in data.items() if isinstance(value, str)}
    cells = {key: text for key, text in texts.items() if key in POINT and key not in ("id", "name", "text", "marking")}
    if isinstance(data.get("cells"), dict):
        cells |= {str(key): str(value) for key, value in data["cells"].items()}
    return replace(
        point,
        id=texts.get("id", point.id),
        name=texts.get("name", point.name),
        text=texts.get("text", point.text),
        marking=texts.get("marking", point.marking),
        cells={**point.cells, **cells},
    )
