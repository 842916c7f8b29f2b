"""Selecting text with the mouse: what is selected, how long it stays so, and what is copied of it."""

from base64 import b64decode

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, reading, settle
from outbrief.app.app import OutbriefApp
from outbrief.app.pages.detail import detail_page
from outbrief.app.pages.page import Page
from outbrief.app.pages.selected import Selected, Spot, between, text_in
from outbrief.app.pages.shown import Shown
from outbrief.app.screens import copying
from outbrief.app.screens.copying import Copying
from outbrief.app.widgets.page_view import MARGIN
from outbrief.briefing.place import Place

LIBRARY = library_of(HARBOUR)


def page_of(place: str, width: int) -> Page:
    standing = LIBRARY.find(place)
    assert standing is not None
    return detail_page(Shown(standing), width)


def spot(page: Page, text: str, last: bool = False) -> Spot:
    """Return where a text stands on a page: its first character or its last."""
    for y in range(page.height):
        if (at := page.line(y).plain.find(text)) >= 0:
            return Spot(y, at + (len(text) - 1 if last else 0))
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("width", "first", "last", "text"),
    [
        (80, "fenders", "lamps", "fenders, ladders and lamps"),
        # Wrapped, the paragraph is one piece again, and so is the point that hangs under its bullet.
        (24, "spoke", "lamps.", "spoke of fenders, ladders and lamps."),
        (24, "Ladders", "winter.", "Ladders — Every ladder is to be lit by the end of the winter."),
        # Two of them are two lines.
        (80, "of the winter", "stay in use", "of the winter.\n• Fog signals stay in use"),
        (
            80,
            "Lamps",
            "Roster",
            "Lamps    Quay Lighting Renewal     Fewer falls at night\nPilots   Shared Pilot Roster",
        ),
    ],
)
def test_the_text_that_is_selected(width: int, first: str, last: str, text: str) -> None:
    page = page_of("harbour/safety", width)
    assert text_in(page, between(spot(page, first), spot(page, last, last=True))) == text
    assert text_in(page, between(spot(page, last, last=True), spot(page, first))) == text


def test_beyond_the_end_of_a_line_there_is_nothing_to_select() -> None:
    page = page_of("harbour/safety", 80)
    line = spot(page, "fenders").line
    assert text_in(page, Selected(Spot(line, 500), Spot(line, 900))) == ""


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the terminal has been sent, a text a copy."""
    texts: list[str] = []

    def write(_: object, sequence: str) -> None:
        texts.append(b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\x07"), validate=True).decode())

    monkeypatch.setattr(copying, "write_to_terminal", write)
    return texts


def screen(pilot: Pilot[None]) -> Copying:
    assert isinstance(pilot.app.screen, Copying)
    return pilot.app.screen


async def drag(pilot: Pilot[None], first: str, last: str) -> None:
    """Press the button on the first character of a text and let it go on the last of another."""
    detail = screen(pilot).detail
    one, other = spot(detail.page, first), spot(detail.page, last, last=True)
    await pilot.mouse_down(detail, offset=(one.character + MARGIN, one.line - detail.top))
    await pilot.hover(detail, offset=(other.character + MARGIN, other.line - detail.top))
    await pilot.mouse_up(detail, offset=(other.character + MARGIN, other.line - detail.top))
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


@pytest.mark.parametrize("key", ["y", "ctrl+c"])
async def test_what_is_selected_is_what_is_copied(sent: list[str], key: str) -> None:
    async with reading(LIBRARY, at=Place("harbour/safety")) as pilot:
        await drag(pilot, "fenders", "lamps")
        await press(pilot, key)
        assert sent == ["fenders, ladders and lamps"]
        assert [note.message for note in pilot.app._notifications] == ["Selection sent to the terminal (26 bytes)."]
        await press(pilot, "c")
        # What it stands in is what is cited.
        assert "[harbour/safety/p1]" in sent[1]


async def test_rows_that_are_selected_are_copied_as_a_markdown_table_of_them(sent: list[str]) -> None:
    async with reading(LIBRARY, at=Place("harbour/safety/measures")) as pilot:
        await drag(pilot, "Lighting", "Shared")
        await press(pilot, "Y")
        assert sent[0].splitlines() == [
            "| Field | Measure | Expected Result |",
            "| --- | --- | --- |",
            "| Lamps | Quay Lighting Renewal | Fewer falls at night |",
            "| Pilots | Shared Pilot Roster | Shorter waiting, stronger resilience |",
        ]
        [note] = pilot.app._notifications
        assert note.message.startswith("Markdown of the selection sent")


async def test_a_key_that_moves_ends_the_selection(sent: list[str]) -> None:
    async with reading(LIBRARY, at=Place("harbour/safety")) as pilot:
        for key in ("escape", "j", "ctrl+d", "G", "right_square_bracket"):
            await drag(pilot, "fenders", "lamps")
            assert screen(pilot).detail.selected_text == "fenders, ladders and lamps"
            await pilot.press(key)
            assert screen(pilot).detail.selected_text == "", key
            assert screen(pilot).detail.has_focus
        await press(pilot, "y")
        assert sent[0].startswith("2 Trade between the ports")


async def test_a_click_ends_it_and_puts_the_cursor_there(sent: list[str]) -> None:
    async with reading(LIBRARY, at=Place("harbour/safety")) as pilot:
        await drag(pilot, "fenders", "lamps")
        detail = screen(pilot).detail
        line = spot(detail.page, "Shared Pilot").line - detail.top
        await pilot.click(detail, offset=(8, line))
        await settle(pilot)
        assert detail.selected is None
        assert detail.place == "harbour/safety/pilots"


async def test_a_selection_has_the_markings_of_all_it_touches(sent: list[str]) -> None:
    text = HARBOUR.replace("area: Pilots", "area: Pilots\n          marking: TLP:RED").replace(
        "date:", "marking: TLP:GREEN\ndate:"
    )
    async with reading(library_of(text), at=Place("harbour/safety")) as pilot:
        await drag(pilot, "Quay Lighting", "Shared Pilot")
        await press(pilot, "y")
        assert sent[0].startswith("Quay Lighting Renewal")
        assert sent[0].endswith("Shared Pilot\nMarking: TLP:GREEN, TLP:RED")


async def test_with_another_page_nothing_is_selected(sent: list[str]) -> None:
    async with reading(LIBRARY, at=Place("harbour/safety")) as pilot:
        await drag(pilot, "fenders", "lamps")
        await pilot.resize_terminal(60, 30)
        await settle(pilot)
        assert screen(pilot).detail.selected is None


async def test_the_mouse_beyond_the_pane_reads_on(sent: list[str]) -> None:
    async with reading(LIBRARY, at=Place("harbour"), size=(100, 14)) as pilot:
        detail = screen(pilot).detail
        await pilot.mouse_down(detail, offset=(MARGIN, 3))
        for _ in range(3):
            await pilot.hover(None, offset=(60, 13))
            await pilot.hover(None, offset=(61, 13))
        await pilot.mouse_up(None, offset=(61, 13))
        await settle(pilot)
        assert detail.top > 2
        assert detail.selected_text.startswith("Nine ports met")


@pytest.mark.parametrize(("theme", "colors"), [("dark", ("#8ab4f8", False)), ("ansi", (None, True))])
async def test_what_is_selected_can_be_seen(theme: str, colors: tuple[str | None, bool]) -> None:
    app = OutbriefApp(LIBRARY, at=Place("harbour/safety"), theme=theme)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await drag(pilot, "fenders", "lamps")
        detail = screen(pilot).detail
        strip = detail.render_line(spot(detail.page, "fenders").line - detail.top)
        [lit] = [segment for segment in strip if "ladders" in segment.text]
        assert lit.text == "fenders, ladders and lamps"
        assert lit.style is not None
        background = lit.style.bgcolor
        assert (
            background.name if background and not background.is_default else None,
            bool(lit.style.reverse),
        ) == colors
