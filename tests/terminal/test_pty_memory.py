"""What the reader remembers and how it is configured, in a real terminal: from one session to the next."""

from pathlib import Path

from terminal_session import NATO, Terminals, TerminalSession


def begin(terminal: Terminals, own: Path, *arguments: str | Path, size: tuple[int, int] = (80, 24)) -> TerminalSession:
    """Open a terminal whose session shares what is its user's own with others."""
    return terminal(*arguments, size=size, XDG_STATE_HOME=str(own / "state"), XDG_CONFIG_HOME=str(own / "config"))


def opened(session: TerminalSession) -> TerminalSession:
    session.wait_for(lambda screen: screen.lines[0].endswith("1 briefing") and screen.lines[-1].startswith(" enter"))
    return session


def leave(session: TerminalSession) -> None:
    session.press("q")
    assert session.wait_for_end() == 0


def test_a_bookmark_is_set_kept_and_gone_to(terminal: Terminals, tmp_path: Path) -> None:
    session = opened(begin(terminal, tmp_path, NATO))
    session.search("unified cyber")
    session.press("enter")
    session.wait_for("Citation")
    session.press("m")
    session.wait_for(lambda screen: "◆" in screen.lines[-1])
    session.press("H")
    session.wait_for(lambda screen: "◆" not in screen.lines[-1] and "Citation" not in screen.text)
    session.press_and_see("\t")
    session.press("gjj")
    session.wait_for(lambda screen: screen.lines[0].startswith(" NATO Deputy") and "Defense" in screen.text)
    leave(session)

    session = begin(terminal, tmp_path, NATO)
    # Where it was left, and not at the beginning.
    session.wait_for(lambda screen: "Priority Area" in screen.lines[0] and "1 briefing" in screen.lines[0])
    session.press("'")
    session.wait_for("◆ Unified Cybersecurity Task Force")
    session.press("enter")
    session.wait_for(lambda screen: "Citation" in screen.text and "◆" in screen.lines[-1])
    session.press("/")
    session.wait_for("/ words, in any order")
    session.press("\x1b[A")
    session.wait_for(lambda screen: screen.lines[0].startswith(" / unified cyber"))
    session.press("escape")
    session.wait_for(lambda screen: screen.lines[0].endswith("1 briefing"))
    leave(session)
    assert sorted(path.name for path in (tmp_path / "state" / "outbrief").iterdir()) == [
        "state.json",
        "state.lock",
    ]


def test_fresh_reads_nothing_and_writes_nothing(terminal: Terminals, tmp_path: Path) -> None:
    session = opened(begin(terminal, tmp_path, NATO, "--fresh"))
    session.press("m")
    session.wait_for(lambda screen: "◆" in screen.lines[-1])
    leave(session)
    assert not (tmp_path / "state").exists()
    session = opened(begin(terminal, tmp_path, NATO))
    session.press("m")
    session.wait_for(lambda screen: "◆" in screen.lines[-1])
    leave(session)
    before = (tmp_path / "state" / "outbrief" / "state.json").read_bytes()
    session = opened(begin(terminal, tmp_path, NATO, "--fresh"))
    assert "◆" not in session.text
    leave(session)
    assert (tmp_path / "state" / "outbrief" / "state.json").read_bytes() == before


def test_what_cannot_be_written_is_told_once_and_the_reader_goes_on(terminal: Terminals, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    session = opened(terminal(NATO, size=(120, 40), XDG_STATE_HOME=str(tmp_path / "file")))
    session.wait_for_words("Nothing is remembered beyond this session")
    session.press("m")
    session.wait_for(lambda screen: "◆" in screen.lines[-1])
    leave(session)
    _, _, after = session.raw.rpartition(b"\x1b[?1049l")
    assert b"outbrief:" not in after


def test_the_configuration_is_heeded_and_a_fault_is_one_line(terminal: Terminals, tmp_path: Path) -> None:
    path = tmp_path / "config" / "outbrief" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f'library = ["{NATO}"]\nmouse = false\n[keys]\nsearch = "ctrl+f"\nquit = "Q"\n')
    session = begin(terminal, tmp_path)
    session.wait_for(lambda screen: "ctrl+f search 1 briefing" in screen.lines[0] and "Q quit" in screen.lines[-1])
    session.press("\x06")
    session.wait_for("/ words, in any order")
    session.press("escape")
    session.wait_for(lambda screen: "1 briefing" in screen.lines[0] and "Q quit" in screen.lines[-1])
    session.press("Q")
    assert session.wait_for_end() == 0
    # No mouse is asked for.
    assert b"\x1b[?1000h" not in session.raw
    path.write_text('[keys]\n\nserch = "x"\n')
    session = begin(terminal, tmp_path, size=(200, 24))
    assert session.wait_for_end() == 2
    said = session.raw.decode().splitlines()
    assert said == [f"outbrief: {path}:3: unknown key id “serch”: did you mean “search”?"]


def test_a_place_that_is_gone_is_not_waited_for(terminal: Terminals, tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text("outbrief: 1\ntitle: Harbour\nsections:\n  - title: Lamps\n    text: Lit.\n  - title: Quays\n")
    session = begin(terminal, tmp_path, path)
    opened(session)
    session.press("jj")
    session.wait_for(lambda screen: "Quays" in screen.lines[0])
    leave(session)
    session = begin(terminal, tmp_path, path)
    session.wait_for(lambda screen: "Quays" in screen.lines[0])
    leave(session)
    path.write_text("outbrief: 1\ntitle: Harbour\nsections:\n  - title: Lamps\n    text: Lit.\n")
    session = begin(terminal, tmp_path, path)
    session.wait_for(lambda screen: screen.lines[0].startswith(" Harbour  ") and "Lit." in screen.text)
    leave(session)
