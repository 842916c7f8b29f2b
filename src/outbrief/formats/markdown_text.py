"""Text as it must be written in Markdown (CommonMark with GFM tables) to be read back to the letter."""

import re
from collections.abc import Container
from string import punctuation

BREAK = "<br>"
"""A line break where a line is all there is: in a cell of a table, in a point."""

LABEL = r"(?:[^\W_]|[.-])+"
"""The label of a footnote that Markdown can refer to."""

_SPECIAL = re.compile(r"[\\*_`\[<&~|\n]")
_SIGN = re.compile(rf"\\|\*+|_+|`|\[(?:\^({LABEL})\](?![(\[:]))?|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~|\||\n")
_LIST_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|\Z))")
_CLOSING = re.compile(r"(?:\A|\s)#+\Z")
_BLOCK = re.compile(r"[#>|]|[-+](?:\s|\Z)|[-=\s]+\Z")
"""How a text begins that Markdown would take for a heading, a quotation, a table, a list or a rule."""


def inline(text: str, notes: Container[str] = (), in_table: bool = False) -> str:
    """Return text for the inside of a line; its line breaks are written as BREAK.

    What refers to one of the `notes`, as `[^label]`, goes on doing so.
    """
    if not _SPECIAL.search(text):
        return text
    strikes = text.count("~") > 1

    def written(match: re.Match[str]) -> str:
        sign, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        match sign[0]:
            case "\n":
                return BREAK
            case "[":
                # Behind these two it would be a footnote within the line, or a picture.
                return sign if before not in ("^", "!") and match[1] in notes else f"\\{sign}"
            case "\\":
                # Before anything but a sign it is itself. At the end, a sign of ours may follow.
                is_itself = after and after not in punctuation and after != "\n"
            case "*":
                is_itself = before == " " == after
            case "_":
                is_itself = before.isalnum() and after.isalnum()
            case "~":
                is_itself = not strikes
            case "|":
                is_itself = not in_table
            case _:
                is_itself = False
        return sign if is_itself else "".join(f"\\{one}" for one in sign)

    return _SIGN.sub(written, text)


def paragraph(text: str, notes: Container[str] = ()) -> str:
    """Return text for a line of its own, so that nothing at its beginning makes it anything but a paragraph."""
    escaped = inline(text, notes)
    if _BLOCK.match(text):
        return f"\\{escaped}"
    number = _LIST_NUMBER.match(text)
    return f"{escaped[: number.end()]}\\{escaped[number.end() :]}" if number else escaped


def title(text: str, notes: Container[str] = ()) -> str:
    """Return text for a heading: a sign at its end would close it."""
    escaped = inline(text, notes)
    return f"{escaped[:-1]}\\#" if _CLOSING.search(text) else escaped


def cell(text: str, notes: Container[str] = ()) -> str:
    """Return text for a cell of a table; what looks like the line below a table's header is none."""
    if (signs := text.lstrip()) and not signs.strip("-: "):
        # Before a blank, a backslash would be one.
        return f"{text[: -len(signs)]}\\{signs}"
    return inline(text, notes, in_table=True)
