"""`outbrief config`: what is in force and where each of it comes from, and the keys of every action."""

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from outbrief.commands.arguments import add_paths, add_reader_options
from outbrief.commands.complaint import complain
from outbrief.commands.own import MISCONFIGURED, end_on, own_settings
from outbrief.library.configuration_file import configuration_path
from outbrief.library.files import shown_path
from outbrief.loading.clean import clean_line

if TYPE_CHECKING:
    from outbrief.library.configuration import Configuration
    from outbrief.library.settings import Settings

SHIPPED = "the shipped briefings"
WIDEST = 60
"""Characters. Three columns of as many are two lines of a terminal; a template of a citation is longer."""

BY_TERMINAL = "default: dark, or ansi in a terminal of few colours"


class Line(NamedTuple):
    """One thing that is in force."""

    name: str
    value: object
    origin: str
    does: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `config` takes to its parser: what the reader takes, to tell what it would do."""
    add_paths(parser)
    add_reader_options(parser)
    parser.add_argument("--fresh", action="store_true", help="as if nothing were remembered")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="a line each, or one JSON object")
    parser.add_argument("--path", action="store_true", help="print where the configuration file is or would be")


def run(arguments: argparse.Namespace) -> int:
    """Print what is in force."""
    if arguments.path:
        return _print_path()
    configuration, _, settings = own_settings(arguments, arguments.fresh)
    keys, wrong = _keys(configuration)
    end_on([*configuration.faults, *settings.faults, *wrong])
    options = _options(settings)
    if arguments.format == "json":
        _print_json(options, keys)
    else:
        _print_text(options, keys)
    return 0


def _print_path() -> int:
    path = configuration_path()
    if path is None:
        complain("there is no home folder, and so no place for a configuration")
        return MISCONFIGURED
    print(shown_path(path))
    return 0


def _options(settings: "Settings") -> list[Line]:
    theme = settings.theme
    return [
        Line("library", list(settings.library.value), settings.library.origin),
        Line("theme", theme.value or "dark", theme.origin if theme.value else BY_TERMINAL),
        Line("mouse", settings.mouse.value, settings.mouse.origin),
        Line("clipboard", settings.clipboard.value, settings.clipboard.origin),
        Line("editor", settings.editor.value, settings.editor.origin),
        Line("citation", settings.citation.value, settings.citation.origin),
    ]


def _keys(configuration: "Configuration") -> tuple[list[Line], list[str]]:
    # The bindings themselves say which keys there are, and only the reader's modules have them.
    from outbrief.app.keymap import all_acting, keymap_of, written

    keymap, wrong = keymap_of(configuration.keys, lambda identity: configuration.where("keys", identity))
    lines = []
    for identity, one in all_acting().items():
        chosen = keymap.get(identity, "")
        listed = chosen.split(",") if chosen else one.keys
        origin = configuration.where("keys", identity) if chosen else "default"
        lines.append(Line(identity, [written(key) for key in listed], origin, one.does))
    return lines, wrong


def _print_json(options: Iterable[Line], keys: Iterable[Line]) -> None:
    import json

    path = configuration_path()
    value = {
        "path": shown_path(path) if path else None,
        "options": {one.name: {"value": one.value, "from": one.origin} for one in options},
        "keys": {one.name: {"keys": one.value, "from": one.origin, "does": one.does} for one in keys},
    }
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_text(options: Sequence[Line], keys: Sequence[Line]) -> None:
    _print_columns([(one.name, _shown(one.value) or SHIPPED, one.origin) for one in options])
    print("\n[keys]")
    _print_columns([(one.name, _shown(one.value), one.does, one.origin) for one in keys])


def _print_columns(rows: Sequence[Sequence[str]]) -> None:
    """Print rows with their columns one below the other; a cell that is very wide pushes only its own row aside."""
    widths = [max(len(cell) for cell in column if len(cell) <= WIDEST) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(clean_line(str(one)) for one in value)
    return str(value).lower() if isinstance(value, bool) else clean_line(str(value))
