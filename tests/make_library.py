"""A made-up library: a folder of briefings whose initiatives are put together from words. All follows from a seed.

python tests/make_library.py FOLDER [--briefings 60] [--rows 50] [--folders 5] [--seed 1]
"""

import argparse
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path


def listed(text: str) -> list[str]:
    """Return what stands between the commas."""
    return [" ".join(part.split()) for part in text.split(",")]


SUBJECTS = listed("""
    coastal, river, harbour, border, rural, urban, regional, digital, maritime, alpine, railway, airport,
    forest, grassland, lake, school, hospital, library, museum, theatre, archive, satellite, undersea,
    cross-border, municipal, volunteer, seasonal, veteran, apprentice, fisheries, dairy, orchard, vineyard,
    timber, textile, ceramic, recycling, wastewater, drinking-water
""")
THINGS = listed("""
    flood warning, cyber resilience, ferry timetable, pilot roster, bridge inspection, data exchange, skills
    passport, heat pump, blood reserve, school meals, night train, seed bank, fire watch, noise register, lamp
    renewal, dyke repair, ice patrol, radar relay, grain storage, water meter, language course, traffic
    analysis, licence reform, labour programme, energy audit, soil survey, wildlife corridor, emergency
    shelter, procurement portal, customs clearance, archive scan, vaccine cooler, ambulance dispatch, tide
    gauge, avalanche barrier, broadband trench, court calendar, mediation panel
""")
FORMS = listed("""
    scheme task force, joint register, working group, action plan, pilot project, common standard, mobile
    unit, training centre, early-warning network, support fund, annual review, shared platform, exchange
    programme, field trial
""")
PLACES = listed("""
    Aldermoor, Brennick, Corvallow, Dunmarra, Eskholm, Farrowby, Glenvane, Hollin, Istrava, Jorvale, Kestrin,
    Lunmere, Morrowick, Nethercombe, Ostwick, Penmarrow, Quillan, Rosmere, Selwick, Tarnhow, Ullerby,
    Varnholm, Westerling, Yarrowdale, Zennick
""")
AREAS = listed("""
    Security, Transport, Health, Energy, Education, Environment, Justice, Trade, Agriculture, Culture,
    Research
""")
OUTCOMES = listed("""
    fewer accidents, quicker response, lower costs, wider participation, cleaner water, stronger cooperation,
    shorter queues, safer crossings, better forecasts, reduced emissions, fairer access, earlier detection,
    steadier supply, higher yields, clearer responsibilities, longer service life
""")
WHOSE = listed("""
    for island communities, for border guards, in winter, among neighbouring districts, at small ports, for
    young families, for seasonal workers, in mountain valleys, during strikes, along the canal, for night
    shifts, in rented homes
""")
OCCASIONS = listed("""
    visit, forum, summit, readout, round table, annual meeting, strategy review, conference
""")
THEMES = listed("""
    What was agreed, Measures on the ground, Work in common, Longer-term plans, Money and people, Open questions
""")
LEADS = listed("""
    Ministry of Works, Coast Agency, Regional Council, Border Service, Health Board, Joint Secretariat
""")
STATUSES = listed("planned, in progress, done, on hold")

FIRST_DAY, DAYS = date(2021, 1, 11), 5 * 365
"""The dates of a library begin there, and are spread over so many days."""
COLUMNS = {
    "id": "No.",
    "area": "Area",
    "title": "Initiative",
    "outcome": "Expected Outcome",
    "lead": "Lead",
    "status": "Status",
}
"""What is known of an initiative, and how it is printed; what none of a table has is no column of it."""
SECTIONS, POINTS = 3, 2
"""Sections of a briefing, points of a section."""

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative."""

    id: str
    title: str
    area: str
    outcome: str
    detail: str = ""
    section: str = ""
    briefing: str = ""
    lead: str = ""
    status: str = ""

    @property
    def words(self) -> set[str]:
        """The words of all its cells."""
        return set(_WORD.findall(f"{self.title} {self.area} {self.outcome} {self.detail}".lower()))


def items(count: int, seed: int = 1) -> list[Item]:
    """Make up initiatives, no two with the same title."""
    chance = random.Random(seed)
    titles: set[str] = set()
    made: list[Item] = []
    while len(made) < count:
        title = f"{chance.choice(SUBJECTS)} {chance.choice(THINGS)} {chance.choice(FORMS)}".capitalize()
        if chance.random() < 0.6 or count > 20_000:
            title += f" {chance.choice(PLACES)}" + (f" {chance.randint(2, 2_000)}" if count > 20_000 else "")
        if title not in titles:
            titles.add(title)
            outcome = f"{chance.choice(OUTCOMES)} {chance.choice(WHOSE)}".capitalize()
            briefing = f"Readout {len(made) // 50 + 1}"
            made.append(Item(f"i{len(made)}", title, chance.choice(AREAS), outcome, "", "Measures", briefing))
    return made


def briefed(library: Sequence[Item], rows: int, seed: int = 1) -> list[Item]:
    """Return initiatives as briefings of so many rows have them: without ids, with a lead and a status.

    No two of a briefing have the same outcome, which `outbrief check` would take for a slip.
    """
    chance = random.Random(seed)
    made: list[Item] = []
    outcomes: set[str] = set()
    for number, item in enumerate(library):
        if number % rows == 0:
            outcomes.clear()
        outcome = item.outcome
        while outcome in outcomes:
            outcome = f"{item.outcome} by {chance.randint(2027, 2040)}"
        outcomes.add(outcome)
        lead, status = chance.choice(LEADS), chance.choice(STATUSES)
        made.append(replace(item, id="", outcome=outcome, lead=lead, status=status))
    return made


def write_library(library: Sequence[Item], folder: Path, rows: int = 50, folders: int = 0, seed: int = 1) -> list[Path]:
    """Write items as briefings of so many rows each, spread evenly over some folders; return their paths."""
    chance = random.Random(seed)
    count = -(-len(library) // rows)
    paths: list[Path] = []
    for number in range(count):
        inner = folder / _folder_name(number * folders // count) if folders else folder
        inner.mkdir(parents=True, exist_ok=True)
        path = inner / f"readout-{number + 1:05}.yaml"
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        path.write_text(
            _briefing(number + 1, day, library[number * rows : (number + 1) * rows], chance), encoding="utf-8"
        )
        paths.append(path)
    return paths


def _folder_name(number: int) -> str:
    name = PLACES[number % len(PLACES)].lower()
    return name if number < len(PLACES) else f"{name}-{number // len(PLACES) + 1}"


def _briefing(number: int, day: date, rows: Sequence[Item], chance: random.Random) -> str:
    place = chance.choice(PLACES)
    lines = ["outbrief: 1", f"title: {place} {chance.choice(OCCASIONS)} {number}", f"date: {day}"]
    if chance.random() < 0.3:
        lines.append(f"marking: TLP:{chance.choice(('GREEN', 'AMBER'))}")
    lines += ["intro: |", f"  {_sentence(chance)}", "sections:"]
    themes = chance.sample(THEMES, SECTIONS)
    for at, theme in enumerate(themes):
        some = rows[at * len(rows) // SECTIONS : (at + 1) * len(rows) // SECTIONS]
        lines += [f"  - title: {theme}", "    text: |", f"      {_sentence(chance)}", "    points:"]
        for thing in chance.sample(THINGS, POINTS):
            lines.append(f"      - {thing.capitalize()}: {chance.choice(OUTCOMES)} {chance.choice(WHOSE)}")
        if some:
            lines += _table(some)
    return "\n".join(lines) + "\n"


def _sentence(chance: random.Random) -> str:
    one, other = chance.sample(THINGS, 2)
    return f"The delegates spoke of the {one} and the {other}, and of {chance.choice(OUTCOMES)} {chance.choice(WHOSE)}."


def _table(rows: Sequence[Item]) -> list[str]:
    labels = {key: label for key, label in COLUMNS.items() if any(getattr(row, key) for row in rows)}
    columns = ", ".join(f"{'initiative' if key == 'title' else key}: {label}" for key, label in labels.items())
    lines = ["    table:", f"      columns: {{{columns}}}", "      rows:"]
    for row in rows:
        head = "        - "
        for key in labels:
            if text := getattr(row, key):
                lines.append(f"{head}{'initiative' if key == 'title' else key}: {json.dumps(text)}")
                head = "          "
    return lines


def main() -> None:
    """Make the library that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write it; made if it is not there")
    parser.add_argument("--briefings", type=int, default=60, help="how many (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=50, help="initiatives of each (default: %(default)s)")
    parser.add_argument("--folders", type=int, default=0, help="to spread them over (default: none)")
    parser.add_argument("--seed", type=int, default=1, help="another one, another library (default: %(default)s)")
    arguments = parser.parse_args()
    made = briefed(items(arguments.briefings * arguments.rows, arguments.seed), arguments.rows, arguments.seed)
    paths = write_library(made, arguments.folder, arguments.rows, arguments.folders, arguments.seed)
    print(f"{len(paths)} briefings, {len(made):,} initiatives in {arguments.folder}")


if __name__ == "__main__":
    main()
