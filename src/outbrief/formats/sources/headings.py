"""Which blocks begin a section, how deep, and which of them is the title of the whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from outbrief.formats.sources.emphasis import titled, unmarked
from outbrief.formats.sources.outline import Block, Heading, Kept, Listing, Note, Options, Prose, Table, Told

STEP = 10
"""Between two marked levels: a bold line is a heading between the last one that is marked and the next level."""
DEEPEST = 7
"""Sections inside one another: six levels of Markdown, and bold lines below the last."""

_LONGEST = 150
"""Characters; and MOST_WORDS words: what is longer in bold is a paragraph that matters."""
_MOST_WORDS = 25
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
_NO_HEADING_END = (".", ";", ",", ":", "…")


class Headed(NamedTuple):
    """Blocks with every heading found, and the title."""

    blocks: list[Block]
    title: str
    """Empty where the document has none."""
    notes: list[Note]


def headed(blocks: Sequence[Block], front_title: str, options: Options) -> Headed:
    """Return the blocks with what else is a heading made one, and without the one that is the title."""
    notes: list[Note] = []
    found = list(blocks)
    if options.is_ours:
        found = [replace(one, level=one.level * STEP) if isinstance(one, Heading) else one for one in found]
    else:
        found = [block for one in _with_bold(found, options, notes) for block in one]
    at = _title_at(found, front_title, options)
    if options.title or at is None:
        return Headed(found, options.title or front_title, notes)
    title = found.pop(at)
    assert isinstance(title, Heading)
    if title.guess:
        notes.append(Note(title.line, "title", f"«{title.text}» is the title: it stands first"))
    if front_title:
        if _same(front_title) != _same(title.text):
            message = f"two titles: «{title.text}» is taken, «{front_title}» of the front matter is kept in extra"
            notes.append(Note(title.line, "title", message))
        found.insert(0, Kept(1, "title", front_title))
    return Headed(found, title.text, notes)


def _with_bold(blocks: Sequence[Block], options: Options, notes: list[Note]) -> Iterator[list[Block]]:
    last = 0
    styles: list[str] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            told = options.headings
            if block.guess and told is not None and block.line not in told:
                yield [Prose(block.line, block.text)]
                continue
            if block.guess:
                notes.append(Note(block.line, "heading", f"«{block.text}»: {block.guess}"))
                yield [replace(block, level=block.level * STEP)]
                continue
            last = block.level * STEP
            styles.clear()
            yield [replace(block, level=last)]
        elif isinstance(block, Prose) and (why := _why_heading(block, blocks[at + 1 :], options)):
            level = options.headings.get(block.line, 0) * STEP if options.headings else 0
            # Bold lines of a second style stand below those of the first.
            style = block.text[: len(block.text) - len(block.text.lstrip("*_"))]
            if style not in styles:
                styles.append(style)
            deeper = styles.index(style) + _depth(unmarked(block.text))
            level = level or last + STEP // 2 + min(deeper, STEP // 2 - 1)
            text, links, images = titled(block.text)
            notes.append(Note(block.line, "heading", f"«{text}»: {why}"))
            kept: list[Block] = [Kept(block.line, "links", link) for link in links]
            kept += [Kept(block.line, "images", image) for image in images]
            yield [Heading(block.line, level, text, why), *kept]
        else:
            yield [block]


def _depth(text: str) -> int:
    """Return how many levels below the outermost a number in front of a heading puts it: `2.1 Lamps` one."""
    found = _NUMBER.match(text)
    return found[0].strip(" .").count(".") if found else 0


def _why_heading(block: Prose, following: Sequence[Block], options: Options) -> str:
    if options.headings is not None:
        return "as told" if block.line in options.headings else ""
    if not _may_be_heading(block):
        return ""
    found = (one for one in following if not isinstance(one, Kept | Told))
    after = next(found, None)
    if isinstance(after, Prose) and _may_be_heading(after):
        # Of two in a row the first is a part, and the second its first section.
        after = next(found, None)
        if isinstance(after, Prose) and _may_be_heading(after):
            return ""
    return "a line all in bold" if isinstance(after, Listing | Table | Prose) else ""


def _may_be_heading(block: Prose) -> bool:
    text = unmarked(block.text)
    is_short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return block.is_bold and is_short and not text.endswith(_NO_HEADING_END)


def _title_at(blocks: Sequence[Block], front_title: str, options: Options) -> int | None:
    """Return which block is the title: the only heading of its level, before all others; else what the front says."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    headings = [block for block in blocks if isinstance(block, Heading)]
    if not headings:
        return None
    first, at = headings[0], places[0]
    if _same(first.text) == _same(front_title):
        return at
    top = min(heading.level for heading in headings)
    begins = not any(not isinstance(block, Kept | Told) for block in blocks[:at])
    is_alone = first.level == top and sum(heading.level == top for heading in headings) == 1
    if options.is_ours or not first.guess:
        is_title = is_alone and (len(headings) > 1 or begins) and not (front_title and first.level > STEP)
        return at if is_title else None
    # A guessed one is believed only where it begins the document, and nothing but paragraphs would follow it.
    if front_title or not begins:
        return None
    if is_alone:
        return at
    if len(headings) < 2:
        return None
    before_next = blocks[at + 1 : places[1]]
    return None if any(isinstance(block, Listing | Table) for block in before_next) else at


def _same(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
