"""The keys by their ids: what a configuration may change, and that what is shown follows."""

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, screen_lines, screen_text, settle
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.keymap import TOGETHER, acting, all_acting, canonical, keymap_of, written
from outbrief.app.screens.reader import Reader
from outbrief.library.memory import Memory


def faults(**keys: list[str]) -> list[str]:
    named = {identity.replace("_", "-"): listed for identity, listed in keys.items()}
    return [fault.partition(": ")[2] for fault in keymap_of(named, lambda identity: identity)[1]]


def configured(**keys: list[str]) -> OutbriefApp:
    keymap, wrong = keymap_of({name.replace("_", "-"): listed for name, listed in keys.items()}, str)
    assert wrong == []
    return OutbriefApp(library_of(HARBOUR), theme="dark", own=Own(Memory(), keymap))


def open_place(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, Reader)
    current = pilot.app.screen.trail.current
    return str(current.place) if current else ""


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def test_every_action_has_an_id_of_its_own_and_says_what_it_does() -> None:
    owners: dict[str, set[str]] = {}
    for nodes in TOGETHER:
        for node in nodes:
            for base in node.__mro__:
                for binding in base.__dict__.get("BINDINGS", ()):
                    if base.__module__.startswith("outbrief"):
                        assert binding.id, binding
                        assert binding.tooltip, binding
                        owners.setdefault(binding.id, set()).add(base.__name__)
    assert {identity for identity, classes in owners.items() if len(classes) > 1} == set()
    assert set(owners) == set(all_acting())


def test_the_usual_keys_are_keys_and_do_not_clash() -> None:
    usual = {identity: [written(key) for key in one.keys] for identity, one in all_acting().items()}
    keymap, wrong = keymap_of(usual, str)
    assert wrong == []
    assert {identity: tuple(keys.split(",")) for identity, keys in keymap.items()} == {
        identity: one.keys for identity, one in all_acting().items()
    }


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("/", "slash"),
        ("?", "question_mark"),
        (",", "comma"),
        ("'", "apostrophe"),
        (" ", "space"),
        ("G", "G"),
        ("é", "é"),
        ("ctrl+d", "ctrl+d"),
        ("alt+x", "alt+x"),
        ("alt+/", "alt+slash"),
        ("f5", "f5"),
        ("ctrl+i", "tab"),
        ("esc", "escape"),
        ("ctrl+zz", ""),
        ("Ctrl+D", ""),
        ("", ""),
        ("\x1b", ""),
        ("gg", ""),
        ("<any>", ""),
        ("alt+ctrl+alt+x", ""),
    ],
)
def test_a_key_is_known_by_what_it_types_or_by_its_name(key: str, name: str) -> None:
    assert canonical(key) == name


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ({"serch": ["x"]}, "unknown key id “serch”: did you mean “search”?"),
        ({"search": ["ctrl+zz"]}, "unknown key “ctrl+zz”: did you mean “ctrl+z”?"),
        ({"search": ["Ctrl+F"]}, "unknown key “Ctrl+F”: did you mean “ctrl+f”?"),
        ({"search": ["shift+j"]}, "unknown key “shift+j”: did you mean “J”?"),
        ({"search": ["pgdown"]}, "unknown key “pgdown”: did you mean “pagedown”?"),
        ({"search": ["gg"]}, "unknown key “gg”: did you mean “g”?"),
        ({"search": ["j"]}, "“j” is also the key of “down”"),
        ({"sort": ["o"], "filter": ["o"]}, "“o” is also the key of “filter”"),
        ({"palette": ["enter"]}, "“enter” is also the key of “open”"),
        ({"search-leave": ["x"]}, "“x” is typed into the bar, and cannot be the key of “search-leave”"),
        ({"bookmark-remove": ["enter"]}, "“enter” is also the key of “bookmark-open”"),
        ({"quit": ["ctrl+c"]}, "“ctrl+c” is also the key of “interrupt”"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_was(keys: dict[str, list[str]], fault: str) -> None:
    assert fault in faults(**{identity.replace("-", "_"): listed for identity, listed in keys.items()})


def test_keys_may_be_swapped_and_shared_as_they_were() -> None:
    assert faults(sort=["S"], reverse=["s"]) == []
    assert faults(down=["n", "down"], next_hit=["j"]) == []
    assert faults(go_in=["l"], page_down=["space"]) == []


async def test_a_new_key_acts_and_the_old_one_does_not() -> None:
    app = configured(search=["x", "ctrl+f"], down=["w"], quit=["Q"], sort=["S"], reverse=["s"])
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        assert "x search 1 briefing" in screen_lines(pilot)[0]
        assert "x search" in screen_lines(pilot)[-1]
        assert "Q quit" in screen_lines(pilot)[-1]
        await press(pilot, "j", "down")
        assert open_place(pilot) == "harbour"
        await press(pilot, "w", "w")
        assert open_place(pilot) == "harbour/safety/measures"
        await press(pilot, "slash")
        assert "words, in any order" not in screen_text(pilot)
        for key in ("x", "ctrl+f"):
            await press(pilot, key)
            assert "words, in any order" in screen_text(pilot)
            await press(pilot, *"exq")
            assert "exq" in screen_lines(pilot)[0]
            await press(pilot, "escape")
        await press(pilot, "enter", "w", "S", "s")
        assert isinstance(pilot.app.screen, Reader)
        (order,) = pilot.app.screen.orders.values()
        assert (order.key, order.reverse) == ("area", True)
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        assert "  x ctrl+f          Search everything" in text
        assert "  w                 Move down" in text
        assert "  S                 Sort this table by the next column" in text
        await press(pilot, "escape", "ctrl+p", *"search")
        assert "Search everything  (x ctrl+f)" in screen_text(pilot)
        await press(pilot, "escape", "q")
        assert pilot.app.is_running
        await press(pilot, "Q")
        assert pilot.app._exit


async def test_the_keys_of_the_lists_follow() -> None:
    app = configured(keys_leave=["w"], bookmark_remove=["ctrl+x"], bookmark=["B"], bookmarks=["Z"])
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert screen_lines(pilot)[-1].startswith(" w back")
        await press(pilot, "escape", "w", "Z")
        assert "B sets one" in screen_text(pilot)
        await press(pilot, "escape", "B", "Z")
        assert "ctrl+x remove" in screen_lines(pilot)[-1]
        await press(pilot, "ctrl+x")
        assert "There are none." in screen_text(pilot)


def test_every_id_is_of_something_that_acts() -> None:
    assert all(one.keys and one.does for one in all_acting().values())
    assert "sort" in acting(TOGETHER[0][1])


def test_what_is_typed_into_the_line_of_statuses_is_no_key_of_it() -> None:
    assert faults(status_choose=["x"]) == ["“x” is typed into the bar, and cannot be the key of “status-choose”"]
    assert faults(problem_edit=["enter"]) == ["“enter” is also the key of “problem-open”"]
