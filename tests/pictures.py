"""Take the pictures in the README: `make pictures`. Fixed sizes, shipped briefings, no terminal needed."""

import asyncio
import re
import sys
from pathlib import Path

from textual.pilot import Pilot

from outbrief.app.app import OutbriefApp
from outbrief.library.library import open_library
from outbrief.library.shipped import shipped_paths

FOLDER = Path(__file__).parents[1] / "src" / "pictures"

FONT_FACE = re.compile(r"@font-face\s*{.*?}\s*", re.S)
"""A font from the network: a page that shows a picture does not load it, and need not be told where it is."""

PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "reader": ((112, 36), "dark", ("down", "down", "down", "tab", "G", "k", "k")),
    "search": ((100, 30), "light", ("slash", *"cyber resil")),
}
"""By name: columns and rows, the look, the keys that lead to what is shown."""


async def take(folder: Path) -> None:
    """Write an SVG a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (size, look, keys) in PICTURES.items():
        app = OutbriefApp(open_library(shipped_paths()), theme=look)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            for key in keys:
                await pilot.press(key)
            await settle(pilot)
            picture = FONT_FACE.sub("", app.export_screenshot(title="outbrief"))
            (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


async def settle(pilot: Pilot[None]) -> None:
    """Wait for the workers, and for what they have asked of the screen."""
    await pilot.pause(0.2)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
