"""A briefing, one place of it, or many briefings as one HTML page that needs nothing else: no script, no other file.

What the page is made of stands in `html_body`; here it gets its head, its contents, its markings and its end. The id of
every element that has a place is the place.
"""

from collections.abc import Iterator, Sequence

from outbrief import __version__
from outbrief.briefing.model import Briefing, Section, Standing, heading, marking_of, markings_from
from outbrief.formats.citation import breadcrumb
from outbrief.formats.html_body import Body, title_id
from outbrief.formats.html_style import PAGE, STYLE, TLP_COLOURS
from outbrief.formats.html_text import css_string, element, inline, marking_labels, opened, tlp_label

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load and run for the page: its own style, and nothing else."""

MANY = "Briefings"
"""The title of a page of several."""

LONGEST_FOOTER = 70
"""Characters of a title that are printed at the bottom of a page: as many fit beside its number."""

RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
"""Languages whose pages are laid out from right to left."""


def html_of(standing: Standing) -> str:
    """Return what stands at a place as a page."""
    item = standing.item
    return "".join(library_html([item]) if isinstance(item, Briefing) else _part(standing))


def _part(standing: Standing) -> Iterator[str]:
    item, within = standing
    briefing = within[0] if within and isinstance(within[0], Briefing) else None
    marking = marking_of(standing)
    markings = list(dict.fromkeys(filter(None, (marking, *markings_from(standing)))))
    yield from _head(heading(item), briefing.lang if briefing else "", markings)
    yield f'{element("p", breadcrumb(within), class_="about")}\n<main id="main">\n'
    yield from Body(briefing).alone(standing, marking)
    yield "</main>\n"
    yield from _end(markings, item.place)


def library_html(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield the page of all the briefings, in pieces; they are gone through twice."""
    is_one = len(briefings) == 1
    # Before the first of them is written, the page must say what it holds, and how it is to be handled.
    contents: list[str] = []
    found: dict[str, None] = {}
    title, lang = MANY, ""
    for briefing in briefings:
        contents += _contents(briefing, is_one)
        found.update(dict.fromkeys(markings_from(Standing(briefing, ()))))
        if is_one:
            title, lang = briefing.title, briefing.lang
    markings = list(found)
    yield from _head(title, lang, markings)
    if not is_one:
        yield f"{element('h1', MANY)}\n"
    yield f"{opened('div', class_='beside' if contents else '')}\n"
    if contents:
        yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n'
        yield from contents
        yield "</ol>\n</nav>\n"
    yield '<main id="main">\n'
    for briefing in briefings:
        own = {} if is_one else _language(briefing.lang)
        yield opened("article", id=briefing.place, aria_labelledby=title_id(briefing.place), **own) + "\n"
        yield from Body(briefing, level=1 if is_one else 2).briefing(briefing)
        yield "</article>\n"
    yield "</main>\n</div>\n"
    yield from _end(markings, briefings[0].place if is_one else "")


def _language(lang: str) -> dict[str, str]:
    """Return what says a language, and the direction it is written in."""
    return {"lang": lang, "dir": "rtl" if lang.partition("-")[0].lower() in RIGHT_TO_LEFT else ""}


def _head(title: str, lang: str, markings: Sequence[str]) -> Iterator[str]:
    """Yield all that stands before the page's own text."""
    colour = TLP_COLOURS.get(tlp_label(markings[0]), "") if len(markings) == 1 else ""
    page = PAGE.format(
        title=css_string(title if len(title) <= LONGEST_FOOTER else f"{title[:LONGEST_FOOTER]}…"),
        markings=css_string(", ".join(markings)),
        ink=colour or "#000",
        paper="#000" if colour else "transparent",
    )
    yield f'<!doctype html>\n{opened("html", **_language(lang or "und"))}\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta name="generator" content="outbrief {__version__}">\n'
    # A tab and a window have no room for a label, but for its text.
    yield f"{element('title', ' '.join([*(f'[{marking}]' for marking in markings), title]))}\n"
    yield f"<style>\n{STYLE}{page}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#main">Skip to the text</a>\n'
    if markings:
        yield f'<header><p class="banner">Marking: {marking_labels(markings)}</p></header>\n'


def _end(markings: Sequence[str], place: str) -> Iterator[str]:
    yield '<footer class="end">\n'
    if markings:
        yield f'<p class="banner">Marking: {marking_labels(markings)}</p>\n'
    yield f"<p>{f'Place: {inline(place)} · ' if place else ''}outbrief {__version__}</p>\n</footer>\n</body>\n</html>\n"


def _contents(briefing: Briefing, is_one: bool) -> Iterator[str]:
    if is_one:
        yield from _listed(briefing.sections, "")
    else:
        yield from _entry(briefing.place, briefing.title, "", briefing.sections)


def _listed(sections: Sequence[Section], prefix: str) -> Iterator[str]:
    for number, section in enumerate(sections, 1):
        yield from _entry(section.place, section.title, f"{prefix}{number}", section.sections)


def _entry(place: str, title: str, number: str, sections: Sequence[Section]) -> Iterator[str]:
    numbered = f'<span class="number">{number}</span>' if number else ""
    yield f"<li>{opened('a', title, href=f'#{place}')}{numbered}{inline(title)}</a>"
    if sections:
        yield "\n<ol>\n"
        yield from _listed(sections, f"{number}." if number else "")
        yield "</ol>\n"
    yield "</li>\n"
