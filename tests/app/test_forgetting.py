"""Forgetting: what was drawn of a screen that has gone is not kept."""

import gc

from textual._styles_cache import StylesCache

from headless_reader import HARBOUR, library_of, reading, settle


def kept() -> int:
    gc.collect()
    return sum(isinstance(one, StylesCache) for one in gc.get_objects())


async def test_what_was_drawn_of_a_list_goes_with_it() -> None:
    async with reading(library_of(HARBOUR)) as pilot:
        await pilot.press("question_mark", "escape")
        await settle(pilot)
        before = kept()
        for key in ("question_mark", "F", "ctrl+p"):
            await pilot.press(key)
            await settle(pilot)
            await pilot.press("escape")
            await settle(pilot)
        assert kept() <= before
