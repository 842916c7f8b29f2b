"""Statuses that are set, undone and made again by keys, in files on the disk."""

import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import screen_lines, screen_text, settle, told
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.keymap import keymap_of
from outbrief.app.pages.statuses import Offer, offers, offers_page, start_at
from outbrief.app.screens.changing import Changing
from outbrief.app.screens.reader import Opened
from outbrief.app.screens.statuses import Statuses
from outbrief.briefing.place import Place
from outbrief.library import editing
from outbrief.library.memory import Memory
from outbrief.library.opening import Opening
from outbrief.library.replacing import replace_file
from outbrief.library.shipped import shipped_paths
from outbrief.library.statuses import Status

QUAY = """\
outbrief: 1
title: The quay
statuses: [open, in progress, done]
sections:
  - title: Lamps
    points:
      - {name: Ladders, text: They are lit., status: open}
    table:
      columns: {initiative: Measure, outcome: Outcome, status: Status}
      rows:
        - initiative: Lamp renewal
          outcome: Light
          status: open    # since May
        - initiative: Ladder watch
          outcome: No falls
          status: 'open'
        - initiative: Buoys
          outcome: A way in
  - title: Trade
    table:
      columns: {initiative: Measure, outcome: Outcome}
      rows:
        - initiative: Grading
          outcome: One certificate
"""
LAMP, LADDER, BUOYS = (f"quay/lamps/{name}" for name in ("lamp-renewal", "ladder-watch", "buoys"))

STATUSES = (Status("open", 3, True), Status("in progress", 0, True), Status("paused", 2))


def test_what_is_offered_holds_what_was_typed() -> None:
    assert offers(STATUSES, "open", "") == [
        Offer("open", "now · 3×", (0, 0)),
        Offer("in progress", "", (0, 0)),
        Offer("paused", "2× · not listed in the briefing", (0, 0)),
        Offer("", "takes it out of the row"),
    ]
    assert offers(STATUSES, "open", "P") == [
        Offer("paused", "2× · not listed in the briefing", (0, 1)),
        Offer("in progress", "", (3, 4)),
        Offer("open", "now · 3×", (1, 2)),
        Offer("P", "not listed in the briefing"),
    ]
    assert [one.value for one in offers(STATUSES, "open", "Paused")] == ["paused"]
    assert [one.value for one in offers(STATUSES, "", "")] == ["open", "in progress", "paused"]
    assert offers((), "", "at risk") == [Offer("at risk", "new")]


def test_a_slip_comes_after_what_was_meant() -> None:
    assert offers(STATUSES, "open", "pasued") == [
        Offer("paused", "2× · not listed in the briefing"),
        Offer("pasued", "not listed in the briefing"),
    ]
    assert [one.value for one in offers(STATUSES, "open", "blocked")] == ["blocked"]


def test_the_cursor_starts_on_what_the_row_says_and_then_on_the_first() -> None:
    assert start_at(offers(STATUSES, "paused", ""), "paused", "") == 2
    assert start_at(offers(STATUSES, "elsewhere", ""), "elsewhere", "") == 0
    assert start_at(offers(STATUSES, "paused", "o"), "paused", "o") == 0
    assert start_at([], "", "") is None


@pytest.mark.parametrize("width", [10, 37, 77])
def test_what_is_offered_fits(width: int) -> None:
    page = offers_page(offers([Status("in progress " * 9, 4), Status("北約", 1)], "open", ""), width)
    assert all(page.line(y).cell_length <= width for y in range(page.height))
    assert page.height == 3


# --- the reader ---


@asynccontextmanager
async def opened(
    path: Path, at: str | None = None, size: tuple[int, int] = (100, 30), watched: bool = False, editor: str = "vi"
) -> AsyncIterator[Pilot[None]]:
    opening = Opening([path])
    steps = opening.steps()
    library = next(steps).library
    own = Own(Memory(), editor=editor)
    app = OutbriefApp(library, Opened(opening, steps, watched), Place(at) if at else None, "dark", own)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def reader(pilot: Pilot[None]) -> Changing:
    assert isinstance(pilot.app, OutbriefApp)
    return pilot.app.reader


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    # Twice: what has been written is looked into, too.
    await settle(pilot, 0.01)
    await settle(pilot, 0.01)


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    """Return the path of a briefing with rows that have statuses."""
    path = tmp_path / "quay.yaml"
    path.write_text(QUAY)
    return path


async def test_a_status_is_chosen_set_undone_and_set_again(quay: Path) -> None:
    changed = QUAY.replace("status: open    #", "status: in progress    #")
    async with opened(quay, at="quay/lamps/measure") as pilot:
        await press(pilot, "j", "equals_sign")
        lines = screen_lines(pilot)
        assert lines[0].startswith(" status of Lamp renewal: ")
        assert lines[1] == "▌ open          now · 3×"
        assert lines[-1] == " enter set   esc back"
        await press(pilot, "down", "enter")
        assert quay.read_text() == changed
        detail = reader(pilot).detail
        assert (detail.place, detail.has_focus) == (LAMP, True)
        assert "in progress" in screen_text(pilot)
        assert told(pilot) == ["status of Lamp renewal: open → in progress, u undoes"]
        await press(pilot, "u")
        assert quay.read_text() == QUAY
        assert "in progress" not in screen_text(pilot).replace("open → in progress", "")
        await press(pilot, "ctrl+r")
        assert quay.read_text() == changed
        await press(pilot, "u", "u", "ctrl+r", "ctrl+r")
        assert quay.read_text() == changed
        # One after the other, each in the place of the one before.
        assert len(pilot.app._notifications) == 1
        assert told(pilot)[1:] == [
            "Undone: status of Lamp renewal: in progress → open",
            "status of Lamp renewal: open → in progress, u undoes",
            "Undone: status of Lamp renewal: in progress → open",
            "Nothing to undo.",
            "status of Lamp renewal: open → in progress, u undoes",
            "Nothing to set again.",
        ]


async def test_typing_narrows_the_list_and_may_name_another_status(quay: Path) -> None:
    async with opened(quay, at=LADDER) as pilot:
        await press(pilot, "equals_sign", *"DO")
        assert screen_lines(pilot)[1] == "▌ done"
        await press(pilot, "enter")
        assert quay.read_text() == QUAY.replace("'open'", "'done'")
        await press(pilot, "equals_sign", *"at risk")
        assert screen_lines(pilot)[1] == "▌ at risk   not listed in the briefing"
        await press(pilot, "enter")
        assert quay.read_text() == QUAY.replace("'open'", "'at risk'")
        await press(pilot, "u", "u")
        assert quay.read_text() == QUAY


async def test_no_status_takes_it_out_and_a_row_without_one_gets_one(quay: Path) -> None:
    async with opened(quay, at=LADDER) as pilot:
        await press(pilot, "equals_sign", *"no", "enter")
        assert quay.read_text() == QUAY.replace("          status: 'open'\n", "")
        assert told(pilot)[-1] == "status of Ladder watch: open → nothing, u undoes"
        await press(pilot, "u")
        assert quay.read_text() == QUAY
    async with opened(quay, at=BUOYS) as pilot:
        await press(pilot, "equals_sign", "enter")
        assert quay.read_text() == QUAY.replace("A way in\n", "A way in\n          status: open\n")
        await press(pilot, "u")
        assert quay.read_text() == QUAY


async def test_escape_sets_nothing_and_what_is_so_already_is_said(quay: Path) -> None:
    before = quay.stat()
    async with opened(quay, at=LAMP) as pilot:
        await press(pilot, "equals_sign", *"done", "escape", "equals_sign", "enter")
        assert told(pilot) == ["status: open already"]
        await press(pilot, "u")
        assert told(pilot)[1:] == ["Nothing to undo."]
    assert quay.stat() == before


async def test_a_point_has_a_status_too(quay: Path) -> None:
    async with opened(quay, at="quay/lamps/ladders") as pilot:
        await press(pilot, "equals_sign", *"done", "enter")
        assert quay.read_text() == QUAY.replace("lit., status: open", "lit., status: done")


async def test_where_there_is_no_status_to_set_it_says_so(quay: Path) -> None:
    async with opened(quay, at="quay/trade/grading") as pilot:
        await press(pilot, "equals_sign")
        line = "columns: {initiative: Measure, outcome: Outcome, status: Status}"
        assert told(pilot) == [f"Not set: this table has no column `status`; write: {line}"]
        await press(pilot, "tab", "equals_sign")
        assert told(pilot)[1:] == ["The cursor is on no row and no point."]
        await press(pilot, "tab", "escape")
        assert not list(pilot.app._notifications)
        await press(pilot, "g", "equals_sign")
        assert told(pilot)[2:] == ["The cursor is on no row and no point."]
    assert quay.read_text() == QUAY


async def test_what_was_typed_ahead_is_for_the_list_and_what_came_before_for_the_page(quay: Path) -> None:
    async with opened(quay, at="quay/lamps/measure") as pilot:
        # All at once, as a terminal sends what is pasted or typed on a slow line.
        for key in ("j", "j", "equals_sign", *"done", "enter"):
            pilot.app.simulate_key(key)
        await settle(pilot)
        assert quay.read_text() == QUAY.replace("'open'", "'done'")


async def test_several_changes_are_undone_in_order_and_others_lines_stay(quay: Path) -> None:
    async with opened(quay, at=LAMP, watched=True) as pilot:
        await press(pilot, "equals_sign", *"done", "enter", "equals_sign", *"in prog", "enter")
        theirs = quay.read_text().replace("title: The quay", "date: 2026-11-24\ntitle: The quay # north")
        quay.write_text(theirs)
        await press(pilot, "u", "u")
        assert quay.read_text() == theirs.replace("in progress    #", "open    #")


async def test_what_has_changed_there_since_is_not_undone_and_does_not_stand_in_the_way(quay: Path) -> None:
    async with opened(quay, at=LAMP) as pilot:
        await press(pilot, "equals_sign", *"done", "enter")
        await press(pilot, "escape", "j", "equals_sign", *"done", "enter")
        theirs = quay.read_text().replace("No falls", "Fewer falls")
        quay.write_text(theirs)
        await press(pilot, "u")
        assert told(pilot)[-1] == "Not undone: Ladder watch has changed since"
        assert quay.read_text() == theirs
        await press(pilot, "u")
        assert quay.read_text() == theirs.replace("done    #", "open    #")


async def test_what_cannot_be_written_is_said_and_can_be_undone_later(
    quay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(quay, at=LAMP) as pilot:
        await press(pilot, "equals_sign", *"done", "enter")
        with monkeypatch.context() as patched:
            patched.setattr(os, "access", lambda *_: False)
            await press(pilot, "u", "equals_sign", *"open", "enter")
            assert told(pilot)[1:] == [
                "Not undone: cannot be written: permission denied",
                "Not set: cannot be written: permission denied",
            ]
        await press(pilot, "u")
        assert quay.read_text() == QUAY


async def test_a_filter_and_the_scroll_stay_and_a_sorted_row_moves_with_the_cursor_on_it(quay: Path) -> None:
    async with opened(quay, at="quay/lamps/measure", size=(70, 10)) as pilot:
        await press(pilot, "s", "s", "s", "j", "j")
        detail = reader(pilot).detail
        assert detail.place == LADDER
        await press(pilot, "equals_sign", *"done", "enter")
        assert detail.place == LADDER
        assert [stop.place for stop in detail.page.stops[1:]] == [LADDER, LAMP, BUOYS]


async def test_a_row_that_is_called_by_its_status_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "quay.yaml"
    path.write_text(QUAY.replace("initiative: Measure, outcome: Outcome, status: Status", "status: S, initiative: M"))
    async with opened(path, at="quay/lamps/open") as pilot:
        await press(pilot, "equals_sign", *"done", "enter")
        current = reader(pilot).trail.current
        assert current
        assert current.place == "quay/lamps/done"
        await press(pilot, "u")
        current = reader(pilot).trail.current
        assert current
        assert current.place == "quay/lamps/open"


async def test_the_keys_wait_their_turn(quay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change is begun when the one before it is written, however slow that is."""

    def slower(path: Path, read: bytes, new: bytes) -> None:
        time.sleep(0.1)
        replace_file(path, read, new)

    monkeypatch.setattr(editing, "replace_file", slower)
    async with opened(quay, at=LAMP) as pilot:
        await pilot.press("equals_sign", *"done", "enter", "equals_sign", *"in prog", "enter", "u", "u")
        for _ in range(200):
            if len(told(pilot)) == 4:
                break
            await pilot.pause(0.05)
        assert quay.read_text() == QUAY
        assert told(pilot) == [
            "status of Lamp renewal: open → done, u undoes",
            "status of Lamp renewal: done → in progress, u undoes",
            "Undone: status of Lamp renewal: in progress → done",
            "Undone: status of Lamp renewal: done → open",
        ]


async def test_where_no_file_may_be_changed_the_keys_are_not_there(quay: Path) -> None:
    async with opened(quay, at=LAMP, editor="") as pilot:
        await press(pilot, "equals_sign", "u", "ctrl+r", "e")
        assert told(pilot) == []
        assert not isinstance(pilot.app.screen, Statuses)
        ids = {active.binding.id for active in pilot.app.screen.active_bindings.values()}
        assert {"set-status", "undo", "redo", "edit"}.isdisjoint(ids)
        assert "problems" in ids
        await press(pilot, "ctrl+p", *"status undo edit")
        assert "Set the status" not in screen_text(pilot)


async def test_the_shipped_briefings_are_not_changed() -> None:
    visit = shipped_paths()[0]
    before = visit.read_bytes()
    async with opened(visit, at="nato-dsg-us-visit/discussions/cyber-defense") as pilot:
        await press(pilot, "equals_sign")
        assert told(pilot) == ["Not set: the shipped briefings are not edited"]
    assert visit.read_bytes() == before


async def test_while_something_is_looked_for_the_sign_is_a_character(quay: Path) -> None:
    async with opened(quay, at=LAMP) as pilot:
        await press(pilot, "slash", *"a=u")
        assert screen_lines(pilot)[0].startswith(" / a=u")
        await press(pilot, "escape", "equals_sign", *"=u", "enter")
        assert "status: =u    #" in quay.read_text() or 'status: "=u"    #' in quay.read_text()


async def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "quay.yaml"
    path.write_text(QUAY.replace("Lamp renewal", '"[/] [@click=app.quit]x"').replace("[open,", "['[red]open[/]',"))
    async with opened(path, at="quay/lamps/click-app-quit-x") as pilot:
        await press(pilot, "equals_sign")
        assert "status of [/] [@click=app.quit]x:" in screen_text(pilot)
        await press(pilot, *"red", "enter")
        assert told(pilot) == ["status of [/] [@click=app.quit]x: open → [red]open[/], u undoes"]
        assert "[red]open[/]" in screen_text(pilot)


async def test_a_very_small_screen_shows_the_list(quay: Path) -> None:
    async with opened(quay, at=LAMP, size=(40, 12)) as pilot:
        await press(pilot, "equals_sign", "down", "down", "down")
        assert "▌ no status" in screen_text(pilot)
        await press(pilot, "enter")
        assert "status: open    #" not in quay.read_text()


async def test_the_keys_are_named_as_they_are_set(tmp_path: Path) -> None:
    path = tmp_path / "quay.yaml"
    path.write_text(QUAY.replace("          outcome: Light\n", ""))
    keymap, wrong = keymap_of({"undo": ["U"], "set-status": ["x"], "problems": ["ctrl+o"]}, str)
    assert wrong == []
    opening = Opening([path])
    steps = opening.steps()
    app = OutbriefApp(next(steps).library, Opened(opening, steps, False), Place(LAMP), "dark", Own(Memory(), keymap))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "ctrl+o 1 problem " in screen_lines(pilot)[0]
        await press(pilot, "x", *"done", "enter")
        assert told(pilot) == ["status of Lamp renewal: open → done, U undoes"]
        await press(pilot, "u", "U")
        assert told(pilot)[1:] == ["Undone: status of Lamp renewal: done → open"]


SAME = """\
outbrief: 1
title: The quay
sections:
  - title: Trade
    table:
      columns: {area: Area, initiative: Measure, status: Status}
      rows:
        - {area: Trade, initiative: Cold chain, status: open}
        - {area: Trade, initiative: Timber grading, status: open}
        - {area: Trade, initiative: Ferry fares, status: open}
"""
ABOVE = "      rows:\n        - {area: Trade, initiative: Night market, status: planned}\n"


async def test_what_is_set_is_set_where_the_row_stands_by_then_and_undone_there(quay: Path) -> None:
    quay.write_text(SAME)
    theirs = SAME.replace("      rows:\n", ABOVE)
    async with opened(quay, at="quay/trade/trade-2", watched=True) as pilot:
        await press(pilot, "equals_sign")
        assert "status of Timber grading:" in screen_lines(pilot)[0]
        quay.write_text(theirs)
        for _ in range(200):
            await pilot.pause(0.05)
            if "Night market" in str(reader(pilot).library.find("quay/trade/trade")):
                break
        await press(pilot, *"done", "enter")
        assert quay.read_text() == theirs.replace("grading, status: open", "grading, status: done")
        current = reader(pilot).trail.current
        assert current is not None
        assert "Timber grading" in str(reader(pilot).library.find(current.place))
        await press(pilot, "u")
        assert quay.read_text() == theirs


async def test_what_is_not_there_any_more_is_not_set(quay: Path) -> None:
    quay.write_text(SAME)
    gone = SAME.replace("        - {area: Trade, initiative: Timber grading, status: open}\n", "")
    async with opened(quay, at="quay/trade/trade-2") as pilot:
        await press(pilot, "equals_sign", *"done")
        quay.write_text(gone)
        await press(pilot, "enter")
        assert told(pilot) == ["Not set: Timber grading is not in this file any more as it was"]
    assert quay.read_text() == gone
