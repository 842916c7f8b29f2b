"""Answered: what the last search has found, and the steps from one hit to the next."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from outbrief.app.pages.shown import Shown
from outbrief.app.screens.arranging import Arranging
from outbrief.app.steps import page_of
from outbrief.app.widgets.bars import ShownKey, TitleBar
from outbrief.briefing.place import Place
from outbrief.formats.counting import counted
from outbrief.library.kept import Kept
from outbrief.library.library import Library

if TYPE_CHECKING:
    from outbrief.app.pages.table import Lit
    from outbrief.search.answer import Answer, Hit


NEXT_HIT = "next hit"


class Sought(NamedTuple):
    """What was found, and which hit of it is open."""

    answer: "Answer | None"
    hit: int
    lost: Place | None
    lit: "Lit"


class Answered(Arranging, is_part=True):
    """Arranging with hits to step through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "hit(1)", NEXT_HIT, id="next-hit", tooltip="Go to the next hit"),
        Binding("N", "hit(-1)", "previous hit", id="previous-hit", tooltip="Go to the previous hit", show=False),
    ]

    search_key = "/"
    """The key that opens the search bar, as it is shown."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.answer: Answer | None = None
        """What was found last; None where nothing was asked."""
        self.progress = ""
        """What is still being done behind the panes, and how far it has come: `indexing 34 %`."""
        self.hit = 0
        """Which hit is open or under the cursor, from 0."""
        self.lost: Place | None = None
        """The hit that is open, where it is none any more: the library has been narrowed, or its file changed."""

    @property
    def searched(self) -> str:
        """What is searched, in words: `3 briefings`."""
        return counted(len(self.library.briefings), "briefing")

    def preview(self) -> None:
        """Show the hit under the cursor where it stands; in a briefing kept on the disk, alone."""
        if self.answer is None:
            return
        if not self.answer.hits:
            # What stood there would be taken for what was found.
            self.lit, self.previewing = {}, True
            self.detail.show(Shown())
            return
        hit = self.answer.hits[self.hit]
        place = hit.entry.place
        if isinstance(self.library.loaded_for(place), Kept):
            shown = Shown(entry=hit.entry)
        elif standing := self.library.find(place):
            page = self.library.find(page_of(standing, record=False))
            shown = Shown(page, orders=self.orders, remaining=self.remaining)
        else:
            return
        self.lit = lit_by(hit)
        self.previewing = True
        self.detail.show(shown._replace(lit=self.lit), place)

    def shown_keys(self) -> tuple[ShownKey, ...]:
        """Return the keys to show; that of the next hit where there is one."""
        return tuple(key for key in super().shown_keys() if key.does != NEXT_HIT or (self.answer and self.answer.hits))

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit; say so where there is none: a key that does nothing leaves one guessing."""
        if self.answer is None or not self.answer.hits:
            self.app.notify(f"There is no hit to go to: {self.search_key} searches.", markup=False, timeout=4)
            return
        # From a hit that is none any more, to the first or the last.
        begin = self.hit if self.lost is None else min(-step, 0)
        self.hit, self.lost = (begin + step) % len(self.answer.hits), None
        hit = self.answer.hits[self.hit]
        self.lit = lit_by(hit)
        self.passing = False
        self.go(hit.entry.place)
        self.focus_pane(self.detail)
        self.show_right()

    def show_right(self) -> None:
        """Say at the right of the title which hit is open, else what can be searched."""
        answer = self.answer
        if answer is not None and answer.hits:
            from outbrief.search.answer import count

            position = f"{self.hit + 1 if self.lost is None else '–'}/{count(answer)}"
            right = (f"{position} «{answer.query.text}»", position)
        elif self.progress:
            right = (self.progress, self.progress)
        else:
            key = self.search_key
            right = (f"{key} search {self.searched}", f"{key} search")
        self.query_one(TitleBar).right = right


def lit_by(hit: "Hit") -> "Lit":
    """Return what a hit lights on the page it stands on."""
    # The pages of hits, and with them the search, are not loaded before something is found.
    from outbrief.app.pages.hits import lit_by

    return lit_by(hit)
