"""Folders in the sidebar and as pages."""

from pathlib import Path

from textual.pilot import Pilot

from headless_reader import reading, screen_lines, screen_text, settle
from outbrief.app.pages.folder import OpenFolder, folder_blocks
from outbrief.app.pages.page import Page
from outbrief.app.pages.sidebar import nodes, opened_to, sidebar_page
from outbrief.app.screens.reader import Reader
from outbrief.app.steps import BROKEN, around, starting_open, still_there, still_toggled
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.loading.load import load_text

EAST, WEST, FAR = Place("/lib/east"), Place("/lib/west"), Place("/lib/west/far")


def library_in(**files: str) -> Library:
    """Return a library of small briefings; a name says where each lies, `__` for a slash, a text is its title."""
    return Library().extended(
        load_text(
            f"outbrief: 1\nid: {name.rpartition('__')[2]}\ntitle: {title}\nsections:\n  - title: Talks\n"
            if title
            else "- no briefing\n",
            Path("lib", f"{name.replace('__', '/')}.yaml"),
        )
        for name, title in files.items()
    )


COASTS = library_in(
    east__ports="Ports", east__tides="Tides", west__far__isles="Isles", west__far__reefs="Reefs", west__bays="Bays"
)


def drawn(library: Library, *toggled: Place, width: int = 30) -> list[str]:
    page = sidebar_page(list(nodes(library, frozenset(toggled))), width)
    return [page.line(y).plain.rstrip() for y in range(page.height)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def left_of(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the sidebar."""
    assert isinstance(pilot.app.screen, Reader)
    width = pilot.app.screen.sidebar.size.width
    return [line for one in screen_lines(pilot)[1:-1] if (line := one[:width].rstrip())]


def test_the_first_briefing_and_its_folders_start_open_and_the_others_closed_with_their_counts() -> None:
    assert drawn(COASTS) == [
        "▾ east/                      2",
        "  ▾ Ports",
        "    1 Talks",
        "  ▸ Tides",
        "▸ west/                      3",
    ]
    assert drawn(COASTS, EAST, WEST, FAR) == [
        "▸ east/                      2",
        "▾ west/                      3",
        "  ▾ far/                     2",
        "    ▸ Isles",
        "    ▸ Reefs",
        "  ▸ Bays",
    ]


def test_a_folder_of_one_file_starts_open() -> None:
    assert drawn(library_in(a__one="One", b__two="Two"))[-2:] == ["▾ b/                         1", "  ▸ Two"]


def test_a_folder_that_is_closed_says_that_a_file_in_it_could_not_be_opened() -> None:
    library = library_in(a__one="One", b__bad="", b__two="Two")
    assert drawn(library)[-1] == "▸ ✗ b/                       2"
    assert drawn(library, Place("/lib/b"))[-3:] == ["▾ b/                         2", "  ✗ bad.yaml", "  ▸ Two"]


def test_however_deep_something_of_its_name_is_seen() -> None:
    names = {"__".join("abcdefghij"[:depth]) + "__x" + "abcdefghij"[depth - 1]: "Title" for depth in range(1, 11)}
    library = library_in(**names)
    everything = frozenset(folder.place for folder in library.folders if folder.place not in starting_open(library))
    lines = [line for line in drawn(library, *everything, width=24) if "Tit" in line]
    assert len(lines) == 10
    assert all(len(line) <= 24 for line in lines)


def test_what_hides_a_place_is_opened() -> None:
    opened = opened_to(Place("isles/talks"), COASTS, frozenset())
    assert opened == {WEST, FAR, "isles"}
    assert opened_to(FAR, COASTS, frozenset()) == {WEST}
    assert list(around(Place("isles/talks"), COASTS)) == ["isles", FAR, WEST]
    broken = library_in(a__one="One", b__bad="", b__two="Two")
    assert list(around(Place(f"{BROKEN}1"), broken)) == ["/lib/b"]


def test_what_was_open_stays_open_when_other_files_come_and_go() -> None:
    begun = library_in(east__ports="Ports", west__bays="Bays", west__isles="Isles")
    more = library_in(aa__first="First", east__ports="Ports", west__bays="Bays")
    toggled = still_toggled(frozenset(), begun, more)
    # The first folder is another one now, and `west` holds a single file; neither opens or closes anything.
    assert drawn(more, *toggled) == [
        "▾ aa/                        1",
        "  ▸ First",
        "▾ east/                      1",
        "  ▾ Ports",
        "    1 Talks",
        "▸ west/                      1",
    ]


def test_of_a_folder_that_is_gone_the_one_around_it_is_left() -> None:
    assert still_there(FAR, COASTS, library_in(east__ports="Ports", west__bays="Bays")) == WEST
    assert still_there(FAR, COASTS, library_in(east__ports="Ports", east__tides="Tides")) == "ports"


def test_a_page_of_a_folder_lists_what_is_in_it() -> None:
    folder = COASTS.folders.find(WEST)
    assert folder
    page = Page(folder_blocks(OpenFolder(folder, COASTS), 40))
    assert [page.line(y).plain.rstrip() for y in range(page.height)] == [
        "west/",
        "3 files",
        "",
        "▸ far/                                 2",
        "  Bays",
    ]
    assert [stop.place for stop in page.stops] == [FAR, "bays"]


def test_folders_of_files_to_come_are_there_from_the_start() -> None:
    paths = tuple(one.path for one in COASTS.loaded)
    growing = Library(awaited=paths).extended(COASTS.loaded[:1])
    assert drawn(growing) == [line for line in drawn(COASTS) if "Tides" not in line]
    whole = growing.extended(COASTS.loaded[1:])
    assert whole.folders is growing.folders
    beside = whole.extended(library_in(elsewhere="Elsewhere").loaded)
    assert drawn(beside)[-1] == "▸ Elsewhere"


async def test_branches_open_close_and_are_walked() -> None:
    async with reading(COASTS) as pilot:
        assert left_of(pilot)[1].startswith("▌   ▾ Ports")
        await press(pilot, "h", "h")
        assert left_of(pilot)[0].startswith("▌ ▾ east/")
        await press(pilot, "h")
        assert [line.split()[-2] for line in left_of(pilot)] == ["east/", "west/"]
        await press(pilot, "j", "enter")
        assert [line.split()[-2] for line in left_of(pilot)][:3] == ["east/", "west/", "far/"]
        await press(pilot, "l", "l", "l")
        assert left_of(pilot)[3].startswith("▌     ▸ Isles")
        await press(pilot, "h", "h")
        assert left_of(pilot)[2].startswith("▌   ▸ far/")


async def test_what_is_opened_comes_into_sight() -> None:
    names = {f"{folder}__x{number}{folder}": "Title" for folder in "abc" for number in range(6)}
    async with reading(library_in(**names), size=(100, 8)) as pilot:
        await press(pilot, "G", "k", "l")
        # Six lines: the folder and five of what is in it.
        assert [line.lstrip("▌ ")[0] for line in left_of(pilot)] == ["▾", *["▸"] * 5]
        assert left_of(pilot)[0].startswith("▌ ▾ b/")
        await press(pilot, "h", "j", "l")
        assert left_of(pilot)[0].startswith("▌ ▾ c/")
        await press(pilot, "h")
        assert left_of(pilot)[-1].startswith("▌ ▸ c/")


async def test_the_page_follows_and_leads_on() -> None:
    async with reading(COASTS) as pilot:
        await press(pilot, "G")
        assert screen_lines(pilot)[0].startswith(" west/ ")
        assert "3 files" in screen_text(pilot)
        # None of these keys has anything to do here, and none stumbles.
        await press(pilot, *"]}[{msfen")
        await press(pilot, "tab", "enter")
        assert screen_lines(pilot)[0].startswith(" west/ › far/ ")
        await press(pilot, "j", "enter")
        assert screen_lines(pilot)[0].startswith(" Reefs ")
        assert any(line.startswith("▌     ▸ Reefs") for line in left_of(pilot))
        await press(pilot, "escape")
        assert screen_lines(pilot)[0].startswith(" west/ › far/ ")
        await press(pilot, "H", "H")
        assert screen_lines(pilot)[0].startswith(" Ports ")


async def test_a_name_that_is_made_to_do_harm_is_text() -> None:
    library = Library().extended(
        [*COASTS.loaded, load_text("outbrief: 1\nid: x\ntitle: X\n", Path("lib/[/]\x1b[2J[@click=app.quit]\n/x.yaml"))]
    )
    async with reading(library, size=(140, 30)) as pilot:
        await press(pilot, "G", "k")
        assert screen_text(pilot).count("[/]␛[2J[@click=app.quit]") == 3
