"""A library that changes while it is read: what is new is shown, and nothing else moves."""

import os
import shutil
from pathlib import Path

from headless_reader import HARBOUR, screen_lines, screen_text, settle
from watched_reader import TIDES, place_of, press, reader, until, until_shown, watching

INVALID = "outbrief: 1\ntitle: [Harbour\n"


def replace_file(path: Path, text: str) -> None:
    """Write a file as most editors do: beside it, and renamed."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text)
    os.replace(beside, path)


async def test_what_changes_is_shown_where_it_stands_and_the_cursor_stays_on_its_item(tmp_path: Path) -> None:
    async with watching(tmp_path, at="harbour", size=(80, 12)) as pilot:
        await press(pilot, *"jjjjjj")
        detail = reader(pilot).detail
        assert detail.place is not None
        assert detail.stop is not None
        before = (place_of(pilot), detail.place, detail.stop.start - detail.top)
        more = HARBOUR.replace("  Nine ports met", "  A first line.\n\n  A second.\n\n  Nine ports met")
        replace_file(tmp_path / "harbour.yaml", more.replace("Quay Lighting", "Pier Lighting"))
        await until(
            pilot,
            lambda: (
                reader(pilot).library.find("harbour/safety/lamps")
                and "Pier" in str(reader(pilot).library.find("harbour/safety/lamps"))
            ),
        )
        assert detail.stop is not None
        assert (place_of(pilot), detail.place, detail.stop.start - detail.top) == before
        assert detail.has_focus


async def test_new_and_deleted_files_come_and_go_and_branches_stay_as_they_were(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        await press(pilot, "j", "h")
        sidebar = "\n".join(line[:26] for line in screen_lines(pilot))
        (tmp_path / "annex.yaml").write_text("outbrief: 1\ntitle: The annex\nsections:\n  - title: Hidden\n")
        await until_shown(pilot, "The annex")
        now = "\n".join(line[:26] for line in screen_lines(pilot))
        assert "Hidden" not in now
        assert all(line in now for line in sidebar.splitlines()[1:4])
        assert "search 3 briefings" in screen_lines(pilot)[0]
        (tmp_path / "annex.yaml").unlink()
        await until(pilot, lambda: "The annex" not in screen_text(pilot))
        assert "\n".join(line[:26] for line in screen_lines(pilot)) == sidebar


async def test_the_open_search_keeps_its_query_and_its_hit(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        await press(pilot, "slash", *"kind:initiative", "down", "down")
        before = screen_lines(pilot)
        hit = reader(pilot).hit
        assert hit == 2
        assert reader(pilot).answer is not None
        place = reader(pilot).answer.hits[hit].entry.place  # type: ignore[union-attr]
        (tmp_path / "more.yaml").write_text(HARBOUR.replace("id: harbour", "id: aa").replace("Harbour", "Other"))
        await until(pilot, lambda: reader(pilot).answer and reader(pilot).answer.total == 10)  # type: ignore[union-attr]
        assert screen_lines(pilot)[0].startswith(" / kind:initiative")
        assert reader(pilot).answer.hits[reader(pilot).hit].entry.place == place  # type: ignore[union-attr]
        assert reader(pilot).searching
        await press(pilot, "enter")
        assert place_of(pilot) == place
        assert before


async def test_the_steps_through_the_hits_go_on(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        await press(pilot, "slash", *"timber", "enter")
        await until_shown(pilot, "«timber»")
        more = TIDES + "sections:\n  - title: Timber on the tide\n"
        (tmp_path / "tides.yaml").write_text(more)
        total = reader(pilot).answer.total  # type: ignore[union-attr]
        await until(pilot, lambda: reader(pilot).answer.total == total + 1)  # type: ignore[union-attr]
        assert place_of(pilot) == "harbour/trade/timber"
        await press(pilot, "N")
        assert place_of(pilot) == "tides/timber-on-the-tide"


async def test_the_filter_of_a_table_stays(tmp_path: Path) -> None:
    async with watching(tmp_path, at="harbour/safety/measures") as pilot:
        await press(pilot, "f", *"lighting")
        changed = HARBOUR.replace("Quay Lighting Renewal", "Buoys").replace("Fender Inspection", "Lighting Inspection")
        (tmp_path / "harbour.yaml").write_text(changed)
        await until_shown(pilot, "Lighting Inspection")
        assert "Buoys" not in screen_text(pilot)
        assert "lighting" in screen_lines(pilot)[0]
        await press(pilot, "enter")
        assert "«lighting»" in screen_text(pilot)


async def test_a_file_that_becomes_invalid_keeps_what_it_held_with_a_sign(tmp_path: Path) -> None:
    async with watching(tmp_path) as pilot:
        (tmp_path / "harbour.yaml").write_text(INVALID)
        await until_shown(pilot, "has become invalid")
        assert "✗ file invalid" in screen_lines(pilot)[0]
        assert "Nine ports met" in screen_text(pilot)
        assert "✗ Harbour" in screen_lines(pilot)[1]
        await press(pilot, "tab", "G")
        assert "error" in screen_text(pilot)
        replace_file(tmp_path / "harbour.yaml", HARBOUR.replace("Nine ports", "Ten ports"))
        await until(pilot, lambda: "✗" not in screen_text(pilot))
        await press(pilot, "g")
        assert "Ten ports met" in screen_text(pilot)


async def test_what_was_open_and_is_deleted_is_said_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "harbour.yaml").write_text(HARBOUR)
    (tmp_path / "tides.yaml").write_text(TIDES + "sections: [{title: Spring, text: High.}]\n")
    async with watching(tmp_path, at="harbour", size=(100, 12)) as pilot:
        await press(pilot, *"jjjj")
        seen = screen_lines(pilot)
        (tmp_path / "harbour.yaml").unlink()
        await until(pilot, lambda: place_of(pilot) == "tides")
        assert [one.message for one in pilot.app._notifications] == ["harbour.yaml is gone."]
        assert "Spring" in screen_text(pilot)
        (tmp_path / "harbour.yaml").write_text(HARBOUR)
        await until(pilot, lambda: place_of(pilot) == "harbour")
        await settle(pilot)
        assert screen_lines(pilot) == seen


async def test_a_folder_that_is_away_for_a_while_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    async with watching(folder, at="harbour/trade/flows") as pilot:
        folder.rename(tmp_path / "away")
        await until(pilot, lambda: not reader(pilot).library.loaded)
        (tmp_path / "away").rename(folder)
        await until(pilot, lambda: len(reader(pilot).library.loaded) == 2)
        assert place_of(pilot) == "harbour/trade/flows"
        assert "Cold Chain Pact" in screen_text(pilot)


async def test_reading_again_shows_new_files_and_drops_deleted_ones(tmp_path: Path) -> None:
    async with watching(tmp_path, watched=False) as pilot:
        (tmp_path / "annex.yaml").write_text("outbrief: 1\ntitle: The annex\n")
        (tmp_path / "tides.yaml").unlink()
        await pilot.pause(0.7)
        assert "Tides of the year" in screen_text(pilot)
        await press(pilot, "R")
        await until_shown(pilot, "The annex")
        assert "Tides" not in screen_text(pilot)
        assert "✗" not in screen_text(pilot)


async def test_an_open_folder_shows_what_comes_and_goes(tmp_path: Path) -> None:
    for name, title in {"east/ports": "Ports", "west/bays": "Bays", "west/isles": "Isles"}.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HARBOUR.replace("Harbour Forum in Lysekil", title).replace("id: harbour", f"id: {title}"))
    async with watching(tmp_path) as pilot:
        await press(pilot, "G")
        assert "2 files" in screen_text(pilot)
        (tmp_path / "west" / "reefs.yaml").write_text("outbrief: 1\ntitle: Reefs\n")
        await until(pilot, lambda: "Reefs" in screen_text(pilot))
        assert "3 files" in screen_text(pilot)
        assert any(line.startswith("▌ ▸ west/") for line in screen_lines(pilot))
        shutil.rmtree(tmp_path / "west")
        await until(pilot, lambda: "west" not in screen_text(pilot))
        assert place_of(pilot) == "ports"


SAME = """\
outbrief: 1
title: The quay
sections:
  - title: Trade
    table:
      id: plan
      columns: {area: Area, initiative: Measure}
      rows:
        - {area: Trade, initiative: Cold chain}
        - {area: Trade, initiative: Timber grading}
        - {area: Trade, initiative: Ferry fares}
"""
ABOVE = "      rows:\n        - {area: Trade, initiative: Night market}\n"


async def test_the_open_record_and_the_row_under_the_cursor_are_the_same_where_another_has_their_place(
    tmp_path: Path,
) -> None:
    (tmp_path / "quay.yaml").write_text(SAME)
    for at, page in (("quay/trade/trade-2", "quay/trade/trade-3"), ("quay/trade/plan", "quay/trade/plan")):
        replace_file(tmp_path / "quay.yaml", SAME)
        async with watching(tmp_path, at=at) as pilot:
            if at != page:
                assert "Timber grading" in screen_text(pilot)
            else:
                await press(pilot, "j", "j")
            replace_file(tmp_path / "quay.yaml", SAME.replace("      rows:\n", ABOVE))
            await until(pilot, lambda: "Night market" in str(reader(pilot).library.find("quay/trade/trade")))
            assert place_of(pilot) == page
            standing = reader(pilot).here
            assert standing is not None
            assert "Timber grading" in str(standing.item)
            assert "Timber grading" in screen_text(pilot)
