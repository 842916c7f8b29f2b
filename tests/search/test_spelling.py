"""Words not typed as they stand in the text: misspelt, of the other side of the Atlantic, inflected, joined."""

import pytest

from outbrief.search.grades import How
from search.made_up_entries import found, lit, only_hit, row


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"),
        ("organisation", "organization"),
        ("centre", "center"),
        ("programme", "program"),
        ("labour", "labor"),
        ("modelling", "modeling"),
        ("catalogue", "catalog"),
        ("licence", "license"),
        ("judgement", "judgment"),
        ("analyse", "analyze"),
        ("paediatric", "pediatric"),
        ("fibre", "fiber"),
        ("aluminium", "aluminum"),
    ],
)
def test_british_and_american_spellings_find_each_other_and_what_was_typed_goes_first(
    british: str, american: str
) -> None:
    for typed, other in ((british, american), (american, british)):
        assert only_hit(typed, row(f"New {other} desk")).reasons[0].how is How.SPELLING
        assert found(typed, row(f"{other} desk"), row(f"{typed} desk")) == [f"{typed} desk", f"{other} desk"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "policies"),
        ("agency", "agencies"),
        ("trained", "training"),
        ("planned", "planning"),
        ("inspections", "inspected"),
        ("cooperate", "cooperation"),
        ("protection", "protective"),
        ("resilient", "resilience"),
        ("prepared", "preparedness"),
        ("investment", "invest"),
        ("exercises", "exercise"),
        ("dams", "dam"),
    ],
)
def test_the_forms_of_a_word_find_each_other_and_what_was_typed_goes_first(one: str, other: str) -> None:
    for typed, written in ((one, other), (other, one)):
        assert found(typed, row(f"Joint {written} desk")) == [f"Joint {written} desk"]
        assert found(typed, row(f"Joint {written} desk"), row(f"Joint {typed} desk"))[0] == f"Joint {typed} desk"


@pytest.mark.parametrize(
    "typed",
    [
        "irigation",  # a letter left out
        "irrrigation",  # a letter twice
        "irrigatiom",  # a letter beside the right one
        "irrigtaion",  # two letters transposed
        "ririgation",  # the first two transposed
        "rrigation",  # the first left out
        "erigation",  # by ear
        "irirg",  # transposed and not yet typed to the end
    ],
)
def test_a_misspelt_word_finds_what_was_meant(typed: str) -> None:
    assert found(typed, row("Ferry Timetables"), row("Irrigation Ponds"), row("Pump Station Watch")) == [
        "Irrigation Ponds"
    ]


def test_every_word_of_a_query_may_be_misspelt() -> None:
    assert found("floood wacth", row("Flower Market"), row("Flood Watch"))[0] == "Flood Watch"
    assert found("pump statoin wach", row("Pump Hire"), row("Pump Station Watch")) == ["Pump Station Watch"]


def test_of_words_like_a_misspelt_one_the_nearest_is_first() -> None:
    assert found("brigde", row("Fridge"), row("Ridge"), row("Bridgehead"), row("Bridge"))[0] == "Bridge"


def test_a_misspelt_word_may_be_the_first_part_of_a_longer_one_and_that_comes_after_the_word() -> None:
    rows = [row("Watermill Flood Gates"), row("Water Flood Gates"), row("Wafer Bakery")]
    assert found("wter flod", *rows) == ["Water Flood Gates", "Watermill Flood Gates"]
    # Finished, and as it stands in the library: what only begins so comes last, as ever.
    assert found("water flod", *rows) == ["Water Flood Gates", "Watermill Flood Gates"]


def test_a_word_that_stands_in_a_name_is_not_taken_for_a_misspelling() -> None:
    assert found("bridge", row("Fridge"), row("Bridge"), row("Ridge")) == ["Bridge"]
    assert found("sluic", row("Slick Roads"), row("Sluice")) == ["Sluice"]


def test_where_nothing_else_answers_even_a_known_word_is_taken_for_a_misspelling() -> None:
    assert found("canal bridle", row("Horse Bridle"), row("Canal Bridge")) == ["Canal Bridge"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("AI", "Training of Wardens"),
        ("AI", "Maintained Stairs"),
        ("air", "Repair of Stairs"),
        ("art", "Start of the Party"),
        ("cat", "Car Pool"),
        ("bog", "Dog Walk"),
        ("eht", "The Canal"),
    ],
)
def test_three_letters_or_fewer_are_never_guessed_nor_found_inside_a_word(typed: str, name: str) -> None:
    assert found(typed, row(name)) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [("AI", "AI Forecast Desk"), ("ai", "Use of AI"), ("AI", "Aid Boats"), ("air", "Airfield Drains")],
)
def test_three_letters_or_fewer_find_whole_words_and_beginnings(typed: str, name: str) -> None:
    assert found(typed, row("Training of Wardens"), row(name)) == [name]


def test_a_longer_part_is_found_inside_a_word() -> None:
    hit = only_hit("security", row("Cybersecurity Desk"))
    assert hit.reasons[0].how is How.INSIDE
    assert lit(hit) == [("initiative", "security")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("water shed", "Watershed Fund"),
        ("water-shed", "Watershed Fund"),
        ("watershed", "Water Shed Fund"),
        ("watershed", "Water-shed Fund"),
        ("watershed fund", "Fund of the Water-shed"),
        ("e-payment", "Epayment Desk"),
        ("co-operation", "Cooperation Desk"),
    ],
)
def test_words_written_as_one_here_and_as_two_there_find_each_other(typed: str, name: str) -> None:
    hit = only_hit(typed, row("Ferry Timetables"), row(name))
    assert hit.entry.title == name
    assert How.JOINED in {reason.how for reason in hit.reasons}


def test_a_word_read_as_two_finds_them_only_together() -> None:
    assert found("watershed", row("Boat Shed for Mill Water"), row("Mill of the Water Shed")) == [
        "Mill of the Water Shed"
    ]
