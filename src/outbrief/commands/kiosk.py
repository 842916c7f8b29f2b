"""`outbrief --restricted [PATH…]`: the reader in a kiosk, within walls, as whoever set it up has asked for it."""

import os
from typing import TYPE_CHECKING

from outbrief.commands.without import without
from outbrief.kiosk import OPTION

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from outbrief.terminal.guard import Guard

PATIENCE = 30.0
"""Minutes without a key until a kiosk ends. A page takes two or three to read; a screen that somebody has walked away
from, and a connection that is gone without a word, are not to be kept all day."""


def add_kiosk_options(parser: "ArgumentParser") -> None:
    """Add what makes the reader a kiosk."""
    parser.add_argument(OPTION, action="store_true", help="a kiosk: nothing but reading, for sshd's ForceCommand")
    parser.add_argument(
        "--idle-timeout",
        metavar="MINUTES",
        type=_minutes,
        help=f"end a kiosk where nobody presses a key for so long (default {PATIENCE:g}; 0: never)",
    )


def _minutes(typed: str) -> float:
    minutes = float(typed)
    if not 0 <= minutes < float("inf"):
        raise ValueError
    return minutes


_minutes.__name__ = "number of minutes"  # argparse says it where it is none.


def read(arguments: "Namespace", guard: "Guard") -> int:
    """Open the reader; return its exit code. Its environment is what `kiosk/environment.py` keeps."""
    from outbrief.commands.own import end_on, own_settings
    from outbrief.kiosk.walls import raise_walls
    from outbrief.library.cache import home_cache_folder
    from outbrief.library.library import library_paths

    patience = PATIENCE if arguments.idle_timeout is None else arguments.idle_timeout
    _, memory, settings = own_settings(arguments, fresh=True, shared=True)
    end_on(settings.faults)
    paths = library_paths(settings.library.value)
    cache = home_cache_folder()
    raise_walls([*paths, cache] if cache else paths)

    # Textual is imported within the walls.
    from functools import partial

    with without("ssl"):
        from outbrief.app.app import Own
        from outbrief.app.clipboard.clipboard import Clipboard
        from outbrief.app.kiosk import KioskApp
        from outbrief.app.reading import read
    from outbrief.commands.progress import ProgressLine
    from outbrief.library.indexing import Indexing
    from outbrief.library.opening import Opening

    clipboard = Clipboard(settings.clipboard.value, os.environ, programs=False)
    made = partial(KioskApp, patience=60 * patience, copying=not clipboard.is_off)
    with ProgressLine() as line:
        opening = Opening(paths, Indexing.AT_THE_END, line.show, may_write=False)
        theme, mouse = settings.theme.value, settings.mouse.value
        own = Own(memory, editor="", clipboard=clipboard)
        return read(opening, arguments.at, theme, own, line.clear, guard, mouse, made)
