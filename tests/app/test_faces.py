"""Three faces of the reader, line by line: the wide screen, the search, the cards of a small one."""

from headless_reader import HARBOUR, HOSTILE, library_of, reading, screen_text, settle


async def face(size: tuple[int, int], *keys: str) -> str:
    """Return what stands on the screen after some keys."""
    async with reading(library_of(HARBOUR, HOSTILE), size=size) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        return screen_text(pilot)


async def test_a_table_beside_the_sidebar() -> None:
    assert (
        await face((80, 16), "j", "j")
        == """\
 Harbour Forum in Lysekil › 1 Safety at the quay › Field   / search 2 briefings
  ▾ Harbour Forum in Lysek… ▌ ▦ Field  3
    1 Safety at the quay
▌     ▦ Field             3   Field    Measure              Expected Result
    2 Trade between the po…   Lamps    Quay Lighting        Fewer falls at
      ▦ Goods             2            Renewal              night
  ▸ [NATO] annex [AI-2] [/]
                              Pilots   Shared Pilot Roster  Shorter waiting,
                                                            stronger resilience

                              Fenders  Fender Inspection    No unreported
                                       Rounds               damage



 enter open   / search   y copy   c cite   ? keys   q quit"""
    )


async def test_a_search_with_its_hit_and_preview() -> None:
    assert (
        await face((80, 16), "slash", *"pilots resil")
        == """\
 / pilots resil                                                             1/1
▌ ▦ Pilots · Shared Pilot Roster · Shorter waiting, stronger resilience
▌   Harbour Foru… › Safety at th… — area: Pilots · outcome: resilience (prefix)




  ▦ Field  3

  Field    Measure                   Expected Result
  Lamps    Quay Lighting Renewal     Fewer falls at night
▌ Pilots   Shared Pilot Roster       Shorter waiting, stronger resilience
  Fenders  Fender Inspection Rounds  No unreported damage


 enter go there   esc back   ctrl+y copy"""
    )


async def test_the_smallest_screen_shows_whole_hits_and_the_outcome_of_one() -> None:
    assert (
        await face((40, 12), "slash", *"roster shared")
        == """\
 / roster shared                    1/1
▌ ▦ Pilots · Shared Pilot Roster · Sho…
▌   Safety at … — initiative: Roster, …


▌ Field
▌   Pilots
▌ Measure
▌   Shared Pilot Roster
▌ Expected Result
▌   Shorter waiting, stronger
 enter go there   esc back"""
    )


async def test_a_table_as_cards_on_a_small_screen() -> None:
    assert (
        await face((40, 14), "j", "j", "enter", "G")
        == """\
 Harbour … › 1 Safety… › Field / search
  Measure
    Shared Pilot Roster
  Expected Result
    Shorter waiting, stronger
    resilience

▌ Field
▌   Fenders
▌ Measure
▌   Fender Inspection Rounds
▌ Expected Result
▌   No unreported damage
 enter open   / search      3/3 · 100 %"""
    )
