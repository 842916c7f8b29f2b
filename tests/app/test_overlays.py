"""What lies over the reader is left once, however fast the keys come; Textual itself would end with an error."""

import asyncio
from random import Random

import pytest
from rich.style import Style
from textual import events
from textual.css.query import NoMatches
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerFailed

from headless_reader import HARBOUR, library_of, reading, settle
from outbrief.app.app import OutbriefApp
from outbrief.app.keyboard import Keyboard
from outbrief.app.palette import Commands, Palette
from outbrief.app.screens.keys import Keys


async def send(pilot: Pilot[None], data: bytes, wait: bool = True) -> None:
    """Send keys as a slow line does, all of them in one packet; wait for what they lead to, or for the next frame."""
    driver = pilot.app._driver
    assert driver is not None
    for message in Keyboard().typed(data):
        driver.process_message(message)
    await (settle(pilot) if wait else pilot.pause())


async def test_a_screen_is_left_once() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await pilot.press("m")
        for opened in ("question_mark", "apostrophe", "ctrl+p"):
            for keys in (b"\x1b[27u" * 3, b"\r\r\r", b"\x1b[27u\r\x1b[27u"):
                await pilot.press(opened)
                await settle(pilot)
                await send(pilot, keys)
                assert isinstance(pilot.app, OutbriefApp)
                assert pilot.app.screen is pilot.app.reader


async def test_what_is_chosen_in_the_palette_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    monkeypatch.setattr(OutbriefApp, "action_look", lambda app, name: looks.append(name))
    async with reading(library_of(HARBOUR)) as pilot:
        await pilot.press("ctrl+p", *"theme light")
        await settle(pilot)
        await send(pilot, b"\x1b[B\r\r\r")
    assert looks == ["light"]


async def test_the_palette_moves_where_its_list_is_not_laid_out_yet() -> None:
    keys = (b"\x1b[6~", b"\x1b[5~", b"\x1b[B", b"b", b"\x7f", b"x")
    random = Random(0)
    async with reading(library_of(HARBOUR)) as pilot:
        for _ in range(20):
            await send(pilot, b"\x10" + b"".join(random.choices(keys, k=5)), wait=False)
        await send(pilot, b"\x1b[27u" * 2)
        assert len(pilot.app.screen_stack) == 1


async def test_keys_behind_the_one_that_ends_it_do_nothing() -> None:
    for behind in (b"jj", b"q", b"\x10b\r", b"\x1b[200~pasted\x1b[201~", b"\x1b[<0;3;3M\x1b[<0;3;3m"):
        async with reading(library_of(HARBOUR)) as pilot:
            await send(pilot, b"q" + behind * 20, wait=False)
            while pilot.app.return_code is None:
                await asyncio.sleep(0.01)
        assert pilot.app.return_code == 0


async def test_the_palette_is_opened_again_before_it_has_gone() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        for _ in range(5):
            await send(pilot, b"\x10h\x1b[27u\x10e\x1b[27u\x10\x1b[27u", wait=False)
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1


async def test_a_palette_that_is_left_while_it_looks_ends_nothing() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        gone = NoMatches("No nodes match 'CommandList' on Palette()")
        for error in (gone, WorkerFailed(gone)):
            pilot.app._handle_exception(error)
        assert pilot.app.is_running
        assert pilot.app.return_code is None


async def test_a_click_on_what_the_palette_has_no_more_ends_nothing() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await pilot.press("ctrl+p", "e")
        await settle(pilot)
        commands = pilot.app.screen.query_one(Commands)
        beyond = Style.from_meta({"option": commands.option_count})
        commands.post_message(events.Click(commands, 1, 6, 0, 0, 1, False, False, False, style=beyond))
        await settle(pilot)
        assert pilot.app.return_code is None


async def test_a_button_that_goes_down_where_no_widget_is_ends_nothing() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        pilot.app.push_screen(empty := Screen[None]())
        await settle(pilot)
        empty._forward_event(events.MouseDown(empty, 5, 5, 0, 0, 1, False, False, False, screen_x=5, screen_y=5))
        await settle(pilot)
        assert pilot.app.screen is empty


async def test_what_lies_below_another_screen_does_not_leave_that() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        palette = pilot.app.screen
        pilot.app.push_screen(above := Keys([]))
        await settle(pilot)
        assert isinstance(palette, Palette)
        for _ in range(2):
            palette.dismiss()
            await settle(pilot)
        assert pilot.app.screen_stack[1:] == [palette, above]
        above.dismiss()
        above.dismiss()
        await settle(pilot)
        assert pilot.app.screen_stack[1:] == [palette]


async def test_a_click_where_no_widget_is_leaves_the_palette() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        palette = pilot.app.screen
        palette.post_message(
            events.Click(palette, 500, 500, 0, 0, 1, False, False, False, screen_x=500, screen_y=500, chain=1)
        )
        await settle(pilot)
        assert pilot.app.return_code is None
        assert pilot.app.screen is not palette
