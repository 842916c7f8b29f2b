"""A cache and a store of their own for every test."""

from pathlib import Path

import pytest

from made_up_shelving import SHELVING
from outbrief.library.cache import open_cache
from outbrief.library.store import Store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return a store in an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Store(open_cache(), SHELVING)
