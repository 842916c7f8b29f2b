"""The reader on a library in which everything is wrong that can be."""

from pathlib import Path

from bad_library import BROKEN, OPENED, write_bad_library
from headless_reader import reading, screen_lines, screen_text, settle
from outbrief.app.widgets.sidebar import REST
from outbrief.library.library import open_library


async def test_what_cannot_be_opened_says_why_and_the_rest_is_read(tmp_path: Path) -> None:
    library = open_library([write_bad_library(tmp_path / "library")])
    async with reading(library, size=(120, 40)) as pilot:
        assert f"search {OPENED} briefings" in screen_lines(pilot)[0]
        sidebar = "\n".join(line[:43] for line in screen_lines(pilot))
        # Of these two, a link that leads nowhere and one to itself, nobody knows whether they are files.
        for name in set(BROKEN) - {"gone.yaml", "loop.yaml"}:
            assert f"✗ {name}" in sidebar
        seen = []
        for key in ["g", *"j" * len(library.loaded)]:
            await pilot.press(key)
            await pilot.pause(2 * REST)
            seen.append(screen_text(pilot))
        whole = "\n".join(seen)
        assert all(character.isprintable() or character == "\n" for character in whole)
        for said in ("this is a pipe, not a file", "this is not a text file", "nothing stands in this file"):
            assert said in whole
        # What all paths share, whoever reads it has opened; a guest of a kiosk is not to be told of it.
        assert str(tmp_path) not in whole.replace("\n", "")
        await pilot.press("slash", *"lamps")
        await settle(pilot)
        assert f"1/{OPENED}" in screen_lines(pilot)[0]
