"""The query language: words, "exact phrases", -not, filters such as outcome:resil and due<2027. Nothing is an error."""

import re
import unicodedata
from dataclasses import dataclass

from outbrief.search.words import PLAIN, fold, split_query

_PIECE = re.compile(r'(-?)(?:([^\s:"<>]+)(:|[<>]=?))?(?:"([^"]*)("?)|(\S*))')
"""A sign, a key with its colon or comparison, then a quoted phrase (closed or not yet) or a run without spaces."""


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of a query."""

    text: str
    """As typed, without sign, key and quotes."""
    words: tuple[str, ...]
    """Its folded words."""
    field: str = ""
    """The folded key before its colon, empty for none."""
    phrase: bool = False
    """Whether its words must stand next to each other in one field."""
    negative: bool = False
    """Whether an entry must not match it."""
    comparison: str = ""
    """`<`, `<=`, `>` or `>=` where a date is asked for; empty where words are."""
    open: bool = False
    """Whether it is still being typed: nothing stands after it, so that its last word may be only begun."""
    typed: str = ""
    """All of it, as it was typed."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood."""

    text: str
    terms: tuple[Term, ...]


def parse(text: str) -> Query:
    """Read a query. Whatever is typed, half-typed included, is a query; what means nothing yet is left out."""
    # Composed as the texts are: some keyboards send a letter and its marks apart.
    plain = unicodedata.normalize("NFC", text).translate(PLAIN)
    terms: list[Term] = []
    for match in _PIECE.finditer(plain):
        sign, key, joint, quoted, closing, bare = match.groups()
        value = bare if quoted is None else quoted
        if not match[0] or not (key or value):
            continue
        words = tuple(split_query(value))
        field = fold(key or "")
        comparison = joint if joint and joint != ":" else ""
        if not words and not (field and split_query(field)):
            continue
        # Case is kept: initials are often typed in capitals, and the reason quotes what was typed.
        terms.append(
            Term(
                text=value,
                words=words,
                field=field,
                phrase=quoted is not None,
                negative=bool(sign),
                comparison=comparison,
                open=match.end() == len(plain) and not closing,
                typed=match[0],
            )
        )
    return Query(text, tuple(terms))
