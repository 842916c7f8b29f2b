"""The first frame: the page is on it, however many times a screen is laid out before."""

from typing import Any

import pytest
from textual.screen import Screen

from headless_reader import HARBOUR, library_of
from outbrief.app.app import OutbriefApp
from outbrief.app.first_frame import DRAWING, hold


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Return the lines that the two panes hold, each time that the reader is drawn."""
    found: list[tuple[int, int]] = []
    display = OutbriefApp._display

    def watch(app: OutbriefApp, screen: Screen[Any], renderable: Any) -> None:
        if screen is app.reader:
            found.append((app.reader.sidebar.page.height, app.reader.detail.page.height))
        display(app, screen, renderable)

    monkeypatch.setattr(OutbriefApp, "_display", watch)
    return found


def test_textual_has_what_is_held_back() -> None:
    assert callable(getattr(Screen, DRAWING))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (1, 1)])
async def test_no_frame_is_drawn_of_empty_panes(frames: list[tuple[int, int]], size: tuple[int, int]) -> None:
    app = OutbriefApp(library_of(HARBOUR))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert frames
        assert frames[0][0]
        # On a narrow screen the detail pane is not seen, and holds nothing yet.
        assert frames[0][1] or size[0] < 70
        drawn = len(frames)
        await pilot.press("j")
        await pilot.pause()
        assert len(frames) > drawn


async def test_without_what_is_held_back_every_frame_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    app = OutbriefApp(library_of(HARBOUR))
    async with app.run_test():
        monkeypatch.setattr("outbrief.app.first_frame.DRAWING", "_is_gone")
        release = hold(app.reader)
        app.reader.refresh()
        release()
        assert "_is_gone" not in vars(app.reader)
