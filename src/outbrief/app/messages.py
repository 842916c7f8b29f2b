"""What widgets ask of the screen."""

from dataclasses import dataclass

from textual.message import Message

from outbrief.briefing.place import Place


@dataclass
class PointedAt(Message):
    """The cursor has come to stand on a place in the sidebar: show it in passing."""

    place: Place


@dataclass
class Asked(Message):
    """Go to a place, and remember where we came from."""

    place: Place


@dataclass
class PaneLeft(Message):
    """Back out of a pane."""

    outwards: bool
    """Towards the sidebar; else towards the detail."""


@dataclass
class ReadOn(Message):
    """Scroll the detail pane from afar."""

    direction: int


@dataclass
class BranchToggled(Message):
    """Open or close a branch of the sidebar."""

    place: Place


@dataclass
class Moved(Message):
    """The detail pane shows another part of its page."""

    position: str
    """Where the reader is in it, such as `2/3 · 40 %`."""


@dataclass
class QueryTyped(Message):
    """Look for this."""

    text: str


@dataclass
class CompletionAsked(Message):
    """Complete the filter at the end of what has been typed."""

    text: str


@dataclass
class HitPointedAt(Message):
    """The cursor has come to stand on a hit: preview it."""

    number: int


@dataclass
class HitAsked(Message):
    """Go to the hit under the cursor."""


@dataclass
class BarLeft(Message):
    """Leave the search bar, back to where we were."""


@dataclass
class HitsStepped(Message):
    """Move the cursor among the hits while the bar has the focus."""

    step: int
