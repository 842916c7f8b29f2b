"""A library in which everything is wrong that can be, among briefings with nothing wrong."""

import os
from pathlib import Path

GOOD = "outbrief: 1\ntitle: {}\nsections:\n  - title: Quays\n    text: Lamps at the quay.\n"

NAMES = (b"clear\x1b[2J\x9b\n.yaml", b"n" * 245 + b".yaml", "right\u202eto-left.yaml".encode(), b"no-text-\xff.yaml")
"""Of files with nothing wrong in them: control characters, 250 bytes, another direction, no UTF-8."""

BROKEN = ("empty.yaml", "binary.yaml", "list.yaml", "pipe.yaml", "gone.yaml", "loop.yaml")
"""Of files that no briefing can be read from."""

OPENED = len(NAMES) + 3
"""How many briefings there are."""


def write_bad_library(folder: Path) -> Path:
    """Write it; return its folder."""
    (folder / "twin").mkdir(parents=True)
    (folder / "folder.yaml").mkdir()
    (folder / "good.yaml").write_text(GOOD.format("Good"))
    (folder / "twin" / "good.yaml").write_text(GOOD.format("Good too"))
    (folder / "folder.yaml" / "inner.yaml").write_text(GOOD.format("Inner"))
    for number, name in enumerate(NAMES):
        with open(os.fsencode(folder) + b"/" + name, "w") as file:
            file.write(GOOD.format(f"Odd {number}"))
    (folder / "empty.yaml").write_bytes(b"")
    (folder / "binary.yaml").write_bytes(b"\x7fELF" + bytes(range(32)) * 20)
    (folder / "list.yaml").write_text("- a list\n")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "gone.yaml").symlink_to("nowhere")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "self").symlink_to(".")
    (folder / "twin" / "up").symlink_to("..")
    return folder
