"""The lines of plain text: which of them were one before somebody wrapped them, and what each looks like."""

import re
from collections.abc import Sequence
from itertools import pairwise

from outbrief.formats.sources.pipes import has_pipe, table_at

BULLET = re.compile(r"(\s*)([-*•·‣▪◦●○–—])(\s+)(?=\S)")
NUMBERED = re.compile(r"(\s*)(\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)]|\([a-z]{1,4}\))(\s+)(?=\S)")
UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")

LONGEST_WRAPPED = 160
"""Characters. A text with longer lines is not wrapped: each of its lines is a paragraph."""
_ENOUGH = 2
"""Lines that go on in lower case in the next: one may be a slip, in a wrapped text every second does."""

_CLOSED = (".", "!", ";", ":", ",", "…", "”.", '."', ".)", ".’")
_IN_MID_PHRASE = """
a an and at by for from in into nor of on or over the to under upon via with within de des du et la le les pour sur und
der die das für von mit zur zum y el los las para con
"""
_GOES_ON = frozenset(_IN_MID_PHRASE.split())
"""Words that no heading ends with: the next line is the rest of it."""
_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+\w{3,9}\.?|\w{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?),?\s+\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_SENTENCE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
"""The end of a sentence and the beginning of the next: no heading holds both."""
MOST_CHARACTERS = 150
"""Of a heading, and MOST_WORDS words: what is longer without a full stop is a sentence that lost it."""
MOST_WORDS = 22


class TextLines:
    """The lines of a text, and the width at which they are wrapped."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.width = _wrap_width(self.lines)
        """Characters; 0 where every line is a paragraph."""

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, at: int) -> str:
        return self.lines[at]

    def is_blank(self, at: int) -> bool:
        """Tell whether nothing stands on a line; there is nothing before the first and behind the last."""
        return not 0 <= at < len(self.lines) or not self.lines[at].strip()

    def next_filled(self, at: int) -> int:
        """Return the number of the first line from one on that is not empty, or of the end."""
        while at < len(self.lines) and self.is_blank(at):
            at += 1
        return at

    def had_no_room(self, at: int) -> bool:
        """Tell whether the first word of a line had no room in the one before."""
        words = self.lines[at].split(None, 1) if 0 < at < len(self.lines) else []
        if not self.width or not words or self.is_blank(at - 1):
            return False
        return len(self.lines[at - 1].rstrip()) + 1 + len(words[0]) > self.width

    def is_soft(self, at: int) -> bool:
        """Tell whether a line is the rest of the one before: it had no room there, or that one was not done."""
        if self.had_no_room(at):
            return True
        if not self.width or not 0 < at < len(self.lines) or self.is_blank(at) or self.is_blank(at - 1):
            return False
        before = self.lines[at - 1].strip()
        if before.endswith(_CLOSED):
            return False
        return self.lines[at].lstrip()[:1].islower() or in_mid_phrase(before) or not may_be_heading(before)

    def is_item(self, at: int) -> bool:
        """Tell whether a line looks like an item of a list."""
        line = self.lines[at]
        return BULLET.match(line) is not None or NUMBERED.match(line) is not None

    def begins_table(self, at: int) -> bool:
        """Tell whether a table begins on a line."""
        return has_pipe(self.lines[at]) and table_at(self.lines, at) is not None

    def joined(self, at: int, text: str, indent: int) -> tuple[str, int]:
        """Return a text that begins on a line with the lines it goes on in, and the number of the line behind it.

        It goes on where the next line is set in under it, or begins where it does for want of room.
        """
        parts = [text]
        end = at + 1
        while end < len(self.lines) and not self.is_blank(end) and not self.begins_table(end):
            line = self.lines[end]
            if BULLET.match(line) or (NUMBERED.match(line) and not self.had_no_room(end)):
                break
            if not self.is_soft(end) and not (indent and line.startswith(" " * min(indent, 2))):
                break
            parts.append(line.strip())
            end += 1
        return " ".join(parts), end


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which a text is wrapped, in characters; 0 where it is not."""
    if max(map(len, lines)) > LONGEST_WRAPPED:
        return 0
    broken = [
        len(line.rstrip())
        for line, after in pairwise(lines)
        if line.strip() and "|" not in line and after.lstrip()[:1].islower() and not BULLET.match(after)
    ]
    return max(broken) if len(broken) >= _ENOUGH else 0


def may_be_heading(text: str) -> bool:
    """Tell whether a bare line has the look of a heading: short, not closed, begun as a title is."""
    if not text or len(text) > MOST_CHARACTERS or len(text.split()) > MOST_WORDS:
        return False
    if text.endswith(_CLOSED) or (text.endswith("?") and len(text.split()) > 10):
        return False
    first = next((letter for letter in text if letter.isalnum()), "")
    if not first or first.islower() or not any(letter.isalpha() for letter in text):
        return False
    return not _DATE.fullmatch(text.strip()) and not _SENTENCE.search(text)


def in_mid_phrase(text: str) -> bool:
    """Tell whether a line ends in a word that nothing ends with."""
    words = text.split()
    return bool(words) and words[-1].casefold() in _GOES_ON


def goes_on(text: str, after: str) -> bool:
    """Tell whether a heading goes on in the next line, which begins in lower case, or is no sentence of its own."""
    if after.lstrip()[:1].islower() or text.endswith((",", "–", "—", "-", "&")):
        return True
    return in_mid_phrase(text) and not after.rstrip().endswith(_CLOSED)
