"""The JSON Schema of the file format, made from the keys that the decoder knows."""

from collections.abc import Mapping

from outbrief.briefing.keys import BLOCKS, HEAD, LOG, POINT, ROLES, SECTION, TABLE
from outbrief.briefing.model import MODEL_VERSION

Value = dict[str, object]
"""A JSON object."""

_TEXT: Value = {"type": ["string", "number", "boolean", "null"]}
"""A text. Other programs read `no`, `1.10` and nothing at all as something else; the author means text."""

_TITLE: Value = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""A text that must be there."""

_EXTRA: Value = {"type": ["object", "null"], "additionalProperties": _TEXT}
"""Texts under keys that nobody has to know."""

_TEXTS: Value = {"type": "array", "items": _TEXT}


def schema() -> Value:
    """Return the JSON Schema of a briefing's file; its descriptions are what an editor shows on a key.

    Draft 7: what later drafts have more is not needed, and no editor's YAML language server is too old for it.
    """
    sections = _list(_defined("section"))
    head: dict[str, Value] = {
        "title": _TITLE,
        "outbrief": {"enum": [MODEL_VERSION, str(MODEL_VERSION)]},
        "statuses": _TEXTS,
        "tags": _TEXTS,
        "log": _list(_object(LOG)),
        "sections": sections,
        "footnotes": _defined("points"),
        "extra": _EXTRA,
    }
    blocks = {"points": _defined("points"), "table": _defined("table")}
    body = _list({**_object(BLOCKS, blocks), "maxProperties": 1})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "outbrief: a briefing",
        **_object(HEAD, head),
        "required": ["outbrief", "title"],
        "definitions": {
            "section": {
                **_object(SECTION, {"title": _TITLE, **blocks, "body": body, "sections": sections, "extra": _EXTRA}),
                "required": ["title"],
            },
            "table": {
                **_object(TABLE, {"columns": _columns(), "rows": _list(_row()), "extra": _EXTRA}),
                "type": ["object", "null"],
                "required": ["columns"],
            },
            "points": _list(_defined("point")),
            "point": _point(),
        },
    }


def _object(keys: Mapping[str, str], types: Mapping[str, Value] | None = None) -> Value:
    """Return a mapping with these keys and no other; each is text where no type says otherwise."""
    types = types or {}
    return {
        "type": "object",
        "properties": {key: {"description": text, **types.get(key, _TEXT)} for key, text in keys.items()},
        "additionalProperties": False,
    }


def _columns() -> Value:
    return {**_object(ROLES), "minProperties": 1, "additionalProperties": _TEXT}


def _row() -> Value:
    return {**_object(ROLES), "type": ["object", "null"], "additionalProperties": _TEXT}


def _point() -> Value:
    """Return the three forms of a point: text; a name and its explanation; the long form."""
    short: Value = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _TEXT}
    long = _object(POINT, {"points": _defined("points")})
    marks_long = ("name", "text", "points")
    named: Value = {"anyOf": [{"required": [key]} for key in marks_long]}
    short["propertyNames"] = {"not": {"enum": list(marks_long)}}
    return {"anyOf": [_TEXT, {**long, **named}, short]}


def _list(items: Value) -> Value:
    """Return a list; one that is still empty reads as null."""
    return {"type": ["array", "null"], "items": items}


def _defined(name: str) -> Value:
    return {"$ref": f"#/definitions/{name}"}
