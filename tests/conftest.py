"""For every test: folders of its own for what belongs to a user, never the user's."""

import pytest

OWN = ("OUTBRIEF_LIBRARY", "OUTBRIEF_THEME", "VISUAL", "EDITOR")
"""What a user's environment may say to the program."""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    for kind in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for variable in OWN:
        monkeypatch.delenv(variable, raising=False)
