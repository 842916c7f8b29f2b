"""Saying: one thing at a time, once, and no complaint taken away by something else."""

from collections.abc import Callable

import pytest
from textual.notifications import SeverityLevel
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, reading

HARBOUR_LIBRARY = library_of(HARBOUR)


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let seconds pass, by the clock that what is said is timed by; what stands on the screen stands."""
    passed = 1000.0

    def by(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    monkeypatch.setattr("outbrief.app.saying.monotonic", lambda: passed)
    return by


async def say(pilot: Pilot[None], message: str, severity: SeverityLevel = "information") -> list[str]:
    """Say something, a complaint for a minute; return what stands on the screen then."""
    pilot.app.notify(message, severity=severity, timeout=5 if severity == "information" else 60)
    await pilot.pause()
    return [notice.message for notice in pilot.app._notifications]


async def test_what_is_said_next_takes_the_place_of_what_was_said(wait: Callable[[float], None]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        assert await say(pilot, "one") == ["one"]
        wait(1)
        assert await say(pilot, "two") == ["two"]


async def test_the_same_is_said_anew_and_not_at_once(wait: Callable[[float], None]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await say(pilot, "one")
        (first,) = pilot.app._notifications
        wait(0.2)
        await say(pilot, "one")
        assert list(pilot.app._notifications) == [first]
        wait(1)
        assert await say(pilot, "one") == ["one"]
        assert list(pilot.app._notifications) != [first]


async def test_a_complaint_stands_whatever_is_said_behind_it_and_how_often(wait: Callable[[float], None]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await say(pilot, "It failed.", "error")
        for _ in range(3):
            wait(1)
            assert await say(pilot, "one") == ["It failed.", "one"]
        wait(1)
        assert await say(pilot, "It failed.", "error") == ["It failed."]


async def test_a_complaint_that_is_sooner_over_takes_no_time_from_another(wait: Callable[[float], None]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await say(pilot, "It failed.", "error")
        pilot.app.notify("It is gone.", severity="warning", timeout=5)
        wait(6)
        for said in ("one", "two", "one", "two"):
            wait(1)
            standing = await say(pilot, said)
        assert standing == ["It failed.", "It is gone.", "one", "two"]


async def test_a_complaint_whose_time_is_over_gives_way(wait: Callable[[float], None]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await say(pilot, "It failed.", "warning")
        wait(61)
        assert await say(pilot, "one") == ["one"]


async def test_what_was_taken_away_is_said_again(wait: Callable[[float], None]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await say(pilot, "one")
        pilot.app.clear_notifications()
        assert await say(pilot, "one") == ["one"]
