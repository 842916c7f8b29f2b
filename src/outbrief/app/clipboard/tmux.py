"""tmux, asked what it knows: whose terminal it shows us on, and whether that has a clipboard.

Measured with tmux 3.3a and its own configuration (`set-clipboard external`, `allow-passthrough off`): OSC 52 from
inside it reaches nobody, plain or wrapped. What it is given as a buffer (`load-buffer -w`, from 3.2 on) it sends on,
whatever `set-clipboard` says; but where the terminal's description has no `Ms` it sends nothing, and says nothing.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from outbrief.app.clipboard.tools import Tool

LOAD = Tool(("tmux", "load-buffer", "-w", "-"))
PATIENCE = 2.0
"""Seconds. It answers in 5 ms."""

QUESTION = ("tmux", "display-message", "-p", "#{client_tty}", ";", "show-environment", ";", "show-messages", "-T")

WHOSE = ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY")
"""What tmux sets anew when somebody attaches (its `update-environment`), and what decides where a text must go."""

_TERMINAL = re.compile(r"Terminal \d+: (\S+) for (\S+),")
_NO_CLIPBOARD = re.compile(r"\s*\d+: Ms: \[missing\]")


class Told(NamedTuple):
    """What tmux says of the terminal it shows us on."""

    whose: Mapping[str, str | None] = {}
    """The variables of WHOSE, as they are today: it may be shown on another terminal than when the reader began."""
    lacking: str = ""
    """TERM of that terminal, where tmux knows no clipboard of it."""

    def over(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return an environment as it would be if the reader began now."""
        now = {**environment, **self.whose}
        if "SSH_CONNECTION" in self.whose:
            now |= {"SSH_TTY": None, "SSH_CLIENT": None}
        return {name: value for name, value in now.items() if value is not None}


def told_by(answer: str) -> Told:
    """Return what the answer to QUESTION says; nothing where it says none of it."""
    tty, *lines = answer.splitlines() or [""]
    whose: dict[str, str | None] = {}
    lacking = named = at = ""
    for line in lines:
        name, _, value = line.partition("=")
        if terminal := _TERMINAL.match(line):
            named, at = terminal.groups()
        elif at:
            if at == tty and _NO_CLIPBOARD.match(line):
                lacking = named
        elif name in WHOSE:
            whose[name] = value
        elif name.startswith("-") and name[1:] in WHOSE:
            whose[name[1:]] = None
    return Told(whose, lacking)


def ask(environment: Mapping[str, str]) -> Told | None:
    """Ask the tmux that shows us; None where it gives no answer."""
    import subprocess

    try:
        done = subprocess.run(
            QUESTION,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=dict(environment),
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told_by(done.stdout.decode(errors="replace")) if done.returncode == 0 else None
