"""Setting a cell: what the caller asked for and not a byte more, in files of every style."""

import re
from pathlib import Path
from random import Random

import pytest

from made_up_files import Scribe, value_of
from outbrief.briefing.model import Initiative, Point, Standing, walk
from outbrief.briefing.problem import Problem, Severity
from outbrief.loading.clean import clean
from outbrief.loading.edited import cells_of
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded
from outbrief.loading.settable import keys_in_order
from outbrief.loading.setting import Change, setting

PATH = Path("made-up.yaml")
FILES, EACH = 2_000, 2
SAID = re.compile(
    "`.*` holds a text of several lines|`.*` is the only cell here|`.*` stands on several lines"
    "|`.*` is none of the briefing's statuses|this is written in short and has no cells|no `marking` is written here"
    "|not set: the id .* stands twice in this part.*|not set: the cell would not be read as it was given"
)


def items(loaded: Loaded) -> list[Standing]:
    assert loaded.briefing
    return [one for one in walk(loaded.briefing) if isinstance(one.item, Initiative | Point)]


def said(loaded: Loaded) -> list[tuple[object, ...]]:
    """Return what every row and point says, without where it stands."""
    found: list[tuple[object, ...]] = []
    for item, within in items(loaded):
        assert isinstance(item, Initiative | Point)
        found.append((len(within), item.marking, sorted(cells_of(item).items())))
    return found


@pytest.mark.parametrize("part", range(10))
def test_a_cell_is_set_and_every_other_byte_is_left_alone(part: int) -> None:
    done = 0
    for seed in range(part * FILES // 10, (part + 1) * FILES // 10):
        scribe, random = Scribe(seed), Random(seed)
        data = scribe.written()
        loaded = load_text(data, PATH)
        assert [str(one) for one in loaded.problems if one.severity is Severity.ERROR] == [], data.decode()
        targets = items(loaded)
        for _ in range(EACH if targets else 0):
            number = random.randrange(len(targets))
            key, value = random.choice(keys_in_order(targets[number])), value_of(random)
            change = setting(data, PATH, targets[number].item.place, key, value, force=random.random() < 0.5)
            if isinstance(change, Problem):
                assert SAID.fullmatch(change.message), (seed, change)
                assert "not be read" not in change.message or key == "id"
            elif change.edit:
                assert_one_cell(data, loaded, number, change, value)
                done += 1
    assert done > FILES / 20


def assert_one_cell(data: bytes, loaded: Loaded, number: int, change: Change, value: str) -> None:
    edit = change.edit
    assert edit
    new = edit.applied(data)
    assert new is not None
    assert edit.undone().applied(new) == data
    # Line by line: what stands before the edit, and what stands after it.
    before, after = data.splitlines(keepends=True), new.splitlines(keepends=True)
    first = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(after))
    end = next((at for at, (one, other) in enumerate(zip(before[::-1], after[::-1], strict=False)) if one != other), 0)
    assert len(after) - first - end <= 2, (data, new)
    assert re.findall(rb"# c\d+\.", new) == re.findall(rb"# c\d+\.", data)
    was, now = said(loaded), said(load_text(new, PATH))
    assert was[:number] + was[number + 1 :] == now[:number] + now[number + 1 :] or change.key == "marking"
    cells = dict(now[number][2])  # type: ignore[call-overload]
    if not (change.key == "marking" and isinstance(items(loaded)[number].item, Point)) and change.key != "id":
        assert cells.get(change.key, "") == clean(value).strip()


def test_every_made_up_style_is_met() -> None:
    """The files are what they are said to be: of every kind of line end, quote and list."""
    files = b"".join(Scribe(seed).written() for seed in range(200))
    for sign in (b"\r\n", b"\xef\xbb\xbf", b": |", b": >", b"- {", b"  # c", b": '", b': "', b"-   ", b"\t# c"):
        assert sign in files, sign


ROWS = """\
outbrief: 1
title: T
statuses: [open, in progress, done]
sections:
  - title: S
    points:
      - name: N
        text: what
      - Short: form
    table:
      columns: {area: Area, initiative: Key Initiative, outcome: Outcome, status: Status}
      rows:
"""
CHANGES = [
    ("- area: A\n  status: open\n", "status", "done", "- area: A\n  status: done\n"),
    ("- area: A\n  status: open  # since May\n", "status", "done", "- area: A\n  status: done  # since May\n"),
    ("- area: A\n  status: 'open'\n", "status", "done", "- area: A\n  status: 'done'\n"),
    ("- area: A\n  outcome: 'o'\n", "outcome", "it's", "- area: A\n  outcome: 'it''s'\n"),
    ('- area: A\n  outcome: "o"\n', "outcome", 'a \\ "b"', '- area: A\n  outcome: "a \\\\ \\"b\\""\n'),
    ("- area: A\n  outcome: o\n", "outcome", "now: this", '- area: A\n  outcome: "now: this"\n'),
    ("- area: A\n  outcome: o\n", "outcome", "1.10", "- area: A\n  outcome: 1.10\n"),
    ("- area: A\n  outcome:\n", "outcome", "x", "- area: A\n  outcome: x\n"),
    ("- area: A\n  outcome:   # later\n", "outcome", "x", "- area: A\n  outcome: x   # later\n"),
    ("- area: A\n  status: open\n", "outcome", "x", "- area: A\n  outcome: x\n  status: open\n"),
    ("- area: A\n  status: open\n", "initiative", "x", "- area: A\n  initiative: x\n  status: open\n"),
    ("- initiative: I\n", "area", "x", "- area: x\n  initiative: I\n"),
    ("- area: A", "status", "open", "- area: A\n  status: open"),
    ('- area: "A"\n  outcome: "o"\n', "status", "open", '- area: "A"\n  outcome: "o"\n  status: "open"\n'),
    ("- area: A\n  see: x\n", "id", "7", "- area: A\n  id: 7\n  see: x\n"),
    ("- {area: A, status: open}\n", "status", "done", "- {area: A, status: done}\n"),
    ("- {area: A, status: open}\n", "outcome", "x, y", '- {area: A, outcome: "x, y", status: open}\n'),
    ("- {area: A, status: open}\n", "status", "", "- {area: A}\n"),
    ("- {area: A, status: open}\n", "area", "", "- {status: open}\n"),
    ("- area: A\n  status: open\n  see: x\n", "status", "", "- area: A\n  see: x\n"),
    ("- area: A\n  status: open  # since May\n", "status", "", "- area: A\n  status:   # since May\n"),
    ("- area: A\n  status: open\n", "area", "", "- status: open\n"),
    ("- area: A\n  # why\n  status: open\n", "area", "", "- area: \n  # why\n  status: open\n"),
    ("- area: A\n  status: open", "status", "", "- area: A"),
    (
        "- area: |\n    A\n    B\n\n  see: x\n",
        "status",
        "open",
        "- area: |\n    A\n    B\n  status: open\n\n  see: x\n",
    ),
    ("- area: A\n  outcome: one\n    two\n", "outcome", "x", "- area: A\n  outcome: x\n"),
]


def in_rows(rows: str) -> bytes:
    return (ROWS + "".join(f"        {line}" if line.strip() else line for line in rows.splitlines(True))).encode()


@pytest.mark.parametrize(("rows", "key", "value", "wanted"), CHANGES)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_what_is_written(rows: str, key: str, value: str, wanted: str, line_break: str) -> None:
    data = in_rows(rows).replace(b"\n", line_break.encode())
    target = items(load_text(data, PATH))[-1].item.place
    change = setting(data, PATH, target, key, value)
    assert isinstance(change, Change), change
    assert change.edit
    assert change.edit.applied(data) == in_rows(wanted).replace(b"\n", line_break.encode())
    assert change.after == value


@pytest.mark.parametrize(
    ("rows", "key", "value", "message", "hint"),
    [
        ("- area: A\n", "status", "opne", "`opne` is none of the briefing's statuses", "did you mean `open`?"),
        ("- area: A\n", "stauts", "open", "`stauts` is no key of this table", "did you mean `status`?"),
        (
            "- area: A\n",
            "lead",
            "Quay office",
            "this table has no column `lead`",
            "write: columns: {area: Area, initiative: Key Initiative, outcome: Outcome, status: Status, lead: Lead}",
        ),
        ("- area: A\n", "area", "", "`area` is the only cell here", "delete the whole of it in the file itself"),
        ("- area: |\n    A\n", "area", "B", "`area` holds a text of several lines", "edit it in the file itself"),
        ("- area: [A]\n", "area", "B", "`area` holds several values", "edit it in the file itself"),
        ("- area: !a B\n", "area", "B", "`area` holds an anchor, an alias or a tag", "edit it in the file itself"),
        ("- area: A\n", "area", "a\nb", "a value of several lines is written in the file itself", ""),
        ("- area: A\n", "area", "a\x1b[2J", "the value holds characters that cannot be shown", ""),
        ("- area: A\n", "area", "x" * 70_000, "a value holds at most 65,536 characters", ""),
        ("- id: 1\n- id: 2\n", "id", "1", "not set: the id `1` stands twice in this part, first on line 13", None),
    ],
)
def test_what_is_refused(rows: str, key: str, value: str, message: str, hint: str | None) -> None:
    data = in_rows(rows)
    change = setting(data, PATH, items(load_text(data, PATH))[-1].item.place, key, value)
    assert isinstance(change, Problem)
    assert change.message == message
    assert hint is None or change.hint == hint


def test_a_status_that_is_not_listed_can_be_forced_and_a_label_names_its_column() -> None:
    data = in_rows("- area: A\n")
    place = items(load_text(data, PATH))[-1].item.place
    assert isinstance(setting(data, PATH, place, "status", "adrift", force=True), Change)
    by_label = setting(data, PATH, place, "key initiative", "X")
    assert isinstance(by_label, Change)
    assert by_label.key == "initiative"


def test_what_is_already_so_is_no_edit() -> None:
    data = in_rows("- area: A\n  status: open\n")
    place = items(load_text(data, PATH))[-1].item.place
    for key, value, line in (("status", "open", 14), ("outcome", "", 13)):
        change = setting(data, PATH, place, key, value)
        assert isinstance(change, Change)
        assert (change.edit, change.line) == (None, line)


def test_a_point_in_long_form_has_cells_and_one_in_short_is_told_how() -> None:
    data = in_rows("- area: A\n")
    named, short = (one.item.place for one in items(load_text(data, PATH))[:2])
    change = setting(data, PATH, named, "due", "2027")
    assert isinstance(change, Change)
    assert change.edit
    assert change.edit.new == b"        due: 2027\n"
    refused = setting(data, PATH, short, "due", "2027")
    assert isinstance(refused, Problem)
    assert refused.hint == "write it as `name: …` and `text: …` first"


def test_a_place_made_of_the_cell_moves_with_it() -> None:
    data = in_rows("- area: A\n  status: open\n")
    place = items(load_text(data, PATH))[-1].item.place
    change = setting(data, PATH, place, "area", "Other")
    assert isinstance(change, Change)
    assert change.place.endswith("/other")


@pytest.mark.parametrize("above", [False, True])
def test_a_file_with_errors_elsewhere_can_be_edited(above: bool) -> None:
    data = in_rows("- area: A\n  status: open\n") + b"  - title: NATO: a visit\n"
    if above:
        data = data.replace(b"title: T\n", b"title: T: a visit\n")
    place = items(load_text(data, PATH))[-1].item.place
    change = setting(data, PATH, place, "status", "done")
    assert isinstance(change, Change)
    assert change.edit
    assert change.edit.applied(data) == data.replace(b"status: open", b"status: done")


@pytest.mark.parametrize("row", ["- area: A\n  status: @open\n", "- area: [A] b\n  status: open\n"])
def test_a_row_that_breaks_the_yaml_is_mended_by_hand(row: str) -> None:
    data = in_rows(row)
    refused = setting(data, PATH, items(load_text(data, PATH))[-1].item.place, "status", "done")
    assert isinstance(refused, Problem)
    assert refused.message == "this cannot be edited as it is written"
