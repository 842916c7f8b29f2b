"""Words: folded for comparing, yet each knows its characters in the text."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outbrief.search.words import Token, fold, split, split_query, tokens

awkward = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aZ9 .,-'’\"“…\n½ﬁßİŁøæŉǅ\u0301\u0308\u0640\u064e\u00ad\u200d\u0939\u093fгиم网安カが한０Ａ"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sluice GATE", "sluice gate"),
        ("Stratégie", "strategie"),
        ("re\u0301sume\u0301", "resume"),
        ("Straße", "strasse"),
        ("Øresund Łódź Æther Œuvre", "oresund lodz aether oeuvre"),
        ("İzmir ılıca", "izmir ilica"),
        ("ﬁnance", "finance"),
        ("５Ｇ", "5g"),
        ("Ёлка", "елка"),
        ("ΓΈΦΥΡΑΣ", "γεφυρασ"),
        ("المُرونَة", "المرونة"),
        ("عـــلم", "علم"),
        ("co\u00adoperate", "cooperate"),
        ("council’s “plan” — now…", 'council\'s "plan" - now '),
    ],
)
def test_folding_takes_case_accents_and_typographic_marks_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pump-station watch, 24/7", ["pump", "station", "watch", "24", "7"]),
        ("Council’s plan", ["council", "plan"]),
        ("the U.S. delta", ["the", "us", "delta"]),
        ("at 10.5 km", ["at", "10", "5", "km"]),
        ("snake_case", ["snake", "case"]),
        ("गंगा नदी।", ["गंगा", "नदी"]),
        ("网络安全", ["网络", "络安", "安全", "全"]),
        ("AI技术5G", ["ai", "技术", "术", "5g"]),
        ("", []),
        ("§ — …", []),
    ],
)
def test_text_is_split_into_folded_words(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_a_query_leaves_the_lone_last_character_of_an_unspaced_run_out() -> None:
    assert split_query("网络安全") == ["网络", "络安", "安全"]
    assert split_query("安") == ["安"]
    assert split_query("flood watch") == ["flood", "watch"]


def test_a_part_of_a_word_is_found_in_the_text_and_the_whole_word_where_folding_changed_its_length() -> None:
    (accented,) = tokens("Stratégie")
    assert accented.part(0, 6) == (0, 6)
    (sharp,) = tokens("Straße")
    assert sharp == Token("strasse", 0, 6)
    assert sharp.part(0, 3) == (0, 6)


@given(awkward)
@example("½x")
@example("\u0301a\u0301\u0301")
def test_words_have_the_same_order_with_and_without_their_place(text: str) -> None:
    assert [token.word for token in tokens(text)] == split(text)


@given(awkward)
@example("½x")
@example("ab\u0301\u0640c")
def test_every_word_stands_inside_its_text_and_not_before_the_one_before(text: str) -> None:
    placed = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in placed)
    assert [token.start for token in placed] == sorted(token.start for token in placed)


@given(awkward)
def test_the_characters_of_a_word_fold_to_it(text: str) -> None:
    for token in tokens(text):
        assert token.word in fold(text[token.start : token.end]).replace(".", "")


@given(awkward)
def test_a_query_asks_only_for_words_that_the_same_text_holds(text: str) -> None:
    assert set(split_query(text)) <= set(split(text))


@given(awkward)
def test_words_are_never_empty_and_hold_no_space(text: str) -> None:
    for word in split(text):
        assert word
        assert not any(character.isspace() for character in word)


def test_a_letter_of_european_languages_folds_alike_composed_and_decomposed() -> None:
    for code in range(0x180):
        letter = chr(code)
        assert fold(unicodedata.normalize("NFD", letter)) == fold(letter), hex(code)


def test_folding_twice_changes_nothing_in_plain_letters_of_any_script() -> None:
    for code in range(0x250, sys.maxunicode + 1):
        letter = chr(code)
        if unicodedata.category(letter) in ("Lo", "Ll", "Nd"):
            assert fold(fold(letter)) == fold(letter), hex(code)


@given(st.text("abz09 '_-", max_size=30))
def test_plain_text_is_split_as_any_other(text: str) -> None:
    # A full stop at the end takes the long way.
    assert split(text) == split(f"{text} .")
