"""What the reader says in passing is noted, for what is said later takes its place."""

from typing import Any

import pytest

from outbrief.app.app import OutbriefApp
from outbrief.loading.clean import clean


@pytest.fixture(autouse=True)
def noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every reader keep what it says."""
    notify = OutbriefApp.notify

    def note(app: OutbriefApp, message: str, **how: Any) -> None:
        app.__dict__.setdefault("told", []).append(clean(message))
        notify(app, message, **how)

    monkeypatch.setattr(OutbriefApp, "notify", note)
