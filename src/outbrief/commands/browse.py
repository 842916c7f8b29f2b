"""`outbrief [PATH…]`: the reader; where it cannot run, the briefings as plain text. The only door to `app/`.

Everything heavy is imported inside the functions: `outbrief --help` asks this module for its arguments alone.
"""

import argparse
import os
import sys

from outbrief.commands.arguments import add_paths, add_reader_options

FRAMES = "240"
"""Frames a second at the most (Textual reads it once, when it is imported). Nothing here moves by itself, so this only
sets how long an answer may wait for its turn: at Textual's 60 a search key took 41 ms to settle, at 240 it takes 20."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the reader takes to its parser."""
    add_paths(parser)
    parser.add_argument("--at", metavar="PLACE", help="open at this place")
    add_reader_options(parser)
    parser.add_argument(
        "--fresh", action="store_true", help="begin as for the first time: remember nothing, write nothing"
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the reader, or print what it would have opened where there is no terminal to open it in."""
    if not _has_terminal():
        return _print(arguments)
    os.environ["TEXTUAL_FPS"] = FRAMES
    from outbrief.app.app import Own
    from outbrief.app.app import run as read
    from outbrief.commands.own import end_on, own_settings
    from outbrief.commands.progress import ProgressLine
    from outbrief.library.library import library_paths
    from outbrief.library.opening import Indexing, Opening

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
        opening = Opening(paths, Indexing.AT_THE_END, line.show)
        asked = None if settings.theme.origin == "remembered" else settings.theme.value
        own = Own(memory, keys, editor=settings.editor.value)
        return read(opening, arguments.at, asked, own, line.clear, settings.mouse.value)


def _has_terminal() -> bool:
    """Whether there are a keyboard and a screen that can be drawn on."""
    streams_are = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return streams_are and os.environ.get("TERM", "dumb") not in ("", "dumb")


def _print(arguments: argparse.Namespace) -> int:
    from outbrief.briefing.model import Standing
    from outbrief.commands.opening import NOTHING_OPENED, open_given
    from outbrief.commands.show import standing_at
    from outbrief.formats.text import text_of

    library = open_given(arguments.paths)
    if not library.briefings:
        return NOTHING_OPENED
    if arguments.at is not None:
        standing = standing_at(library, arguments.at)
        if standing is None:
            return NOTHING_OPENED
        print(text_of(standing))
        return 0
    print("\n\n\n".join(text_of(Standing(briefing, ())) for briefing in library.briefings))
    return 0
