"""A palette in which something fails or hangs is left, and the reader answers. Textual 8.2.8 gets no key through it."""

import asyncio

from textual import events
from textual.pilot import Pilot
from textual.widgets import DataTable

from headless_reader import HARBOUR, library_of, reading, screen_lines
from outbrief.app.palette import Palette


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for none to have been taken: whoever has failed takes none."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(0.05)


async def until_line(pilot: Pilot[None], wanted: str) -> None:
    for _ in range(200):
        if wanted in screen_lines(pilot)[0]:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(screen_lines(pilot))


async def the_palette(pilot: Pilot[None]) -> Palette:
    for _ in range(200):
        if isinstance(palette := pilot.app.screen, Palette) and palette.has_class("-ready"):
            return palette
        await asyncio.sleep(0.05)
    raise AssertionError("there is no palette")


async def test_a_palette_that_fails_to_find_a_part_of_itself_is_left() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await press(pilot, "ctrl+p")
        palette = await the_palette(pilot)
        palette.call_later(lambda: palette.query_one(DataTable))
        await until_line(pilot, "Harbour Forum")
        assert not isinstance(pilot.app.screen, Palette)
        await press(pilot, "slash", *"lamp")
        await until_line(pilot, " / lamp")
        await press(pilot, "escape", "ctrl+p")
        await asyncio.sleep(0.5)
        assert isinstance(pilot.app.screen, Palette)


async def test_a_palette_in_which_something_hangs_is_left_by_escape() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await press(pilot, "ctrl+p")
        palette = await the_palette(pilot)
        # A handler that does not end: no message behind it is heard, and no key goes through it.
        palette.call_later(asyncio.Event().wait)
        await press(pilot, *"lamp", "escape")
        for _ in range(200):
            if not isinstance(pilot.app.screen, Palette):
                break
            await asyncio.sleep(0.05)
        await press(pilot, "slash", *"lamp")
        await until_line(pilot, " / lamp")
        await press(pilot, "escape", "ctrl+p")
        await the_palette(pilot)
        await press(pilot, "escape")
