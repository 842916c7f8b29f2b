"""Statuses to choose from as a page, a line each: those that hold what was typed, and what was typed itself."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from outbrief.app.pages.flow import cut, text
from outbrief.app.pages.page import Page, Role, block_of
from outbrief.briefing.place import Place
from outbrief.library.statuses import Status
from outbrief.loading.decode_text import nearest

NO_STATUS = "no status"
GAP = 3
"""Cells between a status and what is said of it."""


class Offer(NamedTuple):
    """A line to choose."""

    value: str
    """What is set; empty takes the status out."""
    said: str = ""
    """What there is to say of it."""
    match: tuple[int, int] | None = None
    """Which of its characters were typed."""


def offers(statuses: Sequence[Status], now: str, typed: str) -> list[Offer]:
    """Return what there is to choose once something has been typed; `now` is what the row says.

    What begins with it comes first. Where nothing holds it, what is most like it stands before it: who types `=doen`
    and enter has done nothing that would have to be found later.
    """
    wanted = typed.casefold()
    are_listed = any(status.is_listed for status in statuses)
    found = [
        Offer(status.text, _said(status, now, are_listed), match)
        for status in statuses
        if (match := _match(status.text, wanted)) is not None
    ]
    found.sort(key=_depth)
    if not found and (near := nearest(typed, [status.text for status in statuses])):
        found = [Offer(one.text, _said(one, now, are_listed)) for one in statuses if one.text == near]
    if now and _match(NO_STATUS, wanted) is not None:
        found.append(Offer("", "takes it out of the row"))
    if typed and all(status.text.casefold() != wanted for status in statuses):
        found.append(Offer(typed, "not listed in the briefing" if are_listed else "new"))
    return found


def offers_page(found: Sequence[Offer], width: int) -> Page:
    """Lay what there is to choose out to `width` cells."""
    names = [_name(offer) for offer in found]
    beside = min(max((name.cell_length for name in names), default=0), max(width // 2, 1))
    lines = []
    for at, (offer, name) in enumerate(zip(found, names, strict=True)):
        room = max(beside + GAP - name.cell_length, GAP)
        line = cut(name.pad_right(room) + text(offer.said, Role.MUTED), width) if offer.said else cut(name, width)
        lines.append(block_of([line], Place(str(at)), (at + 1, len(found))))
    return Page(lines)


def start_at(found: Sequence[Offer], now: str, typed: str) -> int | None:
    """Return which line the cursor starts on: what the row says now; once something was typed, the first."""
    if not found:
        return None
    return 0 if typed else next((at for at, offer in enumerate(found) if offer.value == now), 0)


def _match(value: str, wanted: str) -> tuple[int, int] | None:
    start = value.casefold().find(wanted)
    return None if start < 0 else (start, start + len(wanted))


def _depth(offer: Offer) -> int:
    """Return how far inside the value stands what was typed: 0 at its beginning, 1 where a word begins, else 2."""
    start = offer.match[0] if offer.match else 0
    return 2 if start and offer.value[start - 1].isalnum() else int(start > 0)


def _said(status: Status, now: str, are_listed: bool) -> str:
    parts = ["now"] if status.text == now else []
    if status.used:
        parts.append(f"{status.used}×")
    if are_listed and not status.is_listed:
        parts.append("not listed in the briefing")
    return " · ".join(parts)


def _name(offer: Offer) -> Content:
    if not offer.value:
        return text(NO_STATUS, Role.MUTED)
    return text(offer.value, lit=[offer.match] if offer.match else ())
