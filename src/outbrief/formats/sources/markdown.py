"""Markdown into an outline: the blocks by markdown-it-py, what stands in them as it is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from outbrief.formats.sources.emphasis import is_bold, titled, unmarked
from outbrief.formats.sources.html_blocks import html_blocks
from outbrief.formats.sources.inline import Inline, read_inline
from outbrief.formats.sources.lists import lettered_lines
from outbrief.formats.sources.markdown_parts import besides, chunks, closing, joined, parted, unheaded
from outbrief.formats.sources.outline import (
    Block,
    Footnote,
    Heading,
    Item,
    Kept,
    Listing,
    Note,
    Options,
    Outline,
    Prose,
)
from outbrief.formats.sources.prepared import Prepared, prepare

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 100
"""Levels of lists and quotations; markdown-it-py drops what stands deeper."""

_IMAGES = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)\s*)+")
_TRAILING_ATTRIBUTES = re.compile(r"\s*(\{:[^{}]*\})\s*$")
_HEADING_ATTRIBUTES = re.compile(r"\s+(\{:?\s*[#.][^{}]*\})\s*$")
_LONGEST_SETEXT = 120
"""Characters, and _MOST_SETEXT_LINES lines: a longer text above a rule is a paragraph, not a heading."""
_MOST_SETEXT_LINES = 3
_WORDS_OF_PROSE = 4
"""Words a line, on average: an indented block of fewer is code."""


def read_markdown(text: str, first_line: int, options: Options) -> Outline:
    """Return the outline of Markdown whose first line is `first_line` of its file."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    prepared = prepare(text, first_line, options.is_ours)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST}).use(footnote_plugin, inline=False)
    if not options.is_ours:
        parser.use(deflist_plugin)
    environment: dict[str, Any] = {}
    tokens: list[Token] = []
    # The blocks alone: what stands in them is read by us, who need it as it is written.
    parser.block.parse(prepared.text, parser, environment, tokens)
    reading = _Reading(prepared, first_line, options.is_ours)
    blocks = [*reading.blocks(tokens), *reading.references(environment)]
    return Outline(tuple(blocks), (*prepared.notes, *reading.notes))


class _Reading:
    """Walks the tokens of one document."""

    def __init__(self, prepared: Prepared, first_line: int, keep_spaces: bool) -> None:
        self.prepared = prepared
        self.lines = prepared.text.split("\n")
        self.first = first_line
        self.keep_spaces = keep_spaces
        self.notes: list[Note] = []

    def blocks(self, tokens: "Sequence[Token]") -> Iterator[Block]:
        """Yield the blocks that tokens stand for."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = closing(tokens, at)
            yield from self._block(token, tokens[at + 1 : end])
            at = end + 1

    def references(self, environment: dict[str, Any]) -> Iterator[Block]:
        """Yield the addresses that links are defined by at another place, as they are written."""
        found = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", ())]
        for start, end in sorted(reference["map"] for reference in found):
            yield Kept(self.first + start, "links", "\n".join(self.lines[start:end]).strip())

    def _block(self, token: "Token", inside: "Sequence[Token]") -> Iterator[Block]:
        line = self.first + token.map[0] if token.map else 0
        match token.type:
            case "heading_open":
                yield from self._heading(token, inside[0].content, line)
            case "paragraph_open":
                yield from self._paragraph(inside[0].content, line)
            case "bullet_list_open" | "ordered_list_open":
                yield self._listing(token, inside, line)
            case "dl_open":
                yield self._definitions(inside, line)
            case "blockquote_open":
                yield from self._quotation(inside)
            case "footnote_reference_open":
                yield Footnote(line, token.meta["label"], tuple(self.blocks(inside)))
            case "fence":
                text = token.content.rstrip("\n")
                fenced = f"{token.markup}{token.info}\n{text}\n{token.markup}"
                yield Kept(line, "code", fenced if token.info.strip() else text)
            case "code_block":
                yield from self._indented(token.content, line)
            case "html_block":
                yield from self._html(token.content, line)

    def _heading(self, token: "Token", raw: str, line: int) -> Iterator[Block]:
        is_underlined = token.markup in ("=", "-")
        is_long = len(raw) > _LONGEST_SETEXT or raw.count("\n") >= _MOST_SETEXT_LINES
        if is_underlined and (is_long or raw.endswith((".", ";", ","))):
            self.notes.append(Note(line, "heading", "a paragraph with a rule below it, not a heading"))
            yield from self._paragraph(raw, line)
            return
        read = self._inline(raw)
        text = read.text.replace("\n", " ")
        level = int(token.tag[1])
        if self.keep_spaces:
            yield Heading(line, level, text)
            yield from besides(read, line)
            return
        attributes = _HEADING_ATTRIBUTES.search(text)
        text, links, images = titled(text[: attributes.start()] if attributes else text)
        if text:
            yield Heading(line, level, text)
        kept = [("attributes", attributes[1])] if attributes else []
        kept += [("links", link) for link in links] + [("images", image) for image in images]
        yield from (Kept(line, kind, one) for kind, one in kept)
        yield from besides(read, line)

    def _paragraph(self, raw: str, line: int) -> Iterator[Block]:
        """Yield a paragraph, parted where its lines are broken on purpose, and what stood in its place."""
        pending: list[str] = []
        start = line
        lines = raw.split("\n")
        items = [] if self.keep_spaces else lettered_lines(lines)
        for number, one in enumerate(lines):
            if number in items and pending:
                yield from self._text("\n".join(pending), start)
                pending, start = [], line + number
            if placeholder := self.prepared.placeholder.fullmatch(one):
                yield from self._text("\n".join(pending), start)
                yield from self.prepared.blocks[int(placeholder[1])]
                pending, start = [], line + number + 1
            else:
                pending.append(one)
        yield from self._text("\n".join(pending), start)

    def _text(self, raw: str, line: int) -> Iterator[Block]:
        if not raw.strip():
            return
        if not self.keep_spaces:
            if _IMAGES.fullmatch(raw.strip()):
                yield Kept(line, "images", raw.strip())
                return
            if attributes := _TRAILING_ATTRIBUTES.search(raw):
                yield from self._text(raw[: attributes.start()], line)
                yield Kept(line, "attributes", attributes[1])
                return
        read = self._inline(raw)
        last = line + raw.count("\n")
        for number, text in enumerate(parted(read.text)):
            yield Prose(min(line + number, last), text, is_bold(text))
        yield from besides(read, line)

    def _inline(self, raw: str) -> Inline:
        return read_inline(raw, self.keep_spaces)

    def _listing(self, token: "Token", inside: "Sequence[Token]", line: int) -> Listing:
        is_numbered = token.type == "ordered_list_open"
        numbers = [one.info for one in inside if one.type == "list_item_open" and one.level == token.level + 1]
        start = int(token.attrs.get("start", 1)) if is_numbered else 0
        if len(set(numbers)) <= 1:
            # `1.` before every item asks for them to be counted.
            numbers = [str(start + count) for count in range(len(numbers))]
        items: list[Item] = []
        at = 0
        while at < len(inside):
            end = closing(inside, at)
            marker = f"{numbers[len(items)]}{inside[at].markup}" if is_numbered else ""
            opening = inside[at].map
            items.append(Item(self.first + opening[0] if opening else line, self._item(inside[at + 1 : end]), marker))
            at = end + 1
        return Listing(line, tuple(items))

    def _definitions(self, inside: "Sequence[Token]", line: int) -> Listing:
        """Return a list of terms, each with what is said of it."""
        items: list[Item] = []
        at = 0
        while at < len(inside):
            end = closing(inside, at)
            opening = inside[at].map
            if inside[at].type == "dt_open":
                term = self._inline(inside[at + 1].content).text.replace("\n", " ")
                start = self.first + opening[0] if opening else line
                items.append(Item(start, (Prose(start, f"**{unmarked(term)}**:"),)))
            elif items:
                blocks = self._item(inside[at + 1 : end])
                items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *blocks))
            at = end + 1
        return Listing(line, tuple(items))

    def _item(self, tokens: "Sequence[Token]") -> tuple[Block, ...]:
        """Return what stands in an item; its lines are joined, be they broken on purpose or not."""
        blocks: list[Block] = []
        at = 0
        while at < len(tokens):
            end = closing(tokens, at)
            found = self._block(tokens[at], tokens[at + 1 : end])
            blocks += joined(found) if tokens[at].type == "paragraph_open" else found
            at = end + 1
        return tuple(unheaded(block) for block in blocks)

    def _quotation(self, tokens: "Sequence[Token]") -> Iterator[Block]:
        for block in self.blocks(tokens):
            yield unheaded(block)

    def _indented(self, content: str, line: int) -> Iterator[Block]:
        """Yield an indented block: code to Markdown, but often a paragraph that somebody set in."""
        for number, part in chunks(content):
            lines = part.split("\n")
            is_prose = len(lines) == 1 or len(part.split()) >= _WORDS_OF_PROSE * len(lines)
            if is_prose or any(self.prepared.placeholder.fullmatch(one) for one in lines):
                yield from self._paragraph("\n".join(one.strip() for one in lines), line + number)
            else:
                yield Kept(line + number, "code", part)

    def _html(self, content: str, line: int) -> Iterator[Block]:
        if placeholder := self.prepared.placeholder.fullmatch(content.rstrip("\n")):
            yield from self.prepared.blocks[int(placeholder[1])]
            return
        for block in html_blocks(content, line):
            comment = self.prepared.placeholder.fullmatch(block.text) if isinstance(block, Kept) else None
            if comment:
                yield from self.prepared.blocks[int(comment[1])]
            else:
                yield block
