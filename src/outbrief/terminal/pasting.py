"""Pastes told apart from keys: whatever is in a paste, none of it is a key, and no paste goes on for ever."""

from collections.abc import Iterator
from typing import NamedTuple

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around what is pasted."""

MOST_PASTED = 10_000
"""Characters. What is pasted here is looked for or written into a cell; of more than this, the rest is dropped."""

BY_HAND = frozenset({"\x03", "\x1b[99;5u", "\x1b[27u"})
"""Keys that come alone only from a hand: ctrl+c, and escape as kitty's protocol has it. They end a paste whose end was
lost; otherwise nothing that is typed would be heard again."""


class Pasted(NamedTuple):
    """What was pasted in one go, as it came."""

    text: str


class Pasting:
    """Divides what a terminal sends. The brackets stay among the keys, for whoever parses those to pass over."""

    def __init__(self) -> None:
        self._before = ""
        """The end of what was typed last: a bracket may come in two reads."""
        self._pasted: list[str] | None = None
        """What has been pasted so far; None outside a paste."""
        self._length = 0
        self._held = ""
        """The end of what was pasted last, which may be the beginning of its end."""

    def divided(self, text: str) -> Iterator[str | Pasted]:
        """Yield what one read has brought: keys as text, and what was pasted where it ends."""
        if self._pasted is not None and text in BY_HAND:
            text = END
        while text:
            if self._pasted is None:
                keys, text = self._until_paste(text)
                yield keys
            else:
                pasted, text = self._until_end(text)
                if pasted is not None:
                    yield END
                    yield pasted

    def _until_paste(self, text: str) -> tuple[str, str]:
        at = (self._before + text).find(START)
        if at < 0:
            self._before = (self._before + text)[1 - len(START) :]
            return text, ""
        end = at + len(START) - len(self._before)
        self._before, self._pasted, self._length = "", [], 0
        return text[:end], text[end:]

    def _until_end(self, text: str) -> tuple[Pasted | None, str]:
        text = self._held + text
        self._held = ""
        pasted = self._pasted or []
        inside, end, rest = text.partition(END)
        if not end:
            # At the end of a read the first half of the bracket may stand.
            half = next((size for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size])), 0)
            inside, self._held = text[: len(text) - half], text[len(text) - half :]
        pasted.append(inside[: MOST_PASTED - self._length])
        self._length += len(pasted[-1])
        if not end:
            self._pasted = pasted
            return None, ""
        self._pasted = None
        return Pasted("".join(pasted)), rest
