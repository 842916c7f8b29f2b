"""Spelling: keys under which words meet that are the same word to a reader. They are compared, never shown."""

from functools import lru_cache

_SHORTEST = 4
"""Letters. Shorter words mean too much by each letter to be folded."""

_VARIANTS = (
    ("ae", "e"), ("oe", "e"), ("ou", "o"), ("ogue", "og"), ("amme", "am"), ("ll", "l"), ("ph", "f"),
    ("gement", "gment"), ("eable", "able"), ("ageing", "aging"), ("z", "s"), ("ence", "ense"), ("ice", "ise"),
    ("scept", "skept"), ("grey", "gray"), ("inium", "inum"), ("cheque", "check"), ("artef", "artif"), ("enqu", "inqu"),
)  # fmt: skip
"""What British and American spelling disagree on. Both sides go through it, so it may overdo: `source` and `sorse`
meet under one key, and no document holds the second."""

_ENDING_LIST = (
    "s es e ed er ers or ors y ies ied ier iers ing ings ion ions ation ations ational ate ates ated ating ator ators"
    " atory ization izations isation isations ment ments ement ements ity ities ive ives ively ative al als ally"
    " ial ially ance ances ence ences ency ancy ant ants ent ents able ible ably ly ness ful ure ic ical ically ist"
    " ists ism ous"
)
_ENDINGS = frozenset(_ENDING_LIST.split())
_LONGEST_ENDING = max(map(len, _ENDINGS))
_STEM = 4
"""Letters that must stay of a stem: with three, `use` and `user`, `policy` and `police` would meet."""

_ARTICLE = "ال"
"""The Arabic article, written as part of its word."""


@lru_cache(maxsize=65536)
def variant_key(word: str) -> str:
    """Return the key that British and American spellings of a word share."""
    if len(word) < _SHORTEST:
        return word
    for british, american in _VARIANTS:
        if british in word:
            word = word.replace(british, american)
    for british, american in (("re", "er"), ("res", "ers"), ("red", "ered")):
        if word.endswith(british) and len(word) > len(british) + 2 and word[-len(british) - 1] in "bt":
            return word[: -len(british)] + american
    return word


def stem(word: str) -> str:
    """Return the key that the forms of a word share: its beginning, without up to two common endings."""
    if word.startswith(_ARTICLE) and len(word) > _STEM:
        return word[len(_ARTICLE) :]
    if not word.isascii() or len(word) < _SHORTEST:
        return word
    if word[-1] == "s" and len(word) == _SHORTEST and word[-2] not in "su":
        return word[:-1]
    if word.endswith("ies") and len(word) > _STEM + 1:
        word = word[:-3] + "y"
    word = variant_key(word)
    for least in (_STEM, _STEM + 1):
        for length in range(min(_LONGEST_ENDING, len(word) - least), 0, -1):
            if word[-length:] in _ENDINGS:
                word = word[:-length]
                break
        else:
            break
    return word[:-1] if len(word) > _STEM and word[-1] == word[-2] else word


_HEARD = (
    ("ph", "f"), ("gh", ""), ("gn", "n"), ("sch", "sk"), ("tio", "so"), ("sio", "so"), ("cia", "sa"), ("tia", "sa"),
    ("sh", "s"), ("ch", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ge", "je"), ("gi", "ji"), ("x", "ks"),
    ("wh", "w"),
)  # fmt: skip
"""Groups of letters, as one would write them by ear."""
_ALIKE = str.maketrans("eiouycqz", "aaaaakks", "h")
"""Letters that are taken for one another; every vowel is one vowel."""


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return roughly how an English word sounds: every vowel as `a`, consonants by ear, runs of a letter once."""
    if word[:2] in ("kn", "gn", "pn", "wr"):
        word = word[1:]
    for written, heard in _HEARD:
        if written in word:
            word = word.replace(written, heard)
    heard = word.translate(_ALIKE)
    return "".join([letter for letter, before in zip(heard, "\0" + heard, strict=False) if letter != before])


def consonants(word: str) -> str:
    """Return how a word sounds without its vowels but a first one: a key for those who spell by ear."""
    heard = sound(word)
    return heard[:1] + heard[1:].replace("a", "")
