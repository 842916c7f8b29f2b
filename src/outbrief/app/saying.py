"""Saying: what is said in passing is text, is said once, and never takes a complaint about something else away."""

from time import monotonic
from typing import Any

from textual.app import App
from textual.notifications import SeverityLevel

from outbrief.loading.clean import clean, clean_line

JUST_NOW = 0.5
"""Seconds within which the same is not said again: a key that is held says it many times."""


class SayingApp(App[None]):
    """A Textual program that says one thing at a time."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        # All times are seconds of the monotonic clock.
        self._said: dict[str, float] = {}
        """What was said last, and until when it is not said anew."""
        self._standing: dict[str, float] = {}
        """What stands, and until when."""
        self._complaint = ""
        """The warning or error that stands longest."""
        self._complained_until = 0.0

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing: text, never markup, wherever it comes from (an editor's name, a typed place).

        It takes the place of what was said before, unless that was a complaint about something else: what no longer is
        so, or was read, stands in the way of what is below it.
        """
        now, lasting = monotonic(), self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        is_complained_of = now < self._complained_until and message != self._complaint
        # Beside a complaint it is not said anew while it stands, for that would take both away.
        if now < (self._standing.get(message, 0.0) if is_complained_of else self._said.get(message, 0.0)):
            return
        if not is_complained_of:
            self.clear_notifications()
        self._said, self._standing[message] = {message: now + JUST_NOW}, now + lasting
        if severity != "information" and now + lasting >= self._complained_until:
            self._complaint, self._complained_until = message, now + lasting
        super().notify(clean(message), title=clean_line(title), severity=severity, timeout=timeout, markup=markup)

    def clear_notifications(self) -> None:
        """Take away what was said in passing, if anything was."""
        if self._standing:
            self._said, self._standing, self._complaint, self._complained_until = {}, {}, "", 0.0
            super().clear_notifications()

    def bell(self) -> None:
        """Stay silent: that a line is full is seen."""
