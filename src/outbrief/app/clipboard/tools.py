"""The programs of this machine that take a text for its clipboard: which there is, and handing a text to it."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from outbrief.loading.clean import clean_line

PATIENCE = 2.0
"""Seconds that a program may take. Each is done in some 10 ms; one that waits for a display that is gone never is."""


class Tool(NamedTuple):
    """A program that reads a text and keeps it as the clipboard."""

    command: Sequence[str]
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """The program, as it is called."""
        return self.command[0]


MAC = (Tool(("pbcopy",)),)
ANDROID = (Tool(("termux-clipboard-set",)),)
# With a type of its own: to find one out it would run another program.
WAYLAND = (Tool(("wl-copy", "--type", "text/plain;charset=utf-8")),)
X11 = (Tool(("xclip", "-selection", "clipboard", "-in")), Tool(("xsel", "--clipboard", "--input")))
# It takes bytes for letters of a code page unless they look like this; a mark of their order it would copy too.
WINDOWS = (Tool(("clip.exe",), "utf-16-le"),)


def tool_for(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    find: Callable[..., str | None] = shutil.which,
) -> Tool | None:
    """Return the program to hand a text to: the first that fits what the environment says and is there."""
    candidates: list[Tool] = []
    if platform == "darwin":
        candidates += MAC
    if environment.get("TERMUX_VERSION"):
        candidates += ANDROID
    if environment.get("WAYLAND_DISPLAY"):
        candidates += WAYLAND
    if environment.get("DISPLAY"):
        candidates += X11
    if environment.get("WSL_DISTRO_NAME"):
        candidates += WINDOWS
    path = environment.get("PATH", os.defpath)
    return next((tool for tool in candidates if find(tool.name, path=path)), None)


def hand_over(tool: Tool, text: str, environment: Mapping[str, str], patience: float = PATIENCE) -> str:
    """Give a text to a program; return what went wrong, empty for nothing. Waits for it, but not for ever.

    The program outlives the reader where it must: X11 and Wayland have no clipboard but what some program holds.
    """
    import subprocess
    import tempfile

    if "pbcopy" in tool.command:
        # It takes bytes for letters of whatever this says, and on a bare login it says nothing.
        environment = {**environment, "LC_CTYPE": "UTF-8"}
    # A file and no pipe: who stays behind to hold the clipboard has it open, and the end of a pipe would never come.
    with tempfile.TemporaryFile() as said:
        try:
            program = subprocess.Popen(
                tool.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=dict(environment),
                # Not ended with the terminal.
                start_new_session=True,
            )
        except OSError as error:
            return clean_line(error.strerror or str(error))
        try:
            program.communicate(text.encode(tool.encoding), patience)
        except subprocess.TimeoutExpired:
            program.kill()
            program.communicate()
            return "no answer"
        if program.returncode == 0:
            return ""
        said.seek(0)
        told = clean_line(said.read(400).decode(errors="replace")).strip()
        return told or f"ended with status {program.returncode}"
