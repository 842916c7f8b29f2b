"""Markdown that outbrief wrote and a person edited: what it shows to readers is taken back into what it means.

Around the title, sections, tables and points stand lines that repeat what a comment says, or that a comment is
needed to understand (`formats/markdown.py`). Here they go back to what they are of, wherever a person has put
something between. Where the line and the comment disagree, the line holds: that is what the person saw.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from outbrief.formats.sources.emphasis import is_bold, unmarked
from outbrief.formats.sources.outline import (
    Block,
    Footnote,
    Heading,
    Item,
    Kept,
    Listing,
    Note,
    Outline,
    Prose,
    Table,
    Told,
)

_MARKING = re.compile(r"\*Marking: (.+)\*")
_CELL = re.compile(r"\*([^*]+)\*: ?(.*)", re.S)
_NOT_OF_A_SECTION = ("columns", "list", "outbrief")
"""What a comment about a section never says."""


def restored(outline: Outline, marking: str) -> Outline:
    """Return the outline of what is meant; `marking` is that of the briefing, as its front matter says."""
    restoring = _Restoring(marking)
    blocks = tuple(restoring.document(outline.blocks))
    return Outline(blocks, (*outline.notes, *restoring.notes))


@dataclass(slots=True)
class _Restoring:
    marking: str
    """Of the briefing."""
    notes: list[Note] = field(default_factory=list)

    def document(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks of a document."""
        starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
        yield from self._body(list(blocks[: starts[0] if starts else len(blocks)]))
        for number, start in enumerate(starts):
            end = starts[number + 1] if number + 1 < len(starts) else len(blocks)
            heading, run = blocks[start], list(blocks[start + 1 : end])
            assert isinstance(heading, Heading)
            yield from self._title(heading, run) if number == 0 and heading.level == 1 else self._section(heading, run)

    def _title(self, heading: Heading, run: list[Block]) -> Iterator[Block]:
        yield heading
        if run and (shown := _marking_of(run[0])):
            line = run.pop(0).line
            if shown != self.marking:
                # Both are there to be read: whoever has changed one of them has to say which.
                message = f"{self.marking or 'none'} is the marking: the front matter says so, and a line says {shown}"
                self.notes.append(Note(line, "marking", message))
                yield Kept(line, "marking", shown)
        yield from self._body(run)

    def _section(self, heading: Heading, run: list[Block]) -> Iterator[Block]:
        own: dict[str, Any] = {}
        for at, block in enumerate(run):
            if isinstance(block, Told) and not any(key in block.data for key in _NOT_OF_A_SECTION):
                own = dict(block.data)
                del run[at]
                break
        level = own.pop("level", None)
        yield replace(heading, level=level) if isinstance(level, int) and 0 < level < 100 else heading
        # A paragraph may have been put above it.
        shown = next((at for at, block in enumerate(run) if own.get("marking") and _marking_of(block)), 0)
        if marking := self._marking(run, shown, str(own.get("marking", ""))):
            own["marking"] = marking
        if own:
            yield Told(heading.line, own)
        yield from self._body(run)

    def _marking(self, run: list[Block], at: int, told: str) -> str:
        """Take the line that shows a marking out of blocks; return the marking, as told where there is no such line."""
        shown = _marking_of(run[at]) if at < len(run) else ""
        if not shown:
            return told
        line = run.pop(at).line
        if told != shown:
            before = f", and no longer {told}" if told else ""
            self.notes.append(Note(line, "marking", f"{shown} is the marking{before}: the line says so"))
        return shown

    def _body(self, run: list[Block]) -> list[Block]:
        body: list[Block] = []
        is_new = True
        while run:
            block = run.pop(0)
            match block:
                case Table():
                    body += self._table(block, body, run)
                case Told() if block.data.get("list") == "footnotes":
                    body += _footnotes(run)
                case Told():
                    is_new = "list" in block.data
                    continue
                case Listing():
                    items = tuple(self._item(item) for item in block.items)
                    last = body[-1] if body else None
                    if isinstance(last, Listing) and not is_new and _is_bulleted(last) and _is_bulleted(block):
                        # Bullets of another sign begin another list in Markdown, but not for whoever typed them.
                        body[-1] = replace(last, items=(*last.items, *items))
                    else:
                        body.append(replace(block, items=items))
                case _:
                    body.append(block)
            is_new = False
        return body

    def _table(self, table: Table, before: list[Block], run: list[Block]) -> Iterator[Block]:
        """Yield a table and what is told of it, with its title and what stands above it taken out of `before`."""
        data: dict[str, Any] = {}
        for at, block in enumerate(run):
            if isinstance(block, Table):
                break
            if isinstance(block, Told) and "columns" in block.data:
                data = dict(block.data)
                del run[at]
                break
        if marking := self._marking(run, 0, str(data.get("marking", ""))):
            data["marking"] = marking
        intro = data["intro"] if isinstance(data.get("intro"), list) else _taken_intro(before, data)
        yield replace(table, caption=str(data.get("title", "")))
        yield Told(table.line, {**data, "intro": intro})

    def _item(self, item: Item) -> Item:
        """Return an item whose cells and marking are told, and no longer items below it."""
        data: dict[str, Any] = {}
        for block in item.blocks:
            data |= block.data if isinstance(block, Told) else {}
        keys = data.pop("cells", ())
        blocks: list[Block] = []
        has_list = False
        for block in item.blocks:
            if isinstance(block, Listing) and not has_list:
                has_list = True
                block = self._without_shown(block, data, list(keys) if isinstance(keys, list) else [])
            if isinstance(block, Listing):
                block = replace(block, items=tuple(self._item(inner) for inner in block.items))
            if not isinstance(block, Told):
                blocks.append(block)
        return replace(item, blocks=(*blocks, Told(item.line, data)) if data else tuple(blocks))

    def _without_shown(self, listing: Listing, data: dict[str, Any], keys: Sequence[object]) -> Listing:
        items = list(listing.items)
        if items and (first := items[0].blocks):
            shown: list[Block] = [first[0]]
            if marking := self._marking(shown, 0, str(data.get("marking", ""))):
                data["marking"] = marking
            if not shown:
                del items[0]
        cells = {}
        for key in keys:
            text = items[0].blocks[0] if items and items[0].blocks else None
            found = _CELL.fullmatch(text.text) if isinstance(text, Prose) else None
            if found and found[1] in (str(key).strip(), "…"):
                cells[str(key)] = found[2]
                del items[0]
        if cells:
            data["cells"] = cells
        return replace(listing, items=tuple(items))


def _marking_of(block: Block) -> str:
    found = _MARKING.fullmatch(block.text) if isinstance(block, Prose) else None
    return found[1] if found else ""


def _is_bulleted(listing: Listing) -> bool:
    return not any(item.marker for item in listing.items)


def _footnotes(run: list[Block]) -> Iterator[Block]:
    """Yield the list of footnotes that comes next."""
    if run and isinstance(listing := run[0], Listing):
        yield from (Footnote(item.line, "", (Listing(item.line, (item,)),)) for item in listing.items)
        del run[0]


def _taken_intro(before: list[Block], data: dict[str, Any]) -> list[str]:
    """Take the title and the paragraphs above a table out of the blocks before it; return those paragraphs."""
    start = len(before)
    while start and isinstance(before[start - 1], Prose):
        start -= 1
    above = [block for block in before[start:] if isinstance(block, Prose)]
    count = data.get("intro")
    first = cut = max(len(above) - count, 0) if isinstance(count, int) else len(above)
    if title := data.get("title"):
        at = next((at for at in range(len(above) - 1, -1, -1) if unmarked(above[at].text) == title), -1)
        if at < 0 and first and is_bold(above[first - 1].text):
            # It stands where the title stood.
            at = first - 1
            data["title"] = unmarked(above[at].text)
        if at >= 0:
            cut, first = at, at + 1
    texts = [one.text for one in above[first:]]
    del before[start + cut :]
    return texts


def cells_by_label(header: Sequence[str], told: Mapping[str, Any]) -> list[str]:
    """Return the key of every column of a header, empty where a person has added it: by its label, else its place."""
    columns = told.get("columns")
    pairs = [(str(key), str(label)) for key, label in columns.items()] if isinstance(columns, dict) else []
    further = told.get("cells")
    pairs += [(str(key), str(key).capitalize()) for key in (further if isinstance(further, list) else ())]
    keys = [""] * len(header)
    left: dict[int, tuple[str, str]] = dict(enumerate(pairs))
    for number, label in enumerate(header):
        found = next((at for at, (_, known) in left.items() if known == label), -1)
        if found >= 0:
            keys[number] = left.pop(found)[0]
    if len(header) == len(pairs):
        # As many as before: what has another label now was renamed.
        for number, at in zip([number for number, key in enumerate(keys) if not key], list(left), strict=True):
            keys[number] = left.pop(at)[0]
    return keys
