"""Markdown as people write it, prepared for a parser of Markdown as it is defined. No line moves.

What the parser would take for something else is taken out beforehand: a table (with outer pipes or without, indented,
in need of a line under its header), HTML with empty lines in it, a line of attributes or of a template, a line all in
bold above or below a list. In its place stands a comment with a number, which the parser hands on as it is.
"""

import re
from typing import Any, NamedTuple

from outbrief.formats.sources.emphasis import titled
from outbrief.formats.sources.html_blocks import html_blocks
from outbrief.formats.sources.inline import read_inline
from outbrief.formats.sources.outline import Block, Kept, Note, Prose, Row, Table
from outbrief.formats.sources.pipes import Found, table_at

_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})")
_TIGHT_HEADING = re.compile(r"( {0,3}#{1,6})(?=[^#\s])")
_TEMPLATE = re.compile(r"\s*(?:\{%.*%\}|\{\{.*\}\}|\{#.*#\}|\{[a-z]+ [^{}]*\}|:{3,}.*|\[TOC\]|\[\[_TOC_\]\])\s*", re.I)
_ATTRIBUTES = re.compile(r"\s*\{::?[^{}]*\}\s*")
_LIST_MARK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
BOLD_LINE = re.compile(r" {0,3}(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1\s*")
_HTML_RUN = re.compile(r"\s{0,3}<(table|ul|ol|dl)\b", re.I)
_LONGEST_HEADING = 150
"""Characters. An all-bold line that is longer is a paragraph."""
_LONGEST_ITEM = 60
"""Lines of an item of a list that are looked back over."""
_LONGEST_RUN = 5_000
"""Lines. HTML that is not closed by then will not be."""


class Prepared(NamedTuple):
    """Lines for the parser, and what stands in their place."""

    text: str
    blocks: dict[int, list[Block]]
    """By the number in the comment that stands for them."""
    placeholder: re.Pattern[str]
    """Matches such a comment; its group is the number."""
    notes: list[Note]


def prepare(text: str, first_line: int, keep_spaces: bool) -> Prepared:
    """Prepare Markdown whose first line is `first_line` of its file."""
    return _Preparing(text, first_line, keep_spaces).run()


class _Preparing:
    def __init__(self, text: str, first_line: int, keep_spaces: bool) -> None:
        self.lines = text.split("\n")
        self.first = first_line
        self.keep_spaces = keep_spaces
        self.blocks: dict[int, list[Block]] = {}
        self.notes: list[Note] = []
        self.word = "outbrief-block"
        while self.word in text:
            self.word += "-x"

    def run(self) -> Prepared:
        at = 0
        fence = ""
        while at < len(self.lines):
            line = self.lines[at]
            if found := _FENCE.match(line):
                if not fence:
                    fence = found[1]
                elif found[1][0] == fence[0] and len(found[1]) >= len(fence) and line.strip() == found[1]:
                    fence = ""
            elif not fence:
                at = self._line(at)
                continue
            at += 1
        return Prepared("\n".join(self.lines), self.blocks, re.compile(rf"\s*<!--{self.word} (\d+)-->\s*"), self.notes)

    def _line(self, at: int) -> int:
        """Prepare a line, or what begins with it; return the number of the next."""
        line = self.lines[at]
        if "<!--" in line and (end := self._comment_end(at)):
            return end
        if "|" in line and (found := table_at(self.lines, at)):
            blocks = self._table(at, found)
            if not found.is_marked:
                message = "no line under the first row: it is taken for the header"
                self.notes.append(Note(self.first + at, "table", message))
            return self._replace(at, found.end, blocks)
        if _HTML_RUN.match(line) and (end := self._html_end(at)):
            html = "\n".join(self.lines[at:end])
            return self._replace(at, end, html_blocks(html, self.first + at))
        if line.lstrip().startswith("{") and _ATTRIBUTES.fullmatch(line):
            return self._replace(at, at + 1, [Kept(self.first + at, "attributes", line.strip())])
        if line.strip()[:1] in ("{", ":", "[") and _TEMPLATE.fullmatch(line):
            return self._replace(at, at + 1, [Kept(self.first + at, "templates", line.strip())])
        if self._is_apart(at):
            text = read_inline(line, self.keep_spaces).text.replace("\n", " ")
            bold = Prose(self.first + at, text, is_bold=True)
            return self._replace(at, at + 1, [bold])
        if "#" in line and (tight := _TIGHT_HEADING.match(line)) and self._is_heading(at, tight[1]):
            self.lines[at] = f"{tight[1]} {line[tight.end() :]}"
            self.notes.append(Note(self.first + at, "heading", "a heading, though no space follows its #"))
        return at + 1

    def _comment_end(self, at: int) -> int:
        """Return the number of the line behind a comment of several lines; 0 where none begins on a line.

        What stands in a comment is left in it. One that is never closed is a text: it would hide all that follows.
        """
        before, _, text = self.lines[at].rpartition("<!--")
        if "-->" in text or text.startswith((">", "->")):
            return 0
        is_block = not before.strip(" \t>*+-")
        for end in range(at + 1, min(len(self.lines), at + _LONGEST_RUN)):
            if "-->" in self.lines[end]:
                return end + 1
            if not is_block and self._is_blank(end):
                break
        if is_block:
            self.lines[at] = f"{before}&lt;!--{text}"
        return 0

    def _is_heading(self, at: int, marks: str) -> bool:
        """Tell whether `#Title` is a heading: with one mark it may be `#84` or a hashtag, unless it stands alone."""
        if len(marks.strip()) > 1:
            return True
        text = self.lines[at].strip()[1:]
        return self._is_blank(at - 1) and self._is_blank(at + 1) and text[0].isalpha() and " " in text

    def _is_blank(self, at: int) -> bool:
        return not 0 <= at < len(self.lines) or not self.lines[at].strip()

    def _is_apart(self, at: int) -> bool:
        """Tell whether a line is all bold and the lines around it belong to something else."""
        line = self.lines[at]
        if "**" not in line and "__" not in line:
            return False
        if len(line) > _LONGEST_HEADING or not BOLD_LINE.fullmatch(line) or _LIST_MARK.match(line):
            return False
        if self._is_blank(at - 1) and self._is_blank(at + 1):
            return False
        before = self._is_blank(at - 1) or bool(_LIST_MARK.match(self.lines[at - 1])) or self._in_list(at - 1)
        after = self._is_blank(at + 1) or bool(_LIST_MARK.match(self.lines[at + 1])) or line.endswith("  ")
        return before and after

    def _in_list(self, at: int) -> bool:
        """Tell whether a line continues an item of a list."""
        for line in reversed(self.lines[max(at - _LONGEST_ITEM, 0) : at + 1]):
            if not line.strip():
                return False
            if _LIST_MARK.match(line):
                return True
        return False

    def _html_end(self, at: int) -> int:
        """Return the number of the line behind the HTML that begins on a line; 0 where nothing closes it."""
        found = _HTML_RUN.match(self.lines[at])
        if found is None:
            return 0
        tags = re.compile(rf"<(/?){found[1]}\b", re.I)
        depth = 0
        for end in range(at, min(len(self.lines), at + _LONGEST_RUN)):
            for tag in tags.finditer(self.lines[end]):
                depth += -1 if tag[1] else 1
            if depth <= 0:
                return end + 1
        return 0

    def _replace(self, at: int, end: int, blocks: list[Block]) -> int:
        """Put a comment in the place of some lines, and nothing in that of all but the first."""
        indent = self.lines[at][: len(self.lines[at]) - len(self.lines[at].lstrip())]
        number = len(self.blocks)
        self.blocks[number] = blocks
        self.lines[at] = f"{indent}<!--{self.word} {number}-->"
        self.lines[at + 1 : end] = [""] * (end - at - 1)
        return end

    def _table(self, at: int, found: Found) -> list[Block]:
        """Return a table, and the comments that stand in its cells."""
        kept: list[Block] = []
        rows = []
        for number, cells in found.rows:
            told: dict[str, Any] = {}
            texts = []
            for cell in cells:
                text, comments, ours = read_inline(cell, self.keep_spaces)
                told |= ours
                texts.append(text)
                kept += [Kept(self.first + number, "comments", comment) for comment in comments]
            rows.append(Row(self.first + number, tuple(texts), told))
        labels = [read_inline(cell, self.keep_spaces).text.replace("\n", " ") for cell in found.header]
        if not self.keep_spaces:
            for number, label in enumerate(labels):
                labels[number], links, images = titled(label)
                kept += [Kept(self.first + at, "links", link) for link in links]
                kept += [Kept(self.first + at, "images", image) for image in images]
        return [Table(self.first + at, tuple(labels), tuple(rows)), *kept]
