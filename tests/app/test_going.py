"""Keys that come in one packet act in their order: those behind an enter wait for where it leads."""

import asyncio

import pytest

from headless_reader import HARBOUR, library_of, reading, settle
from outbrief.app.screens import going
from outbrief.app.widgets.search_bar import SearchBar
from watched_reader import place_of, press, reader

LIBRARY = library_of(HARBOUR)


@pytest.mark.parametrize(
    ("keys", "hit"),
    [
        (("enter",), 0),
        (("down", "down", "enter"), 2),
        (("down", "down", "up", "enter"), 1),
        (("enter", "n"), 1),
        (("enter", "n", "n", "N"), 1),
        (("down", "enter", "n"), 2),
        (("enter", "slash", *"quay", "enter"), None),
    ],
    ids=lambda keys: " ".join(keys) if isinstance(keys, tuple) else str(keys),
)
async def test_all_at_once_is_as_one_after_the_other(keys: tuple[str, ...], hit: int | None) -> None:
    query = tuple("the")
    async with reading(LIBRARY) as pilot:
        for key in ("slash", *query, *keys):
            pilot.app.simulate_key(key)
        await settle(pilot)
        await settle(pilot)
        assert not reader(pilot).searching
        at_once = place_of(pilot), reader(pilot).detail.place, reader(pilot).hit
    async with reading(LIBRARY) as pilot:
        for key in ("slash", *query, *keys):
            await press(pilot, key)
        assert (place_of(pilot), reader(pilot).detail.place, reader(pilot).hit) == at_once
    if hit is not None:
        assert at_once[2] == hit


async def test_what_is_typed_behind_an_enter_that_finds_nothing_is_typed_into_the_bar() -> None:
    async with reading(LIBRARY) as pilot:
        for key in ("slash", *"zeppelin", "enter", *"es"):
            pilot.app.simulate_key(key)
        await settle(pilot)
        await settle(pilot)
        assert reader(pilot).query_one(SearchBar).query_text == "zeppelines"


async def test_an_enter_that_leads_nowhere_holds_no_key_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going, "LONGEST", 0.05)
    async with reading(LIBRARY) as pilot:
        reader(pilot).set_out()
        await press(pilot, "slash", "x")
        # Once is enough: the next enter that leads nowhere holds none.
        monkeypatch.setattr(going, "LONGEST", 60)
        reader(pilot).set_out()
        await asyncio.wait_for(reader(pilot).wait_for_arrival(), 5)
        assert reader(pilot).query_one(SearchBar).query_text == "x"


async def test_ctrl_c_leaves_the_bar_and_not_the_reader() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "slash", *"quay", "ctrl+c")
        assert not reader(pilot).searching
        assert pilot.app.return_code is None
        await press(pilot, "ctrl+c")
        assert pilot.app.return_code == 0
