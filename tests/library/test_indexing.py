"""When a library is indexed, and the index of one that was not."""

import pytest

from headless_reader import HARBOUR, library_of
from outbrief.library import indexing
from outbrief.library.indexing import Indexing, indexed
from outbrief.search.entries import entries


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MOST_AT_ONCE", 10)


def test_a_few_entries_are_left_to_whoever_searches_but_for_a_command() -> None:
    for entries_ in (0, 10):
        assert not Indexing.GROWING.is_due(entries_, has_doubled=True, is_whole=True)
        assert Indexing.AT_THE_END.is_due(entries_, has_doubled=False, is_whole=True)


def test_many_are_indexed_whenever_they_have_doubled_and_at_the_end() -> None:
    assert Indexing.GROWING.is_due(11, has_doubled=True, is_whole=False)
    assert Indexing.GROWING.is_due(11, has_doubled=False, is_whole=True)
    assert not Indexing.GROWING.is_due(11, has_doubled=False, is_whole=False)
    assert not Indexing.AT_THE_END.is_due(11, has_doubled=True, is_whole=False)


def test_never_is_never() -> None:
    assert not Indexing.NEVER.is_due(11, has_doubled=True, is_whole=True)


def test_all_that_a_library_holds_is_found() -> None:
    library = library_of(HARBOUR, HARBOUR.replace("id: harbour", "id: haven").replace("Harbour Forum", "Haven Forum"))
    index = indexed(library)
    assert len(index) == sum(1 for briefing in library.briefings for _ in entries(briefing))
    places = {hit.entry.place for hit in index.search("herring").hits}
    assert {"harbour/trade/herring", "haven/trade/herring"} <= places
