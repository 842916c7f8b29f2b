"""Which program of this machine takes a text, and that none of them keeps the reader waiting."""

import stat
import time
from pathlib import Path

import pytest

from outbrief.app.clipboard.tools import Tool, hand_over, tool_for

BOTH = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
ALL = {"wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set"}


@pytest.mark.parametrize(
    ("environment", "platform", "there", "name"),
    [
        (BOTH, "linux", ALL, "wl-copy"),
        (BOTH, "linux", ALL - {"wl-copy"}, "xclip"),
        ({"DISPLAY": ":0"}, "linux", ALL, "xclip"),
        ({"DISPLAY": ":0"}, "linux", ALL - {"xclip"}, "xsel"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ALL - {"wl-copy"}, ""),
        # Without a display neither would come to an end.
        ({}, "linux", ALL, ""),
        ({}, "darwin", ALL, "pbcopy"),
        (BOTH, "linux", {"pbcopy"}, ""),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ALL, "clip.exe"),
        ({"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}, "linux", ALL, "xclip"),
        ({"TERMUX_VERSION": "0.118"}, "linux", ALL, "termux-clipboard-set"),
        (BOTH, "linux", set(), ""),
    ],
)
def test_the_program_that_fits_and_is_there(
    environment: dict[str, str], platform: str, there: set[str], name: str
) -> None:
    tool = tool_for(environment, platform, lambda program, path: program if program in there else None)
    assert (tool.name if tool else "") == name


def script(tmp_path: Path, text: str) -> Tool:
    path = tmp_path / "copy"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tool((str(path),))


def test_who_stays_behind_to_hold_the_clipboard_is_not_waited_for(tmp_path: Path) -> None:
    held = f"(while [ -e {tmp_path}/copy ]; do sleep 0.01; done; touch {tmp_path}/ended) &"
    assert hand_over(script(tmp_path, f"cat > {tmp_path}/got; {held}"), "Lamps", {}, patience=20) == ""
    assert (tmp_path / "got").read_text() == "Lamps"
    assert not (tmp_path / "ended").exists()
    (tmp_path / "copy").unlink()
    while not (tmp_path / "ended").exists():
        time.sleep(0.01)


def test_who_never_answers_is_ended(tmp_path: Path) -> None:
    assert hand_over(script(tmp_path, "exec sleep 60"), "Lamps", {}, patience=0.2) == "no answer"


def test_who_does_not_read_is_no_trouble(tmp_path: Path) -> None:
    assert hand_over(script(tmp_path, "exit 0"), "x" * 1_000_000, {}) == ""


def test_windows_gets_the_letters_it_reads(tmp_path: Path) -> None:
    tool = script(tmp_path, f"cat > {tmp_path}/got")._replace(encoding="utf-16-le")
    hand_over(tool, "größer", {})
    assert (tmp_path / "got").read_bytes() == "größer".encode("utf-16-le")
