"""Footnotes in Markdown: which of them it can say, and which have been referred to."""

import re
from collections.abc import Iterable, Iterator

from outbrief.briefing.model import Point
from outbrief.formats.markdown_text import LABEL, paragraph


class Notes:
    """Footnotes as Markdown has them, and which of them have been referred to."""

    def __init__(self, notes: Iterable[Point]) -> None:
        self._texts: dict[str, str] = {}
        self._referred_to: set[str] = set()
        self.are_all = True
        """Whether every footnote is as Markdown has them."""
        for note in notes:
            is_plain = note.text and not (note.id or note.cells or note.points) and note.name not in self._texts
            if is_plain and re.fullmatch(LABEL, note.name):
                self._texts[note.name] = note.text
            else:
                self.are_all = False

    def __contains__(self, label: object) -> bool:
        """Tell whether there is such a footnote: then it is being referred to."""
        if label in self._texts:
            self._referred_to.add(str(label))
            return True
        return False

    @property
    def are_all_referred_to(self) -> bool:
        """Whether there is none that nothing has referred to yet."""
        return len(self._referred_to) == len(self._texts)

    def referred_to(self) -> Iterator[str]:
        """Yield the footnotes that have been referred to, as one block."""
        if self._referred_to:
            # What a footnote refers to in its turn is not followed.
            said = [(label, text) for label, text in self._texts.items() if label in self._referred_to]
            yield "\n".join(f"[^{label}]: {paragraph(text)}" for label, text in said)
