"""What a terminal was sent, taken apart: every sequence is one that the reader means to send, all else plain text."""

import re
import unicodedata

MODES = {7, 25, 1000, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2026, 2048}
"""The private modes that the reader sets: wrapping, cursor, mouse, focus, its screen, pastes, frames, size."""

OWN = (
    r"\r\x1b\[K"  # the line that says how far an opening has come, before the reader takes the terminal
    r"|\x1b\[\d{1,3}H\x1b\[K(?=\x1b\[\?1049l)"  # the last line emptied for the shell, right before it has the screen
    r"|\x1b\[(?:"
    r"(?:\d{1,4}(?:;\d{1,4})?)?H"  # a move to a line, and to a column
    r"|\d{1,4}[CDG]"  # a move along the line
    r"|(?:\d{1,3}(?:;\d{1,3})*)?m"  # the pen
    rf"|\?(?:{'|'.join(map(str, MODES))})[hl]"
    r"|\?20(?:26|48)\$p"  # whether it knows frames, and tells its size
    r"|>\d+u|<u"  # kitty's keyboard protocol, taken and given back
    r")"
    r"|\x1b\]22;(?:default|text)\x07"  # the shape of the mouse's pointer
)
"""Every sequence of the reader's."""
COPIED = r"\x1b\]52;c;[A-Za-z0-9+/]+={0,2}(?:\x07|\x1b\\)"
"""A copy to the clipboard, its text out of harm's way; only ever sent for a key that copies."""

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""The categories of what steers a terminal, orders text or hides in it."""
HARMLESS = set("\r\n\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f")
"""Those of them that stand in text: line ends of our own, the joiners of scripts and emoji, Arabic number signs."""


def foreign(raw: bytes, copying: bool = False) -> list[str]:
    """Return what is in the bytes and not in the reader's repertoire, each once, with what stands around it."""
    text = raw.decode("utf-8", "surrogateescape")
    rest = re.sub(f"{OWN}|{COPIED}" if copying else OWN, "", text)
    found = (rest.index(character) for character in sorted(set(rest)) if is_hidden(character))
    return [repr(rest[max(at - 30, 0) : at + 30]) for at in found]


def is_hidden(character: str) -> bool:
    """Tell whether a character is no text that can be seen."""
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    return is_noncharacter or (character not in HARMLESS and unicodedata.category(character) in HIDDEN)
