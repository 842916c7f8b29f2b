"""Column headers stay in sight above the rows of a long table, and hide nothing for ever."""

import pytest
from textual.content import Content
from textual.pilot import Pilot

from headless_reader import library_of, reading, screen_lines
from outbrief.app.pages.detail import detail_page
from outbrief.app.pages.page import Page, block_of
from outbrief.app.pages.shown import Shown
from outbrief.app.widgets.detail import Detail
from outbrief.briefing.place import Place
from watched_reader import press, reader

ROWS = 12
LONG = """\
outbrief: 1
id: pier
title: The pier
sections:
  - id: works
    title: Works
    text: What is to be done.
    table:
      id: plan
      title: Measures of the pier
      columns: {initiative: The name of the measure, outcome: Outcome}
      rows:
""" + "".join(
    f"        - initiative: Renewal number {at}\n          outcome: Result {at}{', fewer falls' * (1 + 2 * at % 5)}\n"
    for at in range(ROWS)
)
AFTER = (
    LONG
    + "  - id: after\n    title: Afterwards\n    text: |\n"
    + "".join(f"      Paragraph {at} of what follows.\n\n" for at in range(12))
)
LIBRARY = library_of(AFTER)


def page_of(place: str, width: int = 60) -> Page:
    standing = LIBRARY.find(place)
    assert standing is not None
    return detail_page(Shown(standing), width)


def test_the_headers_of_a_table_are_kept_while_its_rows_are_seen_and_they_are_not() -> None:
    page = page_of("pier")
    lines = [page.line(y).plain for y in range(page.height)]
    header = next(y for y, line in enumerate(lines) if "The name of the measure" in line)
    last = next(y for y, line in enumerate(lines) if f"number {ROWS - 1}" in line)
    kept = [y for y in range(page.height) if page.head_at(y)]
    assert kept == list(range(header + 1, kept[-1] + 1))
    assert kept[-1] < last + 3
    assert {tuple(line.plain for line in page.head_at(y)) for y in kept} == {(lines[header],)}


def test_a_block_without_a_line_counts_among_those_below_a_header() -> None:
    line = block_of([Content("x")])
    header = block_of([Content("Head")])._replace(heads=4)
    page = Page([header, line, block_of([]), line, line, line, line])
    assert [y for y in range(page.height) if page.head_at(y)] == [1, 2]


def test_a_page_without_tables_and_cards_have_none() -> None:
    for page in (page_of("pier/after"), page_of("pier/works/plan", 20)):
        assert not any(page.head_at(y) for y in range(page.height))


def drawn(pilot: Pilot[None]) -> tuple[Detail, list[str]]:
    detail = reader(pilot).detail
    left, top = detail.region.x, detail.region.y
    return detail, [line[left:].rstrip() for line in screen_lines(pilot)[top : top + detail.size.height]]


@pytest.mark.parametrize("size", [(100, 12), (100, 17), (90, 9), (100, 7), (80, 24)], ids=str)
async def test_wherever_the_cursor_is_it_is_seen_and_every_line_is_read_on_the_way(size: tuple[int, int]) -> None:
    async with reading(LIBRARY, size=size, at=Place("pier")) as pilot:
        await press(pilot, "g")
        for key in ("j", "k"):
            read: set[str] = set()
            before: tuple[object, ...] = ()
            while before != (before := (reader(pilot).detail.cursor, reader(pilot).detail.top)):
                detail, lines = drawn(pilot)
                assert detail.stop is not None
                if detail.stop.height <= detail.size.height - len(detail.head):
                    assert any(line.startswith("▌") for line in lines)
                if detail.head:
                    assert "The name of the measure" in lines[0]
                read |= {line.lstrip("▌ ") for line in lines}
                await press(pilot, key)
            assert {detail.page.line(y).plain.strip() for y in range(detail.page.height)} <= read


async def test_a_row_goes_below_its_headers_however_it_is_gone_to() -> None:
    async with reading(LIBRARY, size=(100, 14), at=Place("pier/works/plan")) as pilot:
        for keys in (("G", *"kkkkkkk"), ("g", "ctrl+d", "ctrl+d", "ctrl+u"), ("f", *"number", "enter"), ("s", "S")):
            await press(pilot, *keys)
            detail, lines = drawn(pilot)
            assert detail.stop is not None
            assert detail.stop.start >= detail.first_seen
            assert lines[detail.stop.start - detail.top].startswith("▌")


async def test_a_click_on_the_headers_moves_nothing() -> None:
    async with reading(LIBRARY, size=(100, 14), at=Place("pier/works/plan")) as pilot:
        await press(pilot, "G")
        detail, before = reader(pilot).detail, reader(pilot).detail.cursor
        await pilot.click(Detail, offset=(5, 0))
        await pilot.pause()
        assert detail.cursor == before
        await pilot.click(Detail, offset=(5, 2))
        await pilot.pause()
        assert detail.cursor != before


async def test_on_a_very_low_screen_rows_need_the_room() -> None:
    async with reading(LIBRARY, size=(100, 5), at=Place("pier/works/plan")) as pilot:
        await press(pilot, "G")
        assert reader(pilot).detail.head == ()
