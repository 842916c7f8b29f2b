"""The command line: which verb was typed, and its arguments; the verb's own file does the work."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from outbrief import __version__
from outbrief.commands.plain import is_plain, plain_arguments
from outbrief.kiosk import OPTION, is_asked_for

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

VERBS = {
    "search": ("search", "find initiatives, points and sections; exit 0 found, 1 nothing, 2 error"),
    "show": ("show", "show a place as text, Markdown, JSON, CSV or HTML"),
    "export": ("export", "write the library as Markdown, JSON, CSV, HTML or text"),
    "cite": ("cite", "cite a place, by a template of your own if you like"),
    "list": ("listing", "list every place there is, for fzf and scripts"),
    "check": ("check", "say everything that is wrong with the files; exit 1 on errors"),
    "config": ("config", "say what is in force and where it comes from, and the keys"),
    "set": ("set", "set a cell of a row or a point, in its file; exit 2 where it is refused"),
    "import": ("import_", "make briefings of documents: Markdown, plain text, CSV; exit 1 on a missing text"),
    "schema": ("schema", "print the JSON Schema of the file format"),
    "completion": ("completion", "print what completes all this in bash, zsh or fish"),
}
"""The verbs: the module that each is in, imported only when it is typed, and what it does."""

USAGE = """outbrief [PATH …] [--at PLACE] [--theme dark|light|ansi] [--fresh] [--linear]
       outbrief --restricted [PATH …] [--idle-timeout MINUTES]
       outbrief VERB …"""


class Verb(Protocol):
    """What the module of a verb offers."""

    def add_arguments(self, parser: "ArgumentParser") -> None:
        """Add what the verb takes to its parser."""

    def run(self, arguments: "Namespace") -> int:
        """Do the work and return the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Run the verb that the arguments begin with, or the reader where they begin with none; return the exit code.

    A file that is called as a verb is (`search`) can be opened as `./search`.
    """
    typed = arguments[0] if arguments else ""
    if typed in VERBS:
        return _run_verb(typed, arguments)
    meant = _verb_meant(typed)
    if is_plain(arguments) and not meant:
        reader = _verb("browse")
        return reader.run(plain_arguments(reader.add_arguments, arguments))
    from outbrief.commands.parser import Parser

    parser = Parser(
        "outbrief",
        "Read policy briefings in the terminal. Piped, print them as plain text.",
        usage=USAGE,
        epilog="verbs (outbrief VERB --help says more):\n"
        + "\n".join(f"  {verb:<12}{purpose}" for verb, (_, purpose) in VERBS.items()),
    )
    parser.add_argument("--version", action="version", version=f"outbrief {__version__}")
    if meant:
        parser.error(f"no such file or folder: {typed}; did you mean outbrief {meant}?")
    return _run("browse", parser, arguments)


def _run_verb(typed: str, arguments: Sequence[str]) -> int:
    from outbrief.commands.parser import Parser

    if is_asked_for(arguments):
        Parser("outbrief", "").error(f"{OPTION} is for the reader, not for {typed}")
    module, purpose = VERBS[typed]
    parser = Parser(f"outbrief {typed}", f"{purpose[0].upper()}{purpose[1:]}.")
    if typed == "completion":
        parser.set_defaults(whole=_whole_parser)
    return _run(module, parser, arguments[1:])


def _verb_meant(typed: str) -> str:
    """Return the verb that a word looks like, if it is no option and no path."""
    if not typed.isalpha():
        return ""
    from difflib import get_close_matches

    from outbrief.library.files import exists

    near = get_close_matches(typed, VERBS, n=1, cutoff=0.7)
    return near[0] if near and not exists(typed) else ""


def _whole_parser() -> "ArgumentParser":
    """Return one parser of everything that may be typed; nothing is parsed with it."""
    from argparse import ArgumentParser

    whole = ArgumentParser("outbrief", description="Read policy briefings in the terminal.")
    whole.add_argument("--version", action="version", version=f"outbrief {__version__}")
    verbs = whole.add_subparsers(metavar="VERB")
    for verb, (module, purpose) in VERBS.items():
        _verb(module).add_arguments(verbs.add_parser(verb, help=purpose))
    reader = ArgumentParser(add_help=False)
    _verb("browse").add_arguments(reader)
    for action in reader._actions:
        # Its paths stand where a verb may stand, and only one of the two can be completed.
        if action.option_strings:
            whole._add_action(action)
    return whole


def _verb(module: str) -> Verb:
    return cast(Verb, import_module(f"outbrief.commands.{module}"))


def _run(module: str, parser: "ArgumentParser", arguments: Sequence[str]) -> int:
    """Import a verb's module, parse what was typed after the verb, and run it."""
    verb = _verb(module)
    verb.add_arguments(parser)
    if "--" in arguments:
        # Behind `--` nothing is an option; argparse does not know that when options may stand anywhere (Python 3.11).
        return verb.run(parser.parse_args(arguments))
    # Options may stand between the paths, as they may for every other command of a shell.
    return verb.run(parser.parse_intermixed_args(arguments))
