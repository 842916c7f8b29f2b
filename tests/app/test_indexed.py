"""The index of a few briefings: made when somebody searches, and anew when the files change."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, reading, screen_lines, screen_text, settle
from outbrief.library import indexing
from outbrief.library.library import Library
from outbrief.search.index import Index
from watched_reader import press, reader, until, until_shown, watching

LIBRARY = library_of(HARBOUR)


def test_nothing_that_searches_is_loaded_to_read() -> None:
    code = (
        "import asyncio, sys\n"
        "from headless_reader import HARBOUR, library_of, reading\n"
        "async def read():\n"
        "    async with reading(library_of(HARBOUR)) as pilot:\n"
        "        await pilot.press('j', 'j', 'tab', 'j', 'n', 'question_mark', 'escape')\n"
        "        assert pilot.app.reader.index is None\n"
        "        print(*(name for name in sys.modules if name.startswith(('rapidfuzz', 'outbrief.search'))))\n"
        "asyncio.run(read())\n"
    )
    path = str(Path(__file__).parents[1])
    done = subprocess.run([sys.executable, "-c", code], cwd=path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) <= {"outbrief.search", "outbrief.search.entries"}


async def test_a_query_typed_at_once_is_answered_and_so_is_enter() -> None:
    async with reading(LIBRARY) as pilot:
        assert reader(pilot).index is None
        await press(pilot, "slash", *"herring", "enter")
        current = reader(pilot).trail.current
        assert current is not None
        assert current.place == "harbour/trade/herring"
        assert reader(pilot).index is not None


async def test_a_query_typed_before_the_library_is_open_is_answered(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        app = reader(pilot)
        app.is_opened, app.index = False, None
        await pilot.press("slash", *"herring")
        await pilot.pause(0.2)
        assert app.index is None
        app.is_opened = True
        app.make_index()
        await settle(pilot)
        assert "Herring" in screen_lines(pilot)[1]


async def test_whoever_waits_for_the_index_and_leaves_takes_it_from_nobody() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        waiting = asyncio.create_task(reader(pilot).wanted_index())
        await asyncio.sleep(0)
        waiting.cancel()
        await settle(pilot)
        assert waiting.cancelled()
        await pilot.press("slash", *"timber")
        await settle(pilot)
        assert "Common Timber Grading" in screen_text(pilot)


async def test_an_index_whose_making_was_cancelled_is_made_anew() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        screen = reader(pilot)
        screen.want_index()
        assert screen._making is not None
        screen._making.cancel()
        await pilot.press("slash", *"timber")
        await settle(pilot)
        assert "Common Timber Grading" in screen_text(pilot)


async def test_the_palette_finds_places_without_a_search_before() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "ctrl+p", *"herring")
        await until(pilot, lambda: "Cold Chain Pact" in screen_text(pilot))


async def test_what_is_typed_behind_the_key_waits_for_the_values() -> None:
    async with reading(LIBRARY) as pilot:
        await press(pilot, "F", "tab", "enter")
        assert reader(pilot).narrowing


async def test_once_somebody_has_searched_it_follows_the_files(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        (tmp_path / "tides.yaml").write_text("outbrief: 1\nid: tides\ntitle: Tides\nintro: Neap tides.\n")
        await until(pilot, lambda: reader(pilot).library.headings[1].title == "Tides")
        assert reader(pilot).index is None
        await press(pilot, "slash", *"neap")
        await until_shown(pilot, "Neap tides")
        (tmp_path / "moon.yaml").write_text("outbrief: 1\nid: moon\ntitle: Moon\nintro: The neap of the moon.\n")
        await until(pilot, lambda: len(reader(pilot).library.headings) == 3)
        await until_shown(pilot, "The neap of the moon")


async def test_an_index_of_what_has_changed_meanwhile_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, begun, go_on = indexing.indexed, threading.Event(), threading.Event()

    def slow(library: Library) -> Index:
        begun.set()
        assert go_on.wait(30)
        return make(library)

    async with watching(tmp_path) as pilot:
        monkeypatch.setattr(indexing, "indexed", slow)
        await pilot.press("slash", *"neap")
        assert await asyncio.to_thread(begun.wait, 30)
        (tmp_path / "tides.yaml").write_text("outbrief: 1\nid: tides\ntitle: Tides\nintro: Neap tides.\n")
        await changed(pilot)
        go_on.set()
        await until_shown(pilot, "Neap tides")


async def changed(pilot: Pilot[None]) -> None:
    while reader(pilot).library.headings[1].title != "Tides":
        await pilot.pause(0.02)


async def test_what_is_read_again_is_searched(tmp_path: Path) -> None:
    async with watching(tmp_path, watched=False) as pilot:
        await press(pilot, "slash", *"herring", "escape")
        (tmp_path / "tides.yaml").write_text("outbrief: 1\nid: tides\ntitle: Tides\nintro: Neap tides.\n")
        await press(pilot, "R")
        await until(pilot, lambda: reader(pilot).library.headings[1].title == "Tides")
        await press(pilot, "slash", *"neap")
        await until_shown(pilot, "Neap tides")
