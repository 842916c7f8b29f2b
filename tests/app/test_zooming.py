"""The page over the whole width: columns get room, and the sidebar is there while one is in it."""

from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, reading, screen_lines, screen_text, settle
from outbrief.briefing.place import Place
from watched_reader import press, reader

WIDE = HARBOUR.replace(
    "columns: {area: Field, initiative: Measure, outcome: Expected Result}",
    "columns: {area: Field, initiative: Measure, outcome: Expected Result, lead: Lead, status: Status}",
)
LIBRARY = library_of(WIDE)
AT = Place("harbour/safety/measures")


def has_sidebar(pilot: Pilot[None]) -> bool:
    return "▾ Harbour" in screen_text(pilot)


async def test_a_table_of_many_columns_is_one_with_the_whole_width() -> None:
    async with reading(LIBRARY, size=(100, 30), at=AT) as pilot:
        assert "Field    Measure" not in screen_text(pilot)
        at = reader(pilot).detail.place
        await press(pilot, "z")
        assert not has_sidebar(pilot)
        assert any(line.split()[-3:] == ["Result", "Lead", "Status"] for line in screen_lines(pilot))
        assert reader(pilot).detail.place == at
        await press(pilot, "z")
        assert has_sidebar(pilot)
        assert reader(pilot).detail.has_focus


async def test_the_sidebar_is_there_while_one_is_in_it() -> None:
    async with reading(LIBRARY, size=(100, 30)) as pilot:
        await press(pilot, "z")
        assert reader(pilot).detail.has_focus
        for there, back in (("tab", "tab"), ("escape", "enter")):
            await press(pilot, there)
            assert has_sidebar(pilot)
            assert reader(pilot).sidebar.has_focus
            await press(pilot, back)
            assert not has_sidebar(pilot)


async def test_a_search_has_its_preview_and_leads_back_to_the_whole_width() -> None:
    async with reading(LIBRARY, size=(100, 30), at=AT) as pilot:
        await press(pilot, "z", "slash", *"herring")
        assert "Cold Chain Pact" in screen_text(pilot)
        await press(pilot, "enter")
        assert not has_sidebar(pilot)


async def test_where_there_is_one_pane_anyway_there_is_nothing_to_zoom() -> None:
    async with reading(LIBRARY, size=(60, 20), at=AT) as pilot:
        await press(pilot, "z")
        assert not reader(pilot).zoomed
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert has_sidebar(pilot)


async def test_it_stays_when_the_screen_becomes_narrow_and_wide_again() -> None:
    async with reading(LIBRARY, size=(100, 30), at=AT) as pilot:
        await press(pilot, "z")
        for width in (60, 100):
            await pilot.resize_terminal(width, 30)
            await settle(pilot)
            assert not has_sidebar(pilot)
