"""Section numbers: `1`, `2`, `2.1` … in the order of the briefing, made for reading and never part of a place."""

from outbrief.briefing.model import Briefing, Section
from outbrief.briefing.place import Place


def section_numbers(briefing: Briefing) -> dict[Place, str]:
    """Return the number of every section of a briefing, by its place."""
    numbers: dict[Place, str] = {}

    def number(sections: tuple[Section, ...], prefix: str) -> None:
        for position, section in enumerate(sections, 1):
            numbers[section.place] = f"{prefix}{position}"
            number(section.sections, f"{prefix}{position}.")

    number(briefing.sections, "")
    return numbers
