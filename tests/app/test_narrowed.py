"""Narrowing the library by its keys: the list of values, and the sidebar, tables and search that follow."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, reading, screen_lines, screen_text, settle, wait_for_work
from outbrief.app.app import OutbriefApp
from outbrief.app.screens import facets as facets_module
from outbrief.app.screens.facets import Facets
from outbrief.app.screens.reader import Opened, Reader
from outbrief.briefing.place import Place
from outbrief.library.opening import Opening
from outbrief.search.facets import Counts
from outbrief.search.index import Index
from outbrief.search.narrowing import WHOLE, Choice, Facet, Narrowing

CANAL = """\
outbrief: 1
id: canal
title: Canal Days
date: 12 June 2024
sections:
  - title: Locks
    text: |
      Locks were spoken of.
    table:
      columns: {area: Field, initiative: Measure, outcome: Result, lead: Lead, status: Status}
      rows:
        - area: Lamps
          initiative: Lock Lamp Renewal
          outcome: Fewer falls
          lead: Canal Board; Port Office
          status: open
        - area: Gates
          initiative: Gate Repair Scheme
          outcome: No leaks
          lead: Port Office
          status: open
        - area: Gates
          initiative: Gate Motor Trial
          outcome: Shorter waiting
          lead: Canal Board
          status: closed
  - title: Closing remarks
    text: |
      All went home.
"""
TIDES = "outbrief: 1\nid: tides\ntitle: Tides of the year\nintro: Spring tides come early.\n"
LIBRARY = library_of(HARBOUR, CANAL, TIDES)
OPEN = Choice(Facet.STATUS, "open")


def reader(pilot: Pilot[None]) -> Reader:
    (screen,) = [screen for screen in pilot.app.screen_stack if isinstance(screen, Reader)]
    return screen


def place_of(pilot: Pilot[None]) -> str:
    current = reader(pilot).trail.current
    return str(current.place) if current else ""


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what follows: a search, and then a count of what is left."""
    await pilot.press(*keys)
    for _ in range(3):
        await wait_for_work(pilot)
        await pilot.pause(0.02)


def sidebar(pilot: Pilot[None]) -> list[str]:
    page = reader(pilot).sidebar.page
    return [" ".join(page.line(y).plain.split()) for y in range(page.height)]


def listed(pilot: Pilot[None]) -> list[str]:
    return [" ".join(line.replace("▌", " ").split()) for line in screen_lines(pilot) if line.strip()]


async def test_one_value_takes_its_column_and_enter_and_one_key_takes_it_back() -> None:
    async with reading(LIBRARY, size=(110, 50), at=Place("canal")) as pilot:
        before = screen_lines(pilot)
        await press(pilot, "F")
        assert listed(pilot)[:5] == ["Narrow to 8 rows", "Area", "Gates 2", "Lamps 2", "Fenders 1"]
        assert "Status" in listed(pilot)
        await press(pilot, "tab", "enter")
        assert reader(pilot).narrowing == Narrowing((OPEN,))
        assert screen_lines(pilot)[0].startswith(" ▼ status: open  Canal Days")
        assert "search 2 rows in 1 briefing" in screen_lines(pilot)[0]
        assert sidebar(pilot) == ["▸ Canal Days 2"]
        text = screen_text(pilot)
        assert "▦ Field  2/3" in text
        assert "Gate Repair" in text
        assert "Gate Motor" not in text
        assert place_of(pilot) == "canal"
        assert "X show all" in screen_lines(pilot)[-1]
        await press(pilot, "X")
        assert screen_lines(pilot) == before
        assert reader(pilot).narrowing is None


async def test_a_hit_that_is_left_out_keeps_its_number_to_itself() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "slash", *"gate")
        await press(pilot, "enter")
        assert " 1/2 " in screen_lines(pilot)[0]
        trial = place_of(pilot)
        assert trial.endswith("gates-2")
        await press(pilot, "F", "tab", "enter")
        assert str(reader(pilot).narrowing) == "status: open"
        # It stands there, and is none of the hits.
        assert place_of(pilot) == trial
        assert " –/1 " in screen_lines(pilot)[0]
        await press(pilot, "X")
        assert " 1/2 " in screen_lines(pilot)[0]
        await press(pilot, "F", "tab", "enter", "n")
        assert " 1/1 " in screen_lines(pilot)[0]
        assert place_of(pilot) != trial


async def test_several_are_marked_and_their_numbers_follow() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "F", "space")
        assert "✓ Gates 2" in listed(pilot)
        assert "Narrow to area: Gates 2 of 8 rows" in listed(pilot)
        # Of its own column what could be had besides; of the others what is left.
        assert "Lamps 2" in listed(pilot)
        assert "open 1" in listed(pilot)
        assert "2024 2" in listed(pilot)
        assert "2026 5" not in listed(pilot)
        await press(pilot, "j", "space", "tab")
        assert "open 2" in listed(pilot)
        # With something marked, enter takes what is marked and not what the cursor is on.
        await press(pilot, "enter")
        assert str(reader(pilot).narrowing) == "area: Gates, Lamps"
        assert sidebar(pilot) == [
            *["▾ Harbour Forum in Lysekil 1", "1 Safety at the quay", "▦ Field 1"],
            *["▸ Canal Days 3"],
        ]
        # It begins on what is chosen; enter leaves it as the only one.
        await press(pilot, "F", "j", "enter")
        assert str(reader(pilot).narrowing) == "area: Lamps"


async def test_leaving_loses_no_choice() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "F", "space", "escape", "F", "j", "space", "q", "F", "j", "j", "space", "F")
        assert str(reader(pilot).narrowing) == "area: Gates, Lamps, Fenders"
        await press(pilot, "F", "space", "X", "escape")
        assert reader(pilot).narrowing is None


async def test_a_value_is_found_by_what_is_typed() -> None:
    async with reading(LIBRARY, size=(40, 12)) as pilot:
        await press(pilot, "F", "slash", *"port")
        assert listed(pilot) == ["/ port 1", "Narrow to 8 rows", "Lead", "Port Office 2", "enter choose esc back"]
        await press(pilot, "escape")
        assert "closed 1" in listed(pilot)
        await press(pilot, "slash", *"q/X")
        assert "No value has «q/X» in it." in listed(pilot)
        await press(pilot, "escape", "slash", *"canal", "down", "up", "enter")
        # The lead of two bodies is found by either.
        assert str(reader(pilot).narrowing) == "lead: Canal Board"
        assert "▼ Canal Board" in screen_lines(pilot)[0]
        await press(pilot, "X", "F", "slash", *"gates", "tab", "space", "slash", *"open", "tab", "space", "escape")
        assert str(reader(pilot).narrowing) == "area: Gates · status: open"


async def test_a_year_a_marking_and_a_briefing_leave_all_there_is() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "F", "slash", *"2024", "enter")
        assert sidebar(pilot) == ["▸ Canal Days 3"]
        await press(pilot, "slash", *"home")
        assert "All went home" in screen_text(pilot)
        await press(pilot, "escape", "F", "slash", *"undated", "enter")
        assert sidebar(pilot) == ["Tides of the year"]
        assert "search 1 briefing" in screen_lines(pilot)[0]
        await press(pilot, "X", "F", "slash", *"tides", "enter")
        assert screen_lines(pilot)[0].startswith(" ▼ briefing: Tides of the year")


async def test_the_search_looks_at_what_remains_and_its_no_says_so() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "slash", *"lamp", "enter")
        assert "1/3 «lamp»" in screen_lines(pilot)[0]
        await press(pilot, "F", "tab", "enter")
        # What was found before is found again among what remains, and stepped through.
        assert "1/1 «lamp»" in screen_lines(pilot)[0]
        await press(pilot, "n")
        assert place_of(pilot) == "canal/locks/lamps"
        await press(pilot, "slash", *"timber")
        assert "▼ status: open" in screen_lines(pilot)[0] or "▼ status: open" in screen_lines(pilot)[0]
        text = " ".join(screen_text(pilot).split())
        assert "Nothing on «timber» in 2 rows in 1 briefing, narrowed to status: open." in text
        assert "The whole library has 1." in text
        await press(pilot, "escape", "X", "slash", *"timber")
        assert "Common Timber Grading" in screen_text(pilot)


async def test_the_bar_takes_the_letters() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "F", "tab", "enter", "slash", *"FX")
        assert screen_lines(pilot)[0].startswith(" / FX")
        assert reader(pilot).narrowing
        await press(pilot, "tab", "shift+tab", "escape")
        assert reader(pilot).narrowing


async def test_a_table_is_filtered_and_sorted_among_what_remains() -> None:
    async with reading(LIBRARY, at=Place("canal/locks/field")) as pilot:
        await press(pilot, "F", "tab", "enter", "f")
        assert screen_lines(pilot)[0].endswith("2/3")
        await press(pilot, *"gate")
        assert screen_lines(pilot)[0].endswith("1/3")
        assert "Gate Repair" in screen_text(pilot)
        assert "Gate Motor" not in screen_text(pilot)
        await press(pilot, "enter", "X")
        assert "2/3 · «gate»" in screen_text(pilot)
        await press(pilot, "X")
        assert not reader(pilot).is_filtered
        assert "Gate Motor" in screen_text(pilot)
        await press(pilot, "F", "tab", "enter", "f", *"zzz")
        assert screen_lines(pilot)[0].endswith("0/3")
        await press(pilot, "escape", "s", "s")
        assert "2/3 · by Measure ↑" in screen_text(pilot)


async def test_the_cursor_stays_on_its_row_and_the_page_where_it_is() -> None:
    async with reading(LIBRARY, at=Place("canal/locks"), size=(80, 12)) as pilot:
        reader(pilot).go(Place("canal/locks"), cursor=Place("canal/locks/gates"))
        assert reader(pilot).detail.place == "canal/locks/gates"
        await press(pilot, "F", "tab", "enter")
        assert reader(pilot).detail.place == "canal/locks/gates"
        assert reader(pilot).detail.has_focus
        before = reader(pilot).detail.held
        await press(pilot, "X")
        assert reader(pilot).detail.held == before


async def test_a_page_of_which_nothing_remains_stays_and_says_so() -> None:
    async with reading(LIBRARY, at=Place("harbour/trade/flows")) as pilot:
        await press(pilot, "F", "tab", "enter")
        assert place_of(pilot) == "harbour/trade/flows"
        text = screen_text(pilot)
        assert "▼ Nothing on this page is status: open. It is shown whole." in text
        assert "Cold Chain Pact" in text
        # Stepping leads to what remains; there is none in this briefing.
        await press(pilot, "left_curly_bracket")
        assert place_of(pilot) == "harbour/trade/flows"
        # A place that is gone to by the palette is shown, whatever the library is narrowed to.
        await press(pilot, "ctrl+p", *"pilot roster", "enter")
        assert place_of(pilot) == "harbour/safety/pilots"
        assert "It is shown whole" in screen_text(pilot)


async def test_stepping_passes_what_does_not_remain() -> None:
    async with reading(LIBRARY, at=Place("harbour/safety")) as pilot:
        await press(pilot, "F", "slash", *"timber", "enter", "right_square_bracket")
        assert place_of(pilot) == "harbour/trade"
        await press(pilot, "left_square_bracket")
        assert place_of(pilot) == "harbour/trade"


async def test_it_is_offered_in_the_palette_too() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "ctrl+p", *"narrow the", "enter")
        assert isinstance(pilot.app.screen, Facets)
        await press(pilot, "tab", "enter", "ctrl+p", *"whole library again", "enter")
        assert reader(pilot).narrowing is None


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)])
async def test_the_chip_is_seen_at_every_size(size: tuple[int, int]) -> None:
    async with reading(LIBRARY, size=size) as pilot:
        await press(pilot, "F", "tab", "enter")
        for keys in (("tab",), ("slash", "g"), ("enter", "f")):
            await press(pilot, *keys)
            assert "▼ " in screen_lines(pilot)[0], keys
            assert "open" in screen_lines(pilot)[0], keys


async def test_a_place_on_the_disk_and_a_broken_file_are_no_matter() -> None:
    async with reading(library_of(CANAL, "- a list")) as pilot:
        assert len(sidebar(pilot)) == 4 + 1
        await press(pilot, "j", "j", "j", "j", "F", "tab", "enter")
        assert place_of(pilot) == "!1"
        assert sidebar(pilot) == ["▾ Canal Days 2", "1 Locks", "▦ Field 2"]
        await press(pilot, "X")
        assert len(sidebar(pilot)) == 5


# --- a library that changes ---


@asynccontextmanager
async def watching(folder: Path) -> AsyncIterator[Pilot[None]]:
    (folder / "canal.yaml").write_text(CANAL)
    (folder / "harbour.yaml").write_text(HARBOUR)
    opening = Opening([folder])
    steps = opening.steps()
    library = next(steps).library
    async with OutbriefApp(library, Opened(opening, steps), theme="dark").run_test(size=(100, 60)) as pilot:
        await settle(pilot)
        yield pilot


async def until_shown(pilot: Pilot[None], wanted: str) -> None:
    for _ in range(400):
        if wanted in screen_text(pilot):
            await settle(pilot)
            return
        await pilot.pause(0.05)
    raise AssertionError(screen_text(pilot))


async def test_it_outlasts_a_change_and_says_when_nothing_is_left(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        await press(pilot, "F", "tab", "enter")
        assert "Gate Motor" not in screen_text(pilot)
        (tmp_path / "canal.yaml").write_text(CANAL.replace("status: closed", "status: open"))
        await until_shown(pilot, "Gate Motor")
        assert sidebar(pilot) == ["▾ Canal Days 3", "1 Locks", "▦ Field 3"]
        # The list is open while another file comes: its numbers follow.
        await press(pilot, "F")
        (tmp_path / "more.yaml").write_text(CANAL.replace("id: canal", "id: more"))
        await until_shown(pilot, "of 11 rows")
        await press(pilot, "escape")
        (tmp_path / "more.yaml").unlink()
        (tmp_path / "canal.yaml").write_text(CANAL.replace("status: open", "status: shut").replace("Open", "shut"))
        await until_shown(pilot, "Nothing here is status: open.")
        assert screen_lines(pilot)[0].startswith(" ▼ status: open")
        assert any("Nothing is status: open." in one.message for one in pilot.app._notifications)
        assert sidebar(pilot) == ["Nothing here is status: open."]
        await press(pilot, "X")
        assert "Canal Days" in sidebar(pilot)[0]


async def test_reading_again_keeps_it(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        await press(pilot, "F", "tab", "enter", "R")
        assert sidebar(pilot) == ["▾ Canal Days 2", "1 Locks", "▦ Field 2"]


# --- keys that come before the numbers ---


def delay_counting(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Have nothing counted until the event is set."""
    counts, go_on = Index.counts, threading.Event()

    def slow(index: Index, narrowing: Narrowing = WHOLE) -> Counts:
        go_on.wait(5)
        return counts(index, narrowing)

    monkeypatch.setattr(Index, "counts", slow)
    return go_on


async def test_keys_that_are_typed_ahead_wait_for_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(LIBRARY) as pilot:
        go_on = delay_counting(monkeypatch)
        typed = asyncio.create_task(pilot.press("F", "tab", "enter"))
        await asyncio.sleep(0.1)
        go_on.set()
        await typed
        await settle(pilot)
        assert str(reader(pilot).narrowing) == "status: open"


async def test_what_takes_too_long_is_counted_meanwhile_and_keys_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets_module, "PATIENCE", 0.01)
    async with reading(LIBRARY) as pilot:
        go_on = delay_counting(monkeypatch)
        await pilot.press("F", "tab", "tab", "slash", *"gates", "enter")
        assert "being counted" in screen_text(pilot)
        go_on.set()
        await press(pilot)
        assert str(reader(pilot).narrowing) == "area: Gates"
        await press(pilot, "X", "F", "tab", "space", "j", "space", "escape")
        assert str(reader(pilot).narrowing) == "status: open, closed"


async def test_another_index_may_come_before_the_list_is_there() -> None:
    async with reading(LIBRARY) as pilot:
        assert await reader(pilot).wanted_index()
        pilot.app.push_screen(facets := Facets(reader(pilot)._count, WHOLE))
        facets.count_again()
        await settle(pilot)
        assert pilot.app.screen is facets
        assert "Lead" in screen_text(pilot)
