"""A briefing on the disk is fetched when it is looked at, and not before."""

from dataclasses import replace
from pathlib import Path

from outbrief.app.pages.sidebar import nodes
from outbrief.briefing.place import Place
from outbrief.library.kept import Heading, Kept, heading_of, problem_count
from outbrief.library.lately import Lately
from outbrief.library.library import Library
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded

TEXT = "outbrief: 1\nid: {0}\ntitle: The {0} readout\ndate: 2026\nsections:\n  - title: Talks\n    text: Words.\n"


def loaded(name: str) -> Loaded:
    return load_text(TEXT.format(name), Path(f"{name}.yaml"))


class Shelf:
    """Files kept nowhere, and which of them were fetched."""

    def __init__(self, most: int = 60) -> None:
        self.fetched: list[str] = []
        self.lately: Lately[Kept, Loaded] = Lately(most)

    def kept(self, one: Loaded) -> Kept:
        """Keep a file."""

        def fetch() -> Loaded:
            self.fetched.append(one.path.stem)
            return one

        return Kept(one.path, heading_of(one), len(one.problems), 20, fetch, self.lately)


def test_headings_are_shown_counted_and_known_by_id_without_fetching_a_briefing() -> None:
    shelf = Shelf()
    library = Library().extended(shelf.kept(loaded(name)) for name in ("first", "second", "third"))
    assert len(library.briefings) == 3
    assert library.briefings
    assert [heading.title for heading in library.headings] == [f"The {n} readout" for n in ("first", "second", "third")]
    assert library.unopened == ()
    assert library.find("fourth") is None
    assert library.loaded_for("third/talks") is library.loaded[2]
    assert library.nearest("zzz") is None
    assert shelf.fetched == []
    # The first starts open, so it is fetched; the closed ones are not.
    lines = list(nodes(library, frozenset()))
    assert [line.label.plain for line in lines] == [
        "The first readout",
        "1 Talks",
        "The second readout",
        "The third readout",
    ]
    assert all(line.branches for line in lines if line.depth == 0)
    assert shelf.fetched == ["first"]
    standing = library.find("second/talks")
    assert standing is not None
    assert standing.within[0].place == "second"
    assert shelf.fetched == ["first", "second"]
    assert library.nearest("thrid/talks") == "third/talks"
    assert [briefing.id for briefing in library.briefings] == ["first", "second", "third"]


def test_only_the_last_few_are_held() -> None:
    shelf = Shelf(most=40)
    some = [shelf.kept(loaded(name)) for name in "abc"]
    for _ in range(2):
        for one in some:
            assert one.briefing == loaded(one.path.stem).briefing
            assert one.briefing == loaded(one.path.stem).briefing
    assert shelf.fetched == list("abcabc")


def test_a_file_that_lost_its_briefing_since_still_has_its_heading() -> None:
    shelf = Shelf()
    for now in (Loaded(Path("a.yaml"), None, ()), loaded("b")):
        kept = replace_heading(shelf.kept(now))
        assert kept.briefing is not None
        assert (kept.briefing.id, kept.briefing.title, kept.briefing.date) == ("a", "A", "2020")


def replace_heading(kept: Kept) -> Kept:
    kept.heading = Heading(Place("a"), "A", "2020", True)
    return kept


def test_a_file_without_a_briefing_is_unopened_and_says_why_when_asked() -> None:
    broken = load_text("- no\n- briefing\n", Path("folder/broken.yaml"))
    shelf = Shelf()
    kept = shelf.kept(broken)
    library = Library().extended([kept])
    assert library.unopened == (kept,)
    assert not library.briefings
    assert problem_count(kept) == len(broken.problems)
    assert [line.label.plain for line in nodes(library, frozenset())] == ["broken.yaml"]
    assert shelf.fetched == []
    assert kept.problems == broken.problems
    assert kept.briefing is None


def test_an_id_that_is_taken_is_asked_for_again_under_another() -> None:
    shelf = Shelf()
    one = loaded("same")

    def again(path: Path, free: str) -> Kept:
        assert one.briefing is not None
        return shelf.kept(Loaded(path, replace(one.briefing, place=Place(free)), ()))

    library = Library().extended([shelf.kept(one), shelf.kept(one)], again)
    assert [heading.place for heading in library.headings] == ["same", "same-2"]
    assert [problem.hint for problem in library.clashes] == ["id: same-2"]
    assert shelf.fetched == []
