"""What is in quotes is exact, what is to be left out is sure, and filters alone list what they leave."""

from dataclasses import replace

import pytest

from outbrief.briefing.place import Place
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of


def row(name: str, area: str = "", outcome: str = "") -> Entry:
    cells = (("initiative", name), ("area", area), ("outcome", outcome))
    fields = tuple(Field(key, key.capitalize(), text) for key, text in cells if text)
    return Entry(Kind.INITIATIVE, Place(f"plan/{name}"), fields, ("The plan of the lakes",), "AMBER")


def paragraph(text: str) -> Entry:
    return Entry(Kind.PARAGRAPH, Place(f"plan/{text}"), (Field("text", "Text", text),), ("The plan of the lakes",))


def found(entries: list[Entry], query: str) -> list[str]:
    return [hit.entry.title for hit in index_of(entries).search(query).hits]


@pytest.mark.parametrize(
    ("query", "typo"), [("planning", "Planting trees"), ("boats", "Coats for wardens"), ("resilience", "Silence")]
)
def test_a_sentence_with_the_word_is_not_hidden_behind_a_misspelling(query: str, typo: str) -> None:
    assert found([row(typo), paragraph(f"They spoke of {query} at length")], query) == [
        f"They spoke of {query} at length"
    ]


def test_what_is_left_out_is_left_out_of_chains_and_initials_too() -> None:
    entries = [row("Unified Cyclone Tracking Fleet")]
    assert found(entries, "uncytf") == ["Unified Cyclone Tracking Fleet"]
    assert found(entries, "uncytf -fleet") == []
    assert found(entries, "UCTF -cyclone") == []


def test_a_phrase_is_left_out_as_a_phrase() -> None:
    assert found([row("Pier of the old mill"), row("The old pier")], 'pier -"old pier"') == ["Pier of the old mill"]


def test_only_what_surely_holds_a_word_is_left_out() -> None:
    assert found([row("Fleet match rota")], "fleet -patch") == ["Fleet match rota"]
    assert found([row("Mapping trainees")], "mapping -train ") == ["Mapping trainees"]


def test_a_closed_phrase_is_exact_but_for_the_other_spelling() -> None:
    entries = [row("Tracking Fleet"), row("Track Fleet"), row("Harbour track fleet")]
    assert set(found(entries, '"track fleet"')) == {"Track Fleet", "Harbour track fleet"}
    assert found(entries, '"harbor track"') == ["Harbour track fleet"]
    assert found([row("Fund for the watershed")], '"water shed"') == []


def test_a_phrase_that_is_still_open_goes_on() -> None:
    assert found([row("Track Fleet")], '"track fl') == ["Track Fleet"]


def test_a_lone_filter_lists_what_it_leaves() -> None:
    entries = [row("Plan"), paragraph("Of plans")]
    assert found(entries, "kind:paragraph") == ["Of plans"]
    assert found(entries, "-kind:paragraph") == ["Plan"]
    assert found([row("Plan"), row("Pier")], "-pier") == ["Plan"]


def test_a_kind_is_meant_by_its_beginning_and_in_the_plural() -> None:
    entries = [row("Plan"), paragraph("Of plans"), Entry(Kind.SECTION, Place("s"), (Field("title", "Title", "Piers"),))]
    assert found(entries, "kind:s") == ["Piers"]
    assert found(entries, "kind:initiatives") == ["Plan"]


def test_a_letter_begins_a_word_of_any_cell_where_another_word_stands_beside_it() -> None:
    assert found([row("Plan", "Cyber", "Resilience")], "cyber r") == ["Plan"]


def test_words_that_occur_but_never_together_are_not_said_to_be_missing() -> None:
    answer = index_of([row("Fund"), row("Pier")]).search("fund pier")
    assert (answer.hits, answer.nearest) == ((), ())
    assert "nowhere together" in answer.hint


@pytest.mark.parametrize(
    "query", ["(-fund zeppelin", "zeppelin, -fund (-fund", '(-"fund zeppelin', "(- zeppelin", '("-a b']
)
def test_what_is_left_of_a_part_may_be_nothing_to_look_for(query: str) -> None:
    assert index_of([row("Fund"), row("Pier")]).search(query).hits == ()


def test_a_column_called_kind_has_its_values() -> None:
    fields = (Field("initiative", "Measure", "Lamps"), Field("kind", "Kind of work", "maintenance"))
    answer = index_of([Entry(Kind.INITIATIVE, Place("plan/lamps"), fields)]).search("kind:maintenance")
    assert (len(answer.hits), answer.not_understood) == (1, "")


@pytest.mark.parametrize("query", ["certified to ISO27001:2022", "a-> fund", "T14:30 fund"])
def test_signs_in_what_was_pasted_are_no_filters(query: str) -> None:
    assert index_of([row("Certified to ISO27001:2022"), row("A fund at T14:30")]).search(query).not_understood == ""


def test_where_a_filter_has_no_such_value_that_alone_is_said() -> None:
    index = index_of([row("Fund", "Piers"), row("Plan of a field", "Lakes")])
    assert index.search("fund area:field").hint == "no area “field”: there are Lakes, Piers"
    assert index.search("fund area:lakes").hint == "each of these words occurs, but nowhere together"


def test_a_match_by_marking_says_so() -> None:
    (hit,) = index_of([row("Plan")]).search("marking:amber").hits
    assert [reason.field_key for reason in hit.reasons] == ["marking"]


def test_a_plural_in_ies_is_another_form() -> None:
    assert found([row("Body search")], "bodies") == ["Body search"]


def test_letters_sent_apart_from_their_marks_are_found() -> None:
    assert found([row("한국")], "\u1112\u1161\u11ab\u1100\u116e\u11a8") == ["한국"]


def test_an_unknown_column_is_answered_with_one_like_it_by_key_or_label_else_with_all() -> None:
    assert "outcome:" in index_of([row("Plan", "Cyber", "More")]).search("otcome:x").hint
    assert "initiative, area" in index_of([row("Plan", "Cyber")]).search("zzz:x").hint


def test_a_phrase_may_be_asked_of_a_title_or_a_marking() -> None:
    entries = [row("Plan")]
    assert found(entries, 'in:"plan of the lakes" plan') == ["Plan"]
    assert found(entries, 'in:"lakes of the plan" plan') == []
    assert found([row("Plan"), paragraph("A plan")], '-in:"of the lakes" plan') == []
    assert found(entries, 'marking:"AMBER"') == ["Plan"]


def test_joining_words_drops_no_phrase() -> None:
    assert found([row("Quay Lighting Renewal")], '"lighting quay" re newal') == []


def test_of_a_column_that_has_no_such_value_those_that_it_has_are_named() -> None:
    index = index_of(row(f"Plan {at}", area=f"Field {at}") for at in range(10))
    hint = index.search("area:zeppelin").hint
    assert hint.startswith("no area “zeppelin”: there are Field 0, Field 1,")
    assert hint.endswith("Field 7, 2 more")
    for query in ("area:field zeppelin", "-area:zeppelin walrus", "area:3 zeppelin", "zeppelin"):
        assert "there are" not in index.search(query).hint


def test_the_value_of_a_filter_is_meant_even_where_it_is_a_small_word() -> None:
    entries = [row("Plan", "on hold"), row("Plain", "done")]
    assert found(entries, "pla area:on") == ["Plan"]
    assert found(entries, "pla area:the") == []
    # Typed bare, it carries the sentence and may be lacking.
    assert sorted(found(entries, "on pla")) == ["Plain", "Plan"]


def test_a_filter_is_slipped_into_but_not_guessed() -> None:
    entries = [row("Cyber resilience", "on hold"), row("Cyber plan", "planned")]
    assert found(entries, "cyber area:open") == []
    assert found(entries, "cyber area:plannde") == ["Cyber plan"]
    assert found(entries, "cyber area:hodl") == ["Cyber resilience"]


@pytest.mark.parametrize("word", ["OR", "AND", "NOT"])
def test_a_word_that_other_programs_take_for_a_sign_is_said_to_be_a_word(word: str) -> None:
    index = index_of([row("Plan or pier and not more")])
    assert f"{word} is a word here" in index.search(f"plan {word} pier").hint
    assert index.search(f"plan {word.lower()} pier").hint == ""
    assert index.search(f'plan "{word}"').hint == ""


def test_what_the_library_is_narrowed_by_can_be_asked_for_by_the_same_name() -> None:
    dated = replace(row("Plan"), date="2024-03-01")
    index = index_of([dated, replace(row("Pier"), date="2025-03-01")])
    assert [hit.entry.place for hit in index.search("year:2024").hits] == [dated.place]
    assert index.search("briefing:lakes").total == 2
    assert index.search("briefing:seas").total == 0
