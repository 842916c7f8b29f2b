"""Starting: what Python compiles at every start is compiled once, and kept beside the package. Standard library only.

Of the 640 ms of processor time that a start of the reader took while it was traced, 35 went into looking for modules,
90 into reading them, 50 into regular expressions and 70 into the methods of dataclasses and named tuples, which Python
writes as text and compiles each time. All of it is the same every time. And a few modules are not needed at all.
"""

import sys

from outbrief.starting.image import read_image
from outbrief.starting.start import Start


def begin() -> Start:
    """Begin to start: from here on, what is imported comes from the image where it has it."""
    return Start(read_image(sys.path), frozenset(sys.modules))


def settle() -> None:
    """Say that the program has started: what it imports from here on is imported as ever."""
    for finder in list(sys.meta_path):
        if isinstance(finder, Start):
            finder.settle()
