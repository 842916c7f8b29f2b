"""The parser of a verb's arguments: argparse, its help of a fixed width and its errors in one line."""

import argparse
from typing import NoReturn

from outbrief.commands.complaint import complain

USAGE_ERROR = 2
HELP_WIDTH = 79
"""Characters. Fixed: argparse would ask the terminal through `shutil`, which costs every command 2 ms at its start."""


class Help(argparse.RawDescriptionHelpFormatter):
    """Help of a fixed width, its description as it is written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=HELP_WIDTH)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def __init__(self, prog: str, description: str, usage: str | None = None, epilog: str | None = None) -> None:
        super().__init__(prog, usage, description, epilog, formatter_class=Help, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the arguments and exit with 2."""
        from outbrief.loading.clean import clean_line

        complain(clean_line(f"{message}; see {self.prog} --help"))
        raise SystemExit(USAGE_ERROR)
