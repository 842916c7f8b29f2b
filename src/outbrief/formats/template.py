"""Templates: text with `{field}`s, and `[groups]` that are left out where one of their fields is empty.

What takes its separator with it when it is empty stands in a group with it: `{title}[, {date}]`. Signs that are meant
as themselves are doubled: `{{`, `}}`, `[[`, `]]`. Groups do not stand in each other.
"""

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

_SIGN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{[^{}\[\]]*\}|[\[\]{}]|[^\[\]{}]+")
_DOUBLED = ("{{", "}}", "[[", "]]")
SHOWN = 30
"""Characters of a template that are repeated where something is wrong with it."""


class Piece(NamedTuple):
    """A text, or the name of a field."""

    text: str
    is_field: bool = False


class Group(NamedTuple):
    """Pieces that stand or fall together, if it may fall."""

    pieces: list[Piece]
    may_fall: bool = False


class Template(NamedTuple):
    """A template that is known to be one."""

    groups: list[Group]

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with the values of its fields."""
        return "".join(
            values[piece.text] if piece.is_field else piece.text
            for group in self.groups
            if not (group.may_fall and any(piece.is_field and not values[piece.text] for piece in group.pieces))
            for piece in group.pieces
        )


class NoTemplate(ValueError):
    """A text that is no template; the message says why."""

    def __init__(self, message: str, unknown: str | None = None) -> None:
        super().__init__(message)
        self.unknown = unknown
        """The name of the field that there is not, if that is why."""


def parsed_template(text: str, known: Container[str]) -> Template:
    """Return the template that a text is, its fields among the `known`. Raises NoTemplate."""
    group = Group([])
    groups = [group]
    for match in _SIGN.finditer(text):
        sign, rest = match[0], _excerpt(text[match.start() :])
        if sign in _DOUBLED:
            group.pieces.append(Piece(sign[0]))
        elif sign == "[":
            if group.may_fall:
                raise NoTemplate(f"a group in a group at {rest}")
            group = Group([], may_fall=True)
            groups.append(group)
        elif sign == "]":
            if not group.may_fall:
                raise NoTemplate(f"nothing that ] closes at {rest}; as itself it is written ]]")
            if not any(piece.is_field for piece in group.pieces):
                raise NoTemplate(f"no field between [ and ] before {rest}; as themselves they are written [[ and ]]")
            group = Group([])
            groups.append(group)
        elif sign in ("{", "}"):
            raise NoTemplate(f"a lone {sign} at {rest}; as itself it is written {sign * 2}")
        elif sign[0] == "{":
            name = sign[1:-1].strip()
            if name not in known:
                raise NoTemplate(f"unknown field {sign}", name)
            group.pieces.append(Piece(name, is_field=True))
        else:
            group.pieces.append(Piece(sign))
    if group.may_fall:
        raise NoTemplate("a [ that no ] closes; as itself it is written [[")
    return Template(groups)


def _excerpt(text: str) -> str:
    return f"“{text if len(text) <= SHOWN else text[:SHOWN] + '…'}”"
