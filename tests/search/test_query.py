"""The query language: phrases, words not wanted, filters; and whatever is typed is a query."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.search.entries import Entry, Field, Kind, entries
from outbrief.search.memory import index_of
from outbrief.search.narrowing import Facet
from outbrief.search.query import Query, parse
from search.made_up_entries import LABELS, entry, found, lit, marsh, only_hit, row, search
from search.stored_entries import stored_index_of

SLUICES = row(
    "Sluice Repair Fund",
    where=("Valley Accord", "Warning and shelter"),
    marking="TLP:AMBER",
    date="2031-04-09",
    area="Water",
    outcome="Dry cellars",
    lead="Canal Office",
)
FERRY = row(
    "Canal Ferry",
    where=("Valley Accord", "Roads and bridges"),
    marking="TLP:GREEN",
    date="2029-01-02",
    area="Boats",
    outcome="Funds for repair",
)
WALL = replace(
    entry(Kind.POINT, "Repair of the canal wall"), where=("Valley Accord", "Roads and bridges"), marking="TLP:GREEN"
)
ALL = (SLUICES, FERRY, WALL)

typed = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *'"-: =<(',
                "outcome",
                "outcome:",
                "kind:",
                "in:",
                "-in:",
                "marking:",
                'area:"',
                "nope:",
                "“",
                "repair",
                "canal",
                "po",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=8,
).map("".join)


LARGER = index_of([*ALL, *entries(marsh())])
NAMES = {*LARGER.filters, *map(str.lower, LABELS.values()), *Facet}


def _found(query: str) -> set[str]:
    return set(found(query, *ALL))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("outcome:repair", {"Canal Ferry"}),
        ("outcome:rep", {"Canal Ferry"}),
        ("outcome:rpeair", {"Canal Ferry"}),
        ("OUTCOME:Repair", {"Canal Ferry"}),
        ("initiative:repair", {"Sluice Repair Fund"}),
        ("lead:canal", {"Sluice Repair Fund"}),
        ("outcome:repair canal", {"Canal Ferry"}),
        ("canal outcome:cellars", {"Sluice Repair Fund"}),
        ("outcome:repair initiative:ferry", {"Canal Ferry"}),
        ("outcome:repair initiative:sluice", set()),
        ('outcome:"funds for repair"', {"Canal Ferry"}),
        ('outcome:"repair funds"', set()),
    ],
)
def test_a_filter_by_key_looks_in_that_column_only(query: str, titles: set[str]) -> None:
    assert _found(query) == titles


@pytest.mark.parametrize(
    "query", ["expected:repair", "result:repair", "exp:repair", "EXPECTED:repair", "field:boats", "work:boats"]
)
def test_a_filter_may_be_a_word_of_the_label_in_print_or_its_beginning(query: str) -> None:
    assert _found(query) == {"Canal Ferry"}


def test_a_key_goes_before_a_label_that_says_the_same() -> None:
    odd = Entry(Kind.INITIATIVE, WALL.place, (Field("initiative", "Outcome", "Repair shop"),))
    assert found("outcome:repair", odd, FERRY) == ["Canal Ferry"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind:point repair", {"Repair of the canal wall"}),
        ("repair kind:points", {"Repair of the canal wall"}),
        ("Kind:Point repair", {"Repair of the canal wall"}),
        ("kind:po repair", {"Repair of the canal wall"}),
        ("kind:initiative repair", {"Sluice Repair Fund", "Canal Ferry"}),
        ("-kind:initiative repair", {"Repair of the canal wall"}),
        ("kind:section repair", set()),
    ],
)
def test_kind_narrows_to_a_kind_of_entry(query: str, titles: set[str]) -> None:
    assert _found(query) == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("in:roads repair", {"Canal Ferry", "Repair of the canal wall"}),
        ("in:shelter repair", {"Sluice Repair Fund"}),
        ("in:valley in:roads kind:initiative repair", {"Canal Ferry"}),
        ("-in:roads repair", {"Sluice Repair Fund"}),
        ("in:warning", {"Sluice Repair Fund"}),
        ("in:repair", set()),
    ],
)
def test_in_narrows_to_what_stands_under_a_title(query: str, titles: set[str]) -> None:
    assert _found(query) == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("marking:amber", {"Sluice Repair Fund"}),
        ("marking:TLP:AMBER", {"Sluice Repair Fund"}),
        ("marking:green canal", {"Canal Ferry", "Repair of the canal wall"}),
        ("-marking:green repair", {"Sluice Repair Fund"}),
        ("marking:red", set()),
        ("date:2031 repair", {"Sluice Repair Fund"}),
        ("date:2029-01-02 repair", {"Canal Ferry"}),
    ],
)
def test_markings_and_dates_are_filters(query: str, titles: set[str]) -> None:
    assert _found(query) == titles


@pytest.mark.parametrize("query", ["amber", "2031", "sluice amber", "fund 04", "fund 2031-04"])
def test_markings_and_dates_are_searched_only_where_a_filter_names_them(query: str) -> None:
    assert _found(query) == set()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ('"canal wall"', {"Repair of the canal wall"}),
        ('"canal ferry"', {"Canal Ferry"}),
        ('"ferry canal"', set()),
        ('"sluice fund"', set()),
        ('"sluice cellars"', set()),
        ('fund "sluice repair"', {"Sluice Repair Fund"}),
        ('"canal fer', {"Canal Ferry"}),
    ],
)
def test_the_words_of_a_phrase_stand_next_to_each_other_in_one_field(query: str, titles: set[str]) -> None:
    assert _found(query) == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("repair -canal", set()),
        ("repair -cellars", {"Canal Ferry", "Repair of the canal wall"}),
        ("-cellars repair", {"Canal Ferry", "Repair of the canal wall"}),
        ("repair -roads", {"Sluice Repair Fund", "Canal Ferry", "Repair of the canal wall"}),
        ("repair -boats -cellars", {"Repair of the canal wall"}),
        ("repair -outcome:repair", {"Sluice Repair Fund", "Repair of the canal wall"}),
        ("canal -lead:canal", {"Canal Ferry", "Repair of the canal wall"}),
        ('repair -"funds for"', {"Sluice Repair Fund", "Repair of the canal wall"}),
        ('repair -"ferry wall"', {"Sluice Repair Fund", "Canal Ferry", "Repair of the canal wall"}),
        ("repair -zzqx", {"Sluice Repair Fund", "Canal Ferry", "Repair of the canal wall"}),
    ],
)
def test_what_has_an_unwanted_word_is_left_out(query: str, titles: set[str]) -> None:
    assert _found(query) == titles


def test_a_hyphen_inside_a_word_leaves_nothing_out() -> None:
    assert found("pump-station", row("Pump Station Watch")) == ["Pump Station Watch"]


def test_only_unwanted_words_are_answered_by_nothing() -> None:
    assert _found("-canal") == set()


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("outcmoe:repair", "outcome"),
        ("-outcmoe:repair", "outcome"),
        ("leed:canal", "lead"),
        ("intiative:ferry", "initiative"),
    ],
)
def test_an_unknown_filter_is_said_with_the_nearest_one(query: str, nearest: str) -> None:
    hint = search(query, *ALL).hint
    assert query.partition(":")[0].removeprefix("-") in hint
    assert f"{nearest}:" in hint


def test_an_unknown_kind_is_said_with_all_there_are() -> None:
    hint = search("kind:tbl repair", *ALL).hint
    assert "tbl" in hint
    assert all(kind in hint for kind in Kind)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("outcome=repair", "outcome:repair"),
        ("OUTCOME=repair", "outcome:repair"),
        ("-outcome=repair canal", "-outcome:repair canal"),
        ("canal lead=office", "canal lead:office"),
        ('outcome="funds for repair"', 'outcome:"funds for repair"'),
        ("measure=ferry", "initiative:ferry"),
        ("kind=point repair", "kind:point repair"),
        ("year=2029", "year:2029"),
        ("briefing=valley canal", "briefing:valley canal"),
        ('"expected result":repair', "outcome:repair"),
        ('“Expected Result”:"funds for repair"', 'outcome:"funds for repair"'),
        ('-"expected result":repair canal', "-outcome:repair canal"),
        ('"expected result"=repair', "outcome:repair"),
        ('"field of work":boats', "area:boats"),
        ("canal date >2028", "canal date>2028"),
        ("canal date < 2030-01", "canal date<2030-01"),
        ("canal date<= 2029", "canal date<=2029"),
        ("date >= 2030 repair", "date>=2030 repair"),
        ("canal -date >2028", "canal -date>2028"),
        ("date=2029 canal", "date:2029 canal"),
    ],
)
def test_what_is_nearly_a_filter_is_read_as_one(query: str, same: str) -> None:
    one, other = search(query, *ALL), search(same, *ALL)
    assert one.hits
    assert [hit.entry for hit in one.hits] == [hit.entry for hit in other.hits]
    assert (one.hint, one.query.text) == ("", query)
    stored = stored_index_of(ALL, 1).search(query)
    assert stored == one


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("e=mc2", "e mc2"),
        ("canal=ferry", "canal ferry"),
        ("outcome = repair", "outcome repair"),
        ('"outcome=repair"', '"outcome repair"'),
        ('lead "x outcome=repair"', 'lead "x outcome repair"'),
        ("outcome==repair", "outcome repair"),
        ("growth > 3", "growth 3"),
        ('"canal ferry": funds', '"canal ferry" funds'),
        ('"date >2028"', '"date 2028"'),
    ],
)
def test_other_signs_stay_text(query: str, words: str) -> None:
    one, other = search(query, *ALL), search(words, *ALL)
    assert [hit.entry for hit in one.hits] == [hit.entry for hit in other.hits]
    assert not any(term.field for term in one.query.terms)
    assert one.not_understood == ""


def test_what_is_nearly_a_filter_stays_when_fewer_words_are_told() -> None:
    fewer = search("outcome=repair ferry zeppelin", *ALL).fewer
    assert fewer is not None
    assert fewer.text == "outcome:repair ferry"


@pytest.mark.parametrize("query", ["repair", "outcome:repair", "expected:repair", "kind:point repair", "in:roads x"])
def test_what_is_understood_has_no_hint(query: str) -> None:
    assert search(query, *ALL).hint == ""


@pytest.mark.parametrize(
    "half",
    ["", '"', '""', "-", "--", '-"', ":", "::", "outcome:", 'outcome:"', "-outcome:", "kind:", "in:", "marking:"],
)
def test_what_is_only_half_typed_means_nothing_yet(half: str) -> None:
    assert search(half, *ALL).hits == ()
    whole, half_typed = search("repair", *ALL), search(f"repair {half}", *ALL)
    assert [hit.entry for hit in half_typed.hits] == [hit.entry for hit in whole.hits]
    assert half_typed.hint == ""


def test_the_last_word_of_a_phrase_or_filter_may_be_only_begun() -> None:
    assert lit(only_hit('outcome:"dry cel', *ALL)) == [("outcome", "Dry"), ("outcome", "cel")]


def test_a_query_is_kept_as_typed_and_its_terms_understood() -> None:
    query = parse('Sluice -"old mill" OUT:“Dry cel')
    assert query.text == 'Sluice -"old mill" OUT:“Dry cel'
    assert [term.words for term in query.terms] == [("sluice",), ("old", "mill"), ("dry", "cel")]
    assert [term.field for term in query.terms] == ["", "", "out"]
    assert [term.negative for term in query.terms] == [False, True, False]
    assert [term.phrase for term in query.terms] == [False, True, True]
    assert [term.open for term in query.terms] == [False, False, True]


@given(typed)
def test_whatever_is_typed_is_a_query(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert all(term.words or term.field for term in query.terms)
    assert all("" not in term.words for term in query.terms)


@given(typed)
def test_a_query_read_before_is_answered_like_its_text(text: str) -> None:
    index = index_of(ALL)
    assert index.search(parse(text)) == index.search(text)


@given(typed)
def test_only_the_last_term_is_still_being_typed(text: str) -> None:
    assert not any(term.open for term in parse(text).terms[:-1])
    assert not any(term.open for term in parse(f"{text} ").terms if not term.phrase)
    assert not any(term.open for term in parse('"dyke walk"').terms)


@given(typed)
def test_whatever_is_typed_is_answered(text: str) -> None:
    answer = LARGER.search(text)
    assert answer.query == Query(text, parse(text, NAMES).terms)
    assert answer.total >= len(answer.hits)
