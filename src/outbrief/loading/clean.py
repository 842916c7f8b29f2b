"""The one place where text is cleaned: what leaves here cannot steer a terminal, hide, or reorder a line.

What cannot be shown is made visible, not removed: a reader must see that a file held something odd. The few
characters that only help to set text (BOM, soft hyphen) are dropped.
"""

import re
import unicodedata
from functools import cache

MARKS_IN_A_ROW = 4
"""Combining marks. Vietnamese needs two, pointed Hebrew and Arabic three or four; stacks of more are vandalism."""

TAB = "    "
"""What a tab becomes: a terminal's tab stops are not the page's."""


@cache
def _plain() -> re.Pattern[str]:
    """Match characters that need no work in whatever order they stand: no marks, no controls, nothing NFC changes."""
    return re.compile(
        "[\n -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0375-\u037d\u037f\u0384-\u0386\u0388-\u0482\u048a-\u058f"
        "\u05d0-\u05ea\u0620-\u064a\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u2070-\u209c\u20a0-\u20c0"
        "\u2100-\u2125\u2127-\u2129\u212c-\u2328\u232b-\u2adb\u2add-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3105-\u3163"
        "\u3190-\u9fff\uac00-\ud7a3\uff01-\uff9f\uffe0-\uffee\U0001f300-\U0001faff]*"
    )


_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")
_DROPPED = re.compile("[\xad\ufeff]")


def clean(text: str) -> str:
    """Return text that is safe to show: control characters as pictures, the invisible as U+FFFD; newlines stay."""
    if text.isascii() and text.isprintable():
        return text
    if _plain().fullmatch(text):
        return text
    text = _DROPPED.sub("", _BREAK.sub("\n", text)).replace("\t", TAB)
    text = _offending().sub(_shown, text)
    if text.isascii():
        return text
    return _joined(_unstacked(unicodedata.normalize("NFC", text)))


def clean_line(text: str) -> str:
    """Return text that is safe to show on one line: line breaks, and runs of them, become one space."""
    text = clean(text)
    if "\n" not in text:
        return text
    return " ".join(line.strip() for line in text.split("\n") if line and not line.isspace())


@cache
def _offending() -> re.Pattern[str]:
    """Match what is never shown. Joiners and the two emoji selectors are judged later, where they stand."""
    noncharacters = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    return re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but for the newline, DEL, C1
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
        "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0"  # invisible
        "\ufe00-\ufe0d\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
        "\U000e0000-\U000e0fff"  # tags, and the selectors past the sixteenth
        f"\ud800-\udfff\ufdd0-\ufdef{noncharacters}]"
    )


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _unstacked(text: str) -> str:
    """Keep the first MARKS_IN_A_ROW of a run of combining marks."""
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if character > "\u02ff" and unicodedata.category(character) in ("Mn", "Me") else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


_JOINERS = re.compile("[\u200c\u200d\ufe0e\ufe0f]")

_JOINED_SCRIPTS = (
    (0x0600, 0x08FF),  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    (0x0900, 0x0DFF),  # the scripts of India and Sri Lanka
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x18AF),  # Khmer, Mongolian
    (0xA840, 0xA9DF),  # Phags-pa, Saurashtra, Javanese
    (0xFB50, 0xFDFF),  # Arabic presentation forms
    (0xFE70, 0xFEFC),
    (0x11000, 0x1343F),  # Brahmi and its descendants
    (0x1E900, 0x1E95F),  # Adlam
)
"""Scripts whose letters change shape at a joiner or a non-joiner (Unicode core specification 23.2)."""

_EMOJI = (
    (0xA9, 0xA9),
    (0xAE, 0xAE),
    (0x203C, 0x203C),
    (0x2049, 0x2049),
    (0x2122, 0x2122),
    (0x2139, 0x2139),
    (0x2190, 0x21FF),
    (0x2300, 0x23FF),
    (0x24C2, 0x24C2),
    (0x25AA, 0x25FE),
    (0x2600, 0x27BF),
    (0x2934, 0x2935),
    (0x2B00, 0x2BFF),
    (0x3030, 0x3030),
    (0x303D, 0x303D),
    (0x3297, 0x3299),
    (0x1F000, 0x1FAFF),
)
"""Blocks that hold emoji (Unicode TR 51, emoji-data.txt), rounded outwards: nothing in them is a letter."""


def _within(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in ranges)


def _joined(text: str) -> str:
    """Replace the joiners and emoji selectors that stand where nothing needs them."""
    return _JOINERS.sub(lambda joiner: joiner[0] if _needed(joiner) else "\ufffd", text)


def _needed(joiner: re.Match[str]) -> bool:
    """Tell whether a joiner or a selector does something between what stands before it and after it."""
    text, start = joiner.string, joiner.start()
    before, after = text[max(start - 2, 0) : start], text[start + 1 : start + 2]
    if not before:
        return False
    if joiner[0] in "\ufe0e\ufe0f":
        return _within(before[-1], _EMOJI) or (before[-1] in "0123456789#*" and after == "\u20e3")
    if _within(before[-1], _JOINED_SCRIPTS) and unicodedata.category(before[-1])[0] in "LM":
        return True
    base = before[0] if before[-1] == "\ufe0f" else before[-1]
    return joiner[0] == "\u200d" and bool(after) and _within(base, _EMOJI) and _within(after, _EMOJI)
