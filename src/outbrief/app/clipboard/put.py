"""What has become of a text that was to be copied."""

from typing import NamedTuple


class Put(NamedTuple):
    """What has become of a text."""

    said: str
    """What may be said of it: `copied with xclip`, `sent to the terminal`; or why it went nowhere."""
    is_put: bool = True
    sequence: str = ""
    """What is still to be written to the terminal."""
    is_too_long: bool = False
    aside: str = ""
    """What was tried before, and why that failed."""
