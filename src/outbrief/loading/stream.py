"""From the bytes of a file to text that the parser takes: encoding, control characters, merge conflicts."""

import codecs
import re

from outbrief.briefing.model import Mark
from outbrief.loading.clean import clean
from outbrief.loading.report import PROBLEMS_SHOWN, Report

_UNICODE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ZEROS_OF_WIDE_LETTERS = ((1, 3), (0, 2), (1, 2, 3), (0, 1, 2))
"""Which of a file's first four bytes are zero in UTF-16 and UTF-32 without a byte order mark."""

_OTHER_FILES = (
    (b"%PDF-", "this is a PDF, not a briefing"),
    (b"PK\x03\x04", "this is a Word, Excel or zip file, not a briefing"),
    (b"\x1f\x8b", "this is a compressed file, not a briefing"),
)
_LOOKED_AT = 8_000
"""Bytes of a file that are looked at for NULs, as git does (`buffer_is_binary`). One in a hundred is no text; a stray
one is shown where it stands."""
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)

_RAW_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What YAML does not allow in a stream, as it stands (YAML 1.1, 5.1)."""

_FORGED_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks to a YAML parser, none to an editor: a reader of the file would not see the key after one."""


def decoded(data: bytes, report: Report) -> str | None:
    """Return the text of a file in UTF-8, bad bytes as U+FFFD; None where the file is in no way text in UTF-8."""
    for mark, encoding in _UNICODE_MARKS:
        if data.startswith(mark):
            report.error(Mark(1, 1), f"this file is in {encoding}; briefings are in UTF-8", "save it again as UTF-8")
            return None
    if tuple(index for index, byte in enumerate(data[:4]) if not byte) in _ZEROS_OF_WIDE_LETTERS:
        report.error(Mark(1, 1), "this file is in UTF-16 or UTF-32; briefings are in UTF-8", "save it again as UTF-8")
        return None
    for start, message in _OTHER_FILES:
        if data.startswith(start):
            report.error(Mark(1, 1), message)
            return None
    start = data[:_LOOKED_AT]
    if 100 * start.count(0) > len(start):
        report.error(Mark(1, 1), "this is not a text file")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as bad:
        before = data[: bad.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        report.error(
            Mark(line, column),
            f"this byte is not UTF-8: 0x{data[bad.start]:02X}",
            "save the file again as UTF-8; it may be in Latin-1 or Windows-1252",
        )
        return data.decode("utf-8", "replace")


def parseable(text: str, report: Report) -> str | None:
    """Return the text with what a parser must not see replaced, character by character: marks stay true.

    None where there is nothing to parse: the text is a web page.
    """
    text = text.removeprefix("\ufeff")
    if _WEB_PAGE.match(text[:2000]):
        report.error(Mark(1, 1), "this is a web page (HTML), not a briefing", "fetch the raw file instead of its page")
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORGED_BREAK.search(text):
        _tell(text, _FORGED_BREAK, "is read as a space, not as a line break", report)
        text = _FORGED_BREAK.sub(" ", text)
    if _RAW_CONTROL.search(text):
        _tell(text, _RAW_CONTROL, "is not allowed in a briefing", report)
        text = text.translate({ord(raw): clean(raw) for raw in set(_RAW_CONTROL.findall(text))})
    return _merged(text, report) if "<<<<<<<" in text else text


def _tell(text: str, pattern: re.Pattern[str], what: str, report: Report) -> None:
    """Report the lines on which the pattern occurs, once each, as many as a report shows."""
    line = 1
    counted = 0
    for told, match in enumerate(re.finditer(f"{pattern.pattern}[^\n]*", text)):
        if told == PROBLEMS_SHOWN:
            break
        line += text.count("\n", counted, match.start())
        counted = match.start()
        column = counted - text.rfind("\n", 0, counted)
        report.error(Mark(line, column), f"the character U+{ord(match[0][0]):04X} {what}")


def _merged(text: str, report: Report) -> str:
    """Return the text with our side of every merge conflict; the markers and the other sides become empty lines."""
    lines = text.split("\n")
    start = other = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("<<<<<<< ") or line == "<<<<<<<":
            start, other = number, 0
            lines[number - 1] = ""
            report.error(
                Mark(number, 1),
                "an unresolved merge conflict; only the lines of the first side are shown",
                "choose between the two sides, then delete the lines with <<<<<<<, ======= and >>>>>>>",
            )
        elif start and not other and (line == "=======" or line.startswith("||||||| ")):
            other = number
        elif start and (line.startswith(">>>>>>> ") or line == ">>>>>>>"):
            first = other or number
            lines[first - 1 : number] = [""] * (number - first + 1)
            start = other = 0
    if start and other:
        # Its end is missing, so it is not known where the other side stops: show both.
        lines[other - 1] = ""
    return "\n".join(lines)
