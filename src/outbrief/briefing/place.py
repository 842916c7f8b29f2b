"""Places: the stable address of anything in a briefing, and the handles it is made of.

A place is the briefing's id and then a handle a level, joined by slashes:
`nato-dsg-us-visit/recommendations/technology`. Everything inside a section (its sections, tables, rows, points,
paragraphs) shares one namespace, so that a row's place does not change when a table gets a name or a neighbour.
"""

import unicodedata
from typing import NewType

Place = NewType("Place", str)
"""The address of one thing: `briefing/section/…/row`."""

HANDLE_LENGTH = 48
"""Characters. Long enough for a row's name, short enough that three levels fit a line of 160."""


def slug(text: str) -> str:
    """Make a handle from text: its letters and digits in lower case, joined by hyphens, at most HANDLE_LENGTH long.

    Letters of every script stay, accents fold: a place is typed on a keyboard, and read by people of its language.
    """
    parts: list[str] = []
    word: list[str] = []
    for character in unicodedata.normalize("NFKD", text).casefold():
        if character.isalnum():
            word.append(character)
        elif unicodedata.category(character)[0] == "M":
            # A Latin accent folds away; the vowel signs of other scripts are part of the word.
            if word and not word[-1].isascii():
                word.append(character)
        elif character not in "'’" and word:
            parts.append("".join(word))
            word = []
    if word:
        parts.append("".join(word))
    handle = ""
    for part in parts:
        longer = f"{handle}-{part}" if handle else part
        if len(longer) > HANDLE_LENGTH:
            break
        handle = longer
    return unicodedata.normalize("NFC", handle or "-".join(parts)[:HANDLE_LENGTH])


def child(place: Place, handle: str) -> Place:
    """Return the place of what is called `handle` inside `place`."""
    return Place(f"{place}/{handle}")


def parent(place: Place) -> Place | None:
    """Return the place one level up, or None for a briefing."""
    head, slash, _ = place.rpartition("/")
    return Place(head) if slash else None


def briefing_id(place: Place) -> str:
    """Return the id of the briefing that a place lies in."""
    return place.partition("/")[0]


class Handles:
    """One namespace: gives every name a handle that nothing else in it has, numbered on a clash."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def claim(self, name: str, fallback: str) -> str:
        """Return a free handle for `name`, or for `fallback` where the name has no letter or digit."""
        base = slug(name) or fallback
        number = self._taken.get(base, 0) + 1
        handle = base if number == 1 else f"{base}-{number}"
        while number > 1 and handle in self._taken:
            number += 1
            handle = f"{base}-{number}"
        self._taken[base] = number
        self._taken.setdefault(handle, 1)
        return handle

    def reserve(self, handle: str) -> bool:
        """Take a handle that a person wrote; False if it is taken already."""
        if handle in self._taken:
            return False
        self._taken[handle] = 1
        return True
