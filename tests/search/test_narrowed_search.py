"""A search of what is left: the same as looking at all that a reading leads to, and taking what remains."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.search.entries import Entry, Kind
from outbrief.search.index import Index
from outbrief.search.initials import Chain
from outbrief.search.memory import MemoryStore
from outbrief.search.narrowing import WHOLE, Choice, Facet, Narrowing
from outbrief.search.reading import Reading, Wanted
from outbrief.search.store import Candidate
from search.made_up_entries import row
from search.made_up_narrowings import entries_of, keeps, narrowings
from search.stored_entries import stored_index_of_briefings

EVERY = 1_000_000

ENTRIES = entries_of()
IN_MEMORY, ON_DISK = Index(MemoryStore(ENTRIES)), stored_index_of_briefings(ENTRIES)

_WORDS = [
    *["pump", "hall", "cyclone", "fleet", "unified", "flood", "watch", "hamlet", "boats", "dyke", "repair", "station"],
    *["pmup", "cyclnoe", "fle", "wtach", "ufw", "UFW", "cfhb", "phst", "pumphall", "7", "1", "a", "the", "nosuchword"],
    *['"flood watch"', '"hall pump"', "-pump", "in:visit", "status:open", "lead:omb", "date>2024", "-due<2026"],
    *["kind:initiative", "kind:point", "marking:amber"],
]
queries = st.lists(st.sampled_from(_WORDS), max_size=3).map(" ".join)


class Sifting(MemoryStore):
    """A store that finds everything there is, and then looks at each entry."""

    def _keeps(self, reading: Reading, number: int) -> bool:
        return keeps(reading.narrowing, self._shelf.entries[number].entry)

    def candidates(self, reading: Reading, most: int) -> tuple[list[Candidate], bool]:
        """Look at all candidates."""
        found, _ = super().candidates(replace(reading, narrowing=WHOLE), EVERY)
        found = [one for one in found if self._keeps(reading, one[0])]
        return found[:most], len(found) > most

    def listed(self, reading: Reading, most: int) -> tuple[list[int], bool]:
        """Look at all that is listed."""
        found, _ = super().listed(replace(reading, narrowing=WHOLE), EVERY)
        found = [one for one in found if self._keeps(reading, one)]
        return found[:most], len(found) > most

    def chains(self, reading: Reading, want: Wanted) -> Iterator[tuple[int, Chain]]:
        """Look at all chains."""
        for number, chain in super().chains(replace(reading, narrowing=WHOLE), want):
            if self._keeps(reading, number):
                yield number, chain


SIFTING = Index(Sifting(ENTRIES))


@given(queries, narrowings, st.sampled_from([1, 3, 50, 1000]))
@examples(150)
def test_it_is_the_same_as_sifting_all_that_there_is(query: str, narrowing: Narrowing, limit: int) -> None:
    sifted = SIFTING.search(query, limit, narrowing=narrowing)
    assert IN_MEMORY.search(query, limit, narrowing=narrowing) == sifted
    assert ON_DISK.search(query, limit, narrowing=narrowing) == sifted
    assert all(keeps(narrowing, hit.entry) for hit in sifted.hits)


@given(queries, narrowings)
@examples(100)
def test_nothing_that_the_whole_library_answers_is_lost(query: str, narrowing: Narrowing) -> None:
    whole = [hit for hit in IN_MEMORY.search(query, 1000).hits if keeps(narrowing, hit.entry)]
    left = [hit.entry for hit in IN_MEMORY.search(query, 1000, narrowing=narrowing).hits]
    # It may find more, for it goes on to other readings where what remains has no good answer.
    assert {hit.entry.place for hit in whole} <= {entry.place for entry in left}


@pytest.mark.parametrize("index", [IN_MEMORY, ON_DISK], ids=["memory", "disk"])
def test_where_nothing_remains_that_matches_it_says_what_the_whole_library_has(index: Index) -> None:
    visit = Narrowing((Choice(Facet.BRIEFING, "visit-0"),))
    answer = index.search("cyclone tracking", narrowing=visit)
    assert answer.hits == ()
    assert answer.whole is not None
    assert answer.whole.total == index.search("cyclone tracking").total > 0
    answer = index.search("cyclnoe zeppelin", narrowing=visit)
    assert answer.whole is not None
    assert (answer.whole.total, answer.nearest) == (0, index.search("cyclnoe zeppelin").nearest)
    assert answer.nearest
    assert index.search("pump", narrowing=visit).whole is None
    assert index.search("", narrowing=visit).whole is None


def test_a_word_that_is_elsewhere_is_a_slip_here() -> None:
    here, there = row("Night train", status="open"), row("Forest trail", status="closed")
    index = Index(MemoryStore([here, there]))
    assert [hit.entry for hit in index.search("trail").hits] == [there]
    opened = Narrowing((Choice(Facet.STATUS, "open"),))
    assert [hit.entry for hit in index.search("trail", narrowing=opened).hits] == [here]


def test_the_kinds_and_the_narrowing_narrow_each_other() -> None:
    green = Narrowing((Choice(Facet.MARKING, "tlp:green"),))
    for kind in Kind:
        found = IN_MEMORY.search(f"kind:{kind}", 1000, narrowing=green).hits
        expected = [one for one in ENTRIES if one.kind is kind and one.marking == "TLP:GREEN"]
        assert {hit.entry.place for hit in found} == {one.place for one in expected}


@examples(50)
@given(narrowings, st.sets(st.sampled_from(Kind)))
def test_what_is_listed_without_a_query_is_all_of_its_kinds_that_remains(
    narrowing: Narrowing, kinds: set[Kind]
) -> None:
    remaining = {entry.place for entry in ENTRIES if entry.kind in kinds and keeps(narrowing, entry)}
    for index in (IN_MEMORY, ON_DISK):
        answer = index.listed(kinds, EVERY, narrowing)
        assert {hit.entry.place for hit in answer.hits} == remaining
        assert answer.total == len(remaining)


def _many() -> list[Entry]:
    """Return more entries with a word than are counted, the few that remain far behind the others."""
    return [row(f"Sluice {number:04}", status="open" if number % 400 == 399 else "shut") for number in range(3000)]


def test_the_few_that_remain_of_thousands_are_found() -> None:
    entries = _many()
    opened = Narrowing((Choice(Facet.STATUS, "open"),))
    for index in (Index(MemoryStore(entries)), stored_index_of_briefings(entries)):
        for query in ("sluice", "slui", "sl", "s", "slucie", "status:open", "sluice -zzz"):
            answer = index.search(query, 5, narrowing=opened)
            assert (len(answer.hits), answer.total, answer.more) == (5, 7, False), query
