"""Where the files that are this user's own belong, as the XDG standard has it."""

import os
from pathlib import Path


def own_folder(variable: str, *usual: str) -> Path | None:
    """Return the folder that a variable names, else the usual one in the home folder; None where there is no home.

    A relative path in the variable counts for nothing. Whether the folder is there is not asked.
    """
    named = os.environ.get(variable, "")
    if os.path.isabs(named):
        return Path(named) / "outbrief"
    home = os.environ.get("HOME", "")
    return Path(home, *usual, "outbrief") if os.path.isabs(home) else None


def state_folder() -> Path | None:
    """Return where what is remembered belongs."""
    return own_folder("XDG_STATE_HOME", ".local", "state")


def configuration_folder() -> Path | None:
    """Return where the configuration belongs."""
    return own_folder("XDG_CONFIG_HOME", ".config")
