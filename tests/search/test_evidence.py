"""What is lit in a hit, and why it matched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.search.answer import Reason, why
from outbrief.search.entries import Kind, entries
from outbrief.search.grades import How
from outbrief.search.memory import index_of
from outbrief.search.words import Token, split_query, tokens
from search.made_up_entries import entry, lit, marsh, only_hit, queries, row

PUMPS = row("Pump Station Watch", where=("Warning and Shelter",), area="Cyber", outcome="Resilience against floods")
MARSH = index_of(entries(marsh()))

texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("abcdefg    ’-.½ﬁßİŁøé\u0301\u0308\u064eгم网安カक\u093f"),
    ),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("station", [("initiative", "Station")]),
        ("sta", [("initiative", "Sta")]),
        ("watch pump", [("initiative", "Pump"), ("initiative", "Watch")]),
        ("cyber floods", [("area", "Cyber"), ("outcome", "floods")]),
        ("wacth", [("initiative", "Watch")]),
        ("esilience", [("outcome", "Resilience")]),
        ("flood pum", [("initiative", "Pum"), ("outcome", "flood")]),
        ("warning pump", [("initiative", "Pump")]),
    ],
)
def test_what_was_typed_is_lit_and_a_guessed_word_whole(query: str, parts: list[tuple[str, str]]) -> None:
    assert sorted(lit(only_hit(query, PUMPS))) == sorted(parts)


def test_every_place_of_a_word_is_lit() -> None:
    hit = only_hit("boat", row("Boat Yard", outcome="A boat for each boat house"))
    assert lit(hit) == [("initiative", "Boat"), ("outcome", "boat"), ("outcome", "boat")]


def test_beside_the_word_itself_longer_words_begun_with_it_are_lit_but_no_misspelling() -> None:
    hit = only_hit("canal", row("Canal Canals"))
    assert lit(hit) == [("initiative", "Canal"), ("initiative", "Canal")]
    hit = only_hit("dredg route", row("Dredging Dreg Route"))
    assert lit(hit) == [("initiative", "Dredg"), ("initiative", "Route")]


def test_words_that_carry_no_sense_are_not_lit_beside_others() -> None:
    assert lit(only_hit("repair of the mill", row("Repair of the Mill"))) == [
        ("initiative", "Repair"),
        ("initiative", "Mill"),
    ]
    assert lit(only_hit("of the", row("Repair of the Mill"))) == [("initiative", "of"), ("initiative", "the")]


@pytest.mark.parametrize(
    ("text", "query", "part"),
    [
        ("Æther ß ﬁ İ … ½ target", "target", "target"),
        ("Œuvre façade Straße am Quai", "quai", "Quai"),
        ("Nos stratégies d’eau", "strat", "strat"),
        ("Nos stratégies d’eau", "strategies", "stratégies"),
        ("Nos stratégies d’eau", "eau", "eau"),
        ("ﬂow of ﬁnance", "finance", "ﬁnance"),
        ("Weg zur Straße", "strasse", "Straße"),
        ("the “council’s” plan", "council", "council"),
        ("re\u0301sume\u0301 notes", "resume", "re\u0301sume\u0301"),
        ("re\u0301sume\u0301 notes", "notes", "notes"),
        ("في المُرونَة الآن", "المرونة", "المُرونَة"),
        ("推进网络安全合作", "网络安全", "网络安全"),
        ("Ремонт старого моста", "мост", "мост"),
        ("🚀 launch of 🛶 boats", "boats", "boats"),
    ],
)
def test_the_right_characters_are_lit_where_folding_changes_their_number(text: str, query: str, part: str) -> None:
    assert lit(only_hit(query, row(text))) == [("initiative", part)]


def test_there_is_a_reason_for_every_word_in_the_order_of_the_query() -> None:
    assert only_hit("Floods watch resil cybr", PUMPS).reasons == (
        Reason("Floods", "floods", "outcome", How.EXACT),
        Reason("watch", "Watch", "initiative", How.EXACT),
        Reason("resil", "Resilience", "outcome", How.PREFIX),
        Reason("cybr", "Cyber", "area", How.TYPO),
    )


def test_the_reason_names_the_field_that_counts_most() -> None:
    hit = only_hit("sirens", row("Sirens", note="sirens", outcome="sirens"))
    assert [reason.field_key for reason in hit.reasons] == ["initiative"]


def test_a_word_that_only_the_titles_around_hold_is_said_to_stand_in_them() -> None:
    first, second = only_hit("shelter pump", PUMPS).reasons
    assert (first.word, first.field_key, first.how) == ("shelter", "in", How.EXACT)
    assert (second.matched, second.field_key) == ("Pump", "initiative")


def test_the_reason_of_the_other_spelling_and_of_joined_words_says_so() -> None:
    assert only_hit("defence", row("Defense Desk")).reasons == (
        Reason("defence", "Defense", "initiative", How.SPELLING),
    )
    assert only_hit("water shed", row("Watershed Fund")).reasons == (
        Reason("water shed", "Watershed", "initiative", How.JOINED),
    )


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("watch", "initiative: Watch"),
        ("resil cyber", "outcome: Resilience (prefix) · area: Cyber"),
        ("wacth", "initiative: Watch (typo)"),
        ("pump pump", "initiative: Pump"),
        ("pump cyber watch", "initiative: Pump, Watch · area: Cyber"),
    ],
)
def test_why_is_one_line_of_fields_and_words_and_how_they_answer(query: str, line: str) -> None:
    assert why(only_hit(query, PUMPS)) == line


def test_what_matched_in_a_point_is_named_by_its_own_keys() -> None:
    assert why(only_hit("oars", entry(Kind.POINT, "Oars are stored dry"))) == "text: Oars"


def _alone(text: str) -> list[Token]:
    """Return the words of a text that are the same word without their neighbours."""
    return [token for token in tokens(text) if split_query(text[token.start : token.end]) == [token.word]]


@given(st.lists(texts, min_size=1, max_size=3), st.data())
@examples(150)
def test_a_record_is_found_by_each_of_its_words_in_any_script_and_the_word_is_lit(
    written: list[str], data: st.DataObject
) -> None:
    among = [row(text, area=text[::-1]) for text in written]
    words = _alone(written[0])
    if words:
        token = data.draw(st.sampled_from(words))
        part = written[0][token.start : token.end]
        hit = next(hit for hit in index_of(among).search(f'"{part}"').hits if hit.entry == among[0])
        assert any(span.field == 0 and span.start <= token.start and token.end <= span.end for span in hit.spans)


@given(queries)
def test_what_is_lit_lies_inside_its_field_and_no_two_parts_touch(query: str) -> None:
    for hit in MARSH.search(query).hits:
        for span in hit.spans:
            assert 0 <= span.start < span.end <= len(hit.entry.fields[span.field].text)
        for span, after in zip(hit.spans, hit.spans[1:], strict=False):
            assert (span.field, span.end) < (after.field, after.start)


@given(queries)
def test_every_reason_quotes_the_query_and_a_text_of_the_record(query: str) -> None:
    for hit in MARSH.search(query).hits:
        # Where only something is left out, nothing has matched.
        assert hit.reasons or "-" in query or "kind:" in query
        fields = {field.key: field.text for field in hit.entry.fields}
        for reason in hit.reasons:
            assert reason.field_key in ("in", "marking", "date") or reason.matched in fields[reason.field_key]
            assert why(hit).count(reason.matched) >= 1
