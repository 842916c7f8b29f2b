"""The reader on a library that is kept on the disk."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import screen_lines, screen_text, settle
from made_up_shelving import SHELVING, merge
from outbrief.app.app import OutbriefApp
from outbrief.app.screens import reader as reader_module
from outbrief.app.screens.reader import Opened, Reader
from outbrief.library import indexing, large, opening
from outbrief.library.kept import Kept
from outbrief.library.opening import Opening, is_kept
from outbrief.library.shelving import STORED, Shelving
from outbrief.loading.loaded import Loaded
from outbrief.search.index import Index
from outbrief.search.stored.container import Container, ContainerWriter, Damaged
from outbrief.search.stored.opened import open_stored

FILES = 30


def readout(number: int, word: str = "gauge") -> str:
    return (
        f"outbrief: 1\nid: r{number}\ntitle: Readout {number}\nsections:\n  - title: Measures\n    table:\n"
        f"      columns: {{initiative: Initiative}}\n      rows:\n        - initiative: Tide {word} {number}\n"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of files that count as a large library; the first few are still loaded into memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(opening, "LEAST_LARGE", 100)
    monkeypatch.setattr(opening, "BATCH", 5)
    monkeypatch.setattr(opening, "MOST_IN_MEMORY", 50)
    monkeypatch.setattr(large, "MOST_IN_MEMORY", 50)
    monkeypatch.setattr(indexing, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(reader_module, "SILENT_FOR", -1.0)
    path = tmp_path / "library"
    path.mkdir()
    for number in range(FILES):
        (path / f"r{number}.yaml").write_text(readout(number))
    return path


def app_on(path: Path, shelving: Shelving = SHELVING) -> OutbriefApp:
    one = Opening([path], shelving=shelving)
    steps = one.steps()
    return OutbriefApp(next(steps).library, Opened(one, steps), theme="dark")


def reader(pilot: Pilot[None]) -> Reader:
    screen = pilot.app.screen
    assert isinstance(screen, Reader)
    return screen


async def type_and_wait(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_it_is_read_and_searched_cold_and_warm(folder: Path) -> None:
    for _ in range(2):
        async with app_on(folder).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert is_kept(reader(pilot).library)
            assert f"search {FILES} briefings" in screen_lines(pilot)[0]
            assert "Readout 20" in screen_text(pilot)
            await type_and_wait(pilot, "slash", *"gauge 29", "enter")
            current = reader(pilot).trail.current
            assert current is not None
            assert current.place == "r29/measures/tide-gauge-29"


async def test_it_stays_usable_while_it_is_indexed_and_says_how_far_that_is(folder: Path) -> None:
    go_on = threading.Event()

    def slow(parts: "list[Container]", writer: ContainerWriter, progress: Callable[[float], None]) -> None:
        progress(0.34)
        assert go_on.wait(30)
        merge(parts, writer, progress)

    shelving = Shelving(SHELVING.write_part, slow, SHELVING.open_stored, "slow")  # type: ignore[arg-type]
    async with app_on(folder, shelving).run_test(size=(100, 30)) as pilot:
        while "indexing 34 %" not in screen_lines(pilot)[0]:
            await pilot.pause(0.02)
        await pilot.press("j", "j")
        await pilot.pause(0.2)
        assert "Tide gauge 0" in screen_text(pilot)
        # The first few files have been indexed in memory meanwhile.
        await pilot.press("slash", *"gauge 3")
        await pilot.pause(0.5)
        assert "Tide gauge 3" in screen_text(pilot)
        await pilot.press("escape")
        go_on.set()
        await settle(pilot)
        assert f"search {FILES} briefings" in screen_lines(pilot)[0]


async def test_quitting_meanwhile_waits_for_nothing(folder: Path) -> None:
    asked = threading.Event()

    def endless(parts: "list[Container]", writer: ContainerWriter, progress: Callable[[float], None]) -> None:
        while True:
            asked.wait(0.01)
            progress(0.5)

    shelving = Shelving(SHELVING.write_part, endless, SHELVING.open_stored, "endless")  # type: ignore[arg-type]
    async with app_on(folder, shelving).run_test(size=(100, 30)) as pilot:
        while "indexing 50 %" not in screen_lines(pilot)[0]:
            await pilot.pause(0.02)
        await pilot.press("q")
    assert not list((folder.parent / "cache" / "outbrief").glob(".writing*"))


async def test_reading_again_finds_what_has_changed_and_stays_where_we_are(folder: Path) -> None:
    async with app_on(folder).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await type_and_wait(pilot, "slash", *"gauge 17", "enter")
        (folder / "r17.yaml").write_text(readout(17).replace("Readout 17", "Rewritten"))
        (folder / "r99.yaml").write_text(readout(99, "barrier"))
        await type_and_wait(pilot, "R")
        current = reader(pilot).trail.current
        assert current is not None
        assert current.place == "r17/measures/tide-gauge-17"
        assert "Rewritten" in screen_text(pilot)
        # What was searched for still is.
        assert screen_lines(pilot)[0].endswith("1/1 «gauge 17»")
        assert len(reader(pilot).library.headings) == FILES + 1
        await type_and_wait(pilot, "slash", *"barrier")
        assert "Tide barrier 99" in screen_text(pilot)


async def test_what_is_wrong_is_counted_at_once_and_fetched_for_the_list_alone(folder: Path) -> None:
    (folder / "r17.yaml").write_text(readout(17) + "          see: r18/measures/gone\n          note: x\n")
    async with app_on(folder).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert is_kept(reader(pilot).library)
        # What refers to nowhere only shows when all is fetched.
        assert "! 1 problem   / search" in screen_lines(pilot)[0]
        await type_and_wait(pilot, "exclamation_mark")
        assert screen_lines(pilot)[0] == f"  Problems  1 error, 1 warning in 1 of {FILES} files"
        await type_and_wait(pilot, "enter")
        current = reader(pilot).trail.current
        assert current is not None
        assert current.place == "r17/measures/tide-gauge-17"
        assert "! 2 problems   / search" in screen_lines(pilot)[0]


async def test_a_status_is_set_in_a_file_that_is_kept(folder: Path) -> None:
    text = readout(17).replace("Initiative}", "Initiative, status: Status}")
    (folder / "r17.yaml").write_text(text)
    async with app_on(folder).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await type_and_wait(pilot, "slash", *"gauge 17", "enter")
        await type_and_wait(pilot, "equals_sign", *"open", "enter")
        assert (folder / "r17.yaml").read_text() == text + "          status: open\n"
        assert "Status      open" in screen_text(pilot)
        await type_and_wait(pilot, "u")
        assert (folder / "r17.yaml").read_text() == text


async def test_where_no_cache_can_be_kept_it_says_so_and_loads_all(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file")
    async with app_on(folder).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert not is_kept(reader(pilot).library)
        assert len(reader(pilot).library.briefings) == FILES
        assert any("nothing is kept for next time" in one.message for one in pilot.app._notifications)


async def test_what_was_lost_from_the_disk_is_said_not_raised(folder: Path) -> None:
    def lost(index: Container, part: Callable[[int], Container]) -> Index:
        def gone(number: int) -> Container:
            raise Damaged("the file has changed")

        return open_stored(index, gone)

    shelving = STORED._replace(open_stored=lost, version="lost")
    async with app_on(folder, shelving).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await type_and_wait(pilot, "slash", *"gauge")
        assert "The file has changed" in screen_text(pilot)
        await type_and_wait(pilot, "enter")
        assert pilot.app.is_running


async def test_a_hit_is_previewed_without_its_briefing_and_opened_with_it(folder: Path) -> None:
    async with app_on(folder, STORED).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert is_kept(reader(pilot).library)
        await type_and_wait(pilot, "slash", *"gauge 17")
        shown = screen_text(pilot)
        assert "Readout 17 › Measures\n  Place" in shown
        assert "row 1 of 1" not in shown
        await type_and_wait(pilot, "enter")
        assert "row 1 of 1" in screen_text(pilot)
        assert reader(pilot).here is not None


async def test_it_is_narrowed_without_a_briefing_being_fetched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(FILES):
        text = readout(number).replace("{initiative: Initiative}", "{initiative: Initiative, status: Status}")
        status = "open" if number % 10 == 3 else "closed"
        (folder / f"r{number}.yaml").write_text(text.rstrip() + f"\n          status: {status}\n")
    async with app_on(folder, STORED).run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        fetched: list[Path] = []
        fetch = Kept._loaded.fget  # type: ignore[attr-defined]

        def watched(kept: Kept) -> Loaded:
            fetched.append(kept.path)
            found: Loaded = fetch(kept)
            return found

        monkeypatch.setattr(Kept, "_loaded", property(watched))
        await type_and_wait(pilot, "F")
        shown = [" ".join(line.replace("▌", " ").split()) for line in screen_lines(pilot)]
        assert "closed 27" in shown
        assert "open 3" in shown
        await type_and_wait(pilot, "slash", *"open", "enter")
        sidebar = [reader(pilot).sidebar.page.line(y).plain for y in range(reader(pilot).sidebar.page.height)]
        assert [" ".join(line.split()) for line in sidebar] == ["▸ Readout 3 1", "▸ Readout 13 1", "▸ Readout 23 1"]
        # But for the one that is open.
        assert {path.name for path in fetched} == {"r0.yaml"}
        await type_and_wait(pilot, "slash", *"gauge")
        assert "1/3" in screen_lines(pilot)[0]
