"""What was there and what is there, made into what has changed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from outbrief.library.fingerprint import Signature
from outbrief.library.watching import LONGEST, RACY, RESTED, Changes, Watching

ONE, TWO = Path("one.yaml"), Path("two.yaml")
SEEN = Signature(10, 5_000_000_123, 5_000_000_456, 7, 8)

numbers = st.integers(0, 3)
signatures = st.builds(Signature, numbers, numbers, numbers, numbers, st.just(1))
states = st.dictionaries(st.sampled_from([ONE, TWO, Path("three.yaml")]), signatures)


def look(watching: Watching, state: dict[Path, Signature], at: float) -> Changes | None:
    gone = dict.fromkeys({*watching.paths, *watching.unrest} - state.keys())
    watching.saw({**state, **gone}, at)
    return watching.due(at)


@given(st.lists(st.tuples(states, st.sampled_from([0.01, 0.05, 0.5])), min_size=1))
def test_whoever_is_told_knows_in_the_end_what_there_is(course: list[tuple[dict[Path, Signature], float]]) -> None:
    first = course[0][0]
    watching, told, at = Watching(first), dict(first), 0.0
    for state, passed in [*course, (course[-1][0], 0.0), (course[-1][0], 1.0)]:
        at += passed
        changes = look(watching, state, at)
        for path in changes.changed if changes else ():
            assert path in told
            told[path] = state[path]
        for path in changes.new if changes else ():
            assert path not in told
            told[path] = state[path]
        for path in changes.gone if changes else ():
            del told[path]
        assert told.keys() == set(watching.paths)
    assert told == course[-1][0]


@given(states)
def test_where_nothing_changes_nothing_is_told(state: dict[Path, Signature]) -> None:
    watching = Watching(state)
    assert [look(watching, state, at / 10) for at in range(50)] == [None] * 50


def test_whatever_differs_is_a_change_clocks_that_step_back_among_them() -> None:
    for field in Signature._fields:
        for step in (1, -1, -4_000_000_000):
            watching = Watching({ONE: SEEN})
            now = SEEN._replace(**{field: getattr(SEEN, field) + step})
            assert look(watching, {ONE: now}, 1.0) is None
            assert look(watching, {ONE: now}, 1.0 + RESTED) == Changes(changed=(ONE,))


def test_it_is_told_once_it_rests() -> None:
    watching = Watching({ONE: SEEN})
    half, whole = SEEN._replace(size=5), SEEN._replace(size=20)
    assert look(watching, {ONE: half}, 1.0) is None
    assert look(watching, {ONE: whole}, 1.05) is None
    assert look(watching, {ONE: whole}, 1.12) is None
    assert look(watching, {ONE: whole}, 1.2) == Changes(changed=(ONE,))
    assert look(watching, {ONE: whole}, 9.0) is None


def test_what_never_rests_is_told_all_the_same() -> None:
    watching = Watching({ONE: SEEN})
    told = [look(watching, {ONE: SEEN._replace(size=at)}, at / 20) for at in range(20, 40)]
    assert len([one for one in told if one]) >= 20 / 20 / (LONGEST + 0.1)


def test_a_file_that_is_written_by_deleting_it_first_has_changed() -> None:
    watching = Watching({ONE: SEEN})
    assert look(watching, {}, 1.0) is None
    assert look(watching, {ONE: SEEN._replace(inode=9)}, 1.05) is None
    assert look(watching, {ONE: SEEN._replace(inode=9)}, 1.2) == Changes(changed=(ONE,))


def test_where_the_clock_ticks_slowly_a_change_is_told_twice() -> None:
    watching = Watching({ONE: SEEN})
    now = SEEN._replace(modified_ns=6_000_000_000, changed_ns=6_000_000_000)
    look(watching, {ONE: now}, 1.0)
    assert look(watching, {ONE: now}, 2.0) == Changes(changed=(ONE,))
    assert look(watching, {ONE: now}, 2.0 + RACY / 2) is None
    assert look(watching, {ONE: now}, 2.0 + RACY) == Changes(changed=(ONE,))
    assert look(watching, {ONE: now}, 20.0) is None
