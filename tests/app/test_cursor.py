"""What the cursor looks like: a bar before all lines of what it stands on, and a tint on the first line of a row."""

from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, reading
from outbrief.app.looks import looks_of
from outbrief.app.widgets.page_view import BAR, PageView
from outbrief.briefing.place import Place
from watched_reader import press, reader

AT = Place("harbour/safety/measures")


def drawn(pane: PageView) -> tuple[list[int], list[int]]:
    """Return the lines of a pane before which the bar stands, and those that are tinted over their whole width."""
    looks = looks_of(pane.app.theme)
    tints = [tint.rich_style.bgcolor for tint in (looks.tint, looks.active_tint)]
    lines = [list(pane.render_line(y)) for y in range(pane.size.height)]
    barred = [y for y, line in enumerate(lines) if line[0].text.startswith(BAR)]
    tinted = [y for y, line in enumerate(lines) if all(part.style and part.style.bgcolor in tints for part in line)]
    return barred, tinted


def heights(pilot: Pilot[None]) -> tuple[int, list[int]]:
    detail = reader(pilot).detail
    assert detail.stop is not None
    start = detail.stop.start - detail.top
    first = detail.first_seen - detail.top
    return start, [y for y in range(start, start + detail.stop.height) if first <= y < detail.size.height]


async def test_the_bar_stands_before_all_lines_of_a_row_and_the_first_is_tinted() -> None:
    async with reading(library_of(HARBOUR), size=(80, 24), at=AT) as pilot:
        for _ in range(2):
            await press(pilot, "down")
            start, lines = heights(pilot)
            assert len(lines) > 1
            assert drawn(reader(pilot).detail) == (lines, [start])


async def test_of_a_row_that_begins_above_the_screen_the_first_line_that_is_seen_is_tinted() -> None:
    long = HARBOUR.replace("Fewer falls at night", "Fewer falls at night " * 30)
    async with reading(library_of(long), size=(80, 12), at=AT) as pilot:
        await press(pilot, "down", "down", "down", "down", "down")
        start, lines = heights(pilot)
        assert start < 0
        # Below the headers of the columns.
        assert lines[0] == 1
        assert drawn(reader(pilot).detail) == (lines, [1])


async def test_what_is_no_row_has_the_bar_alone() -> None:
    async with reading(library_of(HARBOUR), size=(80, 24)) as pilot:
        await press(pilot, "tab", "down", "down")
        _, lines = heights(pilot)
        assert drawn(reader(pilot).detail) == (lines, [])
