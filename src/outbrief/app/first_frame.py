"""The first frame: a screen draws nothing until what it opens with has been laid out.

Until its widgets know their sizes, Textual lays a screen out several times, and draws all of it each time: three frames
of empty panes, 8 ms each, that nobody needs to see. Relies on `Screen._compositor_refresh`, which Textual does not
promise (8.2.8); where there is none, every frame is drawn. `tests/app/test_first_frame.py` fails then.
"""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

DRAWING = "_compositor_refresh"
"""The method that draws what has changed."""


def hold(screen: Screen[Any]) -> Callable[[], None]:
    """Keep a screen from drawing; return what lets it draw all that it holds, at once and from then on."""
    if not callable(getattr(screen, DRAWING, None)):
        return lambda: None

    def release() -> None:
        if vars(screen).pop(DRAWING, None) is not None:
            screen.refresh()

    setattr(screen, DRAWING, lambda: None)
    return release
