"""Whatever a file, its name or an argument says, what a command prints steers no terminal and hides nothing."""

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from hostile import FOLDER_NAME, PAYLOADS, groups, write_library
from outbrief.library.configuration_file import configuration_path
from outbrief.library.library import open_library
from terminal_stream import is_hidden

# No argument holds a NUL; a byte that is no UTF-8 comes as a lone surrogate.
Run = Callable[..., CompletedProcess[str]]
ARGUMENTS = [text.replace("\0", "") + " \udcff" for text in groups(len(PAYLOADS) // 3)]
FORMATS = ("text", "markdown", "json", "csv", "tsv", "html")


def assert_harmless(done: CompletedProcess[str]) -> None:
    """Assert that nothing but text was printed, in lines and columns, and no traceback."""
    for said in (done.stdout, done.stderr):
        found = [sign for sign in said if is_hidden(sign) and sign != "\t"]
        assert not found, (done.args, said[said.index(found[0]) - 40 :][:80])
        assert "Traceback" not in said
    assert done.returncode in (0, 1, 2), done.args


@pytest.mark.soak(few=1, many=len(PAYLOADS))
def test_what_a_file_says_is_printed_as_text(run: Run, tmp_path: Path, times: int) -> None:
    for turn in range(times):
        folder = tmp_path / str(turn)
        folder.mkdir()
        write_library(folder, groups(4 if times == 1 else 1), turn)
        briefing = next(one for one in open_library([folder]).briefings if one.sections)
        row = briefing.sections[0].tables[0].rows[0].place
        lines = [
            *(("show", place, folder, "--format", form) for form in FORMATS for place in (briefing.place, row)),
            *(("export", folder, "--format", form, "--force") for form in FORMATS),
            *(("check", folder, "--format", form) for form in ("text", "json", "github")),
            *(("list", folder, *form) for form in ((), ("--json",), ("--facets",))),
            *(("search", "red", folder, *form) for form in ((), ("--json",), ("--tsv",))),
            ("search", "nothing of the kind", folder),
            ("cite", row, folder),
            ("set", row, "own key", "new", folder),
            ("set", row, "nowhere", "new", folder),
            (folder,),
            (folder, "--at", row),
            ("export", folder, "--into", tmp_path / f"{turn} out", "--format", "markdown"),
        ]
        for line in lines:
            assert_harmless(run(*line))


def test_what_a_document_says_is_imported_as_text(run: Run, tmp_path: Path) -> None:
    texts = groups(1)
    table = "\n".join(f"| {text} | {text} |" for text in texts if "\n" not in text)
    prose = "\n\n".join(f"## {text}\n\n{text}\n\n- **{text}**: {text}" for text in texts)
    documents = {
        "a.md": f"---\ntitle: {texts[0]}\n---\n# {texts[0]}\n\n{prose}\n\n| A | B |\n|---|---|\n{table}\n",
        "b.txt": f"{texts[0]}\n\n{prose}\n",
        "c.csv": "Area,Outcome\n" + "\n".join(f'"{text}","{text}"' for text in texts),
        os.fsdecode(FOLDER_NAME) + ".md": "# T\n\nText.\n",
    }
    for number, (name, text) in enumerate(documents.items()):
        (tmp_path / name).write_bytes(text.encode() + b" \xff\n")
        for line in (
            (),
            ("--report", "json"),
            ("--into", tmp_path / f"out {number}"),
            ("-o", tmp_path / f"{number}.yaml"),
        ):
            assert_harmless(run("import", tmp_path / name, *line))
        assert_harmless(run("check", tmp_path / f"{number}.yaml"))
        written = (tmp_path / f"{number}.yaml").read_text()
        assert not [sign for sign in written if is_hidden(sign)]


@pytest.mark.parametrize("argument", ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_what_is_typed_behind_a_command_is_echoed_as_text(run: Run, visit: Path, argument: str) -> None:
    row = "visit/talks-on-defence/cyber-defence"
    for line in (
        ("search", argument, visit),
        ("search", "cyber", argument),
        ("search", "cyber", visit, "--where", argument),
        ("search", "cyber", visit, "--where", f"{argument}={argument}"),
        ("search", "cyber", visit, "--kind", argument),
        ("search", "cyber", visit, "--limit", argument),
        ("show", argument, visit),
        ("show", row, argument),
        ("show", row, visit, "--format", argument),
        ("list", argument),
        ("list", visit, "--kind", argument),
        ("check", argument),
        ("check", visit.parent / argument),
        ("cite", argument, visit),
        ("cite", row, visit, "--template", argument),
        ("cite", row, visit, "--template", f"{{{argument}}}"),
        ("export", argument),
        ("export", visit, "-o", visit.parent / "no such" / argument),
        ("export", visit, "--into", visit.parent / argument),
        ("set", argument, "area", "new", visit),
        ("set", row, argument, "new", visit),
        ("set", row, "area", argument, visit),
        ("set", row, "area", "new", argument),
        (argument,),
        (visit, "--at", argument),
        (visit, "--theme", argument),
        (visit, f"--{argument}"),
        ("import", argument),
        ("import", visit, "--from", argument),
        ("import", visit, "--from", "text", "--title", argument),
        ("import", visit, "--from", "text", "--columns", argument),
        ("import", visit, "--from", "text", "--columns", f"{argument}={argument}"),
        ("import", visit, "--from", "text", "--headings", argument),
        ("import", visit, "--from", "text", "-o", visit.parent / "no such" / argument),
        ("completion", argument),
        ("config", argument),
        ("config", f"--{argument}"),
    ):
        assert_harmless(run(*line))


@pytest.mark.parametrize("argument", ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_what_the_environment_and_the_configuration_say_is_told_as_text(
    run: Run, monkeypatch: pytest.MonkeyPatch, argument: str
) -> None:
    for variable in ("OUTBRIEF_LIBRARY", "OUTBRIEF_THEME", "VISUAL"):
        with monkeypatch.context() as patched:
            patched.setenv(variable, argument)
            assert_harmless(run("config"))
            assert_harmless(run("list"))
    path = configuration_path()
    assert path is not None
    path.parent.mkdir(parents=True)
    text = argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    whole = "".join(f"\\U{ord(sign):08x}" for sign in text if not 0xD800 <= ord(sign) < 0xE000)
    options = ('library = ["{}"]', 'theme = "{}"', 'editor = "{}"', 'citation = "{}"', '"{}" = 1')
    for option in (*options, '[keys]\nsearch = "{}"', '[keys]\n"{}" = "x"'):
        path.write_text(option.format(whole))
        assert_harmless(run("config"))
        assert_harmless(run("list"))
    path.write_text(f'citation = "{{place}} {whole}"')
    assert_harmless(run("cite", "nato-dsg-us-visit"))
    path.write_bytes(argument.encode("utf-8", "surrogateescape"))
    assert_harmless(run("config"))


def test_a_hostile_folder_is_named_as_text(run: Run, tmp_path: Path) -> None:
    write_library(tmp_path, ["[/]"])
    assert_harmless(run("check", os.fsdecode(os.path.join(os.fsencode(tmp_path), FOLDER_NAME))))
