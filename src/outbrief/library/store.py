"""The store: briefings in the cache, each in a container named by what its file holds."""

import marshal
import sys
from pathlib import Path
from typing import BinaryIO

from outbrief import __version__
from outbrief.briefing.model import MODEL_VERSION
from outbrief.briefing.problem import faults
from outbrief.library.cache import Cache
from outbrief.library.compiled import FORMAT, compiled, restored
from outbrief.library.fingerprint import Fingerprint, digest_of, read_fingerprinted
from outbrief.library.kept import ENTRIES_HELD, Kept, heading_of
from outbrief.library.lately import Lately
from outbrief.library.record import Record, heading_from
from outbrief.library.shelving import Shelving
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded
from outbrief.search.entries import entries
from outbrief.search.stored.container import Container, ContainerWriter, Damaged

HEADING, BODY = "heading", "body"
"""The runs that a briefing's container has beside those of its part of the index."""


class Store:
    """Puts briefings into a cache and brings them back. What is missing or damaged is made anew from the file."""

    def __init__(self, cache: Cache, shelving: Shelving) -> None:
        self.cache = cache
        self.shelving = shelving
        versions = (FORMAT, MODEL_VERSION, __version__, sys.implementation.cache_tag, shelving.version)
        self.versions = repr(versions).encode()
        """What else than the files decides what is written."""
        self._lately: Lately[Kept, Loaded] = Lately(ENTRIES_HELD)

    def name(self, path: Path, fingerprint: Fingerprint, briefing_id: str) -> str:
        """Return the name of a container: of everything that decides what is loaded from a file."""
        stem = path.stem.encode(errors="surrogateescape")
        return f"{digest_of(fingerprint.digest, stem, briefing_id.encode(), self.versions).hex()}.briefing"

    def find(self, path: Path, fingerprint: Fingerprint, briefing_id: str = "") -> Record | None:
        """Return the record of a file whose container is there and whole, else None."""
        name = self.name(path, fingerprint, briefing_id)
        signature = self.cache.signature(name)
        if signature is None:
            return None
        try:
            container = Container(self.cache.path(name))
            if not container.is_whole():
                return None
            heading, problems, count = marshal.loads(container.run(HEADING))
        except (Damaged, FileNotFoundError, ValueError, TypeError, EOFError):
            return None
        known = None if heading is None else heading_from(heading)
        return Record(fingerprint, name, signature, known, problems, count, briefing_id)

    def write(self, loaded: Loaded, fingerprint: Fingerprint, briefing_id: str = "") -> Record:
        """Store what was loaded from a file, not synced. Raises OSError where the disk does."""
        name = self.name(loaded.path, fingerprint, briefing_id)
        heading, problems, count = heading_of(loaded), len(faults(loaded.problems)), 0
        body = compiled(loaded)

        def fill(file: BinaryIO) -> None:
            nonlocal count
            writer = ContainerWriter(file)
            writer.add(BODY, body)
            count = self.shelving.write_part(writer, entries(loaded.briefing) if loaded.briefing else ())
            writer.add(HEADING, marshal.dumps((None if heading is None else tuple(heading), problems, count)))
            writer.finish()

        signature = self.cache.write(name, fill, synced=False)
        return Record(fingerprint, name, signature, heading, problems, count, briefing_id)

    def compile(self, path: Path, briefing_id: str = "") -> Record | None:
        """Return the record of a file, stored now unless it is already; None where the file cannot be read."""
        found = read_fingerprinted(path)
        if found is None:
            return None
        data, fingerprint = found
        known = self.find(path, fingerprint, briefing_id)
        return known or self.write(load_text(data, path, briefing_id or None), fingerprint, briefing_id)

    def kept(self, path: Path, record: Record) -> Kept:
        """Return a file as the library holds it: by its heading."""
        heading = record.heading

        def fetch() -> Loaded:
            try:
                return restored(Container(self.cache.path(record.container)).run(BODY), path)
            except (Damaged, OSError):
                return load(path, heading.place if heading else None)

        return Kept(path, heading, record.problem_count, record.entries, fetch, self._lately)

    def container(self, path: Path, record: Record) -> Container:
        """Return the container of a file, checked if it is not the one on record, made anew if it is not whole.

        Raises Damaged where the file has changed too, and OSError where the disk does.
        """
        where = self.cache.path(record.container)
        try:
            container = Container(where)
            if self.cache.signature(record.container) == record.signature or container.is_whole():
                return container
        except (Damaged, FileNotFoundError):
            pass
        again = self.compile(path, record.briefing_id)
        if again is None or again.container != record.container:
            raise Damaged("the file has changed")
        return Container(where)
