"""Made-up entries and a made-up briefing, what may be typed to search them, and what that gives."""

from hypothesis import strategies as st

from outbrief.briefing.model import Briefing, Column, Initiative, Paragraph, Point, Points, PriorityTable, Section
from outbrief.briefing.place import Place, slug
from outbrief.search.answer import Answer, Hit
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of

LABELS = {"area": "Field of Work", "initiative": "Measure", "outcome": "Expected Result"}

_WORDS = [
    *[
        "unified",
        "cyclone",
        "fleet",
        "watch",
        "pump",
        "resilience",
        "flood",
        "hamlet",
        "boats",
        "cyber",
        "ferries",
        "12",
        "2031",
        "2024",
    ],
    *["uctf", "UCTF", "uncytf", "the", "of", "resilliance", "cyclnoe", "pumpstation", "fle et", "cyber-resilience"],
    *["strategie", "accès", "网络安全", "安", "мосты", "المرونة", "“pump station”", '"pump', "station", "-boats", '-"'],
    *["area:cyb", "expected:flood", "in:ferries", "kind:ini", "-kind:point", "marking:amber", "outcome:", "nope:fleet"],
    *["year:2031", "year:20", "year:04", "status:open", "date>2024"],
]
queries = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=3)), max_size=4).map(" ".join)
"""Queries to the made-up briefing, some of them nonsense."""


def row(initiative: str, *, where: tuple[str, ...] = (), marking: str = "", date: str = "", **cells: str) -> Entry:
    """Make the entry of an initiative; other cells by their key."""
    fields = tuple(Field(key, LABELS.get(key, key), text) for key, text in {"initiative": initiative, **cells}.items())
    return Entry(Kind.INITIATIVE, Place(f"marsh/{slug(initiative)}"), fields, where, marking, date)


def entry(kind: Kind, text: str) -> Entry:
    """Make an entry of one text."""
    key = "text" if kind in (Kind.POINT, Kind.PARAGRAPH) else "title"
    return Entry(kind, Place(f"marsh/{slug(text)}"), (Field(key, key.capitalize(), text),))


def search(query: str, *among: Entry) -> Answer:
    """Search some entries."""
    return index_of(among).search(query)


def found(query: str, *among: Entry) -> list[str]:
    """Return the titles of what a search of some entries finds, best first."""
    return [hit.entry.title for hit in search(query, *among).hits]


def only_hit(query: str, *among: Entry) -> Hit:
    """Return what a search of some entries finds, where that is one."""
    (hit,) = search(query, *among).hits
    return hit


def lit(hit: Hit) -> list[tuple[str, str]]:
    """Return the lit texts of a hit, each after the key of its field."""
    fields = hit.entry.fields
    return [(fields[span.field].key, fields[span.field].text[span.start : span.end]) for span in hit.spans]


def marsh() -> Briefing:
    """Make a briefing with an entry of every kind, in several scripts."""
    weather = PriorityTable(
        Place("marsh/warning/weather-works"),
        (Column("area", "Field of Work"), Column("initiative", "Measure"), Column("outcome", "Expected Result")),
        (
            Initiative(
                Place("marsh/warning/fleet"),
                {"area": "Weather", "initiative": "Unified Cyclone Tracking Fleet", "outcome": "Earlier sirens"},
                marking="TLP:AMBER",
            ),
            Initiative(
                Place("marsh/warning/pumps"),
                {"area": "Cyber", "initiative": "Pump Station Watch", "outcome": "Resilience\nagainst floods"},
                marking="TLP:GREEN",
            ),
            Initiative(Place("marsh/warning/empty"), {"area": "", "initiative": ""}, marking="TLP:GREEN"),
        ),
        "Weather works",
        (Paragraph(Place("marsh/warning/before"), "Costs are shared by the hamlets."),),
        marking="TLP:GREEN",
    )
    oars = Point(Place("marsh/warning/oars"), "Oars are stored dry.", marking="TLP:GREEN")
    boats = Point(
        Place("marsh/warning/boats"),
        "Every hamlet keeps one.",
        "Boats",
        marking="TLP:RED",
        cells={"status": "planned"},
        points=(oars,),
    )
    ferries = PriorityTable(
        Place("marsh/ferries/table"),
        (Column("area", "Langue"), Column("initiative", "Mesure"), Column("kpi", "Nombre")),
        (
            Initiative(Place("marsh/ferries/quais"), {"area": "Stratégie d’accès", "kpi": "12"}),
            Initiative(
                Place("marsh/ferries/bridges"),
                {
                    "area": "网络安全",
                    "initiative": "加强渡轮合作",
                    "kpi": "Прочные мосты",
                    "note": "المرونة السيبرانية",
                },
            ),
        ),
    )
    warning = Section(
        Place("marsh/warning"),
        "Warning and shelter",
        (Paragraph(Place("marsh/warning/p"), "Wardens asked for sirens."), Points((boats,)), weather),
        marking="TLP:GREEN",
    )
    timetables = Section(Place("marsh/ferries/timetables"), "Timetables", marking="TLP:GREEN")
    return Briefing(
        Place("marsh"),
        "Marsh Council calls on the Uplands",
        (Paragraph(Place("marsh/p"), "Two days on water, ferries and weather."),),
        (warning, Section(Place("marsh/ferries"), "Ferries", (ferries,), (timetables,))),
        date="2031-04-09",
        marking="TLP:GREEN",
    )
