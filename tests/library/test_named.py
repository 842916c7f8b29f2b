"""A place that was copied or printed finds what stands there."""

import pytest

from headless_reader import HARBOUR, HOSTILE, library_of
from outbrief.library.named import entry_named
from outbrief.search.entries import Kind

LIBRARY = library_of(HARBOUR, HOSTILE)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("harbour", Kind.BRIEFING, "Harbour Forum in Lysekil"),
        ("harbour/safety/pilots", Kind.INITIATIVE, "Shared Pilot Roster"),
        (" harbour/safety ", Kind.SECTION, "Safety at the quay"),
        ("Harbour Forum, row “Shared Pilot Roster” [harbour/safety/pilots]", Kind.INITIATIVE, "Shared Pilot Roster"),
    ],
)
def test_what_stands_at_a_place_is_found_by_it(text: str, kind: Kind, title: str) -> None:
    entry = entry_named(LIBRARY, text)
    assert entry is not None
    assert (entry.kind, entry.title) == (kind, title)


@pytest.mark.parametrize("text", ["", "harbour/nowhere", "pilots", "[harbour] and more", "[/]", "[]"])
def test_anything_else_names_nothing(text: str) -> None:
    assert entry_named(LIBRARY, text) is None
