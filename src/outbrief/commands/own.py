"""What belongs to the user: configuration and memory. A fault in the configuration ends the command."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outbrief.commands.complaint import complain
from outbrief.library.library import library_paths

if TYPE_CHECKING:
    from argparse import Namespace

    from outbrief.library.configuration import Configuration
    from outbrief.library.memory import Memory
    from outbrief.library.settings import Settings

MISCONFIGURED = 2
"""The exit code where the configuration or the environment says what cannot be meant."""


class Belongings(NamedTuple):
    """What is this user's own, and what is in force with it."""

    configuration: "Configuration"
    memory: "Memory"
    settings: "Settings"


def paths_to_open(given: Sequence[str]) -> list[Path]:
    """Return what to open, the configuration asked only where neither the command nor the environment says."""
    from outbrief.library.configuration_file import has_configuration, read_configuration

    if any(given) or not has_configuration():
        return library_paths(given)
    configuration = read_configuration()
    end_on(configuration.faults)
    return library_paths(given, configuration.library or ())


def citation_template() -> str:
    """Return the template of citations that is configured, else the usual one."""
    from outbrief.formats.citation import DEFAULT
    from outbrief.library.configuration_file import has_configuration, read_configuration

    if not has_configuration():
        return DEFAULT
    configuration = read_configuration()
    end_on(configuration.faults)
    return configuration.citation or DEFAULT


def own_settings(arguments: "Namespace", fresh: bool, shared: bool = False) -> Belongings:
    """Return what is this user's own, and what is in force with it. What is wrong is in the faults of both.

    Where it is `fresh` nothing is remembered; where the reader is `shared` by many there is no configuration either,
    nothing is copied unless a flag or the environment says so, and without an editor nothing changes a file.
    """
    from outbrief.library.configuration import Configuration
    from outbrief.library.configuration_file import read_configuration
    from outbrief.library.memory import Memory, open_memory
    from outbrief.library.settings import Flags, Setting, settings_of

    configuration = Configuration() if shared else read_configuration()
    memory = Memory() if fresh or shared else open_memory()
    flags = Flags(arguments.paths, arguments.theme, arguments.mouse, arguments.clipboard)
    settings = settings_of(flags, os.environ, configuration, memory.state.theme.name, shared)
    if shared:
        settings = settings._replace(editor=Setting("", "shared"))
    return Belongings(configuration, memory, settings)


def end_on(faults: Iterable[str]) -> None:
    """Say what is wrong, a line each, and end the command if anything is."""
    said = list(faults)
    for fault in said:
        complain(fault)
    if said:
        raise SystemExit(MISCONFIGURED)
