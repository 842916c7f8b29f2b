"""`outbrief cite`."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]

ROW = "visit/talks-on-defence/cyber-defence"


def test_a_row_is_cited_with_where_it_stands_and_its_marking(run: Run, visit: Path) -> None:
    done = run("cite", ROW, visit)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "The visit, 2026-03-01, section “Talks on defence”, table “Area”, row “Unified Task Force”, TLP:GREEN "
        f"[{ROW}]\n"
    )


def test_the_form_is_the_flag_else_the_configuration(run: Run, visit: Path, configure: Callable[[str], Path]) -> None:
    configure('citation = "{row} ({briefing}[, {source}])"\n')
    assert run("cite", ROW, visit).stdout == "Unified Task Force (The visit)\n"
    assert run("cite", ROW, visit, "--template", "{marking}").stdout == "TLP:GREEN\n"


def test_a_template_that_is_none_is_refused_in_a_line(run: Run, visit: Path, configure: Callable[[str], Path]) -> None:
    done = run("cite", ROW, visit, "--template", "{brefing}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "outbrief: --template: unknown field {brefing}: did you mean “briefing”?\n"
    path = configure('citation = "{brefing}"\n')
    done = run("cite", ROW, visit)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"outbrief: {path}:1: citation: unknown field {{brefing}}: did you mean “briefing”?\n"


def test_without_a_place_and_at_an_unknown_one_there_is_nothing_to_cite(run: Run, visit: Path) -> None:
    assert run("cite").stderr == "outbrief: which place? outbrief list says what there is\n"
    done = run("cite", "visit/talks-on-defense", visit)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "outbrief: no place «visit/talks-on-defense»; did you mean visit/talks-on-defence?\n"
