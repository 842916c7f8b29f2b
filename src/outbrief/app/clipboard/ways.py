"""The ways to a clipboard: which are tried, as is set and as the surroundings allow, and what may be said then."""

from collections.abc import Mapping, Sequence
from enum import Enum

from outbrief.app.clipboard import tmux
from outbrief.app.clipboard.put import Put
from outbrief.app.clipboard.sequences import MOST_USUAL, Wrapping, sequence_of, terminal_of
from outbrief.app.clipboard.tools import hand_over, tool_for
from outbrief.formats.counting import size_of
from outbrief.loading.clean import clean

REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
"""Set where the keyboard is at another machine. A program here would fill a clipboard here, and say it had worked."""

SENT = {
    Wrapping.PLAIN: "sent to the terminal",
    Wrapping.SCREEN: "sent to the terminal",
    Wrapping.TMUX: "sent to tmux, which needs set-clipboard on",
    Wrapping.EITHER: "sent to the terminal; if that is tmux, it needs set-clipboard on",
}
"""What may be said of a sequence. That it has arrived nobody ever says."""


class Way(Enum):
    """How a text may reach a clipboard."""

    TOOL = "a program of this machine"
    TMUX = "tmux, which sends it to the terminal"
    TERMINAL = "a sequence that the terminal reads"


def ways_of(setting: str, environment: Mapping[str, str], programs: bool = True) -> Sequence[Way]:
    """Return the ways to try, in order. `setting` is one of CLIPBOARDS; `programs`, whether any may be run."""
    in_screen = terminal_of(environment).wrapping is Wrapping.SCREEN
    here = not any(environment.get(name) for name in REMOTE)
    ways = []
    # Whoever looks at a screen session may have come from anywhere since it began; tmux can be asked.
    if programs and here and (setting == "native" or (setting == "auto" and not in_screen)):
        ways.append(Way.TOOL)
    if setting in ("auto", "osc52"):
        if programs and environment.get("TMUX") and not in_screen:
            ways.append(Way.TMUX)
        ways.append(Way.TERMINAL)
    return ways


def put_by_ways(text: str, setting: str, environment: Mapping[str, str], programs: bool) -> Put:
    """Put a text on the clipboard by the first way that works; what the terminal is to be sent comes with the answer.

    May take seconds. `setting` and `programs` as for `ways_of`.
    """
    text, told, failed = clean(text), None, ""
    if programs and environment.get("TMUX"):
        told = tmux.ask(environment)
        environment = told.over(environment) if told else environment
    # Whatever we think of the terminal, it was asked for.
    is_meant = setting == "osc52"
    for way in ways_of(setting, environment, programs):
        put: Put | None
        match way:
            case Way.TOOL:
                put = _by_tool(text, environment)
                if put is not None and not put.is_put:
                    failed, put = put.said, None
            case Way.TMUX:
                put = _by_tmux(text, environment, told, is_meant)
            case Way.TERMINAL:
                put = _by_terminal(text, environment, is_meant)
        if put is not None:
            return put._replace(aside=failed)
    return Put(failed or _no_tool(environment), is_put=False)


def _by_tool(text: str, environment: Mapping[str, str]) -> Put | None:
    tool = tool_for(environment)
    if tool is None:
        return None
    wrong = hand_over(tool, text, environment)
    return Put(f"{tool.name}: {wrong}", is_put=False) if wrong else Put(f"copied with {tool.name}")


def _by_tmux(text: str, environment: Mapping[str, str], told: tmux.Told | None, is_meant: bool) -> Put | None:
    if told is None or (told.lacking and is_meant):
        return None
    if told.lacking:
        return Put(f"tmux knows no clipboard of this terminal (TERM {told.lacking})", is_put=False)
    # One before 3.2 takes no buffer to send on; what it is given as a sequence it passes on.
    too_long = _too_long(text, MOST_USUAL)
    return too_long or (None if hand_over(tmux.LOAD, text, environment) else Put(SENT[Wrapping.PLAIN]))


def _by_terminal(text: str, environment: Mapping[str, str], is_meant: bool) -> Put:
    terminal = terminal_of(environment)
    if terminal.lacking and not is_meant:
        return Put(terminal.lacking, is_put=False)
    too_long = _too_long(text, terminal.most)
    return too_long or Put(SENT[terminal.wrapping], sequence=sequence_of(text, terminal.wrapping))


def _too_long(text: str, most: int) -> Put | None:
    length = len(text.encode())
    if length <= most:
        return None
    said = f"too long for this terminal, {size_of(length)} where it takes {size_of(most)}"
    return Put(said, is_put=False, is_too_long=True)


def _no_tool(environment: Mapping[str, str]) -> str:
    if any(environment.get(name) for name in REMOTE):
        return "over SSH a program would fill the clipboard of the other machine"
    return "there is no program here for it, such as wl-copy, xclip or pbcopy"
