"""A library too large for memory in a real terminal: usable while it is compiled, kept for the next time."""

from pathlib import Path

from terminal_session import Terminals

ROWS, FILES = 7_500, 3
"""Rows and files: enough of them for the library not to be held in memory, and for other processes to compile them."""


def readout(number: int) -> str:
    head = f"outbrief: 1\nid: r{number}\ntitle: Readout {number}\nsections:\n  - title: Measures\n    table:\n"
    columns = "      columns: {id: No., initiative: Initiative, outcome: Outcome}\n      rows:\n"
    rows = (
        f"        - id: n{number}-{row}\n          initiative: Tide gauge {row * FILES + number} of the outer harbour\n"
        f"          outcome: Earlier warnings along the whole coast, by night as by day, for all who work on it\n"
        for row in range(ROWS)
    )
    return head + columns + "".join(rows)


def test_a_large_library_is_read_while_it_is_compiled_and_opens_at_once_the_next_time(
    terminal: Terminals, tmp_path: Path
) -> None:
    for number in range(FILES):
        (tmp_path / f"r{number}.yaml").write_text(readout(number))
    session = terminal(tmp_path, size=(100, 30))
    session.wait_for("Readout 0")
    # Sent at some time; by now it may say the next thing.
    session.wait_for(lambda screen: b"loading " in screen.raw or b"indexing " in screen.raw)
    session.press("down")
    session.wait_for(lambda screen: "Tide gauge" in screen.text, timeout=60)
    session.wait_for(f"/ search {FILES} briefings", timeout=120)
    session.press("/")
    session.press(*"tide guage 15000")
    session.wait_for(lambda screen: "Tide gauge 15000 of" in screen.text and "Stands in" in screen.text, timeout=30)
    session.press("enter")
    session.wait_for_words(f"of {ROWS}")
    session.press("q")
    assert session.wait_for_end() == 0
    kept = sorted(path.suffix for path in (session.home / "cache" / "outbrief").iterdir() if path.suffix)
    assert kept == [".briefing"] * FILES + [".index", ".manifest"]
