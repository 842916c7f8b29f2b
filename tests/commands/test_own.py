"""What is in force for a reader of one's own, and for one that many share."""

import argparse
import os

import pytest

from outbrief.commands.own import own_settings
from outbrief.library.configuration_file import configuration_path
from outbrief.library.state import Spot

ARGUMENTS = argparse.Namespace(paths=[], theme=None, mouse=None, clipboard=None)


def test_a_shared_reader_has_no_configuration_no_memory_and_no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    path = configuration_path()
    assert path
    path.parent.mkdir(parents=True)
    path.write_text('theme = "light"\n')
    own = own_settings(ARGUMENTS, fresh=False)
    assert (own.settings.theme.value, own.settings.editor.value) == ("light", "vim")
    own.memory.change(lambda state: state.with_bookmark(Spot("/a.yaml", "b"), True, "B"))
    assert own.memory.save()
    shared = own_settings(ARGUMENTS, fresh=False, shared=True)
    assert (shared.settings.theme.value, shared.settings.editor.value) == ("", "")
    assert shared.memory.state.kept == []
    assert os.path.exists(path)
