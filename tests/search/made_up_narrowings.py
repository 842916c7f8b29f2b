"""Made-up entries of several briefings with columns to narrow by, what may be chosen of them, and what that leaves."""

import random
from dataclasses import replace

from hypothesis import strategies as st

from outbrief.briefing.place import Place
from outbrief.search.entries import Entry, Field, Kind, entries
from outbrief.search.narrowing import Choice, Facet, Keeping, Narrowing, is_row
from search.made_up_entries import entry, marsh, row

AREAS = ("Weather", "weather", "Cyber", "Accès; ponts", "acces; ponts", "")
STATUSES = ("open", "Open", "in progress", "closed", "")
LEADS = ("OMB", "GSA; OMB", "Ministry of Trade, Industry", "omb\nHarbour master", "")
MARKINGS = ("", "TLP:GREEN", "TLP:AMBER")
DATES = ("2024-03-01", "5 May 2025", "", "spring", "Q2 2024")
THINGS = ("pump hall", "cyclone fleet", "unified flood watch", "hamlet boats", "dyke repair", "station roster")


def entries_of(count: int = 80) -> list[Entry]:
    """Make entries of several briefings, the made-up one of the marsh among them."""
    chance = random.Random(7)
    found = [*entries(marsh())]
    for number in range(count):
        briefing = f"visit-{number // 20}"
        date, marking = DATES[number // 20 % len(DATES)], chance.choice(MARKINGS)
        title = f"{chance.choice(THINGS)} {chance.choice(THINGS)} {number}"
        if number % 6:
            cells = {"area": chance.choice(AREAS), "status": chance.choice(STATUSES), "lead": chance.choice(LEADS)}
            fields = tuple(Field(key, key, text) for key, text in {"initiative": title, **cells}.items() if text)
            made = replace(row(title), fields=fields)
        else:
            made = entry(chance.choice([Kind.POINT, Kind.PARAGRAPH, Kind.SECTION]), title)
        place = Place(f"{briefing}/{number}")
        found.append(replace(made, place=place, marking=marking, date=date, where=(f"Visit {number // 20}",)))
    return found


_CHOICES = {
    Facet.AREA: ("weather", "cyber", "acces; ponts", "", "nowhere"),
    Facet.STATUS: ("open", "in progress", "closed", "planned", ""),
    Facet.LEAD: ("omb", "gsa", "ministry of trade, industry", "harbour master", ""),
    Facet.MARKING: ("", "tlp:green", "tlp:amber", "tlp:red"),
    Facet.BRIEFING: ("marsh", "visit-0", "visit-3", "Visit-3"),
    Facet.YEAR: ("2024", "2025", "2031", ""),
}
choices = st.sampled_from([Choice(facet, key) for facet, keys in _CHOICES.items() for key in keys])
narrowings = st.lists(choices, max_size=4, unique=True).map(lambda some: Narrowing(tuple(some)))
"""Narrowings by up to four values."""


def keeps(narrowing: Narrowing, entry: Entry) -> bool:
    """Tell whether an entry remains, asked of its own fields alone."""
    cells = {field.key: field.text for field in entry.fields}
    of_row = entry.kind is Kind.INITIATIVE or is_row(cells)
    keeping = Keeping(narrowing, entry.place.partition("/")[0], entry.date)
    return keeping.keeps(entry.marking, cells if of_row else None)
