"""A process that opens a folder as a large library and says what it found: to be started twice, or killed."""

import sys
from pathlib import Path

from made_up_shelving import SHELVING
from outbrief.library import compiling, large, opening
from outbrief.library.opening import Opening, is_kept, opened


def main() -> None:
    """Open the folder of the first argument."""
    opening.LEAST_LARGE = 100
    setattr(large, "MOST_IN_MEMORY", 30)  # noqa: B010 - it is imported there
    compiling.PAYS_FROM = 100
    step = opened(Opening([Path(sys.argv[1])], shelving=SHELVING))
    assert step.index is not None
    print(len(step.library.briefings), is_kept(step.library), len(step.index.search("tide").hits))


if __name__ == "__main__":
    main()
