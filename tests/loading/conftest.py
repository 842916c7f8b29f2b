"""Loading a small YAML text, as the tests of this package do."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded


@pytest.fixture
def loaded() -> Callable[[str], Loaded]:
    """Load YAML written in a test, its common indentation removed."""

    def load_sample(text: str) -> Loaded:
        return load_text(dedent(text), Path("sample.yaml"))

    return load_sample


@pytest.fixture
def in_section(loaded: Callable[[str], Loaded]) -> Callable[[str], Loaded]:
    """Load YAML that stands inside the only section of a briefing; its first line is line 5."""

    def load_sample(text: str) -> Loaded:
        body = "".join(f"    {line}\n" for line in dedent(text).strip("\n").split("\n"))
        return loaded("outbrief: 1\ntitle: Sample\nsections:\n  - title: One\n" + body)

    return load_sample
