"""The memory of a session: what is remembered, and what has yet to be written. It never stops the reader."""

import threading
from collections.abc import Callable
from functools import reduce

from outbrief.library.own_folders import state_folder
from outbrief.library.state import State, merged
from outbrief.library.state_file import StateFile
from outbrief.library.state_format import Future

Change = Callable[[State], State]


class Memory:
    """What is remembered, as this session knows it. Without a file it lasts as long as the session."""

    def __init__(self, file: StateFile | None = None) -> None:
        self.state = State()
        """What is remembered, this session's own changes included."""
        self._file = file
        self._known = State()
        """What the file held when it was last read or written."""
        self._waiting: list[Change] = []
        """Changes of this session that have not been written."""
        self._changing, self._writing = threading.Lock(), threading.Lock()
        self._told: set[str] = set()
        self._notices: list[str] = []
        if file is not None:
            self._guarded(file.read)

    def change(self, change: Change) -> None:
        """Remember something at once; `save` writes it."""
        with self._changing:
            self._waiting.append(change)
            self.state = change(self.state)

    def save(self) -> bool:
        """Write what has been changed, with all that others have written since; return whether nothing waits.

        What cannot be written waits for the next time. May be called from any thread.
        """
        with self._writing:
            with self._changing:
                known, waiting = self._known, list(self._waiting)
            file = self._file
            if file is None or not waiting:
                return True

            def changed(found: State) -> State:
                # Made again on what there is now: a change counts as later than all that was written before it.
                return reduce(lambda state, change: change(state), waiting, merged(found, known))

            return self._guarded(lambda: file.change(changed), len(waiting))

    def notices(self) -> list[str]:
        """Return what has gone wrong since this was last asked, a line each; none is told twice."""
        with self._changing:
            notices, self._notices = self._notices, []
        return notices

    def _guarded(self, work: Callable[[], State], written: int = 0) -> bool:
        """Do what may fail; take in the state that it brings, and note what there is to tell."""
        try:
            known = work()
        except Future:
            self._tell("what is remembered was written by a later version of outbrief; it is left alone")
            self._file = None
            return False
        except OSError as error:
            self._tell(f"nothing is remembered beyond this session: {error.strerror or error}")
            return False
        finally:
            if self._file is not None and self._file.notice:
                self._tell(self._file.notice)
        with self._changing:
            self._known = known
            del self._waiting[:written]
            self.state = reduce(lambda state, change: change(state), self._waiting, known)
        return True

    def _tell(self, notice: str) -> None:
        with self._changing:
            if notice not in self._told:
                self._told.add(notice)
                self._notices.append(notice)


def open_memory() -> Memory:
    """Return what is remembered from earlier sessions."""
    folder = state_folder()
    return Memory(StateFile(folder) if folder else None)
