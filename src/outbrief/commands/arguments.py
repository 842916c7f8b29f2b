"""The arguments that every command takes."""

import argparse


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Add the PATH arguments that a command takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders of briefings (default: $OUTBRIEF_LIBRARY, else the shipped briefings)",
    )
