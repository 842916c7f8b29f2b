"""A briefing, or one place of it, as Markdown: to be pasted into a memo, or exact, to be read back as it was.

Every text is written so that it reads back to the letter (`markdown_text`). A title is a level-1 heading, a section one
of the next level, a table a GFM table, a point `- **Name**: text`, a line break in a cell or a point `<br>`, a footnote
`[^label]: text`. A marking is a line of its own, `*Marking: TLP:GREEN*`, wherever it is not the one that holds already.

What is exact says besides what those signs cannot say:

* Before the title stands the head as front matter, with the keys of the file format. Where several briefings are
  written one below the other, it stands in a comment below the title instead.
* Comments are `<!-- outbrief: {…} -->`, JSON on one line, a paragraph of their own, and stand only where there is
  something to say:
  * below the heading of a section: `id`, `marking`, `extra`, and `level` where there are more than six
  * below a table: `columns` (label by key), `cells` (the keys of further columns, which hold what no column of the
    model names), `id`, `marking`, `extra`, `title` (the bold line above), `intro` (how many paragraphs stand between)
  * at the end of a point's line: `id`, `marking`, `cells` (the keys of its first sub-points, `*key*: text`)
  * between two lists that are not one: `{"list": "new"}`
  * before the last list, where the footnotes are more than Markdown's can say: `{"list": "footnotes"}`
* The line or sub-point that shows a marking follows the comment that says it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from outbrief.briefing.keys import HEAD
from outbrief.briefing.model import (
    MODEL_VERSION,
    Block,
    Briefing,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    marking_of,
)
from outbrief.formats.further_cells import further_keys, row_texts
from outbrief.formats.markdown_notes import Notes
from outbrief.formats.markdown_text import cell, inline, paragraph, title
from outbrief.formats.yaml_format import yaml_of

INDENT = "  "
"""What a sub-point begins with: as wide as the sign of the point above it."""

_BODY = ("intro", "sections", "footnotes")
"""What of a briefing is not its head."""

DEEPEST = 6
"""Levels of headings that Markdown has."""


def markdown_of(standing: Standing, exact: bool = False) -> str:
    """Return what stands at a place as Markdown, without a line break at its end.

    It is to be pasted, unless it is to be `exact`: then it carries all of the model.
    """
    item, within = standing
    if isinstance(item, Briefing):
        return "\n\n".join(_document(item, _Exact if exact else _Pasted))
    notes = Notes(within[0].footnotes if within and isinstance(within[0], Briefing) else ())
    write = _Exact(notes) if exact else _Pasted(notes)
    marking = marking_of(standing)
    blocks: Iterable[str]
    match item:
        case Section():
            blocks = write.section(item, 2, "")
        case PriorityTable():
            blocks = write.table(item, "")
        case Initiative():
            table = within[-1] if within else None
            columns = table.columns if isinstance(table, PriorityTable) else ()
            blocks = write.rows(PriorityTable(item.place, columns, (item,)))
            blocks = [*blocks, *shown_marking("" if "marking" in item.cells else marking)]
        case Point():
            blocks = ["\n".join(write.point(item, item.marking)), *shown_marking(marking)]
        case Paragraph():
            blocks = [paragraph(item.text, notes), *shown_marking(marking)]
    return "\n\n".join([*blocks, *notes.referred_to()])


def library_markdown(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield briefings as exact Markdown, one below the other, a piece each."""
    write = _Exact if len(briefings) == 1 else _Joined
    for number, briefing in enumerate(briefings):
        yield ("\n\n" if number else "") + "\n\n".join(_document(briefing, write)) + "\n"


def shown_marking(marking: str) -> Iterator[str]:
    """Yield the paragraph that shows a marking, if there is one."""
    if marking:
        yield f"*Marking: {inline(marking)}*"


def _document(briefing: Briefing, write: "type[_Pasted]") -> list[str]:
    """Return the blocks of a briefing, footnotes at the end."""
    notes = Notes(briefing.footnotes)
    if notes.are_all:
        blocks = list(write(notes).briefing(briefing))
        # A footnote that nothing refers to is not shown by most readers of Markdown.
        if notes.are_all_referred_to:
            return [*blocks, *notes.referred_to()]
    bare = write(Notes(()))
    return [*bare.briefing(briefing), *bare.listed_notes(briefing)]


class _Pasted:
    """Writes the blocks of Markdown, for a memo."""

    nothing = "…"
    """What stands where a point has no text."""

    def __init__(self, notes: Notes) -> None:
        self._notes: Final = notes

    def briefing(self, briefing: Briefing) -> Iterator[str]:
        yield f"# {title(briefing.title, self._notes)}".rstrip()
        yield from self._head(briefing)
        yield from shown_marking(briefing.marking)
        for one in briefing.intro:
            yield paragraph(one.text, self._notes)
        for section in briefing.sections:
            yield from self.section(section, 2, briefing.marking)

    def section(self, section: Section, level: int, outer_marking: str) -> Iterator[str]:
        marking = section.marking if section.marking != outer_marking else ""
        deeper = level if level > DEEPEST else 0
        yield f"{'#' * min(level, DEEPEST)} {title(section.title, self._notes)}".rstrip()
        yield from self._comment(id=section.id, marking=marking, level=deeper, extra=section.extra)
        yield from shown_marking(marking)
        before: Block | None = None
        for block in section.body:
            if isinstance(block, Points) and isinstance(before, Points):
                yield from self._comment(list="new")
            yield from self._block(block, section.marking)
            before = block
        for nested in section.sections:
            yield from self.section(nested, level + 1, section.marking)

    def _block(self, block: Block, marking: str) -> Iterator[str]:
        match block:
            case Paragraph():
                yield paragraph(block.text, self._notes)
            case Points():
                yield "\n".join(line for point in block.points for line in self.point(point, marking))
            case PriorityTable():
                yield from self.table(block, marking)

    def point(self, point: Point, outer_marking: str, indent: str = "") -> Iterator[str]:
        """Yield the lines of a point and of those under it."""
        marking = point.marking if point.marking != outer_marking else ""
        name = f"**{inline(point.name, self._notes)}**" if point.name else ""
        text = (inline if name else paragraph)(point.text, self._notes)
        said = [": ".join(filter(None, (name, text)))]
        said += self._comment(id=point.id, marking=marking, cells=list(point.cells))
        # A lone dash below a line of text would make that a heading.
        yield f"{indent}- {' '.join(filter(None, said)) or self.nothing}"
        inside = indent + INDENT
        for line in shown_marking(marking):
            yield f"{inside}- {line}"
        for key, text in point.cells.items():
            yield f"{inside}- *{inline(key.strip()) or '…'}*: {inline(text, self._notes)}"
        for nested in point.points:
            yield from self.point(nested, point.marking, inside)

    def table(self, table: PriorityTable, outer_marking: str) -> Iterator[str]:
        marking = table.marking if table.marking != outer_marking else ""
        if table.title:
            yield f"**{inline(table.title, self._notes)}**"
        for one in table.intro:
            yield paragraph(one.text, self._notes)
        about = {"id": table.id, "marking": marking, "title": table.title, "intro": len(table.intro)}
        yield from self.rows(table, **about, extra=table.extra)
        yield from shown_marking(marking)

    def rows(self, table: PriorityTable, **about: object) -> Iterator[str]:
        """Yield the rows of a table, and what is to be said about it."""
        columns = {column.key: column.label for column in table.columns}
        further = further_keys(columns, table.rows)
        labels = [*columns.values(), *(key.capitalize() for key in further)] or [""]
        lines = [self._row(labels), self._row(["---"] * len(labels), is_rule=True)]
        lines += [self._row(row_texts(columns, further, row)) for row in table.rows]
        yield "\n".join(lines)
        yield from self._comment(columns=columns, cells=further, **about)

    def _row(self, texts: Iterable[str], is_rule: bool = False) -> str:
        return f"| {' | '.join(texts if is_rule else (cell(text, self._notes) for text in texts))} |"

    def listed_notes(self, briefing: Briefing) -> Iterator[str]:
        """Yield the footnotes as points."""
        if briefing.footnotes:
            yield from self._before_notes()
            yield from self._block(Points(briefing.footnotes), briefing.marking)

    def _before_notes(self) -> Iterator[str]:
        yield "---"

    def _head(self, briefing: Briefing) -> Iterator[str]:
        """Yield what is said of a briefing below its title."""
        said = " · ".join(filter(None, (briefing.date, briefing.source, briefing.url)))
        if said:
            yield f"*{inline(said)}*"

    def _comment(self, **values: object) -> Iterator[str]:
        """Yield a comment that says what is not empty, if anything is: in a memo there is none."""
        yield from ()


class _Exact(_Pasted):
    """Writes the blocks of Markdown with all that the model says."""

    nothing = "<!-- outbrief: {} -->"

    def briefing(self, briefing: Briefing) -> Iterator[str]:
        head = yaml_of(replace(briefing, intro=(), sections=(), footnotes=())).rstrip("\n")
        yield "\n".join(["---", *(line for line in head.split("\n") if not line.startswith("title:")), "---"])
        yield from super().briefing(briefing)

    def _before_notes(self) -> Iterator[str]:
        yield from self._comment(list="footnotes")

    def _head(self, briefing: Briefing) -> Iterator[str]:
        yield from ()

    def _comment(self, **values: object) -> Iterator[str]:
        said = {key: value for key, value in values.items() if value or key == "columns"}
        if said:
            # No sign of a comment's end, or of another, inside one.
            text = json.dumps(said, ensure_ascii=False)
            for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("--", "-\\u002d")):
                text = text.replace(sign, code)
            yield f"<!-- outbrief: {text} -->"


class _Joined(_Exact):
    """Writes a briefing that does not begin its document: there is no front matter but at the beginning of one."""

    def briefing(self, briefing: Briefing) -> Iterator[str]:
        yield from _Pasted.briefing(self, briefing)

    def _head(self, briefing: Briefing) -> Iterator[str]:
        kept = {key: getattr(briefing, key) for key in HEAD if key not in ("outbrief", "title", *_BODY)}
        yield from self._comment(outbrief=MODEL_VERSION, **kept)
