"""`outbrief schema`, and the copy of it that ships."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess

from outbrief.library.shipped import shipped_folder

Run = Callable[..., CompletedProcess[str]]


def test_the_shipped_schema_is_what_the_command_prints(run: Run) -> None:
    done = run("schema")
    assert done.returncode == 0
    assert (shipped_folder() / "briefing.schema.json").read_text("utf-8") == done.stdout


def test_the_schema_takes_no_paths(run: Run) -> None:
    assert run("schema", "x").returncode == 2


def test_a_key_has_its_description(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["properties"]["title"]["description"] == "The title of the briefing."
