"""The configuration file on the disk: read where there is one, and TOML is known only then."""

import os
import re
import stat
from pathlib import Path

from outbrief.library.configuration import Configuration, configured
from outbrief.library.files import shown_path
from outbrief.library.own_folders import configuration_folder
from outbrief.loading.clean import clean_line

NAME = "config.toml"

MOST_BYTES = 64_000
"""Seven options and some fifty keys are two thousand."""

_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")


def configuration_path() -> Path | None:
    """Return where the configuration file belongs, whether it is there or not; None where there is no home."""
    folder = configuration_folder()
    return folder / NAME if folder else None


def has_configuration() -> bool:
    """Tell whether there is anything where the configuration belongs."""
    path = configuration_path()
    return path is not None and os.path.lexists(path)


def read_configuration() -> Configuration:
    """Return what the configuration file says; nothing where there is none. What is wrong is in its faults."""
    path = configuration_path()
    if path is None:
        return Configuration()
    shown = shown_path(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return Configuration()
    except OSError as error:
        return Configuration(shown, faults=(f"{shown}: cannot be read: {error.strerror}",))
    try:
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Configuration(shown, faults=(f"{shown}: is not a file",))
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return Configuration(shown, faults=(f"{shown}: cannot be read: {error.strerror}",))
    configuration = parsed(data, shown)
    if configuration.library is None:
        return configuration
    # Relative to the file: where the program is started from says nothing about where the briefings are.
    return configuration._replace(
        library=tuple(os.path.join(path.parent, os.path.expanduser(one)) for one in configuration.library),
    )


def parsed(data: bytes, shown: str) -> Configuration:
    """Return the configuration that the bytes of a file make; `shown` is what to call the file."""
    import tomllib

    if len(data) > MOST_BYTES:
        return Configuration(shown, faults=(f"{shown}: is larger than {MOST_BYTES} bytes",))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Configuration(shown, faults=(f"{shown}:{line}: is not UTF-8",))
    try:
        values = tomllib.loads(text)
    except RecursionError:
        return Configuration(shown, faults=(f"{shown}: brackets stand too deep in each other",))
    except ValueError as error:
        # A number of five thousand digits, and whatever else TOML allows and Python does not, has no position.
        message = str(error)
        position = _POSITION.search(message)
        line = int(position[1] or text.count("\n") + 1) if position else 0
        where = f"{shown}:{line}" if line else shown
        said = message[: position.start()] if position else message
        return Configuration(shown, faults=(clean_line(f"{where}: {said[:1].lower()}{said[1:]}"),))
    return configured(values, shown, text)
