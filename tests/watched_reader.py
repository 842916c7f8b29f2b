"""A reader headless on a folder that changes, and how to wait for what becomes of it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from headless_reader import HARBOUR, screen_text, settle
from outbrief.app.app import OutbriefApp
from outbrief.app.screens.reader import Opened, Reader
from outbrief.briefing.place import Place
from outbrief.library.opening import Opening

PATIENCE = 20.0
"""Seconds. Only a test that fails waits for so long."""

TIDES = "outbrief: 1\nid: tides\ntitle: Tides of the year\nintro: Spring tides come early.\n"


def reader(pilot: Pilot[None]) -> Reader:
    screen = pilot.app.screen
    assert isinstance(screen, Reader)
    return screen


def place_of(pilot: Pilot[None]) -> str:
    current = reader(pilot).trail.current
    return str(current.place) if current else ""


@asynccontextmanager
async def watching(
    folder: Path, at: str | None = None, size: tuple[int, int] = (100, 30), watched: bool = True
) -> AsyncIterator[Pilot[None]]:
    """Open the reader on a folder, with the harbour and the tides in it unless it has files."""
    if not any(folder.iterdir()):
        (folder / "harbour.yaml").write_text(HARBOUR)
        (folder / "tides.yaml").write_text(TIDES)
    opening = Opening([folder])
    steps = opening.steps()
    library = next(steps).library
    app = OutbriefApp(library, Opened(opening, steps, watched), Place(at) if at else None, theme="dark")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def until(pilot: Pilot[None], is_true: Callable[[], object]) -> None:
    for _ in range(int(PATIENCE / 0.05)):
        if is_true():
            await settle(pilot)
            assert is_true()
            return
        await pilot.pause(0.05)
    raise AssertionError(screen_text(pilot))


async def until_shown(pilot: Pilot[None], wanted: str) -> None:
    await until(pilot, lambda: wanted in screen_text(pilot))
