"""The query language: words, "exact phrases", -not, filters such as outcome:resil and due<2027. Nothing is an error."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from outbrief.search.words import PLAIN, fold, split_query

_PIECE = re.compile(r'(-?)(?:(?:"([^"]+)"(?=[:<>]+\S)|([^\s:"<>]+))(:|[<>]=?))?(?:"([^"]*)("?)|(\S*))')
"""A sign, a key with its colon or comparison, then a quoted phrase (closed or not yet) or a run without spaces. A key
in quotes, a label of several words, has its value right behind it: one after any other phrase is a sign of the text."""
_NEARLY = re.compile(r'(?<!\S)(-?)("[^"]+"|[^\s:"<>=]+)(?:(=)(?=[^\s=])|\s*([<>]=?)\s*(?=\S))|"[^"]*"?')
"""A key with the sign that other programs have, or with blanks around a comparison; or a phrase, which has neither."""


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


def parse(text: str, columns: Collection[str] = ()) -> Query:
    """Read a query. Whatever is typed, half-typed included, is a query; what means nothing yet is left out.

    `columns` are the names, folded, with which `status=open` and `date > 2024` are filters; with others they are text.
    """
    # Composed as the texts are: some keyboards send a letter and its marks apart.
    plain = unicodedata.normalize("NFC", text).translate(PLAIN)
    plain = _NEARLY.sub(lambda nearly: _filter(nearly, columns), plain) if columns else plain
    terms: list[Term] = []
    for match in _PIECE.finditer(plain):
        sign, label, name, joint, quoted, closing, bare = match.groups()
        key = label or name
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


def _filter(nearly: re.Match[str], columns: Collection[str]) -> str:
    """Return what is nearly a filter as one, where its name is that of a column; else as it was typed."""
    sign, name, equals, comparison = nearly.groups()
    if name is None or " ".join(fold(name.strip('"')).split()) not in columns:
        return nearly[0]
    return f"{sign}{name}{':' if equals else comparison}"
