"""Changing: the status of the row or point that the cursor stands on is chosen and set in its file."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from outbrief.app.screens.undoing import How, Task, Undoing
from outbrief.briefing.model import Initiative, Point, heading
from outbrief.library.shipped import shipped_paths

STATUS = "status"
"""The column, by its role; a table may have another that is printed so."""


class Changing(Undoing, is_part=True):
    """Undoing, with statuses to set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("equals_sign", "set_status", STATUS, id="set-status", tooltip="Set the status of this row", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to set a status only where files may be changed, and not while something is looked for."""
        if action == "set_status":
            return bool(self.editor) and not self.searching
        return super().check_action(action, parameters)

    async def action_set_status(self) -> None:
        """Choose a status for what the cursor stands on; the next key waits for the list."""
        if (found := self._settable()) is not None:
            await self._choose(*found)
        else:
            self.refuse_typed()

    def _settable(self) -> tuple[Initiative | Point, str] | None:
        """Return what the cursor stands on and the key of its status; where there is none to set, say why."""
        # Here and below: what changes files is not loaded before it is wanted.
        from outbrief.loading.report import Mistake
        from outbrief.loading.settable import key_meant

        standing = self.library.find(self._marked) if self._marked else None
        if standing is None or not isinstance(standing.item, Initiative | Point):
            self.app.notify("The cursor is on no row and no point.", markup=False, timeout=2)
            return None
        file, key = self.library.loaded_for(standing.item.place), key_meant(standing, STATUS)
        if file is not None and file.path in shipped_paths():
            self.refuse(How.SET, "the shipped briefings are not edited")
        elif isinstance(key, Mistake):
            self.refuse(How.SET, key.message, key.hint)
        else:
            return standing.item, key
        return None

    async def _choose(self, item: Initiative | Point, key: str) -> None:
        from outbrief.app.screens.statuses import Statuses
        from outbrief.library.statuses import statuses_for

        def chosen(value: str | None) -> None:
            if value is not None:
                self.write_in_turn(lambda: self._setting(item, name, key, value))

        name, standing = heading(item), self.library.find(item.place)
        offered = statuses_for(self.library, standing, key) if standing else ()
        await self.app.push_screen(Statuses(f"{STATUS} of {name}:", offered, item.cells.get(key, "")), chosen)

    def _setting(self, item: Initiative | Point, name: str, key: str, value: str) -> Task | None:
        from outbrief.library.editing import set_cell

        file = self.library.loaded_for(item.place)
        if file is None:
            return None
        # The item itself: in a file that has changed since, its place may be another's. By force: the list has said of
        # a status that the briefing does not list it.
        return Task(How.SET, name, item.place, file, partial(set_cell, file.path, item, key, value, force=True))
