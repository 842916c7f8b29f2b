"""What comes first: a record before a sentence, what was typed before what may be meant."""

import pytest

from outbrief.search.entries import Entry, Kind
from search.made_up_entries import entry, found, row, search

PARAGRAPH = entry(Kind.PARAGRAPH, "Cyber resilience of the sluices was spoken of at length.")
POINT = entry(Kind.POINT, "Cyber resilience at every sluice")
PUMPS = row("Pump Station Watch", area="Cyber", outcome="Resilience against floods")


@pytest.mark.parametrize("query", ["cyber resilience", "resilience cyber", "cyber resil", "cyb res"])
def test_a_row_with_the_words_in_two_cells_is_before_a_point_or_paragraph_that_holds_both(query: str) -> None:
    assert found(query, PARAGRAPH, POINT, PUMPS) == [PUMPS.title, POINT.title, PARAGRAPH.title]


def test_every_word_must_stand_in_the_record_but_in_any_of_its_fields() -> None:
    half = row("Cyber Desk", outcome="Faster letters")
    assert found("cyber resilience", half, PUMPS) == ["Pump Station Watch"]
    assert found("watch floods cyber", half, PUMPS) == ["Pump Station Watch"]


@pytest.mark.parametrize("query", ["pump station watch", "watch pump station", "station watch pump", "watch  PUMP"])
def test_the_order_of_the_words_does_not_decide_what_is_found(query: str) -> None:
    assert found(query, PUMPS, row("Pump Hire"), row("Station Clock")) == ["Pump Station Watch"]


def test_words_are_found_by_their_beginnings() -> None:
    assert found("pu sta wat", row("Stamp Duty"), PUMPS) == ["Pump Station Watch"]


def test_words_that_carry_no_sense_may_be_missing() -> None:
    assert found("repair of the sluice", row("Sluice Repair"), row("Repair of the Mill")) == ["Sluice Repair"]


def test_a_title_typed_in_full_is_before_a_longer_one_before_another_order_before_beginnings() -> None:
    ranked = ["Flood Watch", "Flood Watch of the North", "Watch the Flood", "Flooding Watchers"]
    assert found("flood watch", *map(row, reversed(ranked))) == ranked


def test_a_whole_word_is_before_beginnings_and_the_shorter_word_first() -> None:
    ranked = ["Bridge", "Bridges", "Bridgehead"]
    assert found("bridge", *map(row, reversed(ranked))) == ranked


def test_of_longer_words_begun_alike_the_shorter_is_first() -> None:
    assert found("bridg", row("Dyke", outcome="Bridgehead"), row("Canal", outcome="Bridges")) == ["Canal", "Dyke"]


def test_beginnings_are_before_misspellings() -> None:
    assert found("dredg route", row("Drudge Route"), row("Dredging of the Long Route"), row("Dreg Route"))[0] == (
        "Dredging of the Long Route"
    )


def test_what_names_an_initiative_counts_most_then_its_area_then_its_outcome_then_the_rest() -> None:
    note, outcome = row("Gauge", note="sirens"), row("Lamps", outcome="sirens")
    area, name = row("Masts", area="sirens"), row("Sirens")
    assert found("sirens", note, outcome, area, name) == ["Sirens", "Masts", "Lamps", "Gauge"]


def test_of_the_same_text_the_initiative_comes_first_and_the_paragraph_last() -> None:
    answer = search("ferries", *(entry(kind, "Ferries") for kind in reversed(Kind)), row("Ferries"))
    kinds = [hit.entry.kind for hit in answer.hits]
    assert len(kinds) == len(Kind) + 1
    assert kinds[0] is Kind.INITIATIVE
    assert kinds[-1] is Kind.PARAGRAPH


def test_of_names_that_answer_alike_the_one_asked_for_most_fully_comes_first() -> None:
    assert found("sluice", row("Sluice of the Northern Canal"), row("Sluice Gate")) == [
        "Sluice Gate",
        "Sluice of the Northern Canal",
    ]


def test_words_next_to_each_other_and_in_order_are_before_words_apart() -> None:
    ranked = ["Tracking Fleet", "Tracking the Fleet", "Fleet for Tracking"]
    assert found("tracking fleet", *map(row, reversed(ranked))) == ranked


BEYOND = row("Sluice towards Northgate", where=("Southport visit", "Sluices"))


@pytest.mark.parametrize("query", ["northgate visit", "NORTHGATE vis"])
def test_a_briefing_called_by_the_beginning_of_its_title_is_before_rows_that_have_the_words_apart(query: str) -> None:
    visit = entry(Kind.BRIEFING, "Northgate visit 7")
    assert found(query, BEYOND, visit) == ["Northgate visit 7", "Sluice towards Northgate"]


def test_it_is_so_behind_any_number_of_rows() -> None:
    rows = [row(f"Measure {at}", area="Northgate", outcome="Visit to a partner") for at in range(200)]
    assert found("northgate visit", *rows, entry(Kind.BRIEFING, "Northgate visit of the harbour talks"))[0] == (
        "Northgate visit of the harbour talks"
    )


def test_a_word_that_was_finished_calls_no_briefing_by_a_longer_one() -> None:
    noted = row("Gate", note="A plant with safety rails")
    review = entry(Kind.BRIEFING, "Plantation safety review")
    assert found("plant safety", review, noted, row("Power plant"))[0] == "Gate"


@pytest.mark.parametrize(
    ("query", "first", "kind", "title"),
    [
        ("visit northgate", BEYOND, Kind.BRIEFING, "Northgate visit 7"),
        ("northgate visit", BEYOND, Kind.BRIEFING, "After the Northgate visit"),
        ("northgate visit", BEYOND, Kind.SECTION, "Northgate visit"),
        ("nortgate visit", BEYOND, Kind.BRIEFING, "Northgate visit"),
        ("northgate visit", row("Register of the Northgate visit"), Kind.BRIEFING, "Northgate visit 7"),
        ("northgate", row("Northgate"), Kind.BRIEFING, "Northgate visit 7"),
    ],
)
def test_a_briefing_that_is_not_and_anything_else_is_behind_them(
    query: str, first: Entry, kind: Kind, title: str
) -> None:
    assert found(query, entry(kind, title), first) == [first.title, title]


def test_entries_that_answer_alike_keep_the_order_of_the_library() -> None:
    names = ["Sluice Mill", "Sluice Bend", "Sluice Gate"]
    assert found("sluice", *map(row, names)) == names


def test_the_titles_an_entry_stands_in_complete_a_match_but_alone_make_none() -> None:
    fund = row("Sluice Fund", where=("Warning and shelter",))
    assert found("warning fund", fund) == ["Sluice Fund"]
    assert found("warning", fund) == []
    assert found("fund", row("Fund", where=("Fund and shelter",))) == ["Fund"]


def test_the_words_as_typed_in_a_note_are_before_a_form_of_one_in_a_title() -> None:
    note = row("Plank Store", note="Wood is kept for caulking")
    assert found("plank caulking", row("Plank Caulkers"), note) == ["Plank Store", "Plank Caulkers"]


def test_a_word_that_was_finished_is_not_the_beginning_of_another_but_of_its_plural() -> None:
    note, longer, plural = row("Canal Fund", note="Of barley"), row("Canalside and Barley"), row("Barley of the Canals")
    ranked = ["Barley of the Canals", "Canal Fund", "Canalside and Barley"]
    assert found("canal barley", longer, note, plural) == ranked
    assert found("cana barley", longer, note, plural)[0] == "Canalside and Barley"


def test_a_short_word_may_still_be_short_for_another() -> None:
    assert (
        found("mill barley", row("Milliner of Barley"), row("Mill Pond", note="Of barley"))[0] == "Milliner of Barley"
    )


def test_a_beginning_in_a_note_does_not_rule_out_a_misspelling_but_a_whole_word_there_does() -> None:
    assert "Canals" in found("canel", row("Canals"), row("Ferries", note="A canella tree"))
    assert found("canel", row("Canals"), row("Ferries", note="A canel tree")) == ["Ferries"]
