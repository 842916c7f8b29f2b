"""A palette in which something fails: it is left, and the reader answers. Textual 8.2.8 has ended its message loop."""

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


async def test_a_palette_that_fails_to_find_a_part_of_itself_is_left() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await press(pilot, "ctrl+p")
        for _ in range(200):
            if isinstance(palette := pilot.app.screen, Palette) and palette.has_class("-ready"):
                break
            await asyncio.sleep(0.05)
        else:
            raise AssertionError("there is no palette")
        palette.call_later(lambda: palette.query_one(DataTable))
        await until_line(pilot, "Harbour Forum")
        assert not isinstance(pilot.app.screen, Palette)
        await press(pilot, "slash", *"lamp")
        await until_line(pilot, " / lamp")
        await press(pilot, "escape", "ctrl+p")
        await asyncio.sleep(0.5)
        assert isinstance(pilot.app.screen, Palette)
