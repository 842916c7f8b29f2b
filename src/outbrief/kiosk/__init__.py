"""A kiosk: the reader where many share it and nobody may do anything but read. Standard library only."""

from collections.abc import Sequence

OPTION = "--restricted"


def is_asked_for(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments of the command ask for a kiosk; behind `--` everything is a path."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return OPTION in arguments[:end]
