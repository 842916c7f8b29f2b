"""Parts: the entries of one briefing taken apart into numbered words, so that many briefings can be merged quickly."""

import json
import re
import zlib
from array import array
from collections.abc import Iterable

from outbrief.briefing.place import briefing_id
from outbrief.search.dates import day_number, periods
from outbrief.search.entries import Entry
from outbrief.search.initials import whole_initials
from outbrief.search.slots import Slots
from outbrief.search.stored.columns import PartColumns
from outbrief.search.stored.container import ContainerWriter
from outbrief.search.stored.texts import TextWriter
from outbrief.search.words import split

_YEAR = re.compile("[12][0-9]{3}")
"""What every date holds; most texts hold none, and are not looked through for dates."""


class _Numbering(dict[str, int]):
    """Numbers for words, as they are met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def write_part(writer: ContainerWriter, entries: Iterable[Entry]) -> int:
    """Write the entries of a briefing, in its order; return how many there are."""
    part = _Part()
    for entry in entries:
        part.add(entry)
    part.write(writer)
    return len(part.field_counts)


class _Part:
    """A part as it is put together."""

    def __init__(self) -> None:
        self.words = _Numbering()
        self.slots = Slots()
        self.contexts: dict[tuple[str, tuple[str, ...], str, str], int] = {}
        self.texts = TextWriter()
        self.tokens, self.field_slots, self.field_lengths = array("I"), array("H"), array("I")
        self.field_counts, self.entry_contexts, self.title_lengths = array("H"), array("I"), array("I")
        self.namings = array("H")
        self.initials: list[str] = []
        self.initials_entries = array("I")
        self.dates = array("q")
        self.briefing = ""
        self.columns = PartColumns()

    def add(self, entry: Entry) -> None:
        """Take an entry apart."""
        number = len(self.field_counts)
        kind, naming = entry.kind, entry.naming
        for at, (key, label, text) in enumerate(entry.fields):
            words, before = split(text), len(self.tokens)
            self.tokens.extend(map(self.words.__getitem__, words))
            slot = self.slots.number(kind, key, label)
            self.field_slots.append(slot)
            self.field_lengths.append(len(self.tokens) - before)
            if _YEAR.search(text):
                self._add_dates(number, slot, text)
            if at == naming:
                letters = whole_initials(words)
                self.initials.extend(letters)
                self.initials_entries.extend([number] * len(letters))
        context = (str(kind), entry.where, entry.marking, entry.date)
        self.entry_contexts.append(self.contexts.setdefault(context, len(self.contexts)))
        self.field_counts.append(len(entry.fields))
        self.title_lengths.append(len(entry.title))
        self.namings.append(naming)
        self.briefing = briefing_id(entry.place)
        self.columns.add(entry)
        self.texts.add((entry.place, *[field.text for field in entry.fields]))

    def _add_dates(self, number: int, slot: int, text: str) -> None:
        for period in periods(text):
            self.dates.extend((number, slot, day_number(period.first), day_number(period.last)))

    def write(self, writer: ContainerWriter) -> None:
        """Write all of it."""
        writer.add("part words", "\n".join(self.words).encode())
        writer.add("part slots", json.dumps(self.slots).encode())
        writer.add("part contexts", json.dumps(list(self.contexts)).encode())
        writer.add("part initials", "\n".join(self.initials).encode())
        writer.add("part tokens", zlib.compress(self.tokens.tobytes(), 1))
        self.columns.write(writer, self.briefing)
        runs = {
            "part field slots": self.field_slots,
            "part field lengths": self.field_lengths,
            "part field counts": self.field_counts,
            "part entry contexts": self.entry_contexts,
            "part title lengths": self.title_lengths,
            "part namings": self.namings,
            "part initials entries": self.initials_entries,
            "part dates": self.dates,
        }
        for name, numbers in runs.items():
            writer.add(name, numbers.tobytes())
        self.texts.write(writer)
