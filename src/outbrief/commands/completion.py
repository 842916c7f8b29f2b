"""`outbrief completion SHELL`: the script by which a shell completes verbs, options, formats, files and folders."""

import argparse
from collections.abc import Callable

from outbrief.commands.complaint import complain

SHELLS = ("bash", "zsh", "fish")

NO_SHELL = 2

FILES = ("files", "paths", "output")
FOLDERS = ("into",)
"""The arguments of all verbs that name files and folders."""

_MEANT = {
    "bash": (("complete -o bashdefault -F", "complete -o bashdefault -o default -F"),),
    "zsh": (
        ("' _commands\n", "' _commands\n  _files\n"),
        ("      esac\n  esac\n", "        *) _files ;;\n      esac\n  esac\n"),
        ('"(*)::', '"*:'),
    ),
    "fish": (
        ("complete -c outbrief -f\n", "complete -c outbrief -f\ncomplete -c outbrief -n _shtab_outbrief_using -F\n"),
    ),
}
"""What shtab writes, and what it has to be: what is no verb is a file to open, and of files there may be several."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `completion` takes to its parser. `cli` sets `whole`, which makes a parser of all that may be typed."""
    parser.add_argument("shell", nargs="?", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(arguments: argparse.Namespace) -> int:
    """Print the script; 2 where no shell is named."""
    if arguments.shell is None:
        complain(f"for which shell? {', '.join(SHELLS)}")
        return NO_SHELL
    # Needed once in the life of an installation.
    import shtab

    whole: Callable[[], argparse.ArgumentParser] = arguments.whole
    parser = whole()
    for one in _parsers(parser):
        for action in one._actions:
            if action.dest in FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.dest in FOLDERS:
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    script: str = shtab.complete(parser, arguments.shell)
    for made, meant in _MEANT[arguments.shell]:
        script = script.replace(made, meant)
    print(script)
    return 0


def _parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """Return a parser and those of its verbs."""
    found = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [parser, *(one for choices in found for one in choices.values())]
