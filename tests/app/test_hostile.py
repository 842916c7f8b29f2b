"""Whatever a file and its name say, every screen shows it as text: nothing steers, nothing hides, nothing is markup."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from headless_reader import settle, wait_for_work
from hostile import PAYLOADS, groups, write_library
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.palette import Palette
from outbrief.app.screens.bookmarks import Bookmarks
from outbrief.app.screens.facets import Facets
from outbrief.app.screens.keys import Keys
from outbrief.app.screens.problems import Problems
from outbrief.app.screens.statuses import Statuses
from outbrief.briefing.place import Place
from outbrief.library.memory import Memory
from outbrief.library.opening import Opening, opened
from outbrief.loading.clean import clean_line
from terminal_stream import is_hidden

TALL, WIDE = (69, 150), (200, 40)
"""Columns and lines: one pane, with all of its page; and all panes."""
UNSEEN = {"lang", "origin", "translates", "tag", "when", "by", "then", "what", "held", "besides", "key", "value"}
"""The places that no screen shows."""
BEGINNING = 60
"""Characters of a text that are looked for: a longer one may be cut where it stands."""


class Seen:
    """What has been on the screen."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.screens: set[str] = set()

    def look(self, pilot: Pilot[None]) -> str:
        """Take in the frame that is on the screen; assert that it is text, all of it."""
        lines = []
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                assert not [sign for sign in segment.text if is_hidden(sign)], repr(segment.text)
                style = segment.style
                assert style is None or (style.link is None and not [key for key in style.meta if key[0] == "@"])
            lines.append("".join(segment.text for segment in strip))
        self.screens.add(type(pilot.app.screen).__name__)
        self.frames.append("\n".join(lines))
        return self.frames[-1]


def squeezed(text: str) -> str:
    """Return a text without what wrapping, cutting into lines and the cursor make of it."""
    return "".join(text.replace("▌", " ").split())


async def press(pilot: Pilot[None], seen: Seen, *keys: str) -> str:
    """Press keys; return the frame that they lead to."""
    await pilot.press(*keys)
    await rest(pilot)
    return seen.look(pilot)


async def rest(pilot: Pilot[None]) -> None:
    """Wait for what has been asked for, and no longer."""
    await pilot.pause()
    await wait_for_work(pilot)
    await pilot.pause()


async def tour(pilot: Pilot[None], seen: Seen, payloads: Sequence[str]) -> None:
    """Look at everything there is to be seen of a library, at first a pane at a time."""
    app = pilot.app
    assert isinstance(app, OutbriefApp)
    reader = app.reader
    briefing = next(one for one in reader.library.briefings if one.sections)
    table = briefing.sections[0].tables[0]
    for place in (briefing.place, *(row.place for row in table.rows)):
        reader.go(place)
        reader.focus_pane(reader.detail)
        await press(pilot, seen)
        await press(pilot, seen, "m", "y", "tab")
    await pilot.resize_terminal(*WIDE)
    await press(pilot, seen, "apostrophe")
    await press(pilot, seen, "escape")
    reader.go(table.rows[0].place, record=False)
    reader.focus_pane(reader.detail)
    await press(pilot, seen, "s")
    await press(pilot, seen, "equals_sign")
    await press(pilot, seen, "escape", "f", *"initiative")
    await press(pilot, seen, "enter", "F")
    await press(pilot, seen, "space", "enter")
    await press(pilot, seen, "X", "exclamation_mark")
    await press(pilot, seen, "escape", "question_mark")
    await press(pilot, seen, "escape", "slash", *"red")
    await press(pilot, seen, "pagedown", "pagedown")
    await press(pilot, seen, "enter", "n")
    for text in payloads[::4]:
        # An echo of what was asked, and an honest no.
        await pilot.press("slash")
        app.post_message(Paste(text))
        await press(pilot, seen)
        await press(pilot, seen, "escape")
    await press(pilot, seen, "ctrl+p", *"red")
    await press(pilot, seen, "down", "enter")
    # What is said in passing takes its time to come.
    reader.go(Place("\x1b[2J[/]nowhere"))
    await settle(pilot)
    assert "There is no ␛[2J[/]nowhere" in seen.look(pilot)
    reader.go(table.rows[0].place)
    await pilot.press("e")
    await settle(pilot)
    assert "␛[2J[/] no such: " in seen.look(pilot)
    await press(pilot, seen, "escape", "escape", "G", "enter")


@pytest.mark.soak(few=1, many=len(PAYLOADS))
async def test_everything_is_shown_as_text(tmp_path: Path, times: int, figures: Callable[[str], None]) -> None:
    payloads = groups(4 if times < len(PAYLOADS) else 1)
    frames = 0
    for turn in range(times):
        print(f"turn {turn}")
        folder = tmp_path / str(turn)
        folder.mkdir()
        briefing = write_library(folder, payloads, turn)
        library = opened(Opening([folder])).library
        app = OutbriefApp(library, theme="dark", own=Own(Memory(), editor="\x1b[2J[/] no such"))
        seen = Seen()
        async with app.run_test(size=TALL, tooltips=True, notifications=True) as pilot:
            await settle(pilot)
            await tour(pilot, seen, payloads)
        shown = squeezed("\n".join(seen.frames))
        missing = {text for text in briefing.texts if squeezed(clean_line(text))[:BEGINNING] not in shown}
        assert {text.split()[0] for text in missing} <= UNSEEN, missing
        assert seen.screens >= {one.__name__ for one in (Bookmarks, Facets, Keys, Palette, Problems, Statuses)}
        frames += len(seen.frames)
    figures(f"hostile text: {len(PAYLOADS)} strings in {len(briefing.texts)} places, {frames} frames")
