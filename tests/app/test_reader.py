"""The reader, driven by its keys."""

import gc
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, HOSTILE, library_of, reading, screen_lines, screen_text, settle
from outbrief.app.app import OutbriefApp
from outbrief.app.screens.reader import Opened, Reader
from outbrief.app.screens.searching import Searching
from outbrief.app.widgets.search_bar import QueryLine
from outbrief.app.widgets.sidebar import Sidebar
from outbrief.briefing.place import Place
from outbrief.library import named
from outbrief.library.library import Library, open_library
from outbrief.library.opening import Opening

HARBOUR_LIBRARY = library_of(HARBOUR)


def reader(pilot: Pilot[None]) -> Reader:
    screen = pilot.app.screen
    assert isinstance(screen, Reader)
    return screen


def open_place(pilot: Pilot[None]) -> str:
    current = reader(pilot).trail.current
    return str(current.place) if current else ""


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_it_opens_on_the_first_briefing() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        assert open_place(pilot) == "harbour"
        lines = screen_lines(pilot)
        assert "Harbour Forum in Lysekil" in lines[0]
        assert "search 1 briefing" in lines[0]
        assert "Nine ports met" in screen_text(pilot)
        assert "/ search" in lines[-1]
        assert "q quit" in lines[-1]


async def test_the_detail_follows_the_sidebar() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "j", "j")
        assert open_place(pilot) == "harbour/safety/measures"
        assert "Quay Lighting Renewal" in screen_text(pilot)
        assert "Duties were not discussed" not in screen_text(pilot)


async def test_every_table_is_reached_from_the_sidebar_and_every_row_opens_its_record() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "j", "j", "enter", "j", "j", "enter")
        assert open_place(pilot) == "harbour/safety/pilots"
        assert "Shorter waiting, stronger resilience" in screen_text(pilot)
        await press(pilot, "escape")
        assert open_place(pilot) == "harbour/safety/measures"
        assert reader(pilot).detail.place == "harbour/safety/pilots"


async def test_a_branch_closes_and_opens() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        assert "▦ Field" in screen_text(pilot)
        await press(pilot, "j", "h")
        assert "▦ Field" not in "\n".join(line[:40] for line in screen_lines(pilot))
        await press(pilot, "l")
        assert "▦ Field" in "\n".join(line[:40] for line in screen_lines(pilot))


async def test_search_shows_hits_and_a_preview_and_goes_there() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"pilots resilience")
        lines = screen_lines(pilot)
        assert "pilots resilience" in lines[0]
        assert "Shared Pilot Roster" in lines[1]
        assert "Safety at the quay" in lines[2]
        await press(pilot, "enter")
        assert open_place(pilot) == "harbour/safety/pilots"
        assert "«pilots resilience»" in screen_lines(pilot)[0]


async def test_a_hit_that_is_asked_for_before_it_is_found_is_gone_to() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"cold chain", "enter")
        assert open_place(pilot) == "harbour/trade/herring"


async def test_escape_leads_back_to_exactly_where_we_were() -> None:
    async with reading(HARBOUR_LIBRARY, size=(80, 12)) as pilot:
        await press(pilot, "tab", "j", "j", "j", "j", "j")
        detail = reader(pilot).detail
        before = (open_place(pilot), detail.cursor, detail.top, screen_text(pilot))
        await press(pilot, "slash", *"herring", "down")
        assert screen_text(pilot) != before[-1]
        await press(pilot, "escape")
        assert (open_place(pilot), detail.cursor, detail.top, screen_text(pilot)) == before
        assert detail.has_focus


async def test_the_next_hit_and_back_again() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"timber", "enter")
        first = open_place(pilot)
        await press(pilot, "n", "N")
        assert open_place(pilot) == first
        await press(pilot, "slash", *"lamps", "enter")
        await press(pilot, "H")
        assert open_place(pilot) == first


async def test_what_is_said_again_at_once_is_said_once() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        for _ in range(6):
            pilot.app.simulate_key("n")
        await settle(pilot)
        assert len(pilot.app._notifications) == 1


async def test_of_what_is_asked_faster_than_it_is_found_only_the_last_is_looked_for() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", "q")
        reader = pilot.app.screen
        assert isinstance(reader, Searching)
        # As many keys in one packet ask so; each search would go on beside the others.
        for text in ["lamps", "quay"] * 50 + ["timber"]:
            reader.ask(text)
        assert len([one for one in pilot.app.workers if one.group == "search"]) == 1
        await settle(pilot)
        assert reader.answer is not None
        assert reader.answer.query.text == "timber"
        assert "Common Timber Grading" in screen_text(pilot)


async def test_a_search_that_is_left_before_its_answer_holds_no_later_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"timber", "enter")
        go_on, found_or_named = Event(), named.found_or_named

        def slow(*asked: Any) -> Any:
            go_on.wait(30)
            return found_or_named(*asked)

        monkeypatch.setattr(named, "found_or_named", slow)
        await pilot.press("slash", *"lamps", "escape")
        await pilot.press("slash", *"quay")
        go_on.set()
        await settle(pilot)
        assert "Quay Lighting Renewal" in screen_text(pilot)
        assert screen_lines(pilot)[0].startswith(" / quay")
        assert "/0" not in screen_lines(pilot)[0]
        await press(pilot, "escape", "slash", *"timber")
        assert "Common Timber Grading" in screen_text(pilot)


async def test_the_key_for_the_next_hit_says_where_there_is_none() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "n")
        assert [one.message for one in pilot.app._notifications] == ["There is no hit to go to: / searches."]
        assert "next hit" not in screen_text(pilot)
        await press(pilot, "slash", *"timber", "enter")
        assert "n next hit" in screen_text(pilot)


async def test_the_question_stays_in_the_bar_to_go_on_from() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"timber", "enter", "slash")
        assert "/ timber" in screen_lines(pilot)[0]


async def test_a_place_that_was_copied_leads_back_to_where_it_was() -> None:
    for pasted in ("harbour/safety/pilots", "Harbour Forum, row “Shared” [harbour/safety/pilots]"):
        async with reading(HARBOUR_LIBRARY) as pilot:
            await press(pilot, "slash", *pasted, "enter")
            assert open_place(pilot) == "harbour/safety/pilots"
        async with reading(HARBOUR_LIBRARY) as pilot:
            await press(pilot, "ctrl+p", *pasted)
            await settle(pilot, 0.5)
            await press(pilot, "enter")
            assert open_place(pilot) == "harbour/safety/pilots"


async def test_the_way_back_up_through_the_hits_ends_at_the_first() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"timber", "enter", "slash", *"lamps", "down", "up", "up", "up")
        assert screen_lines(pilot)[0].startswith(" / lamps")
        assert reader(pilot).hit == 0


async def test_a_search_that_is_left_leaves_the_hits_of_the_one_before() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"lamps", "enter")
        before = screen_text(pilot)
        assert "1/2 «lamps»" in before
        for typed in ([], ["t"], [*"timber"], [*"zeppelin"]):
            await press(pilot, "slash", *typed, "escape")
            assert screen_text(pilot) == before
        await press(pilot, "slash", *"timber", "escape", "n")
        assert "2/2 «lamps»" in screen_text(pilot)
        await press(pilot, "slash", "ctrl+u", "escape")
        assert "lamps»" not in screen_text(pilot)


async def test_a_bar_that_is_left_twice_at_once_is_left_once() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"lamps", "enter")
        before = screen_text(pilot)
        await press(pilot, "slash", *"timber")
        for _ in range(2):
            pilot.app.simulate_key("escape")
        await settle(pilot)
        assert screen_text(pilot) == before
        assert reader(pilot).detail.has_focus


async def test_down_where_there_is_nothing_below_keeps_no_earlier_query_away() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"timber", "enter", "slash", "ctrl+u", "down", "up")
        assert screen_lines(pilot)[0].startswith(" / timber")


async def test_earlier_queries_stand_above_the_first_hit() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"timber", "enter", "slash", *"cold chain", "enter", "slash", *"lamps", "up")
        assert screen_lines(pilot)[0].startswith(" / cold chain")
        await press(pilot, "up")
        assert screen_lines(pilot)[0].startswith(" / timber")
        assert "Common Timber Grading" in screen_lines(pilot)[1]
        await press(pilot, "up")
        assert screen_lines(pilot)[0].startswith(" / timber")


async def test_tab_takes_what_is_offered_behind_a_question_that_ends_with_the_name_of_a_column() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"what on lamps and what outcome")
        assert "«lamps» finds" in screen_text(pilot)
        await press(pilot, "tab")
        assert screen_lines(pilot)[0].startswith(" / lamps ")
        assert "Lamp" in screen_text(pilot)


async def test_a_key_that_leads_nowhere_says_so() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        for key, said in {
            "H": "No page was open before this one.",
            "L": "No page was open after this one.",
            "X": "All is shown: nothing is narrowed or filtered.",
        }.items():
            await press(pilot, key)
            assert [one.message for one in pilot.app._notifications] == [said]
            assert "show all" not in screen_text(pilot)
        await press(pilot, "tab", *["right_curly_bracket"] * 9)
        assert [one.message for one in pilot.app._notifications] == ["There is no table behind this."]


async def test_what_is_done_with_a_hit_is_offered_where_there_is_one() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"xqzv")
        assert "esc back" in screen_lines(pilot)[-1]
        assert "go there" not in screen_lines(pilot)[-1]
        assert "copy" not in screen_lines(pilot)[-1]
        await press(pilot, *["backspace"] * 4, *"timber")
        assert "enter go there" in screen_lines(pilot)[-1]
        await press(pilot, *["backspace"] * 6, *"xqzv")
        assert "go there" not in screen_lines(pilot)[-1]


async def test_tab_completes_a_filter() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"lamps out", "tab", *"fall")
        assert screen_lines(pilot)[0].startswith(" / lamps outcome:fall")
        assert "Quay Lighting Renewal" in screen_lines(pilot)[1]


async def test_tab_completes_the_value_of_a_filter() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"area:fe", "tab")
        assert screen_lines(pilot)[0].startswith(" / area:Fenders")
        assert "Fender Inspection Rounds" in screen_lines(pilot)[1]
        await press(pilot, "tab", "shift+tab", "shift+tab", "shift+tab")
        assert screen_lines(pilot)[0].startswith(" / area:")
        assert isinstance(reader(pilot).focused, QueryLine)
        await press(pilot, "ctrl+u", *"area:fe", "tab", "tab", "shift+tab")
        assert screen_lines(pilot)[0].startswith(" / area:Fenders")


async def test_where_nothing_is_as_it_was_typed_that_is_said() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"fender")
        assert "nothing exact" not in screen_lines(pilot)[0]
        await press(pilot, "ctrl+u", *"fendrs")
        assert " nothing exact  1/" in screen_lines(pilot)[0]


async def test_an_unknown_filter_is_answered_with_the_nearest() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"otcome:xylophone")
        assert "did you mean “outcome:”?" in screen_text(pilot)


async def test_what_was_not_understood_is_said_above_what_was_found() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"quay AND lamps")
        assert "AND is a word here" in screen_lines(pilot)[1]
        assert "Quay Lighting Renewal" in screen_lines(pilot)[2]
        assert screen_lines(pilot)[0].endswith("1/2")


async def test_nothing_found_says_where_was_looked() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"xylophone")
        assert "Nothing on «xylophone» in 1 briefing." in screen_text(pilot)
        # What stood in the pane below would be taken for what was found.
        assert "fenders" not in screen_text(pilot)
        assert "Nine ports" not in screen_text(pilot)
        await press(pilot, "enter")
        assert reader(pilot).has_class("-searching")


async def test_of_a_whole_question_tab_takes_the_words_that_are_found() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"what did we promise on lamps")
        assert "«lamps» finds 2: tab takes it" in screen_text(pilot)
        await press(pilot, "tab")
        assert screen_lines(pilot)[0].startswith(" / lamps ")
        assert screen_lines(pilot)[0].endswith("1/2")
        # Where something is found, it completes as ever.
        await press(pilot, "tab")
        assert screen_lines(pilot)[0].startswith(" / lamps ")


async def test_what_is_typed_of_an_action_stands_before_what_a_briefing_says_of_it() -> None:
    told = "outbrief: 1\ntitle: T\nsections:\n  - title: Narrow the library\n    points: [Narrow the library by hand]\n"
    async with reading(library_of(told)) as pilot:
        await press(pilot, "ctrl+p", *"narrow lib")
        lines = [line.strip() for line in screen_lines(pilot) if "arrow the library" in line]
        assert lines[0].startswith("Narrow the library: by area")
        assert len(lines) > 1


async def test_back_and_forward() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "tab", "right_square_bracket")
        await press(pilot, "j", "j")
        there = (open_place(pilot), reader(pilot).detail.place)
        await press(pilot, "slash", *"herring", "enter", "H")
        assert (open_place(pilot), reader(pilot).detail.place) == there
        await press(pilot, "L")
        assert open_place(pilot) == "harbour/trade/herring"


async def test_sections_and_tables_are_stepped_through() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety")) as pilot:
        await press(pilot, "right_square_bracket")
        assert open_place(pilot) == "harbour/trade"
        await press(pilot, "left_curly_bracket")
        assert (open_place(pilot), reader(pilot).detail.place) == ("harbour/safety", "harbour/safety/measures")
        await press(pilot, "enter", "right_curly_bracket")
        assert open_place(pilot) == "harbour/trade/flows"


@pytest.mark.parametrize("key", ["right_square_bracket", "right_curly_bracket"])
async def test_who_steps_from_the_sidebar_is_on_the_page_and_acts_on_what_it_shows(key: str) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        assert reader(pilot).sidebar.has_focus
        await press(pilot, key)
        assert reader(pilot).detail.has_focus
        stepped = reader(pilot).detail.place
        assert stepped not in (None, "harbour")
        await press(pilot, "m", "apostrophe")
        named = {"harbour/safety": "◆ Safety at the quay", "harbour/safety/measures": "◆ Field"}[str(stepped)]
        assert any(line.endswith(named) for line in screen_lines(pilot))


async def test_the_page_is_read_from_the_sidebar() -> None:
    async with reading(HARBOUR_LIBRARY, size=(80, 12)) as pilot:
        await press(pilot, "space")
        assert reader(pilot).detail.top > 0
        await press(pilot, "b")
        assert reader(pilot).detail.top == 0
        assert reader(pilot).sidebar.has_focus


async def test_a_key_for_tables_says_where_there_is_none() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "s")
        assert [notice.message for notice in pilot.app._notifications] == ["The cursor is in no table."]


async def test_backing_out_leads_to_the_page_that_it_was_opened_on() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "tab", *"jj", "enter")
        assert open_place(pilot) == "harbour/safety"
        await press(pilot, "escape")
        assert (open_place(pilot), reader(pilot).detail.place) == ("harbour", "harbour/safety")
        await press(pilot, "slash", *"pilot roster", "enter", "escape")
        assert (open_place(pilot), reader(pilot).detail.place) == ("harbour/safety/measures", "harbour/safety/pilots")
        await press(pilot, "escape")
        assert reader(pilot).sidebar.has_focus


async def test_title_and_sidebar_follow_what_is_read() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "tab", "G")
        assert open_place(pilot) == "harbour"
        assert "2 Trade between the ports › Goods" in screen_lines(pilot)[0]
        assert reader(pilot).sidebar.place == "harbour/trade/flows"


async def test_a_filter_is_not_offered_where_its_table_is_not_seen() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety/pilots")) as pilot:
        await press(pilot, "f")
        assert not reader(pilot).has_class("-filtering")


async def test_leaving_a_search_that_was_not_begun_moves_nothing() -> None:
    async with reading(HARBOUR_LIBRARY, size=(50, 12)) as pilot:
        await press(pilot, "tab")
        for _ in range(12):
            await press(pilot, "j")
            before = screen_text(pilot)
            await press(pilot, "slash", "escape")
            assert screen_text(pilot) == before


async def test_what_is_typed_before_the_reader_is_ready_is_a_query() -> None:
    app = OutbriefApp(HARBOUR_LIBRARY, theme="dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"cold")
        await settle(pilot)
        assert screen_lines(pilot)[0].startswith(" / cold")
        await press(pilot, "space", *"chain", "enter")
        assert open_place(pilot) == "harbour/trade/herring"


async def test_it_opens_at_a_place() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety/ladders")) as pilot:
        assert open_place(pilot) == "harbour/safety"
        assert reader(pilot).detail.place == "harbour/safety/ladders"


async def test_a_table_is_sorted_and_reversed_and_filtered() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety/measures")) as pilot:

        def rows() -> list[str]:
            return [line for line in screen_lines(pilot) if "Roster" in line or "Rounds" in line or "Renewal" in line]

        await press(pilot, "s")
        assert [row.split()[-5:] != [] for row in rows()] == [True] * 3
        assert "Rounds" in rows()[0]
        assert "↑ Field" in screen_text(pilot)
        await press(pilot, "S")
        assert "Roster" in rows()[0]
        await press(pilot, "f", *"fender")
        assert len(rows()) == 1
        assert screen_lines(pilot)[-1].startswith(" enter keep   esc back")
        await press(pilot, "enter")
        assert "1/3" in screen_text(pilot)
        await press(pilot, "f", "escape")
        assert len(rows()) == 3


async def test_a_filter_shows_in_the_sidebar_and_is_taken_off_by_escape_in_its_table() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety")) as pilot:
        await press(pilot, "right_curly_bracket", "f", *"fender", "enter")
        assert [line.at_right for line in reader(pilot).sidebar._lines if line.at_right.endswith("/3")] == ["1/3"]
        assert "X show all" in screen_lines(pilot)[-1]
        assert open_place(pilot) == "harbour/safety"
        await press(pilot, "escape")
        assert "Roster" in screen_text(pilot)
        assert open_place(pilot) == "harbour/safety"
        assert reader(pilot).detail.place == "harbour/safety/fenders"
        assert not [line for line in reader(pilot).sidebar._lines if "/" in line.at_right]
        assert "X show all" not in screen_lines(pilot)[-1]
        await press(pilot, "escape")
        assert reader(pilot).sidebar.has_focus


async def test_a_table_stays_where_it_is_while_it_is_filtered_and_sorted() -> None:
    async with reading(HARBOUR_LIBRARY, size=(100, 16), at=Place("harbour")) as pilot:
        await press(pilot, "right_curly_bracket", "j", "j")
        assert reader(pilot).detail.place == "harbour/safety/pilots"

        def heading() -> int:
            return next(y for y, line in enumerate(screen_lines(pilot)) if "▦ Field  " in line)

        before, crumbs = heading(), screen_lines(pilot)[0]
        for keys in (("s",), ("S",), ("s", "s", "s"), ("f",)):
            await press(pilot, *keys)
            assert heading() == before
            assert reader(pilot).detail.place == "harbour/safety/pilots"
        await press(pilot, *"zzz")
        assert heading() == before
        assert reader(pilot).detail.place == "harbour/safety/measures"
        await press(pilot, "escape")
        assert heading() == before
        assert reader(pilot).detail.place == "harbour/safety/pilots"
        await press(pilot, "f", *"fender", "enter")
        assert heading() == before
        assert reader(pilot).detail.place == "harbour/safety/fenders"
        assert screen_lines(pilot)[0] == crumbs


async def test_filters_are_taken_off_from_anywhere_and_a_record_is_left_first() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety")) as pilot:
        await press(pilot, "right_curly_bracket", "f", *"fender", "enter", "enter")
        assert open_place(pilot) == "harbour/safety/fenders"
        await press(pilot, "escape")
        assert reader(pilot).is_filtered
        await press(pilot, "shift+tab", "X")
        assert not reader(pilot).is_filtered
        assert "Roster" in screen_text(pilot)


async def test_the_page_is_there_for_whoever_leaves_the_sidebar_before_the_cursor_has_rested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("outbrief.app.widgets.sidebar.REST", 1_000)
    async with reading(HARBOUR_LIBRARY) as pilot:
        await pilot.press("j", "j", "tab")
        await settle(pilot)
        reader = pilot.app.screen
        assert isinstance(reader, Reader)
        assert reader.detail.has_focus
        assert reader.trail.current is not None
        assert reader.trail.current.place == reader.sidebar.place != Place("harbour")


async def test_on_a_narrow_screen_one_pane_is_seen_at_a_time() -> None:
    async with reading(HARBOUR_LIBRARY, size=(40, 12)) as pilot:
        assert "▦ Field" in screen_text(pilot)
        assert "Nine ports" not in screen_text(pilot)
        await press(pilot, "enter")
        assert "Nine ports" in screen_text(pilot)
        assert "▦ Field" not in screen_text(pilot)
        await press(pilot, "escape")
        assert "▦ Field" in screen_text(pilot)


async def test_every_cell_can_be_read_on_a_very_small_screen() -> None:
    async with reading(HARBOUR_LIBRARY, size=(40, 12), at=Place("harbour/trade/flows")) as pilot:
        seen = ""
        for _ in range(20):
            seen += screen_text(pilot)
            await pilot.press("j")
        for cell in ("Timber", "Common Timber Grading", "One certificate", "1200", "Herring", "Cold Chain Pact", "90"):
            assert cell in seen


async def test_resizing_keeps_the_cursor_on_its_item() -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour")) as pilot:
        await press(pilot, *"jjjjjj")
        place = reader(pilot).detail.place
        for size in ((40, 12), (1, 1), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert reader(pilot).detail.place == place
        assert place is not None


async def test_what_a_file_says_is_what_the_screen_says() -> None:
    async with reading(library_of(HOSTILE), size=(100, 30)) as pilot:
        text = screen_text(pilot)
        assert "[NATO] annex [AI-2] [/]" in text
        assert "[@click=app.quit]press[/] and [bold red]shout[/bold red]" in text
        await press(pilot, "slash", *"annex")
        assert "[NATO] annex [AI-2] [/]" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+p", *"annex")
        assert "[NATO] annex [AI-2] [/]" in screen_text(pilot)
        assert not any(ord(character) < 32 and character != "\n" for character in screen_text(pilot))


async def test_the_list_of_keys_names_every_key_that_works_here() -> None:
    async with reading(HARBOUR_LIBRARY, size=(100, 60)) as pilot:
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        for meaning in ("Search everything", "Back to where you were", "Leave outbrief", "The other pane"):
            assert meaning in text
        await press(pilot, "escape")
        assert reader(pilot).sidebar.has_focus


async def test_the_palette_finds_places_and_actions() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "ctrl+p", *"cold chain")
        await press(pilot, "enter")
        await press(pilot)
        assert open_place(pilot) == "harbour/trade/herring"
        await press(pilot, "escape", "ctrl+p", *"filter")
        assert "Filter this table" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+p", *"theme light")
        await press(pilot, "enter")
        await press(pilot)
        assert pilot.app.theme == "outbrief-light"


async def test_the_mouse_works_but_is_not_needed() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await pilot.click("#sidebar", offset=(6, 2))
        await settle(pilot)
        assert open_place(pilot) == "harbour/safety/measures"


async def test_a_file_that_could_not_be_opened_shows_its_problems() -> None:
    library = library_of(HARBOUR, "- a list\n")
    async with reading(library) as pilot:
        assert "✗ 1.yaml" in screen_text(pilot)
        await press(pilot, "G")
        assert "error" in screen_text(pilot)
        await press(pilot, "slash", *"zzzz")
        assert "(1 skipped: 1.yaml)" in screen_text(pilot)


def on_disk(folder: Path, *texts: str) -> Library:
    """Open made-up briefings that can be changed and read again."""
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text)
    return open_library([folder])


async def test_reading_again_forgets_what_was_lit_where_the_text_has_changed(tmp_path: Path) -> None:
    async with reading(on_disk(tmp_path, HARBOUR)) as pilot:
        await press(pilot, "slash", *"resilience", "enter")
        (tmp_path / "0.yaml").write_text(HARBOUR.replace("Shorter waiting, stronger resilience", "No"))
        await press(pilot, "R", "n")
        assert open_place(pilot) == "harbour/safety/pilots"
        assert "Shorter waiting" not in screen_text(pilot)


async def test_reading_again_shows_what_is_left_of_a_place_that_has_gone(tmp_path: Path) -> None:
    library = on_disk(tmp_path, HARBOUR)
    async with reading(library, at=Place("harbour/safety/pilots")) as pilot:
        renamed = HARBOUR.replace("area: Pilots", "area: Tugs")
        (tmp_path / "0.yaml").write_text(renamed)
        await press(pilot, "R")
        assert open_place(pilot) == "harbour/safety/tugs"
        (tmp_path / "0.yaml").write_text(HARBOUR.replace("area: Pilots", "area: Buoys").replace("Shared Pilot", "Buoy"))
        await press(pilot, "R")
        assert open_place(pilot) == "harbour/safety"
        (tmp_path / "0.yaml").write_text("- broken")
        await press(pilot, "R")
        assert "this is a list" in screen_text(pilot)
        (tmp_path / "0.yaml").write_text(HARBOUR)
        await press(pilot, "R")
        assert open_place(pilot) == "harbour"


async def test_reading_again_filters_again(tmp_path: Path) -> None:
    async with reading(on_disk(tmp_path, HARBOUR), at=Place("harbour/safety/measures")) as pilot:
        await press(pilot, "f", *"lighting", "enter")
        changed = HARBOUR.replace("Quay Lighting Renewal", "Buoys").replace("Fender Inspection", "Lighting Inspection")
        (tmp_path / "0.yaml").write_text(changed)
        await press(pilot, "R")
        assert "Lighting Inspection" in screen_text(pilot)
        assert "Buoys" not in screen_text(pilot)


async def test_reading_again_before_all_is_read_loses_no_file(tmp_path: Path) -> None:
    files = [tmp_path / f"{number:02}.yaml" for number in range(45)]
    for number, path in enumerate(files):
        path.write_text(f"outbrief: 1\nid: b{number}\ntitle: Briefing {number}\n")
    opening = Opening([tmp_path])
    steps = opening.steps()
    app = OutbriefApp(next(steps).library, Opened(opening, steps), theme="dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await settle(pilot)
        assert {briefing.id for briefing in reader(pilot).library.briefings} == {f"b{number}" for number in range(45)}


@pytest.mark.parametrize("is_begun", [False, True])
async def test_the_collector_is_let_loose_though_all_is_read_again_before_it_has_been_read(
    tmp_path: Path, is_begun: bool
) -> None:
    opening = Opening([tmp_path])
    on_disk(tmp_path, HARBOUR)
    steps = opening.steps()
    app = OutbriefApp(next(steps).library, Opened(opening, steps), theme="dark")
    gc.disable()
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            if is_begun:
                await settle(pilot)
                gc.disable()
            await pilot.press("R")
            await settle(pilot)
            assert gc.isenabled()
    finally:
        gc.enable()


async def test_back_leads_back_from_the_sidebar_too() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"herring", "enter", "slash", *"lamps", "enter", "tab", "H")
        assert open_place(pilot) == "harbour/trade/herring"
        await press(pilot, "L")
        assert open_place(pilot) == "harbour/safety/lamps"


async def test_the_bar_is_left_wherever_the_focus_has_gone() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"quay", "ctrl+p", *"herring", "enter")
        await press(pilot)
        assert open_place(pilot) == "harbour/trade/herring"
        assert not reader(pilot).searching
        await press(pilot, "slash", *"quay")
        await pilot.click("#detail", offset=(10, 4))
        await press(pilot, "escape")
        assert not reader(pilot).searching


async def test_a_program_action_of_the_palette_acts() -> None:
    async with reading(HARBOUR_LIBRARY, size=(100, 40)) as pilot:
        await press(pilot, "ctrl+p", *"all keys", "enter")
        await press(pilot)
        assert "Half a page down" in screen_text(pilot)


async def test_on_the_page_the_path_goes_back_with_the_cursor_to_the_briefing() -> None:
    async with reading(HARBOUR_LIBRARY, (120, 14)) as pilot:
        await press(pilot, "tab", "G")
        assert "› 2 Trade" in screen_lines(pilot)[0]
        await press(pilot, "g")
        assert "›" not in screen_lines(pilot)[0]
        assert pilot.app.screen.query_one(Sidebar).selected == "harbour"


async def test_nothing_leaves_that_is_not_listed() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "ctrl+q")
        assert pilot.app.is_running


async def test_q_leaves() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_what_is_said_twice_is_shown_once_and_escape_takes_it_away() -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:

        def said() -> list[str]:
            return [str(one.message) for one in pilot.app._notifications]

        await press(pilot, "tab", "s", "s", "s")
        assert said() == ["The cursor is in no table."]
        await press(pilot, "escape")
        assert said() == []
        # Said again later, it is shown again.
        await press(pilot, "tab", "s")
        assert said() == ["The cursor is in no table."]


async def test_a_high_screen_shows_more_hits() -> None:
    told = "\n".join(f"    - Lamp {number}" for number in range(30))
    async with reading(
        library_of(f"outbrief: 1\ntitle: T\nsections:\n- title: S\n  points:\n{told}\n"), (200, 60)
    ) as pilot:
        await press(pilot, "slash", *"lamp")
        assert sum(" • Lamp" in line for line in screen_lines(pilot)[1:30]) > 10
