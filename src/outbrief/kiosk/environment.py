"""The environment of a kiosk: what a terminal is called and how text is spelled, and nothing else. Pure."""

import re
from collections.abc import Mapping

KEPT = {
    "TERM": re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]{0,63}"),
    **dict.fromkeys(("LANG", "LC_ALL", "LC_CTYPE"), re.compile(r"[A-Za-z][A-Za-z0-9_.@-]{0,63}")),
}
"""What is kept, and what it must look like. A variable with another value is dropped: sshd hands on any TERM as it
comes, `$(id)` and escape sequences included."""


def kept(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what is kept of an environment."""
    return {name: value for name, form in KEPT.items() if (value := environment.get(name)) and form.fullmatch(value)}
