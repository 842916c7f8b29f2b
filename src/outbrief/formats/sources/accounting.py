"""The account: every piece that a document says is found in the briefing that was read back, as often as it was said.

Each piece takes the text in which it is found, so that a second piece of the same words needs another. In their order
are found, just behind the last one, the pieces that are a whole text or too long to stand in two places. The rest come
after them, the longest first, near the piece that stood before them and then anywhere: titles, footnotes, what went to
`extra`, and what stands apart in the briefing, such as a name and its explanation.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from outbrief.briefing.model import (
    MODEL_VERSION,
    Briefing,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    walk,
)
from outbrief.formats.further_cells import further_keys
from outbrief.formats.sources.printed import Printed

AHEAD = 4_000
"""Characters that a piece is looked for beyond the one before it."""
LONG = 25
"""Characters. A piece that is shorter may stand anywhere inside another."""

SHORTLY = 200
"""Characters that such a piece is looked for: behind the one before it, and a cell or two that repeat it."""

_SEPARATORS = (
    re.compile(r" ?: | [–—-] |:$"),
    re.compile(r": | [–—-] |\]\(|[\[\]()|]|:$|\{:|\}"),
)
"""What a name is parted at from its explanation; and a link or an image, too, where it stands apart in the briefing."""


def missing(
    pieces: Sequence[Printed], briefing: Briefing, comparable: Callable[[str], str], is_ours: bool = False
) -> list[Printed]:
    """Return the pieces that the briefing does not hold, in their order; `comparable` is what was done to them.

    Of a document that outbrief wrote (`is_ours`), what it shows besides is no text of its own.
    """
    others = chain(other_texts(briefing), shown_texts(briefing) if is_ours else ())
    account = _Account(map(comparable, body_texts(briefing)), map(comparable, others))
    left = sorted(account.in_order(pieces), key=_longest_first)
    lost = [piece for at, piece in left if not (account.takes(piece.text, at) or account.takes_parts(piece.text, at))]
    return sorted(lost, key=lambda piece: piece.line)


def _longest_first(piece: tuple[int, Printed]) -> tuple[int, int]:
    return -len(piece[1].text), piece[0]


class _Account:
    """The texts of a briefing, a line each, and what of them is taken."""

    def __init__(self, body: Iterable[str], others: Iterable[str]) -> None:
        text = "\n".join(filter(None, body))
        self._body_end = len(text) + 2
        self.text = "\n".join(["", text, *filter(None, others), ""])
        self._taken = bytearray(len(self.text))
        self._spans: list[tuple[int, int]] = []
        """What was taken, in the order in which it was."""
        self._none_within: dict[str, tuple[int, int]] = {}
        """By what was looked for, from where to where none of it is left."""

    def in_order(self, pieces: Sequence[Printed]) -> list[tuple[int, Printed]]:
        """Take the pieces that stand in their order; return the others, each with where it should have stood."""
        at = 0
        left: list[tuple[int, Printed]] = []
        for piece in pieces:
            end = -1 if piece.is_front else self._take_next(piece, at)
            if end < 0:
                left.append((at, piece))
            else:
                at = end
        return left

    def _take_next(self, piece: Printed, at: int) -> int:
        """Take a piece just behind a place, be it a whole text or inside one: whichever comes first."""
        text = piece.text
        is_long = len(text) >= LONG
        limit = min(at + (AHEAD if is_long or piece.is_apart else SHORTLY) + len(text), self._body_end)
        whole = self._find(text, at, limit, is_whole=True)
        if is_long and not piece.is_apart:
            within = self._find(text, at, limit if whole < 0 else whole, is_whole=False)
            whole = within if within >= 0 else whole
        return self._taken_at(whole, text)

    def takes(self, text: str, at: int) -> bool:
        """Take a piece near a place, or wherever it stands; rather where it is all of a text."""
        if self._take_near(text, at, is_whole=True) >= 0 or self._take_near(text, at, is_whole=False) >= 0:
            return True
        return self._take(text, 0, len(self.text), True) >= 0 or self._take(text, 0, len(self.text), False) >= 0

    def takes_parts(self, text: str, at: int) -> bool:
        """Take a piece in parts, which may stand apart: a name and its explanation, and what is left of a link."""
        for separators in _SEPARATORS:
            parts = [part for one in separators.split(text) if (part := one.strip()) and any(map(str.isalnum, part))]
            if len(parts) and parts != [text] and self._take_all(parts, at):
                return True
        return False

    def _take_all(self, parts: Sequence[str], at: int) -> bool:
        """Take parts one behind the other, or where they stand; all of them or none."""
        before = len(self._spans)
        for part in parts:
            limit = min(at + AHEAD + len(part), self._body_end)
            end = self._taken_at(self._find(part, at, limit, is_whole=False), part)
            if end >= 0:
                at = end
            elif not self.takes(part, at):
                self._give_back(before)
                return False
        return True

    def _take_near(self, text: str, at: int, is_whole: bool) -> int:
        return self._take(text, at, min(at + AHEAD + len(text), self._body_end), is_whole)

    def _take(self, text: str, start: int, end: int, is_whole: bool) -> int:
        return self._taken_at(self._find(text, start, end, is_whole), text)

    def _taken_at(self, first: int, text: str) -> int:
        """Take a text that was found; return where it ends, -1 where it was not."""
        if first < 0:
            return -1
        last = first + len(text)
        self._taken[first:last] = b"\x01" * len(text)
        self._spans.append((first, last))
        return last

    def _give_back(self, count: int) -> None:
        """Give back all that was taken after a number of texts."""
        for first, last in self._spans[count:]:
            self._taken[first:last] = bytes(last - first)
        del self._spans[count:]
        self._none_within.clear()

    def _find(self, text: str, start: int, end: int, is_whole: bool) -> int:
        """Return where a text stands that nothing has taken, at its words' ends; -1 where it does not."""
        inset = 1 if is_whole else 0
        sought = f"\n{text}\n" if is_whole else text
        # The line break before a text belongs to none.
        begun = max(start - inset, 0)
        first_known, end_known = self._none_within.get(sought, (begun, begun))
        is_known = first_known <= begun <= end_known
        at = self.text.find(sought, end_known if is_known else begun, end)
        while at >= 0:
            first, last = at + inset, at + len(sought) - inset
            if self._taken.find(1, first, last) < 0 and self._stands_alone(first, last):
                break
            at = self.text.find(sought, at + 1, end)
        # A thousand pieces of one letter must not look at all that the ones before them have taken.
        reached = max(at if at >= 0 else end - len(sought) + 1, begun)
        if is_known or begun < first_known <= reached:
            self._none_within[sought] = min(begun, first_known), max(reached, end_known)
        elif reached - begun > end_known - first_known:
            self._none_within[sought] = begun, reached
        return at + inset if at >= 0 else -1

    def _stands_alone(self, first: int, last: int) -> bool:
        text = self.text
        begins_word = text[first].isalnum() and text[first - 1].isalnum()
        ends_word = text[last - 1].isalnum() and text[last].isalnum()
        return not begins_word and not ends_word


def body_texts(briefing: Briefing) -> Iterator[str]:
    """Yield the texts that stand in a document one after the other."""
    yield briefing.title
    yield from _paragraphs(briefing.intro)
    for section in briefing.sections:
        yield from _section(section)


def other_texts(briefing: Briefing) -> Iterator[str]:
    """Yield the texts that a document may have anywhere: its head, its footnotes, what went to `extra`."""
    yield from (briefing.date, briefing.version, briefing.lang, briefing.marking, briefing.source, briefing.url)
    yield from (briefing.translates, briefing.id, *briefing.statuses, *briefing.tags)
    for event in briefing.log:
        yield from event.values()
    yield from _points(briefing.footnotes)
    for item, _ in walk(briefing):
        if isinstance(item, Briefing | Section | PriorityTable):
            for text in item.extra.values():
                yield from text.split("\n")
        if isinstance(item, Initiative) and "was" in item.cells:
            yield item.cells["was"]


def shown_texts(briefing: Briefing) -> Iterator[str]:
    """Yield what the Markdown that outbrief writes shows of a briefing besides its texts: markings, keys of cells."""
    yield from (str(MODEL_VERSION), briefing.origin)
    for item, _ in walk(briefing):
        if isinstance(item, Briefing | Section | PriorityTable | Point) and item.marking:
            yield f"Marking: {item.marking}"
        if isinstance(item, Point):
            yield from item.cells
        if isinstance(item, PriorityTable):
            yield from (key.capitalize() for key in further_keys([one.key for one in item.columns], item.rows))


def _section(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.body:
        match block:
            case Paragraph():
                yield block.text
            case Points():
                yield from _points(block.points)
            case PriorityTable():
                yield from _table(block)
    for inner in section.sections:
        yield from _section(inner)


def _points(points: Sequence[Point]) -> Iterator[str]:
    for point in points:
        yield from (point.name, point.text, *point.cells.values())
        yield from _points(point.points)


def _table(table: PriorityTable) -> Iterator[str]:
    yield table.title
    yield from _paragraphs(table.intro)
    yield from (column.label for column in table.columns)
    group = ""
    for row in table.rows:
        # A group is repeated in its rows and stands once in print.
        for key, cell in row.cells.items():
            if key != "was" and (key != "group" or cell != group):
                yield cell
        group = row.cells.get("group", "")


def _paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    return (paragraph.text for paragraph in paragraphs)
