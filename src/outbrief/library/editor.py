"""Editors: how the one that somebody uses is asked for a file at a line."""

import shlex
from pathlib import Path

from outbrief.briefing.model import Mark

_PLUS_LINE = "vi vim nvim view gvim nano pico ne joe jed mg emacs emacsclient micro kak vis ed ex nvi elvis"
PLUS_LINE = frozenset(_PLUS_LINE.split())
"""Programs that take `+7 FILE`, as POSIX has it for `vi`."""
COLON_LINE = frozenset(["hx", "helix", "subl", "sublime_text", "zed", "pulsar", "atom", "lapce"])
"""Programs that take `FILE:7:3`."""
GOTO = frozenset(["code", "code-insiders", "codium", "vscodium", "cursor"])
"""Programs that take `--goto FILE:7:3`, and wait for the file to be closed only when they are told to."""


def editor_command(editor: str, path: Path, mark: Mark) -> list[str]:
    """Return the command that opens a file where something stands in it; a file without such a place at its beginning.

    `editor` is a command line, as in `$EDITOR`. Raises ValueError where it cannot be taken apart or is empty.
    """
    command = shlex.split(editor)
    if not command:
        raise ValueError("no editor")
    name = Path(command[0]).name
    # Never mistaken for an option, whatever the file is called.
    file = str(path) if path.is_absolute() else f"./{path}"
    if name in GOTO:
        waiting = [] if {"--wait", "-w"} & set(command) else ["--wait"]
        return [*command, *waiting, "--goto", f"{file}:{max(mark.line, 1)}:{max(mark.column, 1)}"]
    if not mark.line:
        return [*command, file]
    if name in PLUS_LINE:
        return [*command, f"+{mark.line}", file]
    if name in COLON_LINE:
        return [*command, f"{file}:{mark.line}:{max(mark.column, 1)}"]
    return [*command, file]
