"""Completion: the rest of a filter that has been begun, and of its value where there are few enough to choose from."""

import re
from collections.abc import Callable, Sequence

from outbrief.search.entries import Kind
from outbrief.search.filters import KIND
from outbrief.search.index import Index
from outbrief.search.narrowing import WHOLE, Facet, Narrowing
from outbrief.search.words import fold

_LAST = re.compile(r'-?((?:[^\s:="]+[:=]"[^"]*"?)|\S*)$')
"""The word that is being typed, without the sign that leaves it out; with its quotes, where they hold blanks."""
_FILTER = re.compile(r"([^:=]+)([:=])(.*)")


def completed(
    text: str, filters: Sequence[str], values: Callable[[str], Sequence[str]] = lambda _: (), step: int = 1
) -> str:
    """Return a query with the filter at its end completed; completed again, with the next that there is, or the last.

    `values` returns what may stand behind the colon of a filter, or the sign that other programs have for it, what is
    likeliest first; nothing where that is prose.
    """
    last = _LAST.search(text)
    typed = last[1] if last else ""
    before = text[: len(text) - len(typed)]
    parted = _FILTER.match(typed)
    key, sign, value = parted.groups() if parted else ("", "", "")
    offered = values(fold(key)) if key else ()
    if offered:
        known = [f"{key}{sign}{_quoted(one)}" for one in offered]
        begun = fold(value.strip('"'))
        found = (name for name, one in zip(known, offered, strict=True) if fold(one).startswith(begun))
    else:
        known = [f"{name}:" for name in filters]
        found = (name for name in known if name.startswith(fold(typed)))
    if typed in known:
        # The whole of one: go on to the next, whatever it begins with.
        return before + known[(known.index(typed) + step) % len(known)]
    return before + next(found, typed)


def known_values(index: Index, key: str, narrowing: Narrowing = WHOLE) -> Sequence[str]:
    """Return the values of a filter in what a narrowing leaves, most rows first; none where they are too many."""
    if key == KIND:
        return [*Kind]
    if key not in {*Facet} or key not in index.filters:
        return ()
    return [value.text for value in index.counts(narrowing).values.get(Facet(key)) or () if value.text and value.key]


def _quoted(value: str) -> str:
    """Return a value as it stands in a query; what no quotes can hold is cut before it."""
    plain = value.partition('"')[0].strip()
    return f'"{plain}"' if " " in plain else plain
