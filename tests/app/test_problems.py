"""The list of what is wrong: what stands in it, where it leads, and that it keeps up with the files."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, library_of, screen_lines, screen_text, settle, told
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.pages.problems import MOST_LISTED, problems_page, still_at
from outbrief.app.screens.changing import Changing
from outbrief.app.screens.problems import ProblemList, Problems
from outbrief.app.screens.reader import Opened
from outbrief.app.widgets.bars import TitleBar
from outbrief.briefing.problem import Problem, Severity
from outbrief.library.gathering import Found, Sourced, shared_folder
from outbrief.library.library import Library
from outbrief.library.memory import Memory
from outbrief.library.opening import Opening
from outbrief.loading.load import load_text
from watched_reader import until

PATIENCE = 20.0
"""Seconds. Only a test that fails waits for so long."""

WRONG = """\
outbrief: 1
id: quay
title: The quay: a report
sections:
  - title: Lamps
    table:
      columns: {area: Area, initiative: Measure, outcome: Outcome}
      rows:
        - area: Lamps
          initiative: Lamp renewal
        - area: Ladders
          initiative: Ladder watch
          outcome: No falls
          stauts: open
"""


def sourced(line: int, message: str = "wrong", path: str = "a.yaml", **more: str) -> Sourced:
    severity = Severity(more.pop("severity", "error"))
    before, after = more.pop("before", ""), more.pop("after", "")
    return Sourced(Problem(path, line, 3 if line else 0, severity, message, **more), Path(path), before, after)


def page_text(found: Sequence[Sourced], width: int, files: int = 2, doing: str = "", shared: str = "") -> str:
    page = problems_page(Found(tuple(found), files, doing, shared), width)
    lines = [page.line(y) for y in range(page.height)]
    assert all(line.cell_length <= width for line in lines)
    return "\n".join(line.plain.rstrip() for line in lines)


def test_what_the_paths_of_all_files_share_is_left_out() -> None:
    found = [sourced(3, path="/srv/briefings/2026/visit.yaml"), sourced(3, path="/elsewhere/gone.yaml")]
    lines = page_text(found, 60, shared="/srv/briefings/").splitlines()
    assert "2026/visit.yaml" in lines
    assert "/elsewhere/gone.yaml" in lines


@pytest.mark.parametrize(
    ("paths", "shared"),
    [
        (["/srv/briefings/2026/visit.yaml", "/srv/briefings/2025/visit.yaml"], "/srv/briefings/"),
        (["/srv/briefings/visit.yaml", "/srv/briefings-old/visit.yaml"], "/srv/"),
        (["/srv/visit.yaml"], "/srv/"),
        (["visit.yaml", "village.yaml"], ""),
        (["2026/visit.yaml", "village.yaml"], ""),
        (["/srv/visit.yaml", "village.yaml"], ""),
        (["/visit.yaml", "/village.yaml"], ""),
        (["/srv/visit.yaml", "/opt/visit.yaml"], ""),
        ([], ""),
    ],
)
def test_what_paths_share_ends_with_a_folder(paths: list[str], shared: str) -> None:
    assert shared_folder(Library().extended(load_text(HARBOUR, Path(path)) for path in paths)) == shared


def test_each_stands_under_its_file_with_its_line_a_caret_and_what_would_mend_it() -> None:
    found = [
        sourced(2, "a colon", before="  title: The quay", after=": a report", hint='quote it: "The quay"'),
        sourced(0, "cannot be read", "b.yaml", severity="warning"),
    ]
    assert (
        page_text(found, 60)
        == """\
Problems  1 error, 1 warning in 2 of 2 files

a.yaml
error 2:3  a colon
  title: The quay: a report
                 ^
  quote it: "The quay"

b.yaml
warning  cannot be read"""
    )


def test_a_narrow_page_wraps_and_a_very_narrow_one_leaves_the_line_out() -> None:
    found = [sourced(2, "a colon and a space in it", before="title: The quay", after=": a report")]
    assert (
        page_text(found, 30).split("\n", 3)[3]
        == """\
a.yaml
error 2:3  a colon and a space
           in it
  title: The quay: a report
                 ^"""
    )
    assert "title" not in page_text(found, 20)


@pytest.mark.parametrize("before", ["a" * 300, "北" * 150, "a北" * 100])
def test_of_a_long_line_what_stands_around_the_caret_is_seen(before: str) -> None:
    (*_, line, caret) = page_text([sourced(2, before=before, after="here" * 90)], 60).split("\n")
    assert line.startswith("  …")
    assert "here" in line
    from rich.cells import cell_len

    assert cell_len(line.partition("here")[0]) == len(caret) - 1


def test_nothing_wrong_is_said_and_so_is_how_far_the_looking_has_come() -> None:
    assert page_text([], 60, 63) == "Problems  No problems in 63 files."
    assert page_text([], 60, 63, "checking 4 %") == "Problems  None so far in 63 files · checking 4 %"
    assert page_text([], 60, 1) == "Problems  No problems in 1 file."


def test_of_very_many_the_first_are_listed_and_all_are_counted() -> None:
    found = [sourced(line) for line in range(1, MOST_LISTED + 8)]
    text = page_text(found, 90)
    assert text.count("wrong") == MOST_LISTED
    assert text.startswith(f"Problems  {MOST_LISTED + 7} errors in 1 of 2 files · the first 5,000 are listed")


def test_a_problem_is_known_again_where_its_line_has_moved() -> None:
    before = [sourced(2, "x"), sourced(7, "y"), sourced(9, "y"), sourced(12, "z")]
    now = [sourced(3, "x"), sourced(8, "y"), sourced(10, "y"), sourced(13, "z")]
    assert [still_at(at, before, now) for at in range(4)] == [0, 1, 2, 3]
    assert still_at(3, before, now[:3]) == 2
    assert still_at(0, before, now[1:]) == 0
    assert still_at(2, before, [*now[:2], *now[3:]]) == 1
    assert still_at(1, before, []) is None


# --- the reader ---


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (100, 30), watched: bool = False, editor: str = "vi"
) -> AsyncIterator[Pilot[None]]:
    opening = Opening([folder])
    steps = opening.steps()
    app = OutbriefApp(
        next(steps).library, Opened(opening, steps, watched), theme="dark", own=Own(Memory(), editor=editor)
    )
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def reader(pilot: Pilot[None]) -> Changing:
    app = pilot.app
    assert isinstance(app, OutbriefApp)
    return app.reader


def place(pilot: Pilot[None]) -> str:
    current = reader(pilot).trail.current
    return str(current.place) if current else ""


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    # Twice: what has been written is looked into, too.
    await settle(pilot, 0.01)
    await settle(pilot, 0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two files in which something is wrong, and one that is none."""
    (tmp_path / "harbour.yaml").write_text(HARBOUR)
    (tmp_path / "list.yaml").write_text("- a list\n")
    (tmp_path / "quay.yaml").write_text(WRONG)
    return tmp_path


async def test_how_much_is_wrong_stands_at_the_top_and_the_list_leads_to_the_place(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert "! 4 problems   / search 2 briefings" in screen_lines(pilot)[0]
        await press(pilot, "exclamation_mark")
        assert screen_lines(pilot)[0] == "  Problems  3 errors, 1 warning in 2 of 3 files"
        assert screen_lines(pilot)[-1] == " enter go there   e edit   esc back   j k move"
        await press(pilot, "j", "j", "enter")
        assert place(pilot) == "quay/lamps/ladders"
        assert reader(pilot).detail.has_focus
        await press(pilot, "exclamation_mark", "G", "enter")
        assert place(pilot) == "quay/lamps/lamps"
        # A file that could not be opened has a page, too.
        await press(pilot, "exclamation_mark", "enter")
        assert place(pilot) == "!1"
        assert "this is a list, not a briefing" in screen_text(pilot)
        await press(pilot, "H")
        assert place(pilot) == "quay/lamps/lamps"
        await press(pilot, "exclamation_mark", "exclamation_mark")
        assert place(pilot) == "quay/lamps/lamps"


async def test_a_small_screen_says_it_in_short_and_lists_it_all(folder: Path) -> None:
    async with opened(folder, size=(40, 12)) as pilot:
        assert screen_lines(pilot)[0].endswith("! 4   / search")
        await press(pilot, "exclamation_mark", "G")
        assert "add: outcome: …" in screen_text(pilot)
        await press(pilot, "g")
        assert screen_lines(pilot)[0].startswith("  Problems  3 errors")


async def test_nothing_wrong_says_nothing_at_the_top_and_so_in_the_list() -> None:
    app = OutbriefApp(library_of(HARBOUR), theme="dark")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "!" not in screen_lines(pilot)[0]
        await press(pilot, "exclamation_mark", "j", "enter", "e")
        assert screen_lines(pilot)[0] == "  Problems  No problems in 1 file."
        await press(pilot, "escape")
        assert place(pilot) == "harbour"


async def test_a_reference_to_nowhere_counts_once_all_is_read() -> None:
    text = HARBOUR.replace('kpi: "90"', "see: harbour/nowhere")
    app = OutbriefApp(library_of(text), theme="dark")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "! 1 problem   / search 1 briefing" in screen_lines(pilot)[0]
        await press(pilot, "exclamation_mark", "enter")
        assert place(pilot) == "harbour/trade/herring"


async def test_the_list_keeps_up_with_the_files_and_the_cursor_with_its_problem(folder: Path) -> None:
    async with opened(folder, watched=True) as pilot:
        await press(pilot, "exclamation_mark", "G")
        listed = pilot.app.screen.query_one(ProblemList)
        problem = listed.found.problems[-1].problem
        assert (problem.line, problem.message) == (9, "a row without an outcome")
        quay = folder / "quay.yaml"
        beside = quay.with_suffix(".new")
        beside.write_text(WRONG.replace("title: The quay: a report", "date: 2026\nversion: 2\ntitle: The quay"))
        os.replace(beside, quay)
        await until(pilot, lambda: "11:11" in screen_text(pilot))
        assert listed.cursor == 2
        assert listed.found.problems[2].problem.line == 11
        assert screen_lines(pilot)[0] == "  Problems  2 errors, 1 warning in 2 of 3 files"
        (folder / "list.yaml").unlink()
        quay.write_text(
            WRONG.replace(": a report", "")
            .replace("stauts: open", "see: x")
            .replace("Lamp renewal", "A\n          outcome: B")
        )
        await until(pilot, lambda: "No problems in 2 files." in screen_text(pilot))
        await press(pilot, "escape")
        assert "!" not in screen_lines(pilot)[0]


async def test_what_has_become_invalid_leads_to_its_page(folder: Path) -> None:
    async with opened(folder, watched=True) as pilot:
        (folder / "harbour.yaml").write_text(HARBOUR.replace("title: Safety", "titel: Safety"))
        await until(pilot, lambda: "! 6 problems" in screen_lines(pilot)[0])
        await press(pilot, "exclamation_mark", "enter")
        assert place(pilot) == "harbour"
        assert "✗ file invalid" in screen_lines(pilot)[0]


async def test_e_edits_the_line_and_the_list_stays_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Path, int, int]] = []

    def edit(screen: Changing, path: Path, mark: tuple[int, int]) -> None:
        asked.append((path, *mark))
        path.write_text(path.read_text().replace("stauts", "note").replace("Outcome}", "Outcome, note: Note}"))
        screen._edited("")

    monkeypatch.setattr(Changing, "_edit", edit)
    async with opened(folder) as pilot:
        await press(pilot, "exclamation_mark", "j", "j", "e")
        assert asked == [(folder / "quay.yaml", 14, 11)]
        await until(pilot, lambda: screen_lines(pilot)[0].startswith("  Problems  2 errors, 1 warning"))
        assert isinstance(pilot.app.screen, Problems)
        assert pilot.app.screen.query_one(ProblemList).cursor == 2


async def test_a_path_that_leads_nowhere_is_listed_and_cannot_be_edited_or_gone_to(tmp_path: Path) -> None:
    (tmp_path / "harbour.yaml").write_text(HARBOUR)
    opening = Opening([tmp_path / "harbour.yaml", tmp_path / "gone.yaml"])
    steps = opening.steps()
    app = OutbriefApp(next(steps).library, Opened(opening, steps, False), theme="dark")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "exclamation_mark", "e", "enter")
        assert told(pilot) == ["There is no file here to edit.", f"{tmp_path}/gone.yaml is not open."]


async def test_where_no_file_may_be_changed_e_is_not_there(folder: Path) -> None:
    async with opened(folder, editor="") as pilot:
        await press(pilot, "exclamation_mark")
        assert screen_lines(pilot)[-1] == " enter go there   esc back   j k move"
        await press(pilot, "e", "escape", "question_mark")
        assert "Edit the file" not in screen_text(pilot)
        await press(pilot, "G")
        assert "Edit the file" not in screen_text(pilot)
        assert "List the problems" in screen_text(pilot)


async def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    (tmp_path / "[red]x.yaml").write_text("outbrief: 1\ntitle: '[/]'\n'[@click=app.quit]x[/]': \x1b[2J\n")
    async with opened(tmp_path) as pilot:
        await press(pilot, "exclamation_mark")
        assert "[@click=app.quit]x[/]" in screen_text(pilot)
        assert "[red]x.yaml" in screen_text(pilot)
        assert "\x1b" not in screen_text(pilot)


async def test_late_answers_are_dropped() -> None:
    app = OutbriefApp(library_of(HARBOUR), theme="dark")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = reader(pilot)
        screen.post_message(screen.Gathered(screen._checks - 1, Library(), (sourced(1),), 1.0, ""))
        await settle(pilot)
        assert screen.query_one(TitleBar).problems == ()
