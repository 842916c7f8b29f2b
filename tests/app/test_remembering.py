"""What the reader remembers, driven by its keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, screen_lines, screen_text, settle
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.screens.reader import Opened
from outbrief.app.screens.remembering import Remembering
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.library.memory import Memory, open_memory
from outbrief.library.opening import Opening
from outbrief.library.own_folders import state_folder
from outbrief.library.state import Left, Spot

HARBOUR_LIBRARY = library_of(HARBOUR)
ISLANDS = "outbrief: 1\nid: islands\ntitle: The islands\nsections:\n  - title: Ferries\n    text: They sail at night.\n"


def application(library: Library, memory: Memory, left: Left | None = None) -> OutbriefApp:
    return OutbriefApp(library, theme="dark", own=Own(memory, left=left))


def on_disk(folder: Path, memory: Memory, *texts: str) -> OutbriefApp:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text)
    opening = Opening([folder])
    steps = opening.steps()
    return OutbriefApp(next(steps).library, Opened(opening, steps), theme="dark", own=Own(memory))


def reader(pilot: Pilot[None]) -> Remembering:
    screen = pilot.app.screen
    assert isinstance(screen, Remembering)
    return screen


def open_place(pilot: Pilot[None]) -> str:
    current = reader(pilot).trail.current
    return str(current.place) if current else ""


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def said(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


def titles(memory: Memory) -> list[str]:
    return [mark.title for _, mark in memory.state.kept]


async def test_m_bookmarks_what_the_cursor_stands_on_and_removes_it_again() -> None:
    memory = open_memory()
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "m")
        assert "◆ bookmarked" in screen_lines(pilot)[-1]
        assert titles(open_memory()) == ["Field"]
        await press(pilot, "enter", "j", "j", "m")
        assert titles(open_memory()) == ["Shared Pilot Roster", "Field"]
        assert "◆ bookmarked · 2/3" in screen_lines(pilot)[-1]
        await press(pilot, "j")
        assert "◆" not in screen_lines(pilot)[-1]
        await press(pilot, "k", "m")
        assert "◆" not in screen_lines(pilot)[-1]
        assert titles(open_memory()) == ["Field"]


async def test_a_point_and_a_whole_briefing_are_bookmarked() -> None:
    memory = open_memory()
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "j", "enter", "j", "j", "m")
        assert titles(memory) == ["Ladders", "Harbour Forum in Lysekil"]
        assert [spot.inside for spot, _ in memory.state.kept] == ["safety/ladders", ""]


async def test_the_list_goes_to_a_bookmark() -> None:
    memory = open_memory()
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "m", "g", "m", "apostrophe")
        lines = screen_lines(pilot)
        assert lines[2].endswith("◆ Harbour Forum in Lysekil")
        assert lines[3].endswith("◆ Field")
        assert lines[4].endswith("Harbour Forum in Lysekil › 1 Safety at the quay")
        assert lines[-1].startswith(" enter go there   x remove   esc back")
        await press(pilot, "j", "enter")
        assert open_place(pilot) == "harbour/safety/measures"
        assert reader(pilot).detail.has_focus
        await press(pilot, "H")
        assert open_place(pilot) == "harbour"


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_the_list_removes_a_bookmark(key: str) -> None:
    memory = open_memory()
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "j", "m", "apostrophe", key)
        assert titles(open_memory()) == ["Harbour Forum in Lysekil"]
        await press(pilot, key, key)
        assert "There are none. m sets one" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert titles(open_memory()) == []
        assert "◆" not in screen_text(pilot)
        assert reader(pilot).sidebar.has_focus


async def test_bookmarks_of_the_open_files_stand_before_the_others(tmp_path: Path) -> None:
    memory = open_memory()
    elsewhere = tmp_path / "islands.yaml"
    memory.change(lambda state: state.with_bookmark(Spot(str(elsewhere), "ferries"), True, "Ferries", ("The islands",)))
    async with on_disk(tmp_path / "own", memory, HARBOUR).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "j", "m", "apostrophe")
        text = screen_text(pilot)
        assert text.index("Safety at the quay") < text.index("In other files") < text.index("◆ Ferries")
        await press(pilot, "G", "enter")
        assert open_place(pilot) == "harbour/safety"
        assert said(pilot) == [f"{elsewhere} is not there any more."]
        elsewhere.write_text(ISLANDS)
        await press(pilot, "apostrophe", "G", "enter")
        assert open_place(pilot) == "islands/ferries"
        assert len(reader(pilot).library.briefings) == 2
        await press(pilot, "slash", *"sail", "enter")
        assert open_place(pilot) == "islands/ferries"
        await press(pilot, "R")
        assert len(reader(pilot).library.briefings) == 2
        app = pilot.app
        assert isinstance(app, OutbriefApp)
    app.reader.leave_library()
    # How the library is left stands for its own files.
    assert not memory.state.left


async def test_a_bookmark_of_what_is_gone_says_so() -> None:
    memory = open_memory()
    (path,) = [one.path.absolute() for one in HARBOUR_LIBRARY.loaded]
    memory.change(lambda state: state.with_bookmark(Spot(str(path), "nowhere"), True, "Nowhere"))
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "apostrophe", "enter")
        assert said(pilot) == ["There is no harbour/nowhere any more."]
        assert open_place(pilot) == "harbour"


ROWS = """\
outbrief: 1
id: quay
title: Quay
sections:
  - title: Trade
    table:
      columns: {area: Area, initiative: Measure}
      rows:
        - {area: Trade, initiative: Cold chain}
        - {area: Trade, initiative: Timber grading}
"""
ABOVE = "      rows:\n        - {area: Trade, initiative: Night market}\n"


async def test_a_bookmark_leads_to_what_was_bookmarked_though_another_has_its_place(tmp_path: Path) -> None:
    memory, path = open_memory(), tmp_path / "own" / "0.yaml"
    async with on_disk(path.parent, memory, ROWS).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        reader(pilot).go(Place("quay/trade/trade-2"))
        await press(pilot, "tab", "m")
        path.write_text(ROWS.replace("      rows:\n", ABOVE))
        await press(pilot, "R", "g", "apostrophe", "enter")
        assert open_place(pilot) == "quay/trade/trade-3"
        assert said(pilot)[1:] == []
        path.write_text(ROWS.replace("Timber grading", "Timber trade"))
        await press(pilot, "R", "g", "apostrophe", "enter")
        assert open_place(pilot) == "quay/trade/trade-2"
        assert said(pilot)[-1] == "This stands where “Timber grading” stood, which is not there any more."


async def test_a_bookmark_follows_a_file_that_has_moved_within_the_library(tmp_path: Path) -> None:
    memory, folder = open_memory(), tmp_path / "own"
    async with on_disk(folder, memory, ROWS, HARBOUR).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        reader(pilot).go(Place("quay/trade/trade-2"))
        await press(pilot, "tab", "m")
        (folder / "older").mkdir()
        (folder / "0.yaml").rename(folder / "older" / "0.yaml")
        await press(pilot, "R", "g", "apostrophe", "enter")
        assert open_place(pilot) == "quay/trade/trade-2"


async def test_queries_outlast_the_reader() -> None:
    async with application(HARBOUR_LIBRARY, open_memory()).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"timber", "enter", "slash", *"cold chain", "enter")
    async with application(HARBOUR_LIBRARY, open_memory()).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "up")
        assert screen_lines(pilot)[0].startswith(" / cold chain")
        await press(pilot, "up")
        assert screen_lines(pilot)[0].startswith(" / timber")


@pytest.mark.parametrize("keys", [("j", "j"), ("j", "j", "enter", "j"), ("j", "j", "enter", "j", "enter")])
async def test_a_library_opens_where_it_was_left(keys: tuple[str, ...]) -> None:
    app = application(HARBOUR_LIBRARY, open_memory())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        before = (open_place(pilot), reader(pilot).detail.cursor, reader(pilot).detail.has_focus, screen_text(pilot))
    assert app.reader.leave_library() == []
    memory = open_memory()
    (left,) = memory.state.left.values()
    async with application(HARBOUR_LIBRARY, memory, left).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        after = (open_place(pilot), reader(pilot).detail.cursor, reader(pilot).detail.has_focus, screen_text(pilot))
        assert after == before


async def test_the_look_that_was_chosen_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    async with application(HARBOUR_LIBRARY, open_memory()).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"theme light")
        await press(pilot, "enter")
        await press(pilot)
        assert pilot.app.theme == "outbrief-light"
    assert open_memory().state.theme.name == "light"
    assert OutbriefApp(HARBOUR_LIBRARY, theme="dark", own=Own(open_memory())).theme == "outbrief-dark"


async def test_what_is_wrong_with_the_memory_is_told_once_and_the_reader_goes_on(tmp_path: Path) -> None:
    folder = state_folder()
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / "state.json").write_text("{")
    async with application(HARBOUR_LIBRARY, open_memory()).run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        (notice,) = said(pilot)
        assert notice == f"What was remembered cannot be read; it is kept as {folder}/state.json.aside."
        await press(pilot, "m")
        assert titles(open_memory()) == ["Harbour Forum in Lysekil"]


async def test_without_a_file_everything_works_and_nothing_is_written() -> None:
    async with application(HARBOUR_LIBRARY, Memory()).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "apostrophe")
        assert "◆ Harbour Forum in Lysekil" in screen_text(pilot)
        await press(pilot, "enter", "slash", *"timber", "enter")
    folder = state_folder()
    assert folder is not None
    assert not folder.exists()


async def test_a_bookmark_is_listed_where_the_text_wants_to_be_markup() -> None:
    memory = open_memory()
    memory.change(
        lambda state: state.with_bookmark(Spot("/[/].yaml", "a"), True, "[/] [@click=app.quit]x[/]", ("[b]",))
    )
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "apostrophe")
        assert "◆ [/] [@click=app.quit]x[/]" in screen_text(pilot)
        assert "/[/].yaml › [b]" in screen_text(pilot)


async def test_the_list_is_read_on_a_very_small_screen() -> None:
    memory = open_memory()
    async with application(HARBOUR_LIBRARY, memory).run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        for _ in range(7):
            await press(pilot, "m", "j")
        await press(pilot, "apostrophe", "G")
        assert "Harbour Forum in Lysekil" in screen_text(pilot)
        assert screen_lines(pilot)[-1].startswith(" enter go there   x remove   esc back")
        await press(pilot, "g")
        assert screen_lines(pilot)[0].strip() == "Bookmarks"
