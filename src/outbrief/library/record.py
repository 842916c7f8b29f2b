"""Records: what is known of a file without opening it, and as plain values that `marshal` takes."""

from typing import Any, NamedTuple

from outbrief.briefing.place import Place
from outbrief.library.fingerprint import Fingerprint, Signature
from outbrief.library.kept import Heading


class Record(NamedTuple):
    """A file, its container in the cache, and what is shown of it without either."""

    fingerprint: Fingerprint
    container: str
    """The name of the container in the cache."""
    signature: Signature
    """Of the container."""
    heading: Heading | None
    problem_count: int
    entries: int
    briefing_id: str = ""
    """The id that the briefing was given because its own was taken, else nothing."""
    own_id: str = ""
    """Then, its own."""


def plain(record: Record) -> tuple[object, ...]:
    """Return a record as plain tuples."""
    digest, signature, read_ns = record.fingerprint
    heading = None if record.heading is None else tuple(record.heading)
    return (digest, tuple(signature), read_ns), record.container, tuple(record.signature), heading, *record[4:]


def record_from(value: Any) -> Record:
    """Return the record that plain tuples stand for. Raises ValueError or TypeError for others."""
    (digest, signature, read_ns), container, of_container, heading, *rest = value
    return Record(
        Fingerprint(digest, Signature(*signature), read_ns),
        container,
        Signature(*of_container),
        None if heading is None else heading_from(heading),
        *rest,
    )


def heading_from(value: Any) -> Heading:
    """Return the heading that a plain tuple stands for."""
    place, title, date, has_sections = value
    return Heading(Place(place), title, date, has_sections)
