"""The arguments that several commands take."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_paths(parser: "ArgumentParser") -> None:
    """Add the PATH arguments that a command takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders of briefings (default: $OUTBRIEF_LIBRARY, else those configured or shipped)",
    )


def add_reader_options(parser: "ArgumentParser") -> None:
    """Add the options that the reader takes and `config` tells of."""
    parser.add_argument("--theme", choices=("dark", "light", "ansi"), help="ansi: the terminal's own 16 colours")
    parser.add_argument("--no-mouse", dest="mouse", action="store_const", const=False, help="leave the mouse alone")
    parser.add_argument(
        "--clipboard",
        choices=("auto", "osc52", "native", "off"),
        help="how text is copied: by the terminal (osc52), by a program of this machine (native), or not (off)",
    )
