"""Initials and chains: `UCTF` and `uncytf` for a title of four words."""

import pytest

from outbrief.search.answer import why
from outbrief.search.grades import How
from search.made_up_entries import found, lit, only_hit, row

FLEET = row("Unified Cyclone Tracking Fleet", area="Weather", outcome="Earlier sirens")
REPAIR = row("Fund for the Repair of Sluices", outcome="Dry cellars")
OTHERS = (row("Pump Station Watch"), row("Ferry Timetables"), row("Dyke Walk"))


def _lit(query: str) -> str:
    return " ".join(text for _, text in lit(only_hit(query, FLEET, REPAIR, *OTHERS)))


@pytest.mark.parametrize(
    ("query", "letters"),
    [("UCTF", "U C T F"), ("uctf", "U C T F"), ("uct", "U C T"), ("FRS", "F R S"), ("fftros", "F f t R o S")],
)
def test_initials_find_their_title_with_and_without_words_that_carry_no_sense(query: str, letters: str) -> None:
    assert _lit(query) == letters


def test_two_letters_are_initials_of_a_whole_title_only() -> None:
    mills, longer = row("Desk of Mills"), row("Desk of Maps and Mills")
    assert found("dm", longer, mills) == ["Desk of Mills"]
    assert found("dom", longer, mills)[0] == "Desk of Mills"


@pytest.mark.parametrize(
    ("query", "letters"),
    [
        ("uncytf", "Un Cy T F"),
        ("unctf", "Un C T F"),
        ("unicyc", "Uni Cyc"),
        ("unifleet", "Uni Fleet"),
        ("furesl", "Fu Re Sl"),
        ("frsl", "F R Sl"),
    ],
)
def test_a_chain_of_beginnings_finds_its_title(query: str, letters: str) -> None:
    assert _lit(query) == letters


@pytest.mark.parametrize("query", ["ftcu", "nctf", "uncytx", "ucx", "UC", "uc"])
def test_letters_out_of_order_or_too_few_are_no_initials(query: str) -> None:
    assert found(query, FLEET) == []


def test_initials_complete_other_words() -> None:
    hit = only_hit("uctf sirens", FLEET, row("Uphill Canal Towing Frame"), *OTHERS)
    assert hit.entry == FLEET
    assert [reason.how for reason in hit.reasons] == [How.INITIALS, How.EXACT]


def test_the_reason_of_initials_is_the_title() -> None:
    hit = only_hit("UCTF", FLEET)
    assert (hit.reasons[0].word, hit.reasons[0].matched) == ("UCTF", FLEET.title)
    assert why(hit) == "initiative: Unified Cyclone Tracking Fleet (initials)"


def test_a_word_is_before_initials_and_initials_in_capitals_before_a_beginning() -> None:
    committee = row("Allotment Rules Committee")
    assert found("arc", committee, row("Arc Lamps")) == ["Arc Lamps", "Allotment Rules Committee"]
    assert found("ARC", row("Archive"), committee) == ["Allotment Rules Committee", "Archive"]


def test_initials_are_before_a_chain() -> None:
    assert found("uctf", row("Uct Forum"), FLEET)[0] == FLEET.title
