"""Terminals to open outbrief in, ended with the test."""

from collections.abc import Iterator

import pytest

from terminal_session import Terminals


@pytest.fixture
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminals]:
    """Return what opens outbrief in a terminal."""
    terminals = Terminals(lambda: tmp_path_factory.mktemp("home"))
    yield terminals
    terminals.close()
