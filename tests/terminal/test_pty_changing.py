"""A status that is set by keys in a real terminal, and undone byte for byte."""

from pathlib import Path

from terminal_session import Terminals

READOUT = b"""\
outbrief: 1\r
title: The quay   # as printed\r
statuses: [open, in progress, done]\r
sections:\r
  - title: Lamps\r
    table:\r
      columns: {initiative: Measure, status: Status}\r
      rows:\r
        - initiative: Lamp renewal\r
          status: 'open'    # since May\r
        - {initiative: Ladder watch, status: open}"""


def test_a_status_is_one_line_of_the_file_and_its_undoing_none(terminal: Terminals, tmp_path: Path) -> None:
    readout = tmp_path / "quay.yaml"
    readout.write_bytes(READOUT)
    session = terminal(readout, "--at", "quay/lamps/measure", size=(80, 24))
    session.wait_for("▌ ▦ Measure")
    session.press("j")
    session.wait_for("1/2")
    session.press("=")
    session.wait_for("status of Lamp renewal:")
    session.press("pro")
    session.wait_for("in progress")
    session.press("enter")
    session.wait_for_words(": open → in progress, u undoes")
    before, after = READOUT.splitlines(True), readout.read_bytes().splitlines(True)
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert changed == [
        (b"          status: 'open'    # since May\r\n", b"          status: 'in progress'    # since May\r\n")
    ]
    # Typed ahead, all in one packet: down to the other row, and its status by its first letters.
    session.press("j=do\r")
    session.wait_for_words(": open → done, u undoes")
    assert readout.read_bytes().endswith(b"{initiative: Ladder watch, status: done}")
    session.press("uu")
    session.wait_for_words("Undone: status of Lamp renewal")
    assert readout.read_bytes() == READOUT
    session.press("q")
    assert session.wait_for_end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["quay.yaml"]
