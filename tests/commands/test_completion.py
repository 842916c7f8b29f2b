"""`outbrief completion`: what a shell makes of it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from outbrief.cli import VERBS
from outbrief.commands.completion import SHELLS

Run = Callable[..., CompletedProcess[str]]

pytest.importorskip("shtab")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script_with_every_verb(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(verb in done.stdout for verb in VERBS)
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True, timeout=60)


def test_without_a_shell_it_asks_for_one(run: Run) -> None:
    done = run("completion")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "outbrief: for which shell? bash, zsh, fish\n")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("s", {"search", "show", "set", "schema"}),
        ("--th", {"--theme"}),
        ("show --format m", {"markdown"}),
        ("search --kin", {"--kind"}),
        ("export v", {"visit.yaml"}),
        ("export --into f", {"folder"}),
        ("import v", {"visit.yaml"}),
    ],
)
def test_bash_completes_what_is_typed(run: Run, visit: Path, typed: str, completed: set[str]) -> None:
    (visit.parent / "folder").mkdir()
    words = f"outbrief {typed}"
    script = run("completion", "bash").stdout + (
        f"\nCOMP_WORDS=({words}); COMP_CWORD={words.count(' ')}; _shtab_outbrief\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=60, cwd=visit.parent, check=True
    )
    assert set(done.stdout.split()) == completed


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("sh", {"show"}),
        ("v", {"visit.yaml"}),
        ("visit.yaml v", {"visit.yaml"}),
        ("import visit.yaml v", {"visit.yaml"}),
        ("show --format m", {"markdown"}),
        ("export --into f", {"folder/"}),
    ],
)
def test_fish_completes_what_is_typed(run: Run, visit: Path, typed: str, completed: set[str]) -> None:
    (visit.parent / "folder").mkdir()
    script = run("completion", "fish").stdout + f"\ncomplete -C 'outbrief {typed}'\n"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script], capture_output=True, text=True, timeout=60, cwd=visit.parent, check=True
    )
    assert {line.partition("\t")[0] for line in done.stdout.splitlines()} == completed


_ZSH = """\
autoload -U compinit && compinit -u -D
source ./_outbrief_script
compdef _shtab_outbrief outbrief
zle_complete() { zle complete-word; print -r -- "<<$BUFFER>>"; exit; }
zle -N zle_complete
bindkey '^I' zle_complete
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("sho", "show "),
        ("vis", "visit.yaml "),
        ("visit.yaml oth", "visit.yaml other.yaml "),
        ("import visit.yaml oth", "import visit.yaml other.yaml "),
        ("show --format m", "show --format markdown "),
    ],
)
def test_zsh_completes_what_is_typed(run: Run, visit: Path, typed: str, completed: str) -> None:
    (visit.parent / "other.yaml").touch()
    (visit.parent / "_outbrief_script").write_text(run("completion", "zsh").stdout)
    (visit.parent / "setup.zsh").write_text(_ZSH)
    # Only an interactive shell completes: one runs in a terminal that zsh itself makes.
    driver = (
        "zmodload zsh/zpty; zpty shell zsh -f -i; zpty -w shell 'source ./setup.zsh; print ready'; "
        "while zpty -r shell line; do [[ $line == ready* ]] && break; done; "
        f"zpty -w -n shell $'outbrief {typed}\\t'; "
        "while zpty -r shell line; do print -r -- $line; done"
    )
    done = subprocess.run(
        ["zsh", "-f", "-c", driver], capture_output=True, text=True, timeout=60, cwd=visit.parent, check=False
    )
    assert f"<<outbrief {completed}>>" in done.stdout
