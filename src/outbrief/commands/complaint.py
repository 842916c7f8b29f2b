"""What a command says on standard error: one line, beginning with the program's name."""

import sys


def complain(message: str) -> None:
    """Say what is wrong in one line on standard error. The message is clean text."""
    tell(f"outbrief: {message}")


def tell(line: str) -> None:
    """Say one line on standard error, as it is. It is clean text."""
    # Where standard error is closed, `print(file=None)` would write into the command's output.
    if sys.stderr is not None:
        print(line, file=sys.stderr)
