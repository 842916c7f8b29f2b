"""Pages: the model laid out as lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from headless_reader import HARBOUR, HOSTILE, library_of
from hostile import Hostile, groups
from outbrief.app.pages.detail import detail_page
from outbrief.app.pages.flow import hanging, shared_out, text, wrapped
from outbrief.app.pages.hits import hits_page
from outbrief.app.pages.order import NATURAL, TableOrder, ordered
from outbrief.app.pages.page import Page, Role, Stop, block_of
from outbrief.app.pages.path import even_path_line, path_line, without_shared_start
from outbrief.app.pages.shown import Shown
from outbrief.app.pages.sidebar import Node, nodes, opened_to, sidebar_page
from outbrief.app.pages.table import column_widths
from outbrief.briefing.model import PriorityTable
from outbrief.briefing.place import Place
from outbrief.loading.clean import clean_line
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of

HARBOUR_LIBRARY = library_of(HARBOUR)


WRITTEN = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=200)
UNSEEN = {"lang", "origin", "translates", "tag", "declared", "when", "by", "then", "what", "besides", "key", "value"}
"""The places that no page shows, or not in one piece: other screens list them, or they are kept for other programs."""


def lines_of(place: str, width: int, library: object = None) -> list[str]:
    standing = (library_of(HOSTILE) if library == "hostile" else HARBOUR_LIBRARY).find(place)
    assert standing is not None
    page = detail_page(Shown(standing), width)
    return [page.line(y).plain.rstrip() for y in range(page.height)]


def table_at(place: str) -> PriorityTable:
    standing = HARBOUR_LIBRARY.find(place)
    assert standing is not None
    assert isinstance(standing.item, PriorityTable)
    return standing.item


def test_a_section_shows_its_blocks_in_the_order_written() -> None:
    page = "\n".join(lines_of("harbour/safety", 80))
    order = [
        "1 Safety at the quay",
        "fenders, ladders and lamps",
        "• Ladders — Every",
        "• Fog",
        "▦ Field",
        "Quay Lighting",
    ]
    found = [page.index(part) for part in order]
    assert found == sorted(found)


def test_a_whole_briefing_holds_every_section_and_row() -> None:
    page = "\n".join(lines_of("harbour", 90))
    for part in (
        "Harbour Forum",
        "2026-05-04",
        "Nine ports",
        "1 Safety",
        "Shared Pilot Roster",
        "2 Trade",
        "Cold Chain",
    ):
        assert part in page


def test_a_narrow_table_becomes_cards_with_every_label_and_cell() -> None:
    lines = lines_of("harbour/measures" if HARBOUR_LIBRARY.find("harbour/measures") else "harbour/safety/measures", 30)
    page = "\n".join(lines)
    assert page.count("Measure") == 3
    assert "Fewer falls at night" in page
    assert max(map(len, lines)) <= 30


@pytest.mark.parametrize("width", [20, 30, 40, 60, 90, 200])
def test_no_line_is_wider_than_its_page_and_no_word_is_lost(width: int) -> None:
    for place in ("harbour", "harbour/safety", "harbour/safety/measures", "harbour/safety/lamps"):
        lines = lines_of(place, width)
        assert max(map(len, lines)) <= width
        page = "".join("".join(lines).split())
        for word in ("Quay", "Lighting", "Renewal", "Fewer", "falls", "night"):
            assert word in page


def test_a_record_shows_every_cell_with_its_label_and_its_place() -> None:
    page = "\n".join(lines_of("harbour/trade/timber", 80))
    for part in ("Goods", "Common Timber Grading", "Tonnes", "1200", "2 Trade between the ports", "row 1 of 2"):
        assert part in page
    assert "harbour/trade/timber" in page
    assert "2026-05-04" in page


def test_numbers_stand_flush_right() -> None:
    lines = lines_of("harbour/trade/flows", 90)
    timber = next(line for line in lines if "Timber Grading" in line)
    herring = next(line for line in lines if "Cold Chain" in line)
    assert timber.index("1200") + 4 == herring.index("90") + 2


def test_text_of_a_file_is_never_read_as_markup() -> None:
    page = "\n".join(lines_of("hostile", 90, "hostile"))
    for part in (
        "[NATO] annex [AI-2] [/]",
        "[@click=app.quit]press[/]",
        "[/nope]",
        "[red]What",
        "[@click=app.quit]go[/]",
    ):
        assert part in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_the_order_of_a_table_can_be_changed_and_comes_back() -> None:
    table = table_at("harbour/trade/flows")
    by_tonnes = TableOrder(key="kpi")
    assert [row.cells["kpi"] for row in ordered(table, by_tonnes)] == ["90", "1200"]
    assert [row.cells["kpi"] for row in ordered(table, by_tonnes.turned())] == ["1200", "90"]
    order = NATURAL
    for _ in range(len(table.columns) + 1):
        order = order.next_column(table)
    assert ordered(table, order) == table.rows


def test_rows_without_the_cell_come_last_either_way() -> None:
    library = library_of(HARBOUR.replace('          kpi: "90"\n', ""))
    standing = library.find("harbour/trade/flows")
    assert standing is not None
    assert isinstance(standing.item, PriorityTable)
    for order in (TableOrder(key="kpi"), TableOrder(key="kpi", reverse=True)):
        assert ordered(standing.item, order)[-1].cells["area"] == "Herring"


def test_columns_get_what_they_need_where_there_is_room() -> None:
    table = table_at("harbour/safety/measures")
    widths = column_widths(table, table.rows, 120)
    assert widths == [7, 24, 36]
    squeezed = column_widths(table, table.rows, 50)
    assert squeezed is not None
    assert sum(squeezed) + 4 <= 50
    assert column_widths(table, table.rows, 30) is None


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(0, 200))
def test_cells_are_shared_out_and_never_more_than_there_are(needs: list[int], room: int) -> None:
    widths = shared_out(needs, room)
    assert sum(widths) == min(sum(needs), room)
    assert all(0 <= width <= need for width, need in zip(widths, needs, strict=True))
    narrow = [width for width, need in zip(widths, needs, strict=True) if width < need]
    assert not narrow or max(narrow) - min(narrow) <= max(1, len(needs))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=8), st.integers(0, 200))
def test_none_gives_way_below_its_least_while_there_is_room(pairs: list[tuple[int, int]], room: int) -> None:
    needs, least = [max(pair) for pair in pairs], [min(pair) for pair in pairs]
    widths = shared_out(needs, room, least)
    assert sum(widths) == min(sum(needs), room)
    if sum(least) <= room:
        assert all(width >= floor for width, floor in zip(widths, least, strict=True))


def test_a_word_is_kept_whole_where_another_column_has_room() -> None:
    library = library_of(
        "outbrief: 1\nid: w\ntitle: W\nsections:\n  - title: S\n    table:\n      columns: {a: A, b: B}\n"
        "      rows:\n        - a: many little words that wrap as you like\n          b: interoperability\n"
    )
    standing = library.find("w/s/a")
    assert standing is not None
    page = detail_page(Shown(standing), 30)
    assert any("interoperability" in page.line(y).plain for y in range(page.height))


@given(WRITTEN, st.integers(4, 60))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(plain: str, width: int) -> None:
    lines = wrapped(text(plain), width)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(plain.split())
    assert all(line.cell_length <= width for line in lines)


def test_later_lines_hang_under_the_first() -> None:
    lines = hanging(text("• "), text("one two three four"), 10)
    assert [line.plain for line in lines] == ["• one two", "  three", "  four"]


def test_a_mark_of_any_length_leaves_room_for_what_stands_behind_it() -> None:
    assert [line.plain for line in hanging(text(" " * 30 + "• "), text("one two three four five"), 24)] == [
        "              • one two",
        "                three",
        "                four",
        "                five",
    ]
    assert [line.plain for line in hanging(text("a label of many words "), text("one two three"), 24)] == [
        "a label of many words",
        "  one two three",
    ]


@given(st.integers(0, 60), WRITTEN, WRITTEN, st.integers(4, 60))
def test_behind_any_mark_no_letter_is_lost_and_no_line_too_wide(blanks: int, mark: str, plain: str, width: int) -> None:
    lines = hanging(text(" " * blanks + mark), text(plain), width)
    assert "".join("".join(line.plain for line in lines).split()) == "".join((mark + plain).split())
    assert all(line.cell_length <= width for line in lines)


@pytest.mark.parametrize("width", [8, 20, 38, 69, 200])
def test_a_page_holds_whatever_a_file_says(width: int) -> None:
    payloads = groups(1)
    for turn in range(len(payloads)):
        briefing = Hostile(payloads, turn)
        library = library_of(briefing.file())
        (opened,) = library.briefings
        page = ""
        for place in (opened.place, *(row.place for row in opened.sections[0].tables[0].rows)):
            standing = library.find(place)
            assert standing is not None
            shown = detail_page(Shown(standing), width)
            lines = [shown.line(y) for y in range(shown.height)]
            assert all(line.cell_length <= width for line in lines)
            page += "".join("".join(line.plain.split()) for line in lines)
        missing = {text for text in briefing.texts if "".join(clean_line(text).split()) not in page}
        assert {text.split()[0] for text in missing} <= UNSEEN


def test_what_is_lit_stays_on_its_characters_through_wrapping() -> None:
    lines = wrapped(text("alpha beta gamma", lit=[(6, 10)]), 8)
    lit = [line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == Role.MATCH]
    assert lit == ["beta"]


def test_a_page_finds_its_stops() -> None:
    one, two = Place("x/one"), Place("x/two")
    page = Page([block_of([Content("a"), Content("b")], one), block_of([Content("c")]), block_of([Content("d")], two)])
    assert page.height == 4
    assert page.stops == [Stop(one, 0, 2), Stop(two, 3, 1)]
    assert [page.stop_at(y) for y in range(4)] == [0, 0, 0, 1]
    assert page.position_of(two) == 1
    assert page.position_of(Place("x/three")) is None
    assert page.line(9).plain == ""


def test_a_table_of_many_rows_costs_what_is_seen_of_it() -> None:
    rows = "".join(f"          - area: a{n}\n            initiative: Task {n}\n" for n in range(3000))
    head = HARBOUR[: HARBOUR.index("        - area: Lamps")]
    library = library_of(
        head + rows.replace("          - area", "        - area").replace("            init", "          init")
    )
    standing = library.find("harbour/safety/measures")
    page = detail_page(Shown(standing), 60)
    assert len(page.stops) == 3001
    assert page.line(page.stops[2000].start).plain.split() == ["a1999", "Task", "1999"]


def wide_table(rows: int) -> str:
    keys = "".join(f", k{number}: Key {number}" for number in range(8))
    cells = "".join(f", k{number}: some long text of {number}" for number in range(8))
    head = "outbrief: 1\nid: wide\ntitle: Wide\nsections:\n  - title: All\n    table:\n"
    lines = "".join(f"        - {{a: n{row}, initiative: Buoy {row} of the fairway{cells}}}\n" for row in range(rows))
    return f"{head}      columns: {{a: First{keys}, initiative: Measure}}\n      rows:\n{lines}"


@pytest.mark.parametrize(("width", "shown"), [(100, 7), (50, 3), (30, 2), (9, 1)])
def test_of_a_long_table_the_columns_that_can_be_read_are_shown(width: int, shown: int) -> None:
    library = library_of(wide_table(401))
    standing = library.find(library.briefings[0].sections[0].tables[0].place)
    assert standing is not None
    table = standing.item
    assert isinstance(table, PriorityTable)
    pages = {key: detail_page(Shown(standing, orders={table.place: TableOrder(key)}), width) for key in ("", "k7")}
    for key, page in pages.items():
        lines = [page.line(y).plain for y in range(page.height)]
        said = next(y for y, line in enumerate(lines) if line.startswith(f"{shown} of 10"[: width - 1]))
        assert all(cell_len(line) <= width for line in lines)
        header = " ".join(lines[said + 1 : said + 4])
        # What it is sorted by is seen, and as there is room the measure, before what stands first.
        assert ("Measure" in header) == (shown > 1 or not key)
        assert ("Key 7" in " ".join(header.split())) == bool(key)
        assert ("First" in header) == (shown > 2 or (shown > 1 and not key))


def test_a_long_table_that_fits_says_nothing_of_its_columns() -> None:
    library = library_of(wide_table(401))
    page = detail_page(Shown(library.find(library.briefings[0].sections[0].tables[0].place)), 200)
    assert not any("of 10 columns" in page.line(y).plain for y in range(20))


def test_the_sidebar_shows_sections_tables_and_row_counts() -> None:
    lines = list(nodes(HARBOUR_LIBRARY, frozenset()))
    page = sidebar_page(lines, 40)
    drawn = [page.line(y).plain.rstrip() for y in range(page.height)]
    assert drawn[0] == "▾ Harbour Forum in Lysekil    2026-05-04"
    assert drawn[1].strip() == "1 Safety at the quay"
    assert drawn[2].split() == ["▦", "Field", "3"]
    closed = list(nodes(HARBOUR_LIBRARY, frozenset({Place("harbour")})))
    assert [node.place for node in closed] == ["harbour"]


def test_a_second_briefing_starts_closed() -> None:
    library = library_of(HARBOUR, HOSTILE)
    assert [node.open for node in nodes(library, frozenset()) if node.depth == 0] == [True, False]


def test_words_shared_with_the_briefings_title_are_dropped() -> None:
    assert without_shared_start("Harbour Forum Meets the Press", "Harbour Forum in Lysekil") == "Meets the Press"
    assert without_shared_start("Harbour Life", "Harbour Forum in Lysekil") == "Harbour Life"
    assert without_shared_start("Harbour Forum", "Harbour Forum in Lysekil") == "Harbour Forum"


def test_a_count_is_worth_more_than_the_end_of_a_title_and_a_date_less() -> None:
    node = Node(Place("a"), text("Rosmere round table 4"), 0, True, False, "19")
    assert sidebar_page([node], 26).line(0).plain == "▸ Rosmere round table 4 19"
    assert sidebar_page([node], 22).line(0).plain == "▸ Rosmere round ta… 19"
    dated = node._replace(at_right="2021-04-12")
    assert sidebar_page([dated], 26).line(0).plain.rstrip() == "▸ Rosmere round table 4"


def test_a_branch_that_hides_a_place_is_opened_and_no_other() -> None:
    library = library_of(HARBOUR, HOSTILE)
    closed = frozenset({Place("harbour/trade"), Place("harbour/safety")})
    assert opened_to(Place("harbour/trade/flows"), library, closed) == {"harbour/safety"}
    assert opened_to(Place("hostile/hostile"), library, closed) == closed | {"hostile"}
    assert opened_to(Place("hostile/hostile"), library, frozenset({Place("hostile")})) == {"hostile"}


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=30), max_size=5), st.integers(1, 80))
def test_a_path_keeps_to_its_width(titles: list[str], width: int) -> None:
    assert path_line(titles, width).cell_length <= width
    assert even_path_line(titles, width).cell_length <= width


def test_a_path_in_shares_says_once_what_its_titles_begin_with() -> None:
    path = ["Harbour Forum in Lysekil", "Harbour Forum Meets the Press"]
    assert even_path_line(path, 80).plain == "Harbour Forum in Lysekil › Meets the Press"
    assert even_path_line(path, 16).plain == "Meets the Press"


@pytest.mark.parametrize(
    ("width", "date", "said"),
    [
        (90, "2024-05-06", "2024-05-06 › Harbour Forum in Lysekil › Safety at the quay — initiative: Lamps"),
        (60, "2024-05-06", "2024-05-06 › Harbour Fo… › Safety at … — initiative: Lamps"),
        (54, "2024-05-06", "2024-05 › Harbour … › Safety at… — initiative: Lamps"),
        (52, "2024-05-06", "Harbour Foru… › Safety at the… — initiative: Lamps"),
        (40, "2024-05-06", "Safety at the quay — initiative: Lamps"),
        (90, "May 2024", "May 2024 › Harbour Forum in Lysekil › Safety at the quay — initiative: Lamps"),
        (90, "", "Harbour Forum in Lysekil › Safety at the quay — initiative: Lamps"),
    ],
)
def test_a_hit_says_of_when_it_is_as_far_as_there_is_room(width: int, date: str, said: str) -> None:
    where = ("Harbour Forum in Lysekil", "Safety at the quay")
    entry = Entry(Kind.INITIATIVE, Place("a"), (Field("initiative", "Measure", "Lamps"),), where, "", date)
    page = hits_page(index_of([entry]).search("lamps"), width)
    assert page.line(1).plain.strip() == said


@given(st.text(max_size=20), st.lists(st.text(max_size=30), max_size=4), st.integers(10, 90))
def test_a_hit_keeps_to_its_width(date: str, where: list[str], width: int) -> None:
    entry = Entry(Kind.POINT, Place("a"), (Field("text", "Text", "Lamps"),), tuple(where), "AMBER", date)
    page = hits_page(index_of([entry]).search("lamps"), width)
    assert all(page.line(y).cell_length <= width for y in range(page.height))


def test_a_path_keeps_its_last_title_whole() -> None:
    path = ["Harbour Forum in Lysekil", "1 Safety at the quay", "Shared Pilot Roster"]
    assert path_line(path, 80).plain == "Harbour Forum in Lysekil › 1 Safety at the quay › Shared Pilot Roster"
    assert path_line(path, 40).plain.endswith("› Shared Pilot Roster")
    assert path_line(path, 22).plain == "Shared Pilot Roster"
