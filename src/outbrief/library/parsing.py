"""A file loaded from its YAML. What that takes is imported with the first: a library compiled before takes none."""

from pathlib import Path

from outbrief.loading.loaded import Loaded


def load(path: Path, briefing_id: str | None = None) -> Loaded:
    """Load a briefing from disk, as `loading.load` does."""
    from outbrief.loading.load import load

    return load(path, briefing_id)
