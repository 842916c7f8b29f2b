"""The clipboard, as it is set: what is put on it, one text after the other. What that takes is imported when it is."""

from collections.abc import Callable, Mapping
from threading import Lock

from outbrief.app.clipboard.put import Put


class Clipboard:
    """The clipboard of whoever sits at the terminal."""

    def __init__(self, setting: str, environment: Mapping[str, str], programs: bool = True) -> None:
        """Take how text is to be copied, one of CLIPBOARDS, and whether programs may be run for it."""
        self.setting = setting
        self._environment, self._programs = environment, programs
        self._one_at_a_time = Lock()

    @property
    def is_off(self) -> bool:
        """Whether nothing can be copied."""
        return self.setting == "off" or (self.setting == "native" and not self._programs)

    def put(self, text: str, is_wanted: Callable[[], bool] = lambda: True) -> Put | None:
        """Put a text on the clipboard, but for what is to be written to the terminal. May take seconds: for a thread.

        What is put later comes later, however long the earlier takes; what is not wanted any more by then is not put,
        and there is nothing to say of it.
        """
        from outbrief.app.clipboard.ways import put_by_ways

        with self._one_at_a_time:
            if not is_wanted():
                return None
            if self.is_off:
                return Put("copying is off", is_put=False)
            return put_by_ways(text, self.setting, self._environment, self._programs)
