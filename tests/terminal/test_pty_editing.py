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
