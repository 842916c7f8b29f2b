"""Undoing a change: the very bytes come back, whatever others have written elsewhere meanwhile."""

from pathlib import Path
from random import Random

import pytest

from made_up_files import Scribe, value_of
from outbrief.briefing.model import Initiative, Point, walk
from outbrief.briefing.place import Place
from outbrief.loading.load import load_text
from outbrief.loading.settable import keys_in_order
from outbrief.loading.setting import Change, setting
from outbrief.loading.undoing import undoing

PATH = Path("made-up.yaml")
FILES = 120

ROWS = """\
outbrief: 1
title: Quay
sections:
  - title: S
    table:
      columns: {area: Area, outcome: Outcome, status: Status}
      rows:
        - area: Lamps
          outcome: Light
          status: open  # since May
        - area: Ladders
          outcome: Hold
          status: done
"""
LAMPS, LADDERS = Place("made-up/s/lamps"), Place("made-up/s/ladders")


def changed(data: bytes, place: Place, value: str, key: str = "status") -> tuple[bytes, Change]:
    change = setting(data, PATH, place, key, value)
    assert isinstance(change, Change), change
    assert change.edit
    return applied(data, change), change


def applied(data: bytes, change: Change | None) -> bytes:
    assert change
    assert change.edit
    new = change.edit.applied(data)
    assert new is not None
    return new


def theirs(data: bytes) -> bytes:
    """Return a file after somebody else has written a line near its beginning."""
    first = min(at for at in (data.find(b"\n"), data.find(b"\r")) if at >= 0)
    line_break = b"\r\n" if data[first : first + 2] == b"\r\n" else data[first : first + 1]
    return data[:first] + line_break + "# größer".encode() + data[first:]


def test_a_change_is_undone_where_its_row_has_gone_to_though_another_has_its_place() -> None:
    data, change = changed(ROWS.encode(), LAMPS, "done")
    above = b"        - area: Lamps\n          outcome: More light\n          status: done  # since May\n"
    moved = data.replace(b"      rows:\n", b"      rows:\n" + above)
    undone = undoing(moved, change)
    assert applied(moved, undone) == ROWS.encode().replace(b"      rows:\n", b"      rows:\n" + above)
    # Where the same stands twice, it is not guessed which was meant.
    row = b"        - area: Lamps\n          outcome: Light\n          status: done  # since May\n"
    below = data.replace(b"        - area: Ladders", above + row + b"        - area: Ladders")
    assert undoing(below.replace(row, b"", 1), change) is not None
    twice = data.replace(b"      rows:\n", b"      rows:\n" + above + row)
    assert undoing(twice, change) is None


@pytest.mark.parametrize("part", range(4))
def test_any_change_is_undone_and_made_again_byte_for_byte(part: int) -> None:
    done = 0
    for seed in range(part * FILES // 4, (part + 1) * FILES // 4):
        data, random = Scribe(seed).written(), Random(seed)
        briefing = load_text(data, PATH).briefing
        assert briefing
        targets = [one for one in walk(briefing) if isinstance(one.item, Initiative | Point)]
        for standing in random.sample(targets, min(len(targets), 2)):
            key, value = random.choice(keys_in_order(standing)), value_of(random)
            change = setting(data, PATH, standing.item.place, key, value, force=True)
            if not isinstance(change, Change) or change.edit is None:
                continue
            for before in (data, theirs(data)):
                after = applied(data, change) if before is data else theirs(applied(data, change))
                undone = undoing(after, change)
                assert undone, (seed, change, after.decode())
                assert applied(after, undone) == before
                assert (undone.before, undone.after) == (change.after, change.before)
                again = undoing(before, undone)
                assert applied(before, again) == after
            done += 1
    assert done > FILES / 8


def test_two_changes_of_one_cell_are_undone_in_order_and_not_out_of_it() -> None:
    first = ROWS.encode()
    second, one = changed(first, LAMPS, "paused")
    third, other = changed(second, LAMPS, "done")
    assert undoing(third, one) is None
    assert applied(third, undoing(third, other)) == second
    assert applied(second, undoing(second, one)) == first


def test_a_row_that_has_come_to_stand_where_the_changed_one_stood_is_left_alone() -> None:
    """A row as long, put above it, holds the same bytes at the same place."""
    data, change = changed(ROWS.encode(), LAMPS, "done")
    row = "        - area: Lamps\n          outcome: Light\n          status: done  # since May\n"
    twin = row.replace("Lamps", "Buoys").encode()
    now = data.replace(b"rows:\n", b"rows:\n" + twin)
    assert change.edit
    assert change.edit.undone().applied(now) is not None
    assert applied(now, undoing(now, change)) == now.replace(row.encode(), row.replace("done", "open").encode())


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Light", "Lights"),
        ("done  # since", "done at last  # since"),
        ("done  # since", "'done'  # since"),
        ("done  # since", "paused  # since"),
        ("          status: done  # since May\n", ""),
        ("area: Lamps", "area: Lanterns"),
        ("        - area: Lamps\n          outcome: Light\n          status: done  # since May\n", ""),
        ("outbrief: 1", "outbrief: 1\n<html"),
        ("Quay", "Quay \udcff"),
    ],
)
def test_what_has_changed_there_since_is_left_alone(was: str, now: str) -> None:
    data, change = changed(ROWS.encode(), LAMPS, "done")
    assert was.encode() in data
    theirs = data.replace(was.encode(), now.encode(errors="surrogateescape"))
    undone = undoing(theirs, change)
    # What breaks the file elsewhere is no reason.
    assert (undone is None) == (b"<html" not in theirs)


def test_what_stands_behind_the_cell_and_in_other_rows_does_not_matter() -> None:
    data, change = changed(ROWS.encode(), LAMPS, "done")
    theirs = data.replace(b"# since May\n", b"# since June\n          note: new\n").replace(b"Hold", b"Hold on")
    assert applied(theirs, undoing(theirs, change)) == theirs.replace(b"done  # since", b"open  # since")


def test_a_line_that_was_added_goes_and_one_that_was_taken_out_comes_back() -> None:
    data = ROWS.replace("          status: done\n", "").encode()
    added, change = changed(data, LADDERS, "done")
    assert added == ROWS.encode()
    assert applied(added, undoing(added, change)) == data
    taken, change = changed(ROWS.encode(), LADDERS, "")
    assert taken == data
    assert applied(taken, undoing(taken, change)) == ROWS.encode()


def test_a_first_line_that_stood_alone_comes_back_above_what_stood_below_it() -> None:
    alone = "        -\n          area: Lamps\n\n          outcome: Light\n"
    data = ROWS.replace("        - area: Lamps\n          outcome: Light\n", alone).encode()
    taken, change = changed(data, LAMPS, "", "area")
    assert taken == data.replace(b"          area: Lamps\n", b"")
    assert change.offset < 0
    assert applied(theirs(taken), undoing(theirs(taken), change)) == theirs(data)


def test_a_place_made_of_the_cell_moves_back() -> None:
    data, change = changed(ROWS.encode(), LAMPS, "Lanterns", "area")
    assert change.place == "made-up/s/lanterns"
    undone = undoing(data, change)
    assert applied(data, undone) == ROWS.encode()
    assert undone
    assert undone.place == LAMPS
