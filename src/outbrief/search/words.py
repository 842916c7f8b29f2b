"""Words: any text, in any script, as folded words that still know which original characters they came from."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′´`", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f•·…\n\t", " "),
    }
)
"""Typographic marks as their plain cousins, one for one, so that most English text stays on the quick ASCII path."""

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "\u0640": "", "\u200c": "", "\u200d": "", "\u00ad": "",
}  # fmt: skip
"""Letters that Unicode does not take apart, and what only shapes or breaks a word (tatweel, joiners, soft hyphen)."""

_ACCENTS = re.compile(r"[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Marks that readers leave out when they type: Latin, Greek and Cyrillic accents, Hebrew and Arabic points.

The vowel signs of Indic scripts stay: there they are the word."""

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Han."""

_INDIC = r"\u0900-\u0963\u0966-\u0dff"
"""Scripts whose vowel signs are no letters to Python, without their full stops."""

_WORD = re.compile(
    rf"([{_UNSPACED}]+|[^\W\d_{_UNSPACED}](?:\.[^\W\d_{_UNSPACED}])+(?![^\W_])|(?:[^\W_{_UNSPACED}]|[{_INDIC}])+)"
    r"(?:'s(?![^\W_]))?"
)
"""A run of an unspaced script; initials with stops (U.S.); a run of letters and digits. A possessive s is left out."""

_PLAIN_WORD = re.compile(r"([a-z0-9]+)(?:'s(?![a-z0-9]))?")
"""The same for folded ASCII without a full stop, which most texts are, in half the time."""

_UNSPACED_START = re.compile(rf"[{_UNSPACED}]")
_FIRST_UNSPACED = "\u0e00"
"""The first character of the scripts in `_UNSPACED`."""


class Token(NamedTuple):
    """A folded word and where it stands in the original text."""

    word: str
    start: int
    end: int

    def part(self, first: int, last: int) -> tuple[int, int]:
        """Return where the word's letters `first` to `last` stand; the whole word where folding changed its length."""
        if len(self.word) != self.end - self.start:
            return self.start, self.end
        return self.start + first, self.start + last


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    lower = unicodedata.normalize("NFKC", character).casefold()
    lower = "".join(_LETTERS.get(letter, letter) for letter in lower)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", lower)))


def fold(text: str) -> str:
    """Return text without case, accents and typographic marks. It may be longer or shorter than the original."""
    plain = text.translate(PLAIN) if not text.isascii() else text
    if plain.isascii():
        return plain.lower()
    return "".join(map(_fold_character, plain))


def split(text: str) -> list[str]:
    """Return the folded words of a text. A run of an unspaced script becomes its pairs of characters and the last."""
    folded = fold(text)
    if folded.isascii() and "." not in folded:
        plain: list[str] = _PLAIN_WORD.findall(folded)
        return plain
    found: list[str] = _WORD.findall(folded)
    if any("." in word or word[0] >= _FIRST_UNSPACED for word in found):
        return [part for word in found for part, _, _ in _parts(word, 0)]
    return found


def split_query(text: str) -> list[str]:
    """Return the folded words to look for: as `split`, without the lone last character of an unspaced run."""
    found: list[str] = _WORD.findall(fold(text))
    return [part for word in found for part, _, end in _parts(word, 0) if len(part) > 1 or end == 1 or end != len(word)]


def tokens(text: str) -> list[Token]:
    """Return the words of a text, as `split` does, with their place in the original."""
    plain = text.translate(PLAIN) if not text.isascii() else text
    if plain.isascii():
        folded, origin = plain.lower(), None
    else:
        pieces = [_fold_character(character) for character in plain]
        folded = "".join(pieces)
        origin = [index for index, piece in enumerate(pieces) for _ in piece]
        origin.append(len(text))
    found = [part for match in _WORD.finditer(folded) for part in _parts(match[1], match.start(1))]
    if origin is None:
        return [Token(*part) for part in found]
    return [Token(word, origin[start], max(origin[end - 1] + 1, origin[end])) for word, start, end in found]


def _parts(run: str, start: int) -> list[tuple[str, int, int]]:
    """Return the words that one match holds, with their place in the folded text."""
    if run[0] >= _FIRST_UNSPACED and _UNSPACED_START.match(run):
        pairs = [(run[index : index + 2], start + index, start + index + 2) for index in range(len(run) - 1)]
        return [*pairs, (run[-1], start + len(run) - 1, start + len(run))]
    return [(run.replace(".", ""), start, start + len(run))]
