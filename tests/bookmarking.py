"""Sets bookmarks one by one, and says of each when it is written: to be killed, or to be run twice at once.

python bookmarking.py NAME HOW_MANY
"""

import sys

from outbrief.library.memory import open_memory
from outbrief.library.state import Spot


def main(name: str, count: int) -> None:
    """Set as many bookmarks, named by whoever sets them."""
    memory = open_memory()
    for number in range(count):
        spot = Spot("/harbour.yaml", f"{name}/{number}")
        memory.change(lambda state, spot=spot: state.with_bookmark(spot, True, "Quay " * 40))  # type: ignore[misc]
        if memory.save():
            print(spot.inside, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
