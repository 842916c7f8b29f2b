"""What is remembered, and that two memories become one without losing anything."""

from hypothesis import given
from hypothesis import strategies as st

from made_up_states import SPOTS, STATES
from outbrief.library.state import MOST_QUERIES, MOST_REMOVED, Mark, Spot, State, merged, trimmed

HERE = Spot("/a.yaml", "a/b")


@given(STATES, STATES)
def test_which_of_two_comes_first_is_the_same(one: State, other: State) -> None:
    assert merged(one, other) == merged(other, one)


@given(STATES, STATES, STATES)
def test_three_may_be_merged_in_any_order(one: State, other: State, third: State) -> None:
    assert merged(merged(one, other), third) == merged(one, merged(other, third))


@given(STATES, STATES)
def test_merging_again_changes_nothing(one: State, other: State) -> None:
    both = merged(one, other)
    assert merged(one, one) == one
    assert merged(both, one) == merged(both, other) == both


@given(STATES, STATES)
def test_nothing_is_lost(one: State, other: State) -> None:
    both = merged(one, other)
    for state in (one, other):
        for spot, mark in state.bookmarks.items():
            assert both.bookmarks[spot] >= mark
        for library, left in state.left.items():
            assert both.left[library] >= left
        for query, number in state.queries.items():
            assert both.queries[query] >= number
        assert both.theme >= state.theme


@given(STATES, STATES, st.lists(SPOTS))
def test_what_is_bookmarked_after_all_that_is_known_stays(mine: State, others: State, spots: list[Spot]) -> None:
    state = merged(mine, others)
    for spot in spots:
        state = state.with_bookmark(spot, True)
    assert all(merged(state, old).is_bookmarked(spot) for spot in spots for old in (mine, others))


def test_a_bookmark_that_another_session_removed_is_not_brought_back_by_one_that_still_has_it() -> None:
    before = State().with_bookmark(HERE, True, "B")
    removed = before.with_bookmark(HERE, False)
    assert not merged(before, removed).is_bookmarked(HERE)
    assert merged(before, removed.with_bookmark(HERE, True)).is_bookmarked(HERE)


def test_the_latest_stand_first() -> None:
    state = State().with_bookmark(HERE, True, "B").with_query("one").with_query("two").with_query("one")
    state = state.with_bookmark(Spot("/a.yaml", "a"), True, "A")
    assert [mark.title for _, mark in state.kept] == ["A", "B"]
    assert state.latest_queries == ("one", "two")


def test_only_bookmarks_are_never_trimmed() -> None:
    state = State()
    for number in range(600):
        spot = Spot("/a.yaml", f"a/{number}")
        state = State({**state.bookmarks, spot: Mark(number, number % 60 == 0)}, queries=state.queries)
        state = State(state.bookmarks, queries={**state.queries, str(number): number})
    less = trimmed(state)
    assert less.kept == state.kept
    assert len(less.bookmarks) == 10 + MOST_REMOVED
    assert less.latest_queries == tuple(str(599 - number) for number in range(MOST_QUERIES))
    assert trimmed(less) == less
