"""The driver builds upon what Textual does not promise: where a new Textual has changed it, this is where it shows."""

import asyncio

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from headless_reader import HARBOUR, library_of
from outbrief.app import driver
from outbrief.app.app import OutbriefApp


def test_textual_has_what_the_driver_builds_upon() -> None:
    assert driver.driver_class() is driver.PaintingDriver
    parser = XTermParser(False)
    (key,) = [*parser.feed("j")]
    assert getattr(key, "key", None) == "j"
    assert [*parser.tick()] == []
    assert LinuxDriver.run_input_thread is not driver.PaintingDriver.run_input_thread
    for name in ("_sigtstp_application", "_sigcont_application"):
        assert callable(getattr(LinuxDriver, name))
    assert {"exit_event", "fileno"} <= set(LinuxDriver.__init__.__code__.co_names)


@pytest.mark.filterwarnings("error")
def test_a_key_behind_the_end_goes_nowhere_and_ends_nothing() -> None:
    async def begin() -> driver.PaintingDriver:
        return driver.PaintingDriver(OutbriefApp(library_of(HARBOUR)))

    begun = asyncio.run(begin())
    begun.send_message(events.Key("j", "j"))
    begun._failed(RuntimeError("the loop is closed"))
