"""A file that changes under the eyes of its reader, in a real terminal."""

import os
import time
from pathlib import Path

from terminal_session import Terminals, TerminalSession

HARBOUR = "outbrief: 1\ntitle: Harbour Forum\nintro: Nine ports met.\nsections:\n  - title: Safety\n    text: Lamps.\n"
TIDES = "outbrief: 1\ntitle: Tides of the year\n"


def rename_into_place(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text)
    os.replace(beside, path)


def write_in_two_steps(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(0.1)
        file.write(text[len(text) // 2 :])


def open_harbour(terminal: Terminals, folder: Path) -> TerminalSession:
    (folder / "harbour.yaml").write_text(HARBOUR)
    (folder / "tides.yaml").write_text(TIDES)
    session = terminal(folder, size=(100, 20))
    session.wait_for("/ search 2 briefings")
    session.wait_for("Nine ports met.")
    return session


def test_a_file_is_changed_broken_mended_and_deleted(terminal: Terminals, tmp_path: Path) -> None:
    harbour = tmp_path / "harbour.yaml"
    session = open_harbour(terminal, tmp_path)
    harbour.write_text(HARBOUR.replace("Nine", "Ten"))
    session.wait_for("Ten ports met.")
    rename_into_place(harbour, HARBOUR.replace("Nine", "Eleven"))
    session.wait_for("Eleven ports met.")
    write_in_two_steps(harbour, HARBOUR.replace("Nine", "Twelve"))
    session.wait_for("Twelve ports met.")
    session.wait_for(lambda screen: "✗" not in screen.text)
    harbour.write_text("outbrief: 1\ntitle: [Harbour\n")
    session.wait_for("✗ file invalid")
    session.wait_for(lambda screen: "Twelve ports met." in screen.text and "✗ Harbour Forum" in screen.text)
    harbour.write_text(HARBOUR)
    session.wait_for(lambda screen: "Nine ports met." in screen.text and "✗" not in screen.text)
    harbour.unlink()
    session.wait_for("harbour.yaml is gone.")
    session.wait_for(lambda screen: screen.lines[0].startswith(" Tides of the year"))
    session.press("q")
    assert session.wait_for_end() == 0


def test_where_nothing_changes_nothing_is_sent(terminal: Terminals, tmp_path: Path) -> None:
    session = open_harbour(terminal, tmp_path)
    session.wait_for(lambda screen: "quit" in screen.lines[-1])
    os.utime(tmp_path / "harbour.yaml")
    (tmp_path / "notes.txt").write_text("not a briefing")
    # Longer than it takes to look, to read what was touched and to find that it reads as before.
    session.settle(0.5)
    before = len(session.raw)
    session.settle(2.0)
    assert len(session.raw) == before
