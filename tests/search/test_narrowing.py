"""Narrowing: what is one value, what remains by some of them, and that counting one by one gives every count."""

import pytest
from hypothesis import given

from examples import examples
from outbrief.briefing.place import briefing_id
from outbrief.search import memory_columns
from outbrief.search.entries import Entry
from outbrief.search.facets import Tally, row_texts
from outbrief.search.index import Index
from outbrief.search.memory import index_of
from outbrief.search.narrowing import NONE, OF_ROWS, WHOLE, Choice, Facet, Narrowing, named, value_keys, values
from outbrief.search.stored import columns
from search.made_up_entries import row
from search.made_up_narrowings import entries_of, keeps, narrowings
from search.stored_entries import stored_index_of, stored_index_of_briefings

OPEN, CLOSED = Choice(Facet.STATUS, "open"), Choice(Facet.STATUS, "closed")
YEAR = Choice(Facet.YEAR, "2026")


@pytest.mark.parametrize(
    ("facet", "text", "shown", "keys"),
    [
        (Facet.STATUS, "In  Progress", ("In Progress",), ("in progress",)),
        (Facet.STATUS, "", (NONE,), (NONE,)),
        (Facet.AREA, "Cyber\nDefence; Space", ("Cyber Defence; Space",), ("cyber defence; space",)),
        (Facet.AREA, "Stratégie d’accès", ("Stratégie d’accès",), ("strategie d'acces",)),
        (Facet.LEAD, "GSA; OMB", ("GSA", "OMB"), ("gsa", "omb")),
        (Facet.LEAD, "Ministry of Trade, Industry\nOMB ;omb", ("Ministry of Trade, Industry", "omb"), None),
        (Facet.LEAD, " ; ", (NONE,), (NONE,)),
        (Facet.MARKING, "TLP:Amber", ("TLP:Amber",), ("tlp:amber",)),
        (Facet.YEAR, "2026-05-04", ("2026",), ("2026",)),
        (Facet.YEAR, "March 2024 to May 2025", ("2024",), ("2024",)),
        (Facet.YEAR, "last spring", (NONE,), (NONE,)),
        (Facet.BRIEFING, "Visit", ("Visit",), ("Visit",)),
    ],
)
def test_the_values_of_a_cell(facet: Facet, text: str, shown: tuple[str, ...], keys: tuple[str, ...] | None) -> None:
    assert values(facet, text) == shown
    assert keys is None or value_keys(facet, text) == keys


def test_what_has_no_value_is_named() -> None:
    assert [named(facet, NONE) for facet in (Facet.STATUS, Facet.YEAR)] == ["(none)", "undated"]


def test_a_narrowing_grows_and_shrinks_and_says_what_it_is() -> None:
    narrowing = WHOLE.toggled(OPEN).toggled(YEAR).toggled(CLOSED)
    assert str(narrowing) == "status: open, closed · year: 2026"
    assert narrowing.facets == (Facet.STATUS, Facet.YEAR)
    assert str(narrowing.toggled(OPEN)) == "year: 2026 · status: closed"
    assert str(narrowing.alone(CLOSED)) == "year: 2026 · status: closed"
    assert narrowing.alone(YEAR) is narrowing
    assert not narrowing.toggled(OPEN).toggled(YEAR).toggled(CLOSED)
    # However it is printed, a value is the same.
    assert Choice(Facet.STATUS, "open", "OPEN") == OPEN
    assert str(Choice(Facet.STATUS, "open", "OPEN")) == "OPEN"


def test_a_row_is_one_of_a_table_or_a_point_with_a_column_of_rows() -> None:
    found = {str(entry.place): row_texts(entry) for entry in entries_of()}
    assert found["marsh/warning/boats"] == (NONE, "planned", NONE)
    assert found["marsh/warning/oars"] is None
    assert found["marsh/warning/fleet"] == ("Weather", NONE, NONE)
    assert found["marsh/warning"] is None


def counted(entries: list[Entry], narrowing: Narrowing) -> dict[Facet, dict[str, Tally]]:
    """Count one by one what each value of each column would leave."""
    found: dict[Facet, dict[str, Tally]] = {facet: {} for facet in Facet}
    for facet in Facet:
        others = Narrowing(tuple(choice for choice in narrowing.choices if choice.facet is not facet))
        for entry in entries:
            of_row = row_texts(entry) is not None
            cells = {field.key: field.text for field in entry.fields}
            said = {Facet.MARKING: entry.marking, Facet.BRIEFING: briefing_id(entry.place), Facet.YEAR: entry.date}
            said |= {column: cells.get(column, NONE) for column in OF_ROWS if of_row}
            if keeps(others, entry) and facet in said:
                for one in value_keys(facet, said[facet]):
                    before = found[facet].get(one, Tally())
                    found[facet][one] = Tally(before.rows + of_row, before.entries + 1)
    return found


def tally_of(entries: list[Entry]) -> Tally:
    return Tally(sum(row_texts(entry) is not None for entry in entries), len(entries))


ENTRIES = list(entries_of())
INDEXES = {"memory": index_of(ENTRIES), "disk": stored_index_of_briefings(ENTRIES)}


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES.keys())
@given(narrowings)
@examples(60)
def test_every_count_is_what_counting_one_by_one_gives(index: Index, narrowing: Narrowing) -> None:
    counts, expected = index.counts(narrowing), counted(ENTRIES, narrowing)
    left = [entry for entry in ENTRIES if keeps(narrowing, entry)]
    assert (counts.left, counts.whole) == (tally_of(left), tally_of(ENTRIES))
    ids = {briefing_id(entry.place) for entry in left}
    assert counts.briefings == {
        one: tally_of([entry for entry in left if briefing_id(entry.place) == one]) for one in ids
    }
    for facet, found in counts.values.items():
        assert found is not None
        assert {value.key: value.tally for value in found} == expected[facet]
        assert [value.tally.rows for value in found] == sorted((value.tally.rows for value in found), reverse=True)


@given(narrowings)
@examples(100)
def test_both_stores_count_alike_to_the_order_and_the_printed_form(narrowing: Narrowing) -> None:
    assert INDEXES["memory"].counts(narrowing) == INDEXES["disk"].counts(narrowing)


def test_a_value_is_printed_as_it_is_printed_most_often() -> None:
    entries = [row(f"Dyke {number}", status=text) for number, text in enumerate(["OPEN", "Open", "open", "Open"])]
    for index in (index_of(entries), stored_index_of(entries)):
        (value,) = index.counts().values[Facet.STATUS] or ()
        assert (value.key, value.text, value.tally) == ("open", "Open", Tally(4, 4))


def test_a_column_of_too_many_texts_is_none_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (memory_columns, columns):
        monkeypatch.setattr(module, "MOST_PRINTED", 30)
    entries = [row(f"Dyke {number}", lead=f"Warden {number}", status="open") for number in range(31)]
    for index in (index_of(entries), stored_index_of(entries)):
        counts = index.counts(Narrowing((OPEN,)))
        assert counts.values[Facet.LEAD] is None
        assert counts.left == Tally(31, 31)
        none_left = Narrowing((Choice(Facet.LEAD, "warden 7"),))
        assert index.counts(none_left).left == Tally()
        assert index.search("dyke", narrowing=none_left).hits == ()


def test_nothing_in_an_empty_library() -> None:
    for index in (index_of([]), stored_index_of([], 1)):
        for narrowing in (WHOLE, Narrowing((OPEN, YEAR))):
            counts = index.counts(narrowing)
            assert (counts.left, counts.whole, counts.briefings) == (Tally(), Tally(), {})
            assert not any(counts.values.values())
            assert index.search("dyke", narrowing=narrowing).hits == ()
