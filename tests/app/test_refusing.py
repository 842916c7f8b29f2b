"""What is typed behind a key that could open no line does nothing; after a pause keys are keys again."""

import pytest

from headless_reader import HARBOUR, library_of, reading, settle
from outbrief.app.screens import refusing
from outbrief.app.screens.copying import Copying
from outbrief.app.widgets.search_bar import SearchBar
from outbrief.briefing.place import Place
from watched_reader import place_of, press, reader

LIBRARY = library_of(HARBOUR)


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which of the keys `e` and `u` are heard."""
    heard: list[str] = []
    monkeypatch.setattr(Copying, "action_edit", lambda _: heard.append("edit"))
    monkeypatch.setattr(Copying, "action_undo", lambda _: heard.append("undo"))
    return heard


@pytest.mark.parametrize(
    ("at", "key"),
    [("harbour", "f"), ("harbour/safety/lamps", "f"), ("harbour/safety", "equals_sign")],
    ids=["no table", "a record", "no row"],
)
async def test_what_is_typed_behind_it_is_no_key(edited: list[str], at: str, key: str) -> None:
    async with reading(LIBRARY, at=Place(at)) as pilot:
        app, before = pilot.app, (place_of(pilot), reader(pilot).detail.place)
        for typed in (key, *"due", "enter", "backspace"):
            app.simulate_key(typed)
        await settle(pilot)
        assert edited == []
        assert (place_of(pilot), reader(pilot).detail.place) == before
        assert len(app._notifications) == 1


async def test_after_a_pause_or_another_key_it_is_one(edited: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "equals_sign", "escape", "e")
        assert edited == ["edit"]
        monkeypatch.setattr(refusing, "PAUSE", 0)
        await press(pilot, "equals_sign", "u")
        assert edited == ["edit", "undo"]


async def test_a_search_can_follow_at_once(edited: list[str]) -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "equals_sign", "slash", *"due")
        assert reader(pilot).query_one(SearchBar).query_text == "due"
        assert edited == []


async def test_a_table_is_filtered_from_anywhere_in_its_section_and_left_as_it_was() -> None:
    async with reading(LIBRARY, size=(80, 12), at=Place("harbour/safety/ladders")) as pilot:
        top = reader(pilot).detail.top
        await press(pilot, "f", *"fender")
        assert reader(pilot).detail.place == "harbour/safety/fenders"
        await press(pilot, "escape")
        assert (reader(pilot).detail.place, reader(pilot).detail.top) == ("harbour/safety/ladders", top)
        await press(pilot, "f", *"fender", "enter")
        assert reader(pilot).detail.place == "harbour/safety/fenders"


async def test_who_sorts_a_table_out_of_sight_is_led_to_it() -> None:
    for rows, place in ((40, "harbour/safety/ladders"), (10, "harbour/safety/fenders")):
        async with reading(LIBRARY, size=(80, rows), at=Place("harbour/safety/ladders")) as pilot:
            await press(pilot, "s")
            assert reader(pilot).detail.place == place
