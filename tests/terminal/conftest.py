"""Terminals to open outbrief in, each ended with its test."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from terminal_session import OUTBRIEF, TerminalSession


class Terminals(Protocol):
    """Opens outbrief in a new terminal."""

    def __call__(
        self,
        *arguments: str | Path,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] = OUTBRIEF,
        **environment: str,
    ) -> TerminalSession:
        """Open a terminal of columns × rows; `command` is what the arguments are given to."""


@pytest.fixture
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminals]:
    """Return what opens outbrief in a terminal of its own, with a home of its own."""
    sessions: list[TerminalSession] = []

    def open_terminal(
        *arguments: str | Path,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] = OUTBRIEF,
        **environment: str,
    ) -> TerminalSession:
        session = TerminalSession(arguments, tmp_path_factory.mktemp("home"), size, environment, command)
        sessions.append(session)
        return session

    yield open_terminal
    for session in sessions:
        session.close()
