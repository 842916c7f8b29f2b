"""What a kiosk offers: what is on its list, and nothing that anybody adds to the reader until it is named there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget

from headless_reader import HARBOUR, library_of, screen_lines, screen_text, settle
from outbrief.app import kiosk as kiosk_module
from outbrief.app.keymap import TOGETHER, acting, all_acting
from outbrief.app.kiosk import COPYING, OFFERED, UNNAMED, UNNAMED_COPYING, KioskApp
from outbrief.app.palette import ActionCommands
from outbrief.app.screens import copying as copying_module
from outbrief.app.screens.keys import KeyList
from outbrief.app.screens.reader import Reader

OFF = sorted(set(all_acting()) - OFFERED - COPYING)


@asynccontextmanager
async def kiosk(copying: bool = False, patience: float = 0) -> AsyncIterator[Pilot[None]]:
    """Open a kiosk headless."""
    app = KioskApp(library_of(HARBOUR), theme="dark", copying=copying, patience=patience)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        yield pilot


def test_every_id_on_the_list_is_one() -> None:
    assert set(all_acting()) >= OFFERED | COPYING
    assert not OFFERED & COPYING


def test_what_writes_runs_or_leaves_is_not_on_it_and_all_else_is() -> None:
    # All of it, so that a key that only reads is not forgotten when it is added.
    writing = {"bookmark", "bookmark-open", "bookmark-remove", "bookmarks", "bookmarks-leave", "set-status"}
    writing |= {"status-choose", "status-down", "status-leave", "status-up", "undo", "redo"}
    assert set(OFF) == writing | {"edit", "problem-edit", "suspend"}


async def test_a_key_that_is_not_on_the_list_does_nothing_and_stands_nowhere() -> None:
    off = {
        key
        for nodes in TOGETHER
        for node in nodes
        for name, one in acting(node).items()
        if name in OFF
        for key in one.keys
    }
    on = {
        key
        for nodes in TOGETHER
        for node in nodes
        for name, one in acting(node).items()
        if name in OFFERED
        for key in one.keys
    }
    async with kiosk() as pilot:
        assert not {one.binding.id for one in pilot.app.screen.active_bindings.values()} & set(OFF)
        before = screen_lines(pilot)
        for key in sorted(off - on):
            await pilot.press(key)
        await settle(pilot)
        assert screen_lines(pilot) == before
        assert isinstance(pilot.app.screen, Reader)
        await pilot.press("question_mark")
        await settle(pilot)
        told = pilot.app.screen.query_one(KeyList)
        text = "\n".join(told.page.line(at).plain for at in range(told.page.height))
        assert "Search everything" in text
        assert not [one.does for name, one in all_acting().items() if name in OFF and one.does in text.splitlines()]
        assert "Edit" not in text
        assert "ookmark" not in text


class Longer(Reader):
    """A reader that somebody has added to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("X", "write_it", "write", id="write-it", tooltip="Write it down", priority=True),
        Binding("Y", "hit(7)", "seventh", tooltip="Another use of an action that is offered"),
    ]
    done: ClassVar[list[str]] = []

    def action_write_it(self) -> None:
        """Do it."""
        self.done.append("written")


async def test_what_is_added_is_off_until_it_is_named() -> None:
    for offered in (OFFERED, OFFERED | {"write-it"}):
        Longer.done.clear()
        app = KioskApp(library_of(HARBOUR), theme="dark")
        app.reader = Longer(library_of(HARBOUR))  # type: ignore[assignment]
        app._identities = offered
        async with app.run_test(size=(100, 40)) as pilot:
            await settle(pilot)
            keys = {one.binding.key for one in app.screen.active_bindings.values()}
            titles = [title async for title in _palette(app)]
            await pilot.press("X", "Y")
            await settle(pilot)
            shown = screen_lines(pilot)[-1]
        is_named = "write-it" in offered
        assert ("X" in keys) is is_named
        assert "Y" not in keys
        assert any("Write it down" in title for title in titles) is is_named
        assert ("write" in shown) is is_named
        assert Longer.done == ["written"] * is_named


async def _palette(app: App[None]) -> AsyncIterator[str]:
    async for hit in ActionCommands(app.screen).discover():
        yield str(hit.prompt)


async def test_the_palette_has_nothing_else() -> None:
    async with kiosk() as pilot:
        titles = [title async for title in _palette(pilot.app)]
        assert any("Search everything" in title for title in titles)
        assert any(title.startswith("Theme: ") for title in titles)
        off = {all_acting()[name].does for name in OFF} - {all_acting()[name].does for name in OFFERED}
        assert not off & {title.partition("  (")[0] for title in titles}
        await pilot.press("ctrl+p", *"edit")
        await settle(pilot)
        assert "Edit the file" not in screen_text(pilot)


FOREIGN = [
    "app.screenshot", "app.suspend_process", "app.toggle_dark", "app.change_theme", "app.show_help_panel",
    "app.simulate_key('q')", "app.push_screen('x')", "app.switch_mode('x')", "app.bell", "app.notify('x')",
    "app.pop_screen", "app.back", "app.add_class('*','x')", "app.focus('query')", "app.help_quit", "app.debug",
    "app.edit", "screen.edit", "screen.copy_text", "screen.maximize", "screen.dismiss", "screen.bookmark",
    "screen.hit(3)", "screen.toggle('searching')", "app.look_out", "app.deliver_text",
]  # fmt: skip


async def test_actions_of_textuals_own_are_not_reached_by_whatever_name() -> None:
    async with kiosk() as pilot:
        app = pilot.app
        assert [action for action in FOREIGN if await app.run_action(action)] == []
        for namespace in (app.screen, app.focused, app):
            assert [
                one
                for one in ("screenshot", "suspend_process", "copy", "cut", "paste")
                if await app.run_action(one, namespace)
            ] == []
        assert await app.run_action("screen.search")


class Clickable(Widget):
    """Text with a link to an action, as markup would make one."""

    def render(self) -> Content:
        """Show the link."""
        return Content.from_markup("[@click=app.quit]quit[/] [@click=app.screenshot]shoot[/]")


async def test_a_click_on_a_link_does_nothing_that_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    shot: list[object] = []
    monkeypatch.setattr(App, "action_screenshot", lambda *given: shot.append(given))
    async with kiosk() as pilot:
        link = Clickable()
        link.styles.dock = "top"
        link.styles.height = 1
        await pilot.app.screen.mount(link)
        await pilot.click(Clickable, offset=(6, 0))
        await settle(pilot)
        assert shot == []
        assert pilot.app.is_running


async def test_it_is_searched_and_read_as_ever() -> None:
    async with kiosk() as pilot:
        await pilot.press("slash", *"inspec", "enter")
        await settle(pilot)
        assert "Fender Inspection Rounds" in screen_lines(pilot)[0]
        assert "No unreported damage" in screen_text(pilot)
        await pilot.press("escape", "s", "H")
        await pilot.press("slash", "ctrl+u", *"xherr", "home", "delete", "enter")
        await settle(pilot)
        assert "Cold Chain Pact" in screen_lines(pilot)[0]
        await pilot.press("ctrl+p", *"timb", "down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Reader)
        assert "Timber" in screen_text(pilot)


@pytest.mark.parametrize("allowed", [False, True])
async def test_nothing_is_copied_unless_it_is_allowed(allowed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(copying_module, "write_to_terminal", lambda app, sequence: sent.append(sequence))
    async with kiosk(copying=allowed) as pilot:
        await pilot.press("slash", *"fend", "ctrl+y", "ctrl+shift+a", "ctrl+x", "escape", "y", "Y", "c")
        await settle(pilot)
        assert pilot.app.is_running
        assert bool(sent) is allowed
        assert ("y copy" in screen_lines(pilot)[-1]) is allowed


async def test_it_ends_where_nobody_presses_a_key_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(kiosk_module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    async with kiosk(patience=60) as pilot:
        app = pilot.app
        assert isinstance(app, KioskApp)
        for at, key, ends in ((1059, "j", False), (1100, "", False), (1118, "", False), (1119, "", True)):
            now[0] = float(at)
            if key:
                await pilot.press(key)
            app._look_for_anybody()
            await pilot.pause()
            assert bool(app.farewell) is ends
        assert not app.is_running


def test_what_textual_has_is_named_by_what_it_has() -> None:
    for kind, names in (*UNNAMED.items(), *UNNAMED_COPYING.items()):
        assert [
            name for name in names if not hasattr(kind, f"action_{name}") and not hasattr(kind, f"_action_{name}")
        ] == []


def test_an_error_is_told_without_what_the_program_held() -> None:
    app = KioskApp(library_of(HARBOUR), theme="dark")
    app.error = ValueError("/srv/secret")
    assert app.reason == "stopped by an error in the program (ValueError)"
