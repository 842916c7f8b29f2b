"""A million accidents: whatever has happened to a file, it is read to an end, and what comes of it is sound."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import yaml

from limited import limited
from loading.test_load import assert_sound, words
from mutated_files import mutated
from outbrief.briefing.model import Initiative, walk
from outbrief.briefing.problem import Problem
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded
from outbrief.loading.setting import Change, setting
from terminal_stream import is_hidden

ENDLESS = 20
"""Seconds of the processor for a file of some hundred bytes, of which a thousand are read in one."""
PURE = 200
"""Of so many files one is read with PyYAML's own parser, which is ten times as slow."""
EDITED = 10
"""Of so many files one is edited."""
PATH = Path("any.yaml")


@pytest.mark.soak(few=20_000, many=1_000_000)
def test_a_file_with_accidents_is_read_soundly(
    monkeypatch: pytest.MonkeyPatch, times: int, figures: Callable[[str], None]
) -> None:
    found: Counter[str] = Counter()
    for number in range(times):
        random = Random(number)
        data = mutated(random)
        try:
            with limited(ENDLESS):
                loaded = _read(data, monkeypatch, is_pure=number % PURE == 0)
                if number % EDITED == 0:
                    found["edited"] += _edited(data, random)
        except Exception as error:
            raise AssertionError(f"number {number}: {data!r}") from error
        found["briefings"] += loaded.briefing is not None
        found["problems"] += len(loaded.problems)
    figures(f"mutated files: {times}, {dict(found)}")


def _read(data: bytes, monkeypatch: pytest.MonkeyPatch, is_pure: bool) -> Loaded:
    if is_pure:
        with monkeypatch.context() as patched:
            patched.setattr(yaml, "__with_libyaml__", False)
            assert_sound(load_text(data, PATH))
    loaded = load_text(data, PATH)
    assert_sound(loaded)
    signs = {sign for text in words((loaded.briefing, loaded.problems)) for sign in text}
    assert not [sign for sign in signs if is_hidden(sign)]
    return loaded


def _edited(data: bytes, random: Random) -> bool:
    """Set a cell of some row, if there is one; tell whether that was done."""
    briefing = load_text(data, PATH).briefing
    rows = [one.item for one in walk(briefing) if isinstance(one.item, Initiative)] if briefing else []
    if not rows:
        return False
    row = random.choice(rows)
    change = setting(data, PATH, row.place, random.choice([*row.cells, "status"]), random.choice(("new", "", "a: b")))
    assert isinstance(change, Change | Problem)
    return isinstance(change, Change)
