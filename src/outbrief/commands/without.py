"""Imports that are spared: of modules that a library tries to import and does without where it cannot."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast


@contextmanager
def without(module: str) -> Iterator[None]:
    """Spare an import that is only tried: asyncio spends 20 ms on `ssl`, and nobody here opens a connection."""
    is_there = module in sys.modules
    sys.modules.setdefault(module, cast(ModuleType, None))
    try:
        yield
    finally:
        if not is_there:
            del sys.modules[module]
