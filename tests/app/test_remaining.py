"""What remains of a narrowed library, as the panes show it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from headless_reader import HARBOUR, library_of
from made_up_briefings import briefings
from outbrief.app.pages.chip import NARROWEST, chip
from outbrief.app.pages.detail import detail_page
from outbrief.app.pages.facets import MOST_AT_FIRST, MOST_LISTED, facet_lines, facets_page, titled
from outbrief.app.pages.narrowed import narrowed
from outbrief.app.pages.order import NATURAL, TableOrder
from outbrief.app.pages.remaining import Remaining
from outbrief.app.pages.shown import Shown
from outbrief.app.pages.sidebar import nodes
from outbrief.briefing.model import Briefing, Standing
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.search.entries import entries
from outbrief.search.facets import Counts, Tally
from outbrief.search.memory import index_of
from outbrief.search.narrowing import WHOLE, Choice, Facet, Narrowing
from search.made_up_entries import row

LAMPS = Choice(Facet.AREA, "lamps", "Lamps")
NOWHERE = Choice(Facet.AREA, "nowhere", "Nowhere")
TIDES = "outbrief: 1\nid: tides\ntitle: Tides of the year\nintro: Spring tides come early.\n"
LIBRARY = library_of(HARBOUR, TIDES)


def counts_of(library: Library, *choices: Choice) -> Counts:
    return index_of(entry for briefing in library.briefings for entry in entries(briefing)).counts(Narrowing(choices))


def standing_at(place: str) -> Standing:
    standing = LIBRARY.find(place)
    assert standing is not None
    return standing


@given(briefings, st.data())
@examples(60)
def test_what_remains_of_a_briefing_is_what_the_search_counts(briefing: Briefing, data: st.DataObject) -> None:
    index = index_of(entries(briefing))
    # The places of made-up items do not say whose they are.
    columns = {facet: values for facet, values in index.counts().values.items() if facet is not Facet.BRIEFING}
    values = [value for of_column in columns.values() for value in of_column or ()]
    chosen = data.draw(
        st.lists(st.sampled_from([value.choice for value in values] or [LAMPS]), max_size=3, unique=True)
    )
    for narrowing in (Narrowing(tuple(chosen)), Narrowing((*chosen, NOWHERE))):
        counts = index.counts(narrowing)
        assert Remaining(counts).tally(Standing(briefing, ())) == counts.left


@pytest.mark.parametrize(
    ("place", "tally"),
    [
        ("harbour", Tally(1, 1)),
        ("harbour/safety", Tally(1, 1)),
        ("harbour/safety/measures", Tally(1, 1)),
        ("harbour/safety/lamps", Tally(1, 1)),
        ("harbour/safety/pilots", Tally()),
        ("harbour/safety/ladders", Tally()),
        ("harbour/trade", Tally()),
        ("harbour/trade/flows", Tally()),
        ("tides", Tally()),
    ],
)
def test_what_remains_of_each_item(place: str, tally: Tally) -> None:
    assert Remaining(counts_of(LIBRARY, LAMPS)).tally(standing_at(place)) == tally


def page_of(place: str, *choices: Choice, orders: dict[Place, TableOrder] | None = None) -> list[str]:
    remaining = Remaining(counts_of(LIBRARY, *choices))
    page = detail_page(Shown(standing_at(place), orders=orders or {}, remaining=remaining), 70)
    return [page.line(y).plain.rstrip() for y in range(page.height)]


def test_a_page_shows_the_rows_that_remain_and_says_of_how_many() -> None:
    page = page_of("harbour", LAMPS)
    assert "▦ Field  1/3" in page
    assert "▦ Goods  0/2" in page
    text = "\n".join(page)
    assert "Quay Lighting Renewal" in text
    assert "Shared Pilot Roster" not in text
    # Where nothing of a table remains there is nothing to head.
    assert "Tonnes" not in text
    assert "Duties were not discussed" in text
    assert "▦ Field  3" in page_of("harbour", Choice(Facet.YEAR, "2026"))


def test_a_filter_keeps_its_rows_among_those_that_remain() -> None:
    table = Place("harbour/safety/measures")
    orders = {
        table: NATURAL.filtered("quay", frozenset({Place("harbour/safety/pilots"), Place("harbour/safety/lamps")}))
    }
    assert "▦ Field  1/3 · «quay»" in page_of(table, LAMPS, orders=orders)


@pytest.mark.parametrize("place", ["harbour/trade", "harbour/trade/flows", "harbour/trade/timber", "tides"])
def test_a_page_of_which_nothing_remains_is_shown_whole_and_says_so(place: str) -> None:
    page = page_of(place, LAMPS)
    assert page[0] == "▼ Nothing on this page is area: Lamps. It is shown whole."
    whole = detail_page(Shown(standing_at(place)), 70)
    assert page[2:] == [whole.line(y).plain.rstrip() for y in range(whole.height)]


def test_the_sidebar_has_the_lines_under_which_something_remains() -> None:
    remaining = Remaining(counts_of(LIBRARY, LAMPS))
    broken = library_of(HARBOUR, "- no briefing", TIDES)
    lines = list(narrowed(nodes(broken, frozenset()), broken, remaining))
    assert [(line.label.plain, line.at_right) for line in lines] == [
        ("Harbour Forum in Lysekil", "1"),
        ("1 Safety at the quay", ""),
        ("▦ Field", "1"),
    ]
    closed = list(narrowed(nodes(LIBRARY, frozenset({Place("harbour/safety")})), LIBRARY, remaining))
    assert [line.at_right for line in closed] == ["1", "1"]
    # Text alone is no row, and remains.
    undated = Remaining(counts_of(LIBRARY, Choice(Facet.YEAR, "")))
    assert [(line.place, line.at_right) for line in narrowed(nodes(LIBRARY, frozenset()), LIBRARY, undated)] == [
        ("tides", "")
    ]


@pytest.mark.parametrize(
    ("choices", "room", "said"),
    [
        ((), 40, ""),
        ((LAMPS,), 40, "▼ area: Lamps"),
        ((LAMPS,), 12, "▼ Lamps"),
        ((LAMPS, NOWHERE), 40, "▼ area: Lamps, Nowhere"),
        ((LAMPS, NOWHERE), 20, "▼ Lamps, Nowhere"),
        ((LAMPS, Choice(Facet.LEAD, "x", "Ministry of Trade")), 30, "▼ Lamps · Ministry of Trade"),
        ((LAMPS, Choice(Facet.LEAD, "x", "Ministry of Trade")), 20, "▼ area: Lamps +1"),
        ((LAMPS, NOWHERE), 12, "▼ Lamps +1"),
        ((Choice(Facet.LEAD, "x", "Ministry of Trade"), LAMPS), 14, "▼ Ministry… +1"),
        ((Choice(Facet.YEAR, ""),), 30, "▼ year: undated"),
    ],
)
def test_the_chip_says_what_there_is_room_for(choices: tuple[Choice, ...], room: int, said: str) -> None:
    assert chip(Narrowing(choices), room).plain == said


@given(st.lists(st.text(min_size=1, max_size=40), max_size=3), st.integers(0, 60))
def test_the_chip_takes_no_more_room_than_there_is(texts: list[str], room: int) -> None:
    choices = tuple(Choice(Facet.LEAD, str(number), text) for number, text in enumerate(texts))
    assert chip(Narrowing(choices), room).cell_length <= max(room, NARROWEST)


# --- the list of values ---


def lists(counts: Counts, narrowing: Narrowing = WHOLE, query: str = "", *opened: Facet) -> list[str]:
    page = facets_page(list(facet_lines(counts, narrowing, query, frozenset(opened))), counts, narrowing, query, 30)
    return [" ".join(page.line(y).plain.split()) for y in range(page.height) if page.line(y).plain.strip()]


def test_columns_are_listed_with_their_values_largest_first_and_none_last() -> None:
    rows = [row(f"Dyke {number}", status="open" if number % 3 else "", area="Coast") for number in range(9)]
    counts = index_of([*rows, row("Ford", status="shut", date="Q2 2024"), row("Weir", date="2026-01-01")]).counts()
    assert lists(counts) == [
        *["Narrow to 11 rows", "Area", "Coast 9", "(none) 2", "Status", "open 6", "shut 1", "(none) 4"],
        *["Briefing", "marsh 11", "Year", "2026 1", "2024 1", "undated 9"],
    ]


def test_what_has_text_alone_says_so() -> None:
    assert "Tides of the year text" in lists(titled(counts_of(LIBRARY), {"tides": "Tides of the year"}))


def test_a_long_column_is_cut_until_more_is_asked_for_and_found_by_what_is_typed() -> None:
    leads = [f"Ministry {number:03}" for number in range(MOST_LISTED + 50)] + ["Accès côtier"]
    counts = index_of([row(f"Dyke {number}", lead=lead) for number, lead in enumerate(leads)]).counts()
    first = lists(counts)
    assert first[first.index("Lead") + MOST_AT_FIRST + 1] == f"… {len(leads) - MOST_AT_FIRST} more"
    assert f"… {len(leads) - MOST_LISTED} more" in lists(counts, WHOLE, "", Facet.LEAD)
    assert lists(counts, WHOLE, "acces") == [f"Narrow to {len(leads)} rows", "Lead", "Accès côtier 1"]
    assert lists(counts, WHOLE, "ministry 010")[2:] == ["Ministry 010 1"]
    # A column is found by its name too.
    assert len(lists(counts, WHOLE, "lea")) == MOST_LISTED + 3
    assert lists(counts, WHOLE, "zeppelin")[1:] == ["No value has «zeppelin» in it."]


def test_what_is_chosen_is_always_listed_even_where_it_leaves_nothing() -> None:
    chosen = Narrowing((LAMPS, Choice(Facet.AREA, "x", "Gone"), Choice(Facet.YEAR, "2026", "2026")))
    shown = lists(
        index_of([row(f"Dyke {number}", area=f"Coast {number}") for number in range(50)]).counts(chosen), chosen
    )
    assert shown[0].endswith("0 of 50 rows")
    assert "✓ Lamps 0" in shown
    assert "✓ Gone 0" in shown
    assert "✓ 2026 0" in shown


def test_two_briefings_of_one_title_are_told_apart() -> None:
    counts = titled(counts_of(LIBRARY), {"harbour": "The readout", "tides": "The readout"})
    assert [value.text for value in counts.values[Facet.BRIEFING] or ()] == [
        "The readout [harbour]",
        "The readout [tides]",
    ]


def test_where_there_is_nothing_to_choose_it_says_so() -> None:
    assert lists(index_of([]).counts()) == ["Narrow to 0 rows", "There are no values to narrow", "by."]
