"""What widgets ask of the screen. Plain classes: as dataclasses they would cost every start three milliseconds."""

from textual.message import Message

from outbrief.briefing.place import Place


class PointedAt(Message):
    """The cursor has come to stand on a place in the sidebar: show it in passing."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Asked(Message):
    """Go to a place, and remember where we came from."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class PaneLeft(Message):
    """Back out of a pane."""

    def __init__(self, outwards: bool) -> None:
        super().__init__()
        self.outwards = outwards
        """Towards the sidebar; else towards the detail."""


class ReadOn(Message):
    """Scroll the detail pane from afar."""

    def __init__(self, direction: int) -> None:
        super().__init__()
        self.direction = direction


class BranchToggled(Message):
    """Open or close a branch of the sidebar."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Moved(Message):
    """The detail pane shows another part of its page."""

    def __init__(self, position: str) -> None:
        super().__init__()
        self.position = position
        """Where the reader is in it, such as `2/3 · 40 %`."""


class HitCopied(Message):
    """Copy the hit under the cursor."""


class QueryTyped(Message):
    """Look for this."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class CompletionAsked(Message):
    """Complete the filter at the end of what has been typed; of a whole one, go on to the next, or back."""

    def __init__(self, text: str, step: int) -> None:
        super().__init__()
        self.text, self.step = text, step


class HitPointedAt(Message):
    """The cursor has come to stand on a hit: preview it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class HitAsked(Message):
    """Go to the hit under the cursor."""


class BarLeft(Message):
    """Leave the search bar, back to where we were."""


class HitsStepped(Message):
    """Move the cursor among the hits while the bar has the focus."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step
