"""Writing to the terminal between two pictures: the one place that reaches behind Textual's public interface."""

from typing import Any

from textual.app import App


def write_to_terminal(app: App[Any], sequence: str) -> None:
    """Write a sequence to the terminal that the reader is drawn on.

    Textual offers only `App.copy_to_clipboard`: OSC 52 that no tmux or screen passes on. Its driver is what it writes
    to itself, so a sequence never lands in the middle of a picture. `tests/terminal/test_pty_copying.py` sees what
    arrives, and fails with the Textual that has it otherwise (written for 8.2.8).
    """
    if (driver := app._driver) is not None:
        driver.write(sequence)
