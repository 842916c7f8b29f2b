"""The commands never load what only the reader needs: proven in processes of their own."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PROBE = """
import sys
from outbrief.__main__ import main
sys.argv[0] = "outbrief"
try:
    code = main()
except SystemExit as stopped:
    code = stopped.code or 0
loaded = {name.partition(".")[0] for name in sys.modules} & set(%r)
print(code, *sorted(loaded), file=sys.stderr)
"""


def _loaded(arguments: list[str], modules: tuple[str, ...]) -> str:
    """Run a command line in a process; return its exit code and which of the modules it has loaded."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("COVERAGE", "OUTBRIEF"))}
    done = subprocess.run(
        [sys.executable, "-c", PROBE % (modules,), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        timeout=60,
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["search", "cyber resilience"],
        ["search", "cyber", "--json"],
        ["search", "cyber", "--where", "briefing=nato-dsg-us-visit"],
        ["list", "--facets"],
        ["show", "nato-dsg-us-visit"],
        ["show", "nato-dsg-us-visit", "--format", "json"],
        *(["show", "nato-dsg-us-visit", "--format", form] for form in ("markdown", "csv", "html")),
        *(["export", "--format", form] for form in ("text", "markdown", "json", "csv", "tsv", "html")),
        ["cite", "nato-dsg-us-visit"],
        ["list"],
        ["schema"],
        pytest.param(
            ["completion", "bash"],
            marks=pytest.mark.skipif(find_spec("shtab") is None, reason="shtab is not installed"),
        ),
        ["config", "--path"],
        ["--at", "nato-dsg-us-visit"],
        [],
    ],
)
def test_a_command_leaves_the_reader_unloaded(arguments: list[str]) -> None:
    assert _loaded(arguments, ("textual", "rich", "numpy")) == "0"


def test_setting_a_cell_leaves_the_reader_unloaded(tmp_path: Path) -> None:
    path = tmp_path / "visit.yaml"
    path.write_text("outbrief: 1\ntitle: V\nsections: [{title: S, points: [{text: a}]}]\n")
    assert _loaded(["set", "visit/s/a", "status", "open", str(path)], ("textual", "rich", "numpy", "rapidfuzz")) == "0"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.csv"])
def test_importing_leaves_the_reader_and_the_readers_of_other_documents_unloaded(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("# T\n\nText.\n" if name == "a.md" else "A plain text.\n")
    modules = ("textual", "rich", "numpy", "rapidfuzz", *(() if name == "a.md" else ("markdown_it",)))
    assert _loaded(["import", str(path), "--quiet"], modules) == "0"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_version_and_help_load_nothing_that_reads_or_searches(arguments: list[str]) -> None:
    assert _loaded(arguments, ("textual", "rich", "numpy", "yaml", "rapidfuzz")) == "0"


@pytest.mark.parametrize("arguments", [["show", "nato-dsg-us-visit"], ["list"]])
def test_what_does_not_search_does_not_load_the_engine(arguments: list[str]) -> None:
    assert _loaded(arguments, ("rapidfuzz",)) == "0"
