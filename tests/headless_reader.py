"""Made-up libraries, and the reader on them without a terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from outbrief.app.app import OutbriefApp
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.loading.load import load_text

HARBOUR = """\
outbrief: 1
id: harbour
title: Harbour Forum in Lysekil
date: 2026-05-04
intro: |
  Nine ports met to agree on how ships are handled at night.
sections:
  - id: safety
    title: Safety at the quay
    text: |
      The forum spoke of fenders, ladders and lamps.
    points:
      - Ladders: Every ladder is to be lit by the end of the winter.
      - Fog signals stay in use
    table:
      id: measures
      columns: {area: Field, initiative: Measure, outcome: Expected Result}
      rows:
        - area: Lamps
          initiative: Quay Lighting Renewal
          outcome: Fewer falls at night
        - area: Pilots
          initiative: Shared Pilot Roster
          outcome: Shorter waiting, stronger resilience
        - area: Fenders
          initiative: Fender Inspection Rounds
          outcome: No unreported damage
  - id: trade
    title: Trade between the ports
    text: |
      Duties were not discussed.
    table:
      id: flows
      columns: {area: Goods, initiative: Plan, outcome: Expected Result, kpi: Tonnes}
      rows:
        - area: Timber
          initiative: Common Timber Grading
          outcome: One certificate
          kpi: "1200"
        - area: Herring
          initiative: Cold Chain Pact
          outcome: Fresher herring
          kpi: "90"
"""
HOSTILE = """\
outbrief: 1
id: hostile
title: "[NATO] annex [AI-2] [/]"
intro: |
  [@click=app.quit]press[/] and [bold red]shout[/bold red]
sections:
  - id: odd
    title: "[/nope]"
    points:
      - "[link=http://example.org]name[/]": "\\e]52;c;QQ==\\a and \\x9b2J"
    table:
      columns: {area: "[/]", initiative: "[red]What", outcome: "a\\u202eb"}
      rows:
        - area: "[/]"
          initiative: "[@click=app.quit]go[/]"
          outcome: "\\e[2J"
"""


def library_of(*texts: str) -> Library:
    """Open made-up briefings."""
    return Library().extended(load_text(text, Path(f"{number}.yaml")) for number, text in enumerate(texts))


@asynccontextmanager
async def reading(
    library: Library, size: tuple[int, int] = (100, 30), at: Place | None = None
) -> AsyncIterator[Pilot[None]]:
    """Open the reader headless, and wait until it has indexed what it shows."""
    app = OutbriefApp(library, at=at, theme="dark")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None], pause: float = 0.1) -> None:
    """Wait for the workers, and for what they have asked of the screen.

    `pause`, in seconds before and after, is for the sidebar's cursor to have rested; where that is not moved, it may be
    shorter.
    """
    await pilot.pause(pause)
    await wait_for_work(pilot)
    # The files are read only when the first page has been drawn.
    while isinstance(pilot.app, OutbriefApp) and pilot.app.is_running and not pilot.app.reader.is_opened:
        await pilot.pause(0.01)
    await wait_for_work(pilot)
    await pilot.pause(pause)


async def wait_for_work(pilot: Pilot[None]) -> None:
    """Wait until all is done that is being done, but for watching the files, which never ends.

    What has been done may lead to more: what is searched is indexed first.
    """
    while unfinished := [one for one in pilot.app.workers if one.group != "watch" and not one.is_finished]:
        for one in unfinished:
            # One gives way to the next where the files have changed again, or more has been typed.
            with suppress(WorkerCancelled):
                await one.wait()
        await pilot.pause()


def told(pilot: Pilot[None]) -> list[str]:
    """Return all that was said in passing, the first first, also what has gone (see tests/app/conftest.py)."""
    return list(pilot.app.__dict__.get("told", ()))


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """Return what stands on the screen, a text a line."""
    width, height = pilot.app.size
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip)[:width].rstrip() for strip in strips[:height]]


def screen_text(pilot: Pilot[None]) -> str:
    """Return what stands on the screen."""
    return "\n".join(screen_lines(pilot))
