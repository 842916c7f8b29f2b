"""Completion: the rest of a filter that has been begun, and the kinds that `kind:` may name."""

from collections.abc import Sequence

from outbrief.search.entries import Kind
from outbrief.search.reading import KIND
from outbrief.search.words import fold


def completed(text: str, filters: Sequence[str]) -> str:
    """Return a query with the filter at its end completed; tabbed again, with the next filter that begins alike."""
    start = text.rfind(" ") + 1
    start += text.startswith("-", start)
    typed = text[start:]
    key, colon, value = typed.partition(":")
    if colon and key == KIND:
        known = [f"{KIND}:{kind}" for kind in Kind]
        begun = f"{KIND}:{fold(value)}"
    else:
        known = [f"{name}:" for name in filters]
        begun = fold(typed)
    if typed in known:
        # The whole of one: go on to the next, whatever it begins with.
        return text[:start] + known[(known.index(typed) + 1) % len(known)]
    return text[:start] + next((name for name in known if name.startswith(begun)), typed)
