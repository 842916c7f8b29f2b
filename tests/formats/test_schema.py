"""The JSON Schema agrees with the reader about what a briefing is."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from examples import examples
from outbrief.briefing.keys import HEAD as HEAD_KEYS
from outbrief.briefing.keys import LOG, POINT, ROLES
from outbrief.briefing.keys import TABLE as TABLE_KEYS
from outbrief.briefing.problem import Severity
from outbrief.formats.schema import schema
from outbrief.library.shipped import shipped_folder
from outbrief.loading.load import load_text

HEAD = "outbrief: 1\ntitle: T\n"
SECTION = HEAD + "sections:\n  - title: S\n"
TABLE = SECTION + "    table:\n      columns: {initiative: I, plain: P}\n      rows:\n"

VALIDATOR = Draft7Validator(schema())

GOOD = {
    "head": HEAD + "date: 2026-12-31\nversion: 1.10\nlang: no\ntags: [a, 5]\nstatuses: [open, done]\n",
    "log": HEAD + "log:\n  - {date: 2026-01-01, status: done, text: Said so}\n",
    "nested": SECTION + "    sections:\n      - title: Inner\n        text: Deep\n",
    "points": SECTION + "    points:\n      - Text\n      - Name: explanation\n      - 2026: a year\n"
    "      - {name: N, text: T, lead: L, points: [a, {b: c}]}\n      - {text: T, id: t}\n",
    "body": SECTION + "    body:\n      - text: A\n      - points: [b]\n      - text: C\n",
    "rows": TABLE + "        - initiative: A\n          plain: no\n        - initiative: 005\n",
}
BAD = {
    "no title": "outbrief: 1\nsections: []\n",
    "version": "outbrief: 2\ntitle: T\n",
    "unknown key": HEAD + "sektions: []\n",
    "unknown key of a section": SECTION + "    titel: S\n",
    "title as a list": "outbrief: 1\ntitle: [NATO]\n",
    "tags as text": HEAD + "tags: a, b\n",
    "sections as text": HEAD + "sections: none\n",
    "two kinds in a block": SECTION + "    body:\n      - text: A\n        points: [b]\n",
    "point without a name": SECTION + "    points:\n      - {lead: L, status: done}\n",
    "unknown key of a point": SECTION + "    points:\n      - {name: N, colour: red}\n",
    "table without columns": SECTION + "    table:\n      rows:\n        - {initiative: A}\n",
    "columns as a list": SECTION + "    table:\n      columns: [A, B]\n      rows: []\n",
    "row as text": TABLE + "        - just text\n",
    "cell as a list": TABLE + "        - initiative: [a, b]\n",
}


def _is_valid(text: str) -> bool:
    """Whether the schema takes a file as a YAML 1.1 program reads it. Keys are text to an editor, as in JSON."""
    return bool(VALIDATOR.is_valid(_with_text_keys(yaml.load(text, _PlainDates))))


class _PlainDates(yaml.SafeLoader):
    """Reads dates as text: JSON has none."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _with_text_keys(value: object) -> object:
    match value:
        case dict():
            return {str(key): _with_text_keys(each) for key, each in value.items()}
        case list():
            return [_with_text_keys(each) for each in value]
        case _:
            return value


def test_the_schema_is_a_json_schema() -> None:
    Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("name", GOOD)
def test_what_the_reader_takes_without_a_problem_the_schema_takes(name: str) -> None:
    assert load_text(GOOD[name], Path("b.yaml")).problems == ()
    assert _is_valid(GOOD[name])


@pytest.mark.parametrize("name", BAD)
def test_what_the_schema_refuses_is_a_problem_to_the_reader_too(name: str) -> None:
    assert load_text(BAD[name], Path("b.yaml")).problems
    assert not _is_valid(BAD[name])


def test_the_shipped_briefings_are_valid() -> None:
    for path in shipped_folder().glob("*.yaml"):
        assert _is_valid(path.read_text("utf-8")), path


# A document of either kind is made as a value, written as YAML, and judged by both.

_texts: st.SearchStrategy[Any] = st.sampled_from(["text", "NATO: a visit", "no", "1.10", "Größe 北約", 7, 2.5, True])
_or_nothing = _texts | st.none()


def _some(keys: Any, **types: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings of some of these keys; each holds text where no type says otherwise."""
    # Ids that are equal are wrong, which no schema can say.
    return st.fixed_dictionaries({}, optional={key: types.get(key, _or_nothing) for key in keys if key != "id"})


_extras = st.none() | st.dictionaries(st.sampled_from(["images", "layout", "2026"]), _or_nothing, max_size=2)
_points = st.recursive(
    st.lists(_texts | st.dictionaries(st.sampled_from(["Drills", "lead", "2026"]), _texts, min_size=1, max_size=1)),
    lambda inner: st.lists(_some(POINT, points=inner).map(lambda point: {**point, "text": "t"}), max_size=3),
    max_leaves=3,
)
_tables = st.builds(
    lambda rest, columns, rows: {**rest, "columns": {**dict.fromkeys(ROLES, "L"), **columns}, "rows": rows},
    _some([key for key in TABLE_KEYS if key not in ("columns", "rows")], extra=_extras),
    st.dictionaries(st.sampled_from(["plain", "Größe"]), _or_nothing),
    st.none() | st.lists(_some(ROLES) | st.none(), max_size=2),
)
_bodies = st.lists(
    st.one_of(
        st.fixed_dictionaries({"text": _texts}),
        st.fixed_dictionaries({"points": _points}),
        st.fixed_dictionaries({"table": _tables}),
    ),
    max_size=2,
)
_sections = st.recursive(
    _some(
        ["text", "points", "table", "body", "marking", "extra"],
        points=_points,
        table=_tables,
        body=_bodies,
        extra=_extras,
    ),
    lambda inner: st.fixed_dictionaries({"sections": st.lists(inner, max_size=2)}),
    max_leaves=3,
).map(lambda section: _titled(section))
_documents = st.builds(
    lambda head, sections: {**head, "outbrief": 1, "title": "T", "sections": sections},
    _some(
        [key for key in HEAD_KEYS if key not in ("outbrief", "title", "sections")],
        tags=st.lists(_texts),
        statuses=st.lists(_texts),
        log=st.lists(_some(LOG)),
        footnotes=_points,
        extra=_extras,
    ),
    st.lists(_sections, max_size=2) | st.none(),
)


def _titled(section: dict[str, Any]) -> dict[str, Any]:
    inner = [_titled(one) for one in section.get("sections") or []]
    return {"title": "S", **section, **({"sections": inner} if inner else {})}


class _Plain(yaml.SafeDumper):
    """Writes nothing as nothing, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:
        """Ignore them all."""
        return True


_Plain.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def _containers(value: object) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inside in list(value.values()) if isinstance(value, dict) else value:
            yield from _containers(inside)


def _mutate(document: dict[str, Any], random: Random) -> None:
    """Change one thing at random: take it out, call it otherwise, put something of another kind there."""
    other: Any = random.choice(["text", 7, None, [], {}, ["a"], {"a": "b"}, [{"a": "b"}], {"text": "t"}, [["a"]]])
    where = random.choice(list(_containers(document)))
    if isinstance(where, list):
        at = random.randint(0, len(where))
        where[at : at + random.randint(0, 1)] = [other] if random.random() < 0.8 else []
        return
    known = [*HEAD_KEYS, *POINT, "extra", "body", "table", "columns", "rows", "nonsense", "plain"]
    key = random.choice([*where, *known]) if random.random() < 0.7 else random.choice(known)
    if random.random() < 0.3:
        where.pop(key, None)
    else:
        where[key] = other


_UNSAYABLE = ("a cell that no column names", "the id `")
"""What the reader refuses and no schema can: it would have to compare one part of a document with another."""
_REQUIRED = ("the version of the model is missing", "a briefing without a title")
"""What the reader forgives with a warning."""


def _reader_takes(document: object) -> bool:
    text = yaml.dump(document, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    return not [
        problem
        for problem in load_text(text, Path("b.yaml")).problems
        if (problem.severity is Severity.ERROR or problem.message.startswith(_REQUIRED))
        and not problem.message.startswith(_UNSAYABLE)
    ]


@examples(150)
@given(_documents)
def test_reader_and_schema_take_what_is_right(document: dict[str, Any]) -> None:
    assert _reader_takes(document)
    assert [error.message for error in VALIDATOR.iter_errors(_with_text_keys(document))] == []


@examples(600)
@given(_documents, st.integers(0, 2**32), st.integers(1, 3))
def test_reader_and_schema_agree_about_what_has_been_changed(document: dict[str, Any], seed: int, times: int) -> None:
    random = Random(seed)
    for _ in range(times):
        _mutate(document, random)
    assert _reader_takes(document) == VALIDATOR.is_valid(_with_text_keys(document))


def test_every_key_is_explained_to_an_editor() -> None:
    silent = [
        key
        for part in _containers(schema())
        if isinstance(part, dict) and "additionalProperties" in part
        for key, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert silent == []
