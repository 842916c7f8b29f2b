"""Scripts: a reader types without accents, without points, without spaces, in any of them."""

import pytest

from outbrief.search.grades import How
from search.made_up_entries import found, lit, only_hit, row

OTHERS = (row("Pump Station Watch"), row("Паром и причал"), row("渡轮时刻表"), row("جدول العبارات"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("strategie", "Stratégie commune"),
        ("stratégie", "Strategie der Auen"),
        ("STRATÉGIE", "stratégie commune"),
        ("strate\u0301gie", "Stratégie commune"),
        ("strasse", "Die Straße am Fluss"),
        ("straße", "Strasse am Fluss"),
        ("oresund", "Øresund"),
        ("lodz", "Droga do Łodzi"),
        ("izmir", "İzmir"),
        ("finance", "ﬁnance"),
        ("5g", "５Ｇ"),
        ("γεφυρα", "Νέα γέφυρα"),
        ("ΓΕΦΥΡΑΣ", "Έργα γέφυρας"),
        ("мост", "Ремонт моста"),
        ("МОСТА ремонт", "Ремонт моста"),
        ("елка", "Ёлка"),
        ("المرونة", "المرونة السيبرانية"),
        ("مرونة", "المرونة السيبرانية"),
        ("المُرونَة", "المرونة السيبرانية"),
        ("الامن", "الأمن المائي"),
        ("नदी", "गंगा नदी"),
        ("한국", "한국 제방"),
    ],
)
def test_a_word_is_found_however_its_accents_and_case_are_typed(typed: str, name: str) -> None:
    assert only_hit(typed, *OTHERS, row(name)).entry.title == name


@pytest.mark.parametrize(("typed", "name"), [("strategei", "Stratégie"), ("ремонд", "Ремонт моста")])
def test_misspellings_are_found_in_other_letters_too(typed: str, name: str) -> None:
    assert only_hit(typed, *OTHERS, row(name)).reasons[0].how is How.TYPO


@pytest.mark.parametrize("typed", ["网络安全", "网络", "络安", "安全合作", "加", "作", "合作 网络"])
def test_chinese_is_found_by_any_part_of_a_run_without_spaces(typed: str) -> None:
    assert found(typed, *OTHERS, row("加强网络安全合作")) == ["加强网络安全合作"]


@pytest.mark.parametrize("typed", ["全安", "网安", "安全网络"])
def test_characters_that_do_not_stand_next_to_each_other_are_no_word(typed: str) -> None:
    assert found(typed, row("加强网络安全合作")) == []


def test_a_run_without_spaces_is_lit_as_one() -> None:
    assert lit(only_hit("网络安全", row("加强网络安全合作"))) == [("initiative", "网络安全")]
    assert lit(only_hit("サイバー", row("サイバー防衛"))) == [("initiative", "サイバー")]


def test_latin_words_inside_a_run_without_spaces_are_words() -> None:
    assert found("AI", row("推进AI技术")) == ["推进AI技术"]
    assert found("技术", row("推进AI技术")) == ["推进AI技术"]


@pytest.mark.parametrize("query", ["council's plan", "council’s plan", "council plan"])
@pytest.mark.parametrize("name", ["Council's Plan", "Council’s Plan"])
def test_curly_and_straight_apostrophes_are_the_same(query: str, name: str) -> None:
    assert lit(only_hit(query, row(name))) == [("initiative", "Council"), ("initiative", "Plan")]


@pytest.mark.parametrize("query", ['"dyke walk"', "“dyke walk”", "„dyke walk“", "«dyke walk»"])
def test_quotes_of_any_language_make_a_phrase(query: str) -> None:
    assert found(query, row("Walk the Dyke"), row("Dyke Walk")) == ["Dyke Walk"]


def test_initials_with_and_without_stops_are_the_same() -> None:
    assert found("U.S.", row("US Delta")) == ["US Delta"]
    assert found("us", row("Maps of the U.S. Delta")) == ["Maps of the U.S. Delta"]


@pytest.mark.parametrize("typed", ["covid-19", "covid19"])
@pytest.mark.parametrize("name", ["COVID-19 Lessons", "COVID19 Lessons"])
def test_letters_and_digits_are_found_with_and_without_a_hyphen(typed: str, name: str) -> None:
    assert found(typed, row(name)) == [name]
