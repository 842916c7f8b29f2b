"""Fingerprints: what a file holds, and how to know without reading it that it still holds it."""

import os
import time
from pathlib import Path
from typing import NamedTuple

DIGEST_SIZE = 20
"""Bytes. As many as git gives a file: no two files meet by chance, and a name made of them fits a line."""

RACY_NS = 2_000_000_000
"""Nanoseconds. A file written this short a time before it was read may be written again with the same times: the
coarsest clock of a file system in use (FAT) ticks every two seconds."""


class Signature(NamedTuple):
    """What the file system says of a file without opening it."""

    size: int
    modified_ns: int
    changed_ns: int
    inode: int
    device: int


class Fingerprint(NamedTuple):
    """What a file held when it was read, and what the file system said of it just before."""

    digest: bytes
    signature: Signature
    read_ns: int
    """When it was read, in nanoseconds of the wall clock."""


def digest_of(*parts: bytes) -> bytes:
    """Return the digest of some bytes; where one part ends and the next begins counts."""
    # Here and below: a signature that is trusted needs neither a digest nor the file.
    from hashlib import blake2b

    digest = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        if len(parts) > 1:
            digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()


def signature_of(found: os.stat_result) -> Signature:
    """Return the signature that the file system gives."""
    return Signature(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def is_trusted(known: Fingerprint, now: Signature, now_ns: int) -> bool:
    """Tell whether a file still holds what it held, from its signature alone; if in doubt, no.

    In doubt are a file that was written about when it was read, or after, as git has it, and every file when the clock
    stands before the moment of reading: it was set back, and what was written since may bear the times of before.
    """
    latest = max(known.signature.modified_ns, known.signature.changed_ns)
    return known.signature == now and latest < known.read_ns - RACY_NS and known.read_ns <= now_ns


def read_fingerprinted(path: Path) -> tuple[bytes, Fingerprint] | None:
    """Read a file and take its fingerprint; None where it cannot be read: `load` says why.

    The signature is from before the reading: if the file is written meanwhile, it is the signature of what is gone.
    """
    from outbrief.loading.report import Report
    from outbrief.loading.source import read_bytes

    read_ns = time.time_ns()
    try:
        signature = signature_of(path.stat())
    except (OSError, ValueError):
        return None
    data = read_bytes(path, Report(""))
    return None if data is None else (data, Fingerprint(digest_of(data), signature, read_ns))
