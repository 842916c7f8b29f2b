"""The escape sequences that give a terminal a text for its clipboard (OSC 52), and how much it takes. Pure.

OSC 52 is described in xterm's `ctlseqs`. Nothing ever answers it: whoever sends one knows only that it was sent.
"""

from base64 import b64encode
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from outbrief.loading.clean import clean


class Wrapping(Enum):
    """What the sequence must pass on its way to the terminal."""

    PLAIN = "nothing"
    TMUX = "tmux, of which nothing but its name is known"
    SCREEN = "GNU screen"
    EITHER = "tmux or screen: what stands in TERM is the same for both"


class Terminal(NamedTuple):
    """What is known of a terminal and its clipboard."""

    wrapping: Wrapping = Wrapping.PLAIN
    most: int = 0
    """Bytes of text (UTF-8) that it takes at once."""
    lacking: str = ""
    """Why nothing arrives, as far as is known; empty where it may."""


OSC, BEL, DCS, ST = "\x1b]52;c;", "\x07", "\x1bP", "\x1b\\"

MOST_USUAL = 74_994
"""Bytes of text in a sequence of 100,000 characters: what hterm takes, and so what scripts for OSC 52 have long kept
to. No terminal in use that is not named below is known to take less."""
MOST_BY_NAME = {"Tabby": 762, "Termux": 6_000}
"""Bytes of text. Tabby loses sequences that arrive in two reads of 1,024 bytes (Eugeny/tabby#6001); Termux took 6,000
bytes and dropped 7,000 (termux/termux-app#5324)."""

CHUNK = 240
"""Characters of a sequence in one DCS for GNU screen. 4.9.0 shows what is beyond 768 on the screen (measured); its
releases before 4.2 held 256."""
MOST_EITHER = 500
"""Bytes of text of which the sequence fits one DCS of screen's (a sequence of 760 was passed on, measured), which tmux
3.3a reads as plain OSC 52. Longer ones would need chunks, which tmux does not put together."""

CONSOLES = frozenset(["linux", "dumb", "ansi", "cons25", "sun", "vt52", "vt100", "vt102", "vt220", "wsvt25"])
"""What TERM says in a terminal that has no clipboard at all."""


def terminal_of(environment: Mapping[str, str]) -> Terminal:
    """Return what the environment says of the terminal.

    Over SSH there is little more than TERM: what the terminal is called is not passed on.
    """
    term, most = environment.get("TERM", ""), MOST_USUAL
    in_tmux = bool(environment.get("TMUX"))
    if term.startswith("screen.") or (environment.get("STY") and (term.startswith("screen") or not in_tmux)):
        return Terminal(Wrapping.SCREEN, most)
    if in_tmux or term.startswith("tmux"):
        return Terminal(Wrapping.TMUX, most)
    if term.startswith("screen"):
        return Terminal(Wrapping.EITHER, MOST_EITHER)
    if term in CONSOLES:
        return Terminal(most=most, lacking=f"a terminal of TERM {term} has no clipboard")
    if environment.get("VTE_VERSION"):
        # GNOME/vte#2495: they have decided against it.
        return Terminal(most=most, lacking="this terminal (VTE) takes no text from programs")
    called = "Termux" if environment.get("TERMUX_VERSION") else environment.get("TERM_PROGRAM", "")
    return Terminal(most=MOST_BY_NAME.get(called, most))


def sequence_of(text: str, wrapping: Wrapping) -> str:
    """Return what to write to the terminal: ASCII, in which the text is base64 and nothing else is from outside."""
    encoded = b64encode(clean(text).encode()).decode("ascii")
    plain = f"{OSC}{encoded}{BEL}"
    match wrapping:
        case Wrapping.PLAIN:
            return plain
        case Wrapping.TMUX:
            # The first where `set-clipboard` is on, the second where `allow-passthrough` is, or tmux is before 3.3.
            doubled = plain.replace("\x1b", "\x1b\x1b")
            return f"{plain}{DCS}tmux;{doubled}{ST}"
        case Wrapping.SCREEN:
            return "".join(f"{DCS}{plain[at : at + CHUNK]}{ST}" for at in range(0, len(plain), CHUNK))
        case Wrapping.EITHER:
            return f"{DCS}{plain}{ST}"
