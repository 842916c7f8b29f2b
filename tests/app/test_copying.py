"""Copying in the reader: what is copied where, and what is said of it."""

from base64 import b64decode
from pathlib import Path

import pytest
from textual.pilot import Pilot

from headless_reader import HARBOUR, HOSTILE, library_of, reading, screen_lines, screen_text, settle
from outbrief.app.app import OutbriefApp, Own
from outbrief.app.clipboard.clipboard import Clipboard
from outbrief.app.screens import copying
from outbrief.briefing.place import Place
from outbrief.library.memory import Memory

HARBOUR_LIBRARY = library_of(HARBOUR)
ROW = "Field: Pilots\nMeasure: Shared Pilot Roster\nExpected Result: Shorter waiting, stronger resilience"
TABLE = "\n\n".join(
    (
        "Table: Field, 3 rows",
        "Field: Lamps\nMeasure: Quay Lighting Renewal\nExpected Result: Fewer falls at night",
        ROW,
        "Field: Fenders\nMeasure: Fender Inspection Rounds\nExpected Result: No unreported damage",
    )
)
CITED = "Harbour Forum in Lysekil, 2026-05-04, section “Safety at the quay”, table “Field”"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the terminal has been sent, a text a copy."""
    texts: list[str] = []

    def write(_: object, sequence: str) -> None:
        texts.append(b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\x07"), validate=True).decode())

    monkeypatch.setattr(copying, "write_to_terminal", write)
    return texts


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def said(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]


@pytest.mark.parametrize(
    ("at", "keys", "text", "named"),
    [
        ("harbour/safety/pilots", ["y"], ROW, "Row “Shared Pilot Roster”"),
        (
            "harbour/safety/pilots",
            ["c"],
            f"{CITED}, row “Shared Pilot Roster” [harbour/safety/pilots]",
            "Citation of row",
        ),
        (
            "harbour/safety/pilots",
            ["Y"],
            "| Field | Measure | Expected Result |\n| --- | --- | --- |\n"
            "| Pilots | Shared Pilot Roster | Shorter waiting, stronger resilience |",
            "Markdown of row “Shared Pilot Roster”",
        ),
        # The cursor in the table, on its second row.
        ("harbour/safety/measures", ["j", "j", "y"], ROW, "Row “Shared Pilot Roster”"),
        ("harbour/safety/measures", ["y"], TABLE, "Table “Field”"),
        (
            "harbour/safety",
            ["j", "y"],
            "The forum spoke of fenders, ladders and lamps.",
            "Paragraph “The forum spoke of fenders",
        ),
        (
            "harbour/safety",
            ["j", "j", "y"],
            "- Ladders: Every ladder is to be lit by the end of the winter.",
            "Point “Ladders”",
        ),
        (
            "harbour/safety",
            ["j", "j", "Y"],
            "- **Ladders**: Every ladder is to be lit by the end of the winter.",
            "Markdown of point",
        ),
        # The sidebar, on the table.
        ("harbour/safety/measures", ["tab", "y"], TABLE, "Table “Field”"),
        ("harbour/safety", ["tab", "c"], CITED.rpartition(",")[0] + " [harbour/safety]", "Citation of section “Safety"),
    ],
)
async def test_what_the_cursor_is_on_is_copied(
    sent: list[str], at: str, keys: list[str], text: str, named: str
) -> None:
    async with reading(HARBOUR_LIBRARY, at=Place(at)) as pilot:
        await press(pilot, *keys)
        assert sent == [text]
        [note] = said(pilot)
        assert note.startswith(named)
        assert note.endswith(f"sent to the terminal ({len(text.encode())} bytes).")


async def test_of_a_table_what_is_shown_is_copied_in_the_order_in_which_it_is(sent: list[str]) -> None:
    async with reading(HARBOUR_LIBRARY, at=Place("harbour/safety/measures")) as pilot:
        await press(pilot, "f", *"fender", "enter", "g", "y")
        assert sent[-1].startswith("Table: Field, 1 row\n")
        assert "Fender" in sent[-1]
        assert "Pilots" not in sent[-1]
        assert said(pilot)[-1].startswith("Table “Field”, 1 of 3 rows sent")
        await press(pilot, "Y")
        assert [line.split(" | ")[0] for line in sent[-1].splitlines() if line.startswith("|")][2:] == ["| Fenders"]
        await press(pilot, "X", "s", "Y")
        rows = [line.split(" | ")[0] for line in sent[-1].splitlines() if line.startswith("|")][2:]
        assert rows == ["| Fenders", "| Lamps", "| Pilots"]
        assert said(pilot)[-1].startswith("Markdown of table “Field” sent")


async def test_a_whole_briefing_is_copied(sent: list[str]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "y")
        assert sent[0].startswith("Harbour Forum in Lysekil\nDate: 2026-05-04\n\nNine ports met")
        assert said(pilot)[0].startswith("Briefing “Harbour Forum in Lysekil” sent")


async def test_in_the_bar_letters_are_typed_and_the_hit_has_a_key_of_its_own(sent: list[str]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"cold chain py", "backspace", "backspace")
        assert sent == []
        await press(pilot, "ctrl+y")
        assert sent == ["Goods: Herring\nPlan: Cold Chain Pact\nExpected Result: Fresher herring\nTonnes: 90"]
        assert "y copy" in screen_lines(pilot)[-1]
        assert "c cite" not in screen_lines(pilot)[-1]


async def test_without_a_hit_there_is_nothing_to_copy(sent: list[str]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"zeppelin", "ctrl+y")
        assert sent == []


async def test_a_file_that_could_not_be_opened_has_nothing_to_copy(sent: list[str]) -> None:
    async with reading(library_of("- no briefing", HARBOUR)) as pilot:
        await press(pilot, "k", "y")
        assert sent == []
        assert said(pilot) == ["There is nothing here to copy."]


async def test_what_is_said_of_a_copy_is_never_markup(sent: list[str]) -> None:
    async with reading(library_of(HOSTILE)) as pilot:
        await press(pilot, "y")
        [note] = pilot.app._notifications
        assert note.message.startswith("Briefing “[NATO] annex [AI-2] [/]” sent")
        assert not note.markup
        assert sent[0].startswith("[NATO] annex [AI-2] [/]\n")


async def test_a_marked_row_is_copied_with_its_marking(sent: list[str]) -> None:
    library = library_of(HARBOUR.replace("date:", "marking: TLP:GREEN\ndate:"))
    async with reading(library, at=Place("harbour/safety/pilots")) as pilot:
        await press(pilot, "Y")
        assert sent[0].endswith(" |\n\n*Marking: TLP:GREEN*")
        sent.clear()
        await press(pilot, "y", "c")
        assert sent == [
            f"{ROW}\nMarking: TLP:GREEN",
            f"{CITED}, row “Shared Pilot Roster”, TLP:GREEN [harbour/safety/pilots]",
        ]


async def test_the_record_and_the_key_cite_by_the_configured_template(sent: list[str]) -> None:
    own = Own(Memory(), template="{row} ({id})")
    app = OutbriefApp(HARBOUR_LIBRARY, at=Place("harbour/safety/pilots"), theme="dark", own=own)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "Shared Pilot Roster (harbour)" in screen_text(pilot)
        await press(pilot, "c")
        assert sent == ["Shared Pilot Roster (harbour)"]


async def test_where_copying_is_off_its_keys_are_gone(sent: list[str]) -> None:
    app = OutbriefApp(HARBOUR_LIBRARY, theme="dark", own=Own(Memory(), clipboard=Clipboard("off", {})))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "copy" not in screen_lines(pilot)[-1]
        await press(pilot, "y", "c", "slash", *"pilots", "ctrl+y")
        assert "copy" not in screen_lines(pilot)[-1]
        assert sent == []
        assert said(pilot) == []


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (100, ["enter open", "/ search", "y copy", "c cite", "? keys", "q quit"]),
        (56, ["enter open", "/ search", "y copy", "? keys", "q quit"]),
        (48, ["enter open", "/ search", "? keys", "q quit"]),
        (40, ["enter open", "/ search", "? keys"]),
    ],
)
async def test_in_a_narrow_line_the_keys_to_copy_go_first(width: int, shown: list[str]) -> None:
    async with reading(HARBOUR_LIBRARY, size=(width, 20)) as pilot:
        keys = [key.strip() for key in screen_lines(pilot)[-1].split("   ") if key.strip()]
        assert [key for key in keys if "%" not in key] == shown


async def test_what_is_copied_in_an_input_can_be_put_in_another(sent: list[str]) -> None:
    async with reading(HARBOUR_LIBRARY) as pilot:
        await press(pilot, "slash", *"roster", "shift+home", "ctrl+x")
        assert sent == ["roster"]
        assert said(pilot) == ["Selection sent to the terminal (6 bytes)."]
        await press(pilot, "ctrl+v", "ctrl+v")
        assert "rosterroster" in screen_lines(pilot)[0]
        # Nothing is selected now, and nothing is copied: what was is still wanted.
        await press(pilot, "ctrl+x")
        assert sent == ["roster"]


async def test_what_failed_before_it_went_another_way_is_told(sent: list[str], tmp_path: Path) -> None:
    (tmp_path / "xclip").write_text("#!/no/such/shell\n")
    (tmp_path / "xclip").chmod(0o755)
    clipboard = Clipboard("auto", {"TERM": "xterm", "DISPLAY": ":0", "PATH": str(tmp_path)})
    app = OutbriefApp(HARBOUR_LIBRARY, None, Place("harbour/safety/pilots"), "dark", Own(Memory(), clipboard=clipboard))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert sent == [ROW]
        assert said(pilot) == [
            "Row “Shared Pilot Roster” sent to the terminal (96 bytes); xclip: No such file or directory."
        ]


async def test_a_failure_is_told_as_one(sent: list[str]) -> None:
    app = OutbriefApp(HARBOUR_LIBRARY, theme="dark", own=Own(Memory(), clipboard=Clipboard("auto", {"TERM": "linux"})))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert sent == []
        [note] = pilot.app._notifications
        assert note.severity == "warning"
        assert note.message.endswith("not copied: a terminal of TERM linux has no clipboard.")
