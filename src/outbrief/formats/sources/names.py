"""Bullets that are a name and its explanation: which of a list are, and where they part."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from outbrief.formats.sources.emphasis import unmarked

_MARKED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)((?:(?!\1).)+?)(?<=\S)\1(\s*:\s+|\s+[–—-]\s+|:\s*$)(.*)", re.S)
_MARKED_COLON = re.compile(r"(\*{1,3}|_{1,3})(?=\S)((?:(?!\1).)+?)\s*:\1\s+(\S.*)", re.S)
_OURS = re.compile(r"\*\*(?=\S)((?:(?!\*\*).)+)(?<=\S)\*\*(?:: ?(.*))?", re.S)
_COLON = re.compile(r": +(?=\S)")
_DASH = re.compile(r" +([–—-]) +(?=\S)")
_SENTENCE = re.compile(r"(?<![A-Z.])[.;?!]\s")
"""The end of a sentence or half of one, but not of `U.S. `: no name holds it."""
_OPENING = {"(": ")", "[": "]", "“": "”", "«": "»"}

LONGEST_NAME = 80
"""Characters; and MOST_WORDS words: what is longer before a colon is half a sentence."""
MOST_WORDS = 10
MOST_WORDS_BEFORE_DASH = 6
"""A dash parts a name from its explanation, but more often an aside from its sentence."""


class Split(NamedTuple):
    """A bullet taken apart."""

    name: str
    text: str
    by: str
    """What parts them, as it may be told; empty where nothing had to be guessed."""


def split_ours(text: str) -> Split | None:
    """Take apart a bullet that outbrief wrote, which begins with its name in bold."""
    found = _OURS.fullmatch(text)
    return Split(found[1], found[2] or "", "") if found else None


def split_list(texts: Sequence[str]) -> list[Split | None]:
    """Take apart the bullets of one list.

    A name in bold or italics says that it is one. A colon or a dash alone is believed where at least half of the list
    has it: one bullet among many that holds a colon is a sentence.
    """
    marked = [_marked(text) for text in texts]
    plain = [None if found else _plain(text) for found, text in zip(marked, texts, strict=True)]
    believed = 2 * sum(1 for one in (*marked, *plain) if one) >= len(texts)
    return [found or (guess if believed else None) for found, guess in zip(marked, plain, strict=True)]


def _marked(text: str) -> Split | None:
    if found := _MARKED.fullmatch(text):
        if not found[4]:
            return None
        return Split(unmarked(found[2]), found[4], f"it is marked, and `{found[3].strip()}` follows")
    if found := _MARKED_COLON.fullmatch(text):
        return Split(unmarked(found[2]), found[3], "it is marked, with its colon")
    return None


def _plain(text: str) -> Split | None:
    if colon := _COLON.search(text):
        name, rest = text[: colon.start()], text[colon.end() :]
        if _is_name(name.rstrip(), MOST_WORDS):
            return Split(unmarked(name.rstrip()), rest, "`: ` follows")
    if dash := _DASH.search(text):
        name, rest = text[: dash.start()], text[dash.end() :]
        # A second dash of the kind closes an aside; digits around one are a range; a sentence goes on in lower case.
        is_aside = f" {dash[1]} " in rest or rest[0].islower() or (name[-1:].isdigit() and rest[0].isdigit())
        if not is_aside and _is_name(name, MOST_WORDS_BEFORE_DASH):
            return Split(unmarked(name), rest, f"` {dash[1]} ` follows")
    return None


def _is_name(name: str, most_words: int) -> bool:
    if not name or len(name) > LONGEST_NAME or len(name.split()) > most_words:
        return False
    if _SENTENCE.search(name) or "://" in name or name.count('"') % 2:
        return False
    return all(name.count(sign) == name.count(end) for sign, end in _OPENING.items())
