"""An outline into a briefing: sections inside one another, what stands before the first, what goes to `extra`.

The briefing has no places and no marks yet: those are given when the file that is made of it is read.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from outbrief.briefing.model import Block as BodyBlock
from outbrief.briefing.model import Briefing, Paragraph, Point, Points, PriorityTable, Section
from outbrief.briefing.place import Place
from outbrief.formats.sources.captions import captioned
from outbrief.formats.sources.headings import headed
from outbrief.formats.sources.lists import Lists, lettered, told_of_point
from outbrief.formats.sources.outline import (
    Block,
    Footnote,
    Heading,
    Kept,
    Listing,
    Note,
    Options,
    Outline,
    Prose,
    Table,
    Told,
)
from outbrief.formats.sources.parts import Part, parted
from outbrief.formats.sources.tables import Tables, added, texts_of, with_extra

LONGEST_INTRO = 60_000
"""Characters that may stand before the first heading; a text in a file holds 65,536."""


class Built(NamedTuple):
    """A briefing, and everything that was decided on the way, by line."""

    briefing: Briefing
    notes: tuple[Note, ...]


def build(outline: Outline, head: Briefing, options: Options, name: str) -> Built:
    """Return the briefing of an outline.

    `head` holds what the front matter says; `name` is what the briefing is called where nothing in it is a title.
    """
    building = _Building(options)
    building.notes += outline.notes
    blocks = building.apart(outline.blocks)
    found = headed(blocks, head.title, options)
    building.notes += found.notes
    title = found.title
    if not title:
        title = name
        building.notes.append(Note(1, "title", f"the document has no title: it is called «{name}» after its file"))
    elif title == head.title and not options.title and not options.is_ours:
        building.notes.append(Note(1, "title", f"«{title}» is the title: the front matter says so"))
    before, parts = parted(found.blocks)
    intro, rest = building.intro(before)
    sections = [building.section(part) for part in parts]
    if rest:
        first = rest[0].line
        where = "what stands before the first heading is" if parts else "there is no heading: all of it is"
        building.notes.append(Note(first, "heading", f"{where} in a section «{title}»"))
        sections.insert(0, building.section(Part(Heading(first, 1, title), rest)))
    building.notes += _unmet(options, building.tables.met, found.blocks)
    extra = dict(head.extra)
    for kept in building.kept:
        extra = added(extra, kept.kind, kept.text)
    briefing = replace(
        head,
        title=title,
        intro=tuple(intro),
        sections=tuple(sections),
        footnotes=(*head.footnotes, *building.footnotes),
        extra=extra,
    )
    return Built(briefing, tuple(sorted(building.notes, key=lambda note: note.line)))


def _unmet(options: Options, labels: set[str], blocks: Sequence[Block]) -> list[Note]:
    """Return what a person has told and nothing in the document answers to."""
    lost = [label for label in options.columns if label.casefold() not in labels]
    notes = [Note(1, "column", f"no column is labelled «{label}»") for label in lost]
    lines = {block.line for block in blocks if isinstance(block, Heading)}
    told = [line for line in options.headings or () if line not in lines]
    return notes + [Note(line, "heading", "nothing that may be a heading begins here") for line in told]


class _Building:
    """Builds the parts of one briefing."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.lists = Lists(options)
        self.tables = Tables(options)
        self._notes: list[Note] = []
        self.kept: list[Kept] = []
        """What goes to the `extra` of the whole."""
        self.footnotes: list[Point] = []

    @property
    def notes(self) -> list[Note]:
        """Everything that was decided so far."""
        self._notes += [*self.lists.notes, *self.tables.notes]
        self.lists.notes, self.tables.notes = [], []
        return self._notes

    @notes.setter
    def notes(self, notes: list[Note]) -> None:
        self._notes = notes

    def apart(self, blocks: Sequence[Block]) -> list[Block]:
        """Return the blocks without what belongs to the whole: the footnotes, the addresses of links."""
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Footnote):
                self.footnotes.append(self._footnote(block))
            elif (
                isinstance(block, Kept) and block.kind == "links" and block.text.startswith("[") and "]:" in block.text
            ):
                self._keep(block)
                self.kept.append(block)
            else:
                found.append(block)
        return found

    def _footnote(self, footnote: Footnote) -> Point:
        if not footnote.label and isinstance(footnote.blocks[0], Listing):
            # Outbrief wrote it, as a point.
            return self.lists.points(footnote.blocks[0])[0]
        item = Listing(footnote.line, ())
        texts = [block.text for block in footnote.blocks if isinstance(block, Prose)]
        points = [
            point
            for block in footnote.blocks
            if isinstance(block, Listing)
            for point in self.lists.points(replace(item, items=block.items))
        ]
        told = [block for block in footnote.blocks if isinstance(block, Told)]
        self.kept += [block for block in footnote.blocks if isinstance(block, Kept)]
        point = Point(Place(""), " ".join(texts), footnote.label, points=tuple(points))
        for one in told:
            point = told_of_point(point, dict(one.data))
        return point

    def intro(self, blocks: Sequence[Block]) -> tuple[list[Paragraph], list[Block]]:
        """Return the paragraphs before the first heading, and from the first list or table on, the blocks."""
        intro: list[Paragraph] = []
        length = 0
        for at, block in enumerate(blocks):
            if isinstance(block, Kept):
                self._keep(block)
                self.kept.append(block)
            elif isinstance(block, Told):
                # What is said of the title, which is the briefing's: its front matter says it.
                continue
            elif isinstance(block, Prose) and length + len(block.text) < LONGEST_INTRO:
                intro.append(Paragraph(Place(""), block.text))
                length += len(block.text) + 2
            else:
                return intro, list(blocks[at:])
        return intro, []

    def section(self, part: Part) -> Section:
        """Return a section with everything inside it."""
        own: dict[str, Any] = {}
        blocks = list(part.blocks)
        while blocks and isinstance(blocks[0], Told):
            own |= blocks.pop(0).data  # type: ignore[union-attr]
        body, besides = self._body(blocks)
        extra = texts_of(own.get("extra"))
        for kind, text in besides.items():
            extra = added(extra, kind, text)
        return Section(
            Place(""),
            str(own.get("title", part.heading.text)),
            tuple(body),
            tuple(self.section(inner) for inner in part.parts),
            str(own.get("id", "")),
            str(own.get("marking", "")),
            extra,
        )

    def _body(self, blocks: Sequence[Block]) -> tuple[list[BodyBlock], dict[str, str]]:
        if not self.options.is_ours:
            blocks = captioned(lettered(blocks, at_least=2), self._notes)
        body: list[BodyBlock] = []
        extra: dict[str, str] = {}
        waiting: list[Kept] = []
        for at, block in enumerate(blocks):
            match block:
                case Prose():
                    body.append(Paragraph(Place(""), block.text))
                case Listing():
                    extra = self._list(block, body, extra)
                case Table():
                    told = blocks[at + 1] if at + 1 < len(blocks) else None
                    table = self.tables.table(block, told.data if isinstance(told, Told) else {})
                    for kept in waiting:
                        table = with_extra(table, kept.kind, kept.text)
                    waiting = []
                    body.append(table)
                case Kept():
                    self._keep(block)
                    if block.kind == "attributes" and isinstance(_after(blocks[at + 1 :]), Table):
                        waiting.append(block)
                    elif block.kind == "attributes" and at and isinstance(blocks[at - 1], Table):
                        body[-1] = with_extra(_as_table(body[-1]), block.kind, block.text)
                    else:
                        extra = added(extra, block.kind, block.text)
            for kept in self.tables.kept:
                extra = added(extra, kept.kind, kept.text)
            self.tables.kept = []
        return body, extra

    def _list(self, listing: Listing, body: list[BodyBlock], extra: dict[str, str]) -> dict[str, str]:
        """Add a list to a body, and behind it what stood inside and cannot; return `extra` with what is left."""
        points = self.lists.points(listing)
        if points:
            body.append(Points(points))
        left, self.lists.left_over = self.lists.left_over, []
        if left:
            more, besides = self._body(left)
            body += more
            for kind, text in besides.items():
                extra = added(extra, kind, text)
        return extra

    def _keep(self, block: Kept) -> None:
        first = block.text.partition("\n")[0]
        if block.kind == "title":
            return
        self._notes.append(Note(block.line, "extra", f"{block.kind}: {first[:60]}"))


def _after(blocks: Sequence[Block]) -> Block | None:
    return next((block for block in blocks if not isinstance(block, Kept)), None)


def _as_table(block: BodyBlock) -> PriorityTable:
    assert isinstance(block, PriorityTable)
    return block
