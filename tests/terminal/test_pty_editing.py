"""The editor in a real terminal: it gets the file and the line, and the reader comes back to the same place."""

import stat
from pathlib import Path

from terminal_session import Terminals

READOUT = """outbrief: 1
title: The quay
sections:
  - title: Lamps
    table:
      columns: {initiative: Measure, status: Status}
      rows:
        - initiative: Lamp renewal
          status: open
        - initiative: Ladder watch
          status: open
"""


def test_e_edits_the_file_at_the_line_of_the_row_and_the_change_is_shown(terminal: Terminals, tmp_path: Path) -> None:
    readout = tmp_path / "quay.yaml"
    readout.write_text(READOUT)
    editor = tmp_path / "vi"
    editor.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/asked\necho editing; sed -i "11s/open/closed at dusk/" "$2"; sleep 0.3\n'
    )
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    session = terminal(readout, "--at", "quay/lamps/ladder-watch", size=(80, 24), VISUAL=str(editor))
    session.wait_for("Citation")
    session.press("e")
    session.wait_for_words("closed at dusk")
    assert (tmp_path / "asked").read_text() == f"+10 {readout}\n"
    # We are where we were, and the keyboard is the reader's again.
    assert "Citation" in session.text
    session.press("q")
    assert session.wait_for_end() == 0


def test_ctrl_c_in_the_editor_means_the_editor_alone(terminal: Terminals, tmp_path: Path) -> None:
    readout = tmp_path / "quay.yaml"
    readout.write_text(READOUT)
    editor = tmp_path / "slow"
    editor.write_text("#!/bin/sh\necho editing\nexec sleep 60\n")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    session = terminal(readout, "--at", "quay/lamps/ladder-watch", size=(120, 24), VISUAL=str(editor))
    session.wait_for("Citation")
    session.press("e")
    session.wait_for("editing")
    session.press("ctrl+c")
    session.wait_for_words("ended by SIGINT")
    assert "Citation" in session.text
    session.press("q")
    assert session.wait_for_end() == 0


def test_an_editor_that_is_not_there_is_said_and_changes_nothing(terminal: Terminals, tmp_path: Path) -> None:
    readout = tmp_path / "quay.yaml"
    readout.write_text(READOUT)
    session = terminal(readout, "--at", "quay/lamps/ladder-watch", size=(80, 24), VISUAL="no-such-editor")
    session.wait_for("Citation")
    session.press("e")
    session.wait_for_words("No such file or")
    session.press("q")
    assert session.wait_for_end() == 0
    assert readout.read_text() == READOUT


def test_a_status_is_set_in_its_line_and_undone_byte_for_byte(terminal: Terminals, tmp_path: Path) -> None:
    readout = tmp_path / "quay.yaml"
    readout.write_text(READOUT)
    session = terminal(readout, "--at", "quay/lamps/ladder-watch")
    session.wait_for("Citation")
    session.press("=")
    session.wait_for_words("status of Ladder watch")
    session.press("in progress", "enter")
    session.wait_for_words("open → in progress, u undoes")
    changed = [
        pair for pair in zip(READOUT.splitlines(), readout.read_text().splitlines(), strict=True) if len(set(pair)) > 1
    ]
    assert changed == [("          status: open", "          status: in progress")]
    assert readout.read_text().endswith("status: in progress\n")
    session.press("u")
    session.wait_for_words("Undone")
    assert readout.read_text() == READOUT
    session.press("q")
    assert session.wait_for_end() == 0
