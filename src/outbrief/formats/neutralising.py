"""Cells that a spreadsheet would calculate instead of showing, made into text by an apostrophe before them.

What starts a formula: `= + - @`, in full width too, and a tab or a carriage return at the beginning (OWASP, "CSV
Injection"); programs pass over white space before it, and over quotes where they split at tabs. A program that splits
at semicolons, as Excel does in much of Europe, does not know the quotes of RFC 4180 in the middle of its cells: for it
a cell begins after every semicolon and every line break as well.
"""

import re

from outbrief.briefing.place import Place

NEUTRAL = "'"
"""What stands before a cell that would be calculated."""

MOST_NAMED = 3
"""Cells whose places are said; the others are counted."""

_NUMBER = re.compile(r"\s*[+\-]\d[\d\s.,]*(?:%\s*)?")
"""A number: shown as it is, and calculated by nobody."""

_FORMULA = re.compile(
    r"\A(?:[^\S\n]|\")*[=+\-@＝＋－＠]|\A[\t\r]"
    # Inside a cell a dash begins an item of a list more often than a formula, and one without a call or a link is none.
    r"|(?<=[;\n])(?:[^\S\n]|\")*(?:[=@＝＠]|[+\-＋－](?=[^;\n]*(?:\w\(|\|)))"
)


def neutralised(text: str) -> str:
    """Return text that no spreadsheet calculates."""
    if not _FORMULA.search(text) or _NUMBER.fullmatch(text):
        return text
    return _FORMULA.sub(lambda match: NEUTRAL + match[0], text)


class Neutralised:
    """Makes cells harmless, and can say which it had to change."""

    def __init__(self) -> None:
        self._count = 0
        self._named: list[str] = []

    def cell(self, text: str, place: Place, column: str) -> str:
        """Return what is to be written in a column for what stands at a place; empty for the column's name itself."""
        harmless = neutralised(text)
        if harmless != text:
            self._count += 1
            if len(self._named) < MOST_NAMED:
                self._named.append(f"{place} ({column})" if place else f"the column {column}")
        return harmless

    def said(self) -> str:
        """Return how many cells were changed and where, in a line; empty where none was."""
        if not self._count:
            return ""
        what = (
            "1 cell that a spreadsheet would calculate has"
            if self._count == 1
            else (f"{self._count} cells that a spreadsheet would calculate have")
        )
        more = self._count - len(self._named)
        places = ", ".join(self._named) + (f" and {more} more" if more else "")
        return f"{what} {NEUTRAL} before it: {places}; --no-neutralise leaves them"
