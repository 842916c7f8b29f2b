"""Back and forward, and stepping through a briefing."""

from hypothesis import given
from hypothesis import strategies as st

from headless_reader import HARBOUR, library_of
from outbrief.app.steps import neighbour, page_of, table_around
from outbrief.app.trail import LONGEST, Trail, Visit
from outbrief.briefing.model import PriorityTable, Section
from outbrief.briefing.place import Place

LIBRARY = library_of(HARBOUR)
BRIEFING = LIBRARY.briefings[0]


def visit(name: str) -> Visit:
    return Visit(Place(name))


def test_back_and_forward_lead_where_they_should() -> None:
    trail = Trail().to(visit("a")).to(visit("b")).to(visit("c"))
    assert trail.step(-1).current == visit("b")
    assert trail.step(-1).step(1).current == visit("c")
    assert trail.step(-9).current == visit("a")
    assert trail.step(9).current == visit("c")
    assert trail.previous == visit("b")


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    trail = Trail().to(visit("a")).to(visit("b")).step(-1).to(visit("c"))
    assert [one.place for one in trail.visits] == ["a", "c"]


def test_a_page_remembers_how_it_was_left() -> None:
    trail = Trail().to(visit("a")).left(Visit(Place("a"), 4, 12)).to(visit("b")).step(-1)
    assert trail.current == Visit(Place("a"), 4, 12)


@given(st.lists(st.sampled_from(["to", "left", "back", "forward"]), max_size=40))
def test_a_trail_always_stands_on_one_of_its_visits(moves: list[str]) -> None:
    trail = Trail()
    for number, move in enumerate(moves):
        match move:
            case "to":
                trail = trail.to(visit(str(number)))
            case "left":
                trail = trail.left(visit(str(number)))
            case _:
                trail = trail.step(-1 if move == "back" else 1)
        assert (trail.current is None) == (not trail.visits)
        assert not trail.visits or 0 <= trail.at < len(trail.visits) <= LONGEST


def test_the_page_of_a_point_is_that_of_its_section() -> None:
    point = LIBRARY.find("harbour/safety/ladders")
    row = LIBRARY.find("harbour/safety/lamps")
    assert point is not None
    assert row is not None
    assert page_of(point) == "harbour/safety"
    assert page_of(row) == "harbour/safety/lamps"
    assert page_of(row, record=False) == "harbour/safety/measures"


def test_sections_and_tables_are_stepped_through_in_order() -> None:
    assert neighbour(BRIEFING, Place("harbour"), Section, 1) == "harbour/safety"
    assert neighbour(BRIEFING, Place("harbour/safety"), Section, 1) == "harbour/trade"
    assert neighbour(BRIEFING, Place("harbour/safety/pilots"), Section, -1) == "harbour/safety"
    assert neighbour(BRIEFING, Place("harbour/safety/lamps"), PriorityTable, 1) == "harbour/trade/flows"
    assert neighbour(BRIEFING, Place("harbour/trade"), Section, 1) is None
    assert neighbour(BRIEFING, Place("harbour/nowhere"), Section, 1) is None


def test_the_table_around_a_row_a_table_or_the_only_one_of_a_section() -> None:
    for place in ("harbour/safety/lamps", "harbour/safety/measures", "harbour/safety", "harbour/safety/ladders"):
        table = table_around(LIBRARY.find(place))
        assert table is not None
        assert table.place == "harbour/safety/measures"
    assert table_around(LIBRARY.find("harbour")) is None
