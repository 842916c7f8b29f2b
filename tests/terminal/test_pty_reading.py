"""Finding and reading in a real terminal, with the keyboard alone."""

import re
from typing import Any

import pytest
import yaml

from terminal_session import BAR_OPEN, NATO, Terminals, TerminalSession

Row = dict[str, str]
Table = dict[str, Any]

WIDE, NARROW = (80, 24), (40, 12)


def tables_of(section: Any) -> list[Table]:
    """Return the tables of a section, as its file has them."""
    return [block["table"] for block in (section, *section.get("body", ())) if "table" in block]


# Read with nothing of ours: what the screen shows is held against the file itself.
TABLES = [table for section in yaml.safe_load(NATO.read_text("utf-8"))["sections"] for table in tables_of(section)]
WAYS = ("gjj", "gjjjj", "Gkk")
"""Keys that lead to each of the tables from anywhere in the sidebar."""
LINES = (3, 5, 7)
"""Where each of the tables stands in the sidebar."""


def cells_of(table: Table) -> list[str]:
    return [cell for row in table["rows"] for cell in row.values()]


def missing(cells: list[str], screens: str) -> list[str]:
    """Return the cells that stand on none of the screens, whole and with nothing else between their words."""
    return [cell for cell in cells if not re.search(rf"(?<!\S){re.escape(cell)}(?!\S)", screens)]


def open_visit(terminal: Terminals, size: tuple[int, int]) -> TerminalSession:
    """Open the visit, and wait until sidebar and page are there; on a narrow screen, the sidebar alone."""
    session = terminal(NATO, size=size)
    session.wait_for(lambda screen: screen.lines[0].endswith("1 briefing") and "enter open" in screen.lines[-1])
    session.wait_for(lambda screen: size == NARROW or screen.lines[-1].endswith("%"))
    return session


def open_table(session: TerminalSession, number: int, size: tuple[int, int]) -> None:
    """Go from the sidebar to a table and into its page, whose cursor then stands on no row yet."""
    session.press(WAYS[number])
    session.wait_for(lambda screen: re.match("▌ +▦", screen.lines[LINES[number]]))
    if size == NARROW:
        session.press("enter")
        wait_for_page(session, cells_of(TABLES[number])[0])
        return
    # The page follows the sidebar, and is all that is to change before the focus does: it fits, nothing says how far.
    for row in TABLES[number]["rows"]:
        wait_for_row(session, row)
    session.wait_for(lambda screen: screen.lines[-1].endswith("quit"))
    session.press_and_see("enter")


def wait_for_row(session: TerminalSession, row: Row) -> None:
    """Wait for a row whose cells are wrapped in their columns: their first words stand side by side."""
    first_words = re.compile(" .*".join(re.escape(cell.split()[0]) for cell in row.values()))
    session.wait_for(lambda screen: any(map(first_words.search, screen.lines)))


def wait_for_page(session: TerminalSession, first: str) -> None:
    """Wait until a page shows its beginning, with its end out of sight and the cursor on no row."""
    session.wait_for(lambda screen: first in screen.words and re.search(r"(?<!·) \d+ %$", screen.lines[-1]))


def read_until(session: TerminalSession, key: str, end: str) -> str:
    """Press a key until the last line ends so; return the words of every screen on the way, a line a screen."""
    screens = [session.words]
    while not session.lines[-1].endswith(end):
        session.step(key)
        screens.append(session.words)
    return "\n".join(screens)


def record_words(session: TerminalSession) -> str:
    """Return the words of the record that is open beside the sidebar."""
    left = next((line.index("Citation") for line in session.lines if "Citation" in line), None)
    return "" if left is None else " ".join(" ".join(line[left:] for line in session.lines[1:-1]).split())


FACTS = (
    "Focus Area Cyber Defense",
    "Key Initiative Unified Cybersecurity Task Force",
    "Expected Outcome Rapid threat detection and response",
)


def test_a_misspelt_search_opens_the_record_with_all_its_cells(terminal: Terminals) -> None:
    session = open_visit(terminal, WIDE)
    session.search("unifed cyber")
    session.press("enter")
    # The pane is drawn once more where the sidebar has come back beside it.
    session.wait_for(lambda screen: all(facts in record_words(screen) for facts in FACTS))


def test_each_table_is_reached_from_the_sidebar_and_its_rows_are_shown(terminal: Terminals) -> None:
    session = open_visit(terminal, WIDE)
    for number in range(len(TABLES)):
        open_table(session, number, WIDE)
        read_until(session, "j", "3/3")
        read_until(session, "k", "1/3")
        session.press_and_see("escape")


def test_every_cell_of_the_tables_can_be_read_at_40_by_12(terminal: Terminals) -> None:
    session = open_visit(terminal, NARROW)
    seen = ""
    for number in range(len(TABLES)):
        open_table(session, number, NARROW)
        seen += read_until(session, "j", "3/3 · 100 %")
        session.press("escape")
        session.wait_for("▾ NATO")
    cells = [cell for table in TABLES for cell in cells_of(table)]
    assert len(cells) == 27
    assert missing(cells, seen) == []


@pytest.mark.parametrize("number", range(3))
def test_every_record_can_be_read_at_40_by_12(terminal: Terminals, number: int) -> None:
    session = open_visit(terminal, NARROW)
    open_table(session, number, NARROW)
    for at, row in enumerate(TABLES[number]["rows"], 1):
        while f"{at}/3 · " not in session.lines[-1]:
            session.step("j")
        session.press("enter")
        wait_for_page(session, row["initiative"])
        assert missing(list(row.values()), read_until(session, "space", "100 %")) == []
        session.step("escape")


@pytest.mark.parametrize(
    ("pane", "size"), [("sidebar", WIDE), ("table", WIDE), ("sidebar", NARROW), ("table", NARROW)], ids=str
)
def test_leaving_the_search_puts_exactly_the_screen_back_that_was_there(
    terminal: Terminals, pane: str, size: tuple[int, int]
) -> None:
    session = open_visit(terminal, size)
    if pane == "table":
        open_table(session, 1, size)
        session.step("j")
        session.step("j")
    before = session.picture
    session.search("strategic partner")
    session.press_and_see("down")
    session.press("escape")
    session.wait_for(lambda screen: screen.picture == before)
    session.press("/")
    session.wait_for(BAR_OPEN)


def test_what_is_typed_in_one_go_is_a_query_and_not_keys(terminal: Terminals) -> None:
    session = open_visit(terminal, WIDE)
    # Sent as a slow line sends it, all in one packet; `q` and `n` are keys of the reader.
    session.press("/quantum unifed\r")
    session.wait_for(lambda screen: screen.lines[0].startswith(" / quantum unifed") and "esc back" in screen.lines[-1])
    session.press("escape")
    session.wait_for(lambda screen: "/ search" in screen.lines[-1])
    session.press("/unifed cyber\r")
    session.wait_for(
        lambda screen: "› Unified Cybersecurity Task Force" in screen.lines[0] and "Citation" in screen.text
    )


def test_a_key_in_a_table_sends_three_hundred_bytes_at_most(terminal: Terminals) -> None:
    session = open_visit(terminal, WIDE)
    open_table(session, 1, WIDE)
    sent = []
    for _ in TABLES[1]["rows"]:
        before = len(session.raw)
        session.step("down")
        # What the key line says is the last of it.
        session.settle(0.1)
        sent.append(len(session.raw) - before)
    # The median: on a busy machine what belongs together may come in several frames.
    assert sorted(sent)[1] <= 300, sent
