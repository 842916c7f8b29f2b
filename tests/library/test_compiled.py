"""Compiled briefings come back as they were, or not at all."""

import random
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up_briefings import PATH, loadings
from outbrief.briefing.model import Briefing, Initiative, Mark, Point, PriorityTable, Section
from outbrief.briefing.place import Place
from outbrief.library.compiled import compiled, restored
from outbrief.library.shipped import shipped_paths
from outbrief.loading.load import load
from outbrief.loading.loaded import Loaded
from outbrief.search.stored.container import Damaged


@given(loadings)
def test_what_was_loaded_comes_back_with_every_field_and_mark(loaded: Loaded) -> None:
    back = restored(compiled(loaded), PATH)
    assert back == loaded
    # Marks do not count when briefings are compared; here they do.
    assert repr(back) == repr(loaded)


def test_every_field_of_a_briefing_is_carried() -> None:
    names = [field.name for field in fields(Briefing) if field.type is str or field.type == "str"]
    assert len(names) == 9
    values: dict[str, Any] = {name: name for name in names}
    values |= {"statuses": ("a",), "tags": ("b",), "log": ({"c": "d"},), "mark": Mark(1, 2)}
    values |= {"footnotes": (Point(Place("visit/footnote-1"), "F", "1"),), "extra": {"e": "f"}}
    briefing = replace(Briefing(Place("visit"), "T"), **values)
    back = restored(compiled(Loaded(PATH, briefing, ())), PATH).briefing
    assert repr(back) == repr(briefing)


@pytest.mark.parametrize("path", shipped_paths(), ids=lambda path: path.stem)
def test_the_shipped_briefings_come_back(path: Path) -> None:
    loaded = load(path)
    assert repr(restored(compiled(loaded), path)) == repr(loaded)


def test_the_problems_of_a_file_name_it_as_it_is_called_now() -> None:
    loaded = load(Path("nowhere.yaml"))
    (problem,) = restored(compiled(loaded), Path("elsewhere/nowhere.yaml")).problems
    assert problem == replace(loaded.problems[0], path="elsewhere/nowhere.yaml")


@given(st.binary(max_size=200))
def test_bytes_of_another_kind_are_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        restored(data, PATH)


def test_a_cut_or_a_flipped_byte_is_noticed() -> None:
    data = compiled(load(shipped_paths()[0]))
    chance = random.Random(1)
    for _ in range(300):
        with pytest.raises(Damaged):
            restored(data[: chance.randrange(len(data))], PATH)
        at = chance.randrange(2, len(data))
        with pytest.raises(Damaged):
            restored(data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :], PATH)


def test_twenty_thousand_rows_come_back_in_no_time() -> None:
    rows = tuple(
        Initiative(Place(f"r/m/i{n}"), {"area": "Health", "initiative": f"Tide gauge {n}"}, "", Mark(n, 9))
        for n in range(20_000)
    )
    section = Section(Place("r/m"), "M", (PriorityTable(Place("r/m/t"), (), rows),))
    loaded = Loaded(PATH, Briefing(Place("r"), "R", sections=(section,)), ())
    data = compiled(loaded)
    took = []
    for _ in range(3):
        begin = time.process_time()
        restored(data, PATH)
        took.append(time.process_time() - begin)
    # 40 ms on the machine it was written on; parsing as many rows took 1.6 s.
    assert min(took) < 0.4
