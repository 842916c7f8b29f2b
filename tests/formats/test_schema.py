"""The JSON Schema agrees with the reader about what a briefing is."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from outbrief.formats.schema import schema
from outbrief.library.shipped import shipped_folder
from outbrief.loading.load import load_text

HEAD = "outbrief: 1\ntitle: T\n"
SECTION = HEAD + "sections:\n  - title: S\n"
TABLE = SECTION + "    table:\n      columns: {initiative: I, plain: P}\n      rows:\n"

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
    return bool(Draft202012Validator(schema()).is_valid(_with_text_keys(yaml.load(text, _PlainDates))))


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
    Draft202012Validator.check_schema(schema())


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
