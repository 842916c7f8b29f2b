"""`outbrief [PATH…]`: the reader; where it cannot run, the briefings as plain text. The only door to `app/`.

Everything heavy is imported inside the functions: `outbrief --help` asks this module for its arguments alone.
"""

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from outbrief.commands.arguments import add_paths, add_reader_options
from outbrief.commands.complaint import complain
from outbrief.commands.kiosk import add_kiosk_options
from outbrief.commands.kiosk import read as read_in_kiosk
from outbrief.commands.without import without

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from outbrief.terminal.guard import Guard

STDIN = 0
"""The file descriptor of standard input: here, the terminal."""
FRAMES = "240"
"""Frames a second at the most (Textual reads it once, when it is imported). Nothing here moves by itself, so this only
sets how long an answer may wait for its turn: at Textual's 60 a search key took 41 ms to settle, at 240 it takes 20."""
UNDRAWN = "a kiosk is for a terminal that can be drawn on: TERM names none"
UNABLE = 2
"""The exit code where the arguments, or the terminal, are not what is needed."""


def add_arguments(parser: "ArgumentParser") -> None:
    """Add what the reader takes to its parser."""
    add_paths(parser)
    parser.add_argument("--at", metavar="PLACE", help="open at this place")
    parser.add_argument(
        "--linear", action="store_true", help="print plain, linear text, for screen readers, also in a terminal"
    )
    add_reader_options(parser)
    parser.add_argument(
        "--fresh", action="store_true", help="begin as for the first time: remember nothing, write nothing"
    )
    add_kiosk_options(parser)


def run(arguments: "Namespace") -> int:
    """Open the reader, or print what it would have opened where there is no terminal to open it in."""
    if arguments.idle_timeout is not None and not arguments.restricted:
        complain("--idle-timeout is for a kiosk: give --restricted too")
        return UNABLE
    if arguments.linear or not _has_terminal():
        if arguments.restricted:
            complain(
                "a kiosk is for a terminal, and takes no command" if arguments.linear or not _at_one() else UNDRAWN
            )
            return UNABLE
        return _print(arguments)
    from outbrief.terminal.guard import Guard

    os.environ["TEXTUAL_FPS"] = FRAMES
    # Nothing made while the reader starts is garbage; the reader itself lets the collector loose when it has loaded.
    gc.disable()
    try:
        with Guard(STDIN) as guard:
            status = (read_in_kiosk if arguments.restricted else _read)(arguments, guard)
    finally:
        gc.enable()
    if guard.exit_code is not None:
        with suppress(OSError):
            print(f"outbrief: {guard.reason}", file=sys.stderr, flush=True)
        return guard.exit_code
    return status


def _read(arguments: "Namespace", guard: "Guard") -> int:
    """Open the reader, with what is the user's own."""
    with without("ssl"):
        from outbrief.app.app import Own
        from outbrief.app.clipboard.clipboard import Clipboard
        from outbrief.app.reading import read
    from outbrief.commands.own import end_on, own_settings
    from outbrief.commands.progress import ProgressLine
    from outbrief.library.compiled_library import CompiledLibrary
    from outbrief.library.indexing import Indexing
    from outbrief.library.library import library_paths
    from outbrief.library.opening import Opening

    configuration, memory, settings = own_settings(arguments, arguments.fresh)
    keys: dict[str, str] = {}
    faults = [*configuration.faults, *settings.faults]
    if configuration.keys:
        from outbrief.app.keymap import keymap_of

        keys, wrong = keymap_of(configuration.keys, lambda identity: configuration.where("keys", identity))
        faults += wrong
    end_on(faults)
    with ProgressLine() as line:
        paths = library_paths(settings.library.value)
        compiled = None if arguments.fresh else CompiledLibrary(paths)
        opening = Opening(paths, Indexing.AT_THE_END, line.show, compiled=compiled)
        asked = None if settings.theme.origin == "remembered" else settings.theme.value
        clipboard = Clipboard(settings.clipboard.value, os.environ)
        own = Own(memory, keys, None, settings.editor.value, clipboard, settings.citation.value)
        return read(opening, arguments.at, asked, own, line.clear, guard, settings.mouse.value)


def _at_one() -> bool:
    """Whether somebody is at a terminal, of whatever kind."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _has_terminal() -> bool:
    """Whether there are a keyboard and a screen that can be drawn on."""
    return _at_one() and os.environ.get("TERM", "dumb") not in ("", "dumb")


def _print(arguments: "Namespace") -> int:
    from outbrief.commands.opening import NOTHING_OPENED, open_given
    from outbrief.commands.show import standing_at
    from outbrief.commands.writing import library_parts, place_parts, print_parts

    library = open_given(arguments.paths)
    if not library.briefings:
        return NOTHING_OPENED
    if arguments.at is not None:
        standing = standing_at(library, arguments.at)
        if standing is None:
            return NOTHING_OPENED
        print_parts(place_parts(standing, "text"), "text")
        return 0
    print_parts(library_parts(library.briefings, "text"), "text")
    return 0
