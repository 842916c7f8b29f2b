"""State as the bytes of its file, and back. What is not exactly that is refused: it would be believed for ever."""

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from outbrief.briefing.place import Place
from outbrief.library.state import Choice, Left, Mark, Spot, State
from outbrief.loading.clean import clean_line

VERSION = 1
"""Of the format. A later one may mean other things by the same names."""

MOST_BYTES = 16_000_000
"""Of the file: fifty thousand bookmarks. What is larger was not written here."""

MOST_CHANGES = 2**53
"""A number that no reader reaches, and that every reader of JSON can hold."""


class Foreign(ValueError):
    """These bytes are no state, or not all of one."""


class Future(ValueError):
    """A later version has written this."""


def encoded(state: State) -> bytes:
    """Return the bytes of the file: JSON with a thing a line, to be read and compared by people too."""
    parts: dict[str, list[object]] = {
        "bookmarks": [
            [spot.file, spot.inside, mark.number, mark.kept, mark.title, *mark.where]
            for spot, mark in sorted(state.bookmarks.items())
        ],
        "left": [
            [library, left.number, left.file, left.page, left.cursor, left.reading]
            for library, left in sorted(state.left.items())
        ],
        "queries": [[query, number] for query, number in sorted(state.queries.items())],
        "theme": [[state.theme.name, state.theme.number]],
    }
    lines = [f'"outbrief-state": {VERSION}']
    for name, things in parts.items():
        # Letters beyond ASCII are escaped: a file name may hold bytes that are no text in any encoding.
        listed = ",\n".join(f"  {json.dumps(thing)}" for thing in things)
        lines.append(f'"{name}": [\n{listed}\n]' if listed else f'"{name}": []')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def decoded(data: bytes) -> State:
    """Return the state that bytes hold. Raises Foreign or Future."""
    try:
        whole = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise Foreign(str(error)) from error
    if not isinstance(whole, dict):
        raise Foreign("not an object")
    version = whole.get("outbrief-state")
    if type(version) is int and version > VERSION:
        raise Future
    if version != VERSION or type(version) is not int:
        raise Foreign("not the state of outbrief")
    themes = _things(whole, "theme", _theme)
    return State(
        dict(_things(whole, "bookmarks", _bookmark)),
        dict(_things(whole, "left", _left)),
        dict(_things(whole, "queries", _query)),
        max(themes, default=Choice()),
    )


_Thing = TypeVar("_Thing")


def _things(whole: dict[object, object], name: str, read: Callable[..., _Thing]) -> Sequence[_Thing]:
    things = whole.get(name)
    if not isinstance(things, list):
        raise Foreign(f"no list of {name}")
    try:
        return [read(*thing) for thing in things]
    except TypeError as error:
        raise Foreign(f"not what stands in {name}") from error


def _bookmark(
    file: object, inside: object, number: object, kept: object, title: object, *where: object
) -> tuple[Spot, Mark]:
    titles = tuple(clean_line(_text(one)) for one in where)
    mark = Mark(_number(number), _truth(kept), clean_line(_text(title)), titles)
    return Spot(_text(file), clean_line(_text(inside))), mark


def _left(
    library: object, number: object, file: object, page: object, cursor: object, reading: object
) -> tuple[str, Left]:
    places = Place(clean_line(_text(page))), Place(clean_line(_text(cursor)))
    return _text(library), Left(_number(number), _text(file), *places, _truth(reading))


def _query(query: object, number: object) -> tuple[str, int]:
    return clean_line(_text(query)), _number(number)


def _theme(name: object, number: object) -> Choice:
    return Choice(_number(number), clean_line(_text(name)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Foreign("a text is missing")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < MOST_CHANGES:
        raise Foreign("a number is missing")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Foreign("true or false is missing")
    return value
