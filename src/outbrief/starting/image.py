"""The start image: one file of compiled code beside the package, believed for as long as the sources are the same.

It stands where Python keeps the package's own compiled modules, is written by whoever may write those, when they may
be written, and is trusted as they are. Without it everything works, and takes longer.
"""

import marshal
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from typing import NamedTuple, TypeAlias

FORMAT = 1

HEADER = 24
"""Bytes before the contents: how many bytes each of the three parts takes."""

Pattern: TypeAlias = tuple[str | bytes, int]
"""A regular expression and its flags."""


class Module(NamedTuple):
    """A compiled module in the image."""

    source: str
    """The path of its source."""
    modified: int
    """When the source was changed, in nanoseconds."""
    size: int
    """Bytes of the source."""
    folders: tuple[str, ...] | None
    """Where its modules are, of a package."""
    cached: str
    """Where Python keeps it compiled."""
    start: int
    """Where its code begins in the file, and how many bytes it has."""
    length: int

    def is_current(self) -> bool:
        """Whether its source is as it was."""
        try:
            found = os.stat(self.source)
        except OSError:
            return False
        return (found.st_mtime_ns, found.st_size) == (self.modified, self.size)


class Image:
    """What has been read of a file, piece by piece as it is asked for; of an empty one, nothing."""

    def __init__(self, descriptor: int = -1, modules: Mapping[str, Module] | None = None, parts: int = 0) -> None:
        self.modules: Mapping[str, Module] = modules or {}
        self._descriptor = descriptor
        self._parts = parts
        self._texts: dict[str, bytes] | None = None
        self._patterns: dict[Pattern, bytes] | None = None

    @property
    def texts(self) -> dict[str, bytes]:
        """The code of what is compiled of text while modules are imported, by the text, as marshal writes it."""
        if self._texts is None:
            self._load()
        return self._texts or {}

    @property
    def patterns(self) -> dict[Pattern, bytes]:
        """What `_sre.compile` takes to make a regular expression, as marshal writes it."""
        if self._patterns is None:
            self._load()
        return self._patterns or {}

    def code(self, name: str) -> bytes:
        """Return the code of a module as marshal wrote it. Raises OSError."""
        module = self.modules[name]
        return os.pread(self._descriptor, module.length, module.start)

    def close(self) -> None:
        """Let the file go; there is nothing in it from here on."""
        self.modules, self._texts, self._patterns = {}, {}, {}
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _load(self) -> None:
        self._texts, self._patterns = {}, {}
        if self._descriptor >= 0:
            with suppress(OSError, ValueError, EOFError, TypeError):
                size = os.fstat(self._descriptor).st_size - self._parts
                self._texts, self._patterns = marshal.loads(os.pread(self._descriptor, size, self._parts))


def image_path() -> str:
    """Return where the image is: among the compiled modules of the package."""
    return os.path.join(os.path.dirname(cache_from_source(__file__)), f"start.{sys.implementation.cache_tag}.image")


def read_image(path: Sequence[str]) -> Image:
    """Return the image as far as it is one of this Python, and of this search path for modules; else an empty one."""
    try:
        descriptor = os.open(image_path(), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return Image()
    with suppress(OSError, ValueError, EOFError, TypeError):
        modules, parts = _read_modules(descriptor, path)
        return Image(descriptor, modules, parts)
    os.close(descriptor)
    return Image()


def _read_modules(descriptor: int, path: Sequence[str]) -> tuple[dict[str, Module], int]:
    """Return the modules, and where the rest begins. Raises OSError, ValueError, EOFError, TypeError."""
    length, codes = marshal.loads(os.pread(descriptor, HEADER, 0))
    key, rows = marshal.loads(os.pread(descriptor, length, HEADER))
    if key != _key(path):
        raise ValueError("made by another Python, or for another search path")
    first = HEADER + length
    return {name: Module._make((*row[:5], first + row[5], row[6])) for name, row in rows.items()}, first + codes


def _key(path: Sequence[str]) -> tuple[object, ...]:
    """Return what an image depends on besides the sources.

    The first entry of the search path is where the program was started, or where its script lies, and holds nothing
    that is to be imported.
    """
    others = path if sys.flags.safe_path else path[1:]
    return FORMAT, sys.version, MAGIC_NUMBER, sys.flags.optimize, tuple(others)


def write_image(
    path: Sequence[str],
    modules: Iterable[tuple[str, Module, bytes]],
    texts: Mapping[str, bytes],
    patterns: Mapping[Pattern, bytes],
) -> None:
    """Write an image in the place of what is there, whole or not at all. Raises OSError."""
    import tempfile

    rows: dict[str, tuple[object, ...]] = {}
    codes = bytearray()
    for name, module, code in modules:
        rows[name] = (*module[:5], len(codes), len(code))
        codes += code
    table: bytes = marshal.dumps((_key(path), rows))  # type: ignore[arg-type]
    header = marshal.dumps((len(table), len(codes)))
    target = image_path()
    descriptor, beside = tempfile.mkstemp(prefix=".start", dir=os.path.dirname(target))
    try:
        with open(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o666 & ~_mask())
            for part in (header.ljust(HEADER, b"\0"), table, codes, marshal.dumps((dict(texts), dict(patterns)))):
                file.write(part)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
