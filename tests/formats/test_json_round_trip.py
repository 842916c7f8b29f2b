"""A briefing as JSON is read back by the program as the same briefing, and with the same problems."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from examples import examples
from made_up_documents import documents
from outbrief.briefing.model import Briefing, Standing, walk
from outbrief.briefing.place import Place
from outbrief.formats.json_format import json_of, library_json
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded

PATH = Path("made-up.json")
DATA = Path(__file__).parents[2] / "data"


def briefing_of(loaded: Loaded) -> Briefing:
    assert loaded.briefing is not None
    return loaded.briefing


@examples(80)
@given(documents)
def test_a_briefing_as_json_is_read_back_as_the_same(document: object) -> None:
    first = load_text(json.dumps(document, ensure_ascii=False), PATH)
    again = load_text(json_of(Standing(briefing_of(first), ())), PATH)
    assert again.briefing == first.briefing


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_briefing_has_as_json_what_is_wrong_with_it_where_it_stands(path: Path) -> None:
    first = load(path)
    text = json_of(Standing(briefing_of(first), ()))
    again = load_text(text, PATH)
    assert again.briefing == first.briefing
    assert [one.message for one in again.problems] == [one.message for one in first.problems]
    assert all(text.split("\n")[one.line - 1].strip() for one in again.problems)


def test_what_is_no_whole_briefing_is_told_what_it_is() -> None:
    briefing = briefing_of(load(DATA / "guide.yaml"))
    for standing in list(walk(briefing))[1:60]:
        loaded = load_text(json_of(standing), PATH)
        assert loaded.briefing is None
        assert [one.message for one in loaded.problems] == ["a part of a briefing, not a whole one"]
    loaded = load_text("".join(library_json([briefing, briefing])), PATH)
    assert [one.message for one in loaded.problems] == ["several briefings in one file"]
    assert loaded.problems[0].hint == "write a file each: outbrief export --into FOLDER"


def test_several_briefings_are_one_object() -> None:
    value = json.loads("".join(library_json([Briefing(Place("a"), "A"), Briefing(Place("b"), "B")])))
    assert (value["outbrief"], [one["id"] for one in value["briefings"]]) == (1, ["a", "b"])
    assert json.loads("".join(library_json([]))) == {"outbrief": 1, "briefings": []}


@pytest.mark.parametrize("bad", [1, "x", [], [1, {}], {"a": 1}, [{"place": 1, "cells": 3, "points": {}, "rows": 1}]])
@pytest.mark.parametrize("key", ["intro", "sections", "footnotes", "body", "points", "table", "columns", "rows"])
def test_json_of_another_shape_is_read_as_far_as_it_goes(key: str, bad: object) -> None:
    inside = {"body": bad} if key == "body" else {"body": [{key: bad}, {"table": {key: bad}}]}
    value = {"outbrief": 1, "place": "b", "title": "B", key: bad, "sections": [{"title": "S", **inside}]}
    assert load_text(json.dumps(value), PATH).briefing is not None


def test_json_in_the_file_format_is_read_as_it_always_was() -> None:
    text = json.dumps({"outbrief": 1, "title": "B", "sections": [{"title": "S", "table": {"columns": {"a": "A"}}}]})
    assert briefing_of(load_text(f"\n {text}", PATH)).sections[0].tables[0].columns[0].label == "A"
    found = load_text("outbrief: 1\ntitle: B\nplace: x\n", PATH)
    assert [one.message for one in found.problems] == ["unknown key `place` in the head of a briefing"]
