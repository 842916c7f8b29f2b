"""Whatever is typed, pasted, clicked or reported by a terminal: the reader goes on, and draws nothing but text."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from headless_reader import HARBOUR, HOSTILE, screen_text, settle
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.keyboard import Keyboard
from outbrief.library.library import open_library
from outbrief.library.memory import Memory
from random_typing import typed
from terminal_stream import is_hidden

BYTES = 3_000
"""Of a run: as many are typed in a session of some minutes."""
SIZES = ((1, 1), (5, 2), (20, 5), (40, 12), (69, 30), (90, 30), (120, 40))


@pytest.mark.soak(few=4_000, many=1_000_000)
def test_whatever_a_terminal_sends_is_parsed(times: int, figures: Callable[[str], None]) -> None:
    random, keyboard, meant = Random(6), Keyboard(), 0
    for _ in range(times):
        for message in keyboard.typed(typed(random)):
            assert not isinstance(message, events.Paste) or len(message.text) <= 10_000
            meant += 1
        if random.random() < 0.1:
            meant += len([*keyboard.waited()])
    # However it was left, the next key is heard.
    heard = [*keyboard.typed(b"\x1b[201~"), *keyboard.typed(b"\x1b[Aj")]
    assert getattr(heard[-1], "key", None) == "j"
    figures(f"terminal input: {times} pieces parsed to {meant} messages")


async def quiet(pilot: Pilot[None]) -> None:
    try:
        await settle(pilot)
    except WorkerCancelled:
        # A question that was overtaken.
        await settle(pilot)


@pytest.mark.soak(few=3, many=330)
async def test_the_reader_answers_whatever_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, figures: Callable[[str], None]
) -> None:
    asked_to_end = 0

    async def action_quit(app: OutbriefApp) -> None:
        nonlocal asked_to_end
        asked_to_end += 1

    monkeypatch.setattr(OutbriefApp, "action_quit", action_quit)
    for seed in range(times):
        print(f"seed {seed}")
        folder = tmp_path / str(seed)
        folder.mkdir()
        await answers(folder, Random(seed))
    figures(f"typed headless: {times} sessions of {BYTES} bytes, asked to end {asked_to_end} times")


async def answers(folder: Path, random: Random) -> None:
    """Type into a reader of made-up files; assert that it answers afterwards."""
    for name, text in (("harbour", HARBOUR), ("hostile", HOSTILE)):
        (folder / f"{name}.yaml").write_text(text)
    app = OutbriefApp(open_library([folder]), theme="dark", own=Own(Memory(), editor="true"))
    keyboard, sent = Keyboard(), 0
    async with app.run_test(size=(90, 30), tooltips=True, notifications=True) as pilot:
        await quiet(pilot)

        def send(data: bytes) -> None:
            assert app._driver is not None
            for message in (*keyboard.typed(data), *(keyboard.waited() if random.random() < 0.1 else ())):
                # What the terminal says of its size the driver asks the kernel.
                if not isinstance(message, events.Resize):
                    app._driver.process_message(message)

        while sent < BYTES:
            data = typed(random)
            sent += len(data)
            send(data)
            if random.random() < 0.04:
                await pilot.pause()
                assert not [sign for sign in screen_text(pilot) if is_hidden(sign)]
            if random.random() < 0.01:
                await pilot.resize_terminal(*random.choice(SIZES))
        await pilot.resize_terminal(100, 30)
        send(b"\x1b[201~")
        for _ in range(20):
            if app.screen is app.reader and not app.reader.searching:
                break
            await pilot.press("escape")
            await quiet(pilot)
        await pilot.press("slash", *"timber grading")
        await quiet(pilot)
        # What was chosen meanwhile may leave nothing to be found.
        seen = screen_text(pilot)
        assert seen.startswith(" / timber grading")
        assert "Common Timber Grading" in seen or "Nothing on «timber grading»" in seen
    assert sorted(path.name for path in folder.iterdir()) == ["harbour.yaml", "hostile.yaml"]
