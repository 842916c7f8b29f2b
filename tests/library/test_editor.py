"""Editors are asked for a file at a line in the way each of them understands."""

from pathlib import Path

import pytest

from outbrief.briefing.model import NOWHERE, Mark
from outbrief.library.editor import editor_command

FILE, MARK = Path("/readouts/a b.yaml"), Mark(7, 3)


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+7", "/readouts/a b.yaml"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+7", "/readouts/a b.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/readouts/a b.yaml"]),
        ("code", ["code", "--wait", "--goto", "/readouts/a b.yaml:7:3"]),
        ("code -w -n", ["code", "-w", "-n", "--goto", "/readouts/a b.yaml:7:3"]),
        ("hx", ["hx", "/readouts/a b.yaml:7:3"]),
        ("'my editor' --quiet", ["my editor", "--quiet", "/readouts/a b.yaml"]),
    ],
)
def test_a_line_is_asked_for_as_the_editor_understands_it(editor: str, command: list[str]) -> None:
    assert editor_command(editor, FILE, MARK) == command


@pytest.mark.parametrize("editor", ["vi", "hx", "unheard-of"])
def test_what_stands_on_no_line_opens_at_the_beginning(editor: str) -> None:
    assert editor_command(editor, FILE, NOWHERE) == [editor, "/readouts/a b.yaml"]


def test_a_file_is_never_taken_for_an_option() -> None:
    assert editor_command("vi", Path("-c.yaml"), MARK) == ["vi", "+7", "./-c.yaml"]


@pytest.mark.parametrize("editor", ["", "  ", "'vi"])
def test_what_is_no_command_is_refused(editor: str) -> None:
    with pytest.raises(ValueError, match=r"no editor|quotation"):
        editor_command(editor, FILE, MARK)
