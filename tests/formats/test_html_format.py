"""The HTML page: everything is on it, escaped, in its place, with its marking."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given

from examples import examples
from html_page import Page, taken_apart
from made_up_documents import briefings, loaded
from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    walk,
)
from outbrief.formats.html_format import html_of, library_html
from outbrief.formats.html_text import css_string, linked

FORUM = {
    "outbrief": 1,
    "id": "forum",
    "lang": "en",
    "title": "The harbour <forum> & friends",
    "date": "2026-05-04",
    "url": "https://example.org/a?b=1&c",
    "source": "javascript:alert(1)",
    "marking": "TLP:GREEN",
    "log": [{"date": "2026-06-01", "status": "done"}],
    "footnotes": [{"1": "A note."}, {"unread": "Another."}],
    "intro": "In short.[^1]",
    "sections": [
        {
            "title": "Safety",
            "points": [{"name": "Fenders", "text": "New.", "status": "open", "points": ["Rubber"]}],
            "table": {
                "title": "Measures",
                "columns": {"area": "Field", "initiative": "Measure"},
                "rows": [
                    {"area": "Lamps", "initiative": "Lighting"},
                    {"group": "Shore", "area": "Home\nport", "marking": "TLP:RED"},
                ],
            },
            "sections": [{"title": "Deeper", "marking": "TLP:RED", "text": "שלום"}],
        },
        {"title": "End"},
    ],
}


def page(place: str = "forum") -> Page:
    return taken_apart(html(place))


def html(place: str = "forum") -> str:
    return html_of(next(standing for standing in walk(loaded(FORUM)) if standing.item.place == place))


def texts(briefing: Briefing) -> Iterator[str]:
    """Yield every text that a briefing holds for its readers."""
    yield from (briefing.date, briefing.source, *briefing.tags, *briefing.statuses, *briefing.extra.values())
    yield from (text for event in briefing.log for text in event.values())
    for item, _ in walk(briefing):
        match item:
            case Briefing() | Section():
                yield item.title
            case PriorityTable():
                yield from (item.title, *(column.label for column in item.columns))
            case Initiative():
                yield from item.cells.values()
            case Point():
                yield from (item.name, item.text, *item.cells.values())
            case Paragraph():
                yield item.text


@examples(60)
@given(briefings)
def test_every_text_is_on_the_page_and_none_is_anything_but_text(briefing: Briefing) -> None:
    found = taken_apart(html_of(Standing(briefing, ())))
    for standing in walk(briefing):
        if isinstance(standing.item, Initiative):
            alone = taken_apart(html_of(standing)).text
            assert all(text in alone for text in standing.item.cells.values() if "[^" not in text)
    # A reference to a footnote is shown as its label alone.
    labels = "|".join(re.escape(note.name) for note in briefing.footnotes if note.name)
    for text in texts(briefing):
        shown = re.sub(rf"\[\^({labels})\]", r"\1", text) if labels else text
        assert text in found.text or shown in found.text
    assert {name for name, _ in found.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "a", "header", "footer", "p", "strong", "div", "nav", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "ol", "li", "span", "main", "article", "section", "ul", "dl", "dt", "dd"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "br", "sup"),
    }
    assert not any(name.startswith("on") or name == "style" for _, all_ in found.elements for name in all_)
    assert len(set(found.ids)) == len(found.ids)
    assert {str(standing.item.place) for standing in walk(briefing)} <= {*found.ids}
    assert all(one["href"][1:] in found.ids for one in found.of("a") if one["href"].startswith("#"))


def test_the_page_has_landmarks_a_language_contents_and_tables_with_headers() -> None:
    found = page()
    assert found.of("html") == [{"lang": "en"}]
    assert [name for name, _ in found.elements if name in ("header", "nav", "main", "footer", "h1")] == [
        "header", "nav", "main", "h1", "footer",
    ]  # fmt: skip
    assert [one["href"] for one in found.of("a")][1:4] == ["#forum/safety", "#forum/safety/deeper", "#forum/end"]
    assert [one.get("scope") for one in found.of("th")][:5] == ["col", "col", "col", "row", "rowgroup"]
    assert {one["id"]: one["aria-labelledby"] for one in found.of("section") if "id" in one} == {
        f"forum/{name}": f"title:forum/{name}" for name in ("safety", "safety/deeper", "end")
    }
    assert html().count("<title>[TLP:GREEN] [TLP:RED] The harbour &lt;forum&gt; &amp; friends</title>") == 1


def test_nothing_is_loaded_and_nothing_can_run() -> None:
    found = page()
    policy = next(one["content"] for one in found.of("meta") if "http-equiv" in one)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not any("src" in attributes for _, attributes in found.elements)
    assert not re.search(r"url\(|@import|<script|<link", html())


def test_only_an_address_of_the_web_is_a_link() -> None:
    assert '<a href="https://example.org/a?b=1&amp;c" rel="noreferrer">' in html()
    assert "<dd>javascript:alert(1)</dd>" in html()
    for text in ("javascript:alert(1)", "https://a b", 'https://a"onclick=', "data:text/html,x", "//a", "Annex"):
        assert "<a" not in linked(text)


def test_the_markings_stand_at_both_ends_on_paper_and_where_they_change() -> None:
    made = html()
    assert made.count('<p class="banner">Marking: <strong class="marking tlp-green">TLP:GREEN</strong> ') == 2
    assert made.count('content: "TLP\\00003aGREEN\\00002c\\000020TLP\\00003aRED";') == 2
    assert '>Deeper <strong class="marking tlp-red">TLP:RED</strong></h3>' in made
    assert '<td data-label="Marking"><strong class="marking tlp-red">TLP:RED</strong></td>' in made
    alone = html("forum/safety/deeper/p1")
    assert alone.count("TLP:RED") == 3
    assert "TLP:GREEN" not in alone


def test_a_text_that_ends_the_style_is_none() -> None:
    assert css_string('"; } </style>') == '"\\000022\\00003b\\000020\\00007d\\000020\\00003c\\00002fstyle\\00003e"'


def test_text_from_right_to_left_says_its_direction() -> None:
    assert '<p id="forum/safety/deeper/p1" dir="auto">שלום</p>' in html()
    arabic = loaded({"outbrief": 1, "id": "b", "title": "B", "lang": "ar-EG"})
    assert taken_apart(html_of(Standing(arabic, ()))).of("html") == [{"lang": "ar-EG", "dir": "rtl"}]


@pytest.mark.parametrize("standing", list(walk(loaded(FORUM)))[1:], ids=lambda one: str(one.item.place))
def test_a_part_is_a_page_with_where_it_stands(standing: Standing) -> None:
    found = page(standing.item.place)
    assert "The harbour <forum> & friends" in found.text
    assert f"Place: {standing.item.place}" in found.text
    assert found.of("html") == [{"lang": "en"}]
    # What refers to a footnote brings it along.
    assert ("A note." in found.text) == (str(standing.item.place) in ("forum/p1", "forum/footnote-1"))


def test_deep_sections_have_headings_of_their_level() -> None:
    section: dict[str, object] = {"title": "0"}
    for number in range(1, 8):
        section = {"title": str(number), "sections": [section]}
    found = taken_apart(html_of(Standing(loaded({"outbrief": 1, "title": "B", "sections": [section]}), ())))
    assert [one["aria-level"] for one in found.of("div") if "aria-level" in one] == ["7", "8", "9"]


def test_many_briefings_are_one_page_with_an_article_each() -> None:
    other = loaded({"outbrief": 1, "id": "other", "title": "Other", "lang": "fr", "marking": "SECRET"})
    found = taken_apart("".join(library_html([loaded(FORUM), other])))
    assert [one["id"] for one in found.of("article")] == ["forum", "other"]
    assert [one.get("lang") for one in found.of("article")] == ["en", "fr"]
    assert len(found.of("h1")) == 1
    assert found.text.count("SECRET") == 3
    assert not taken_apart("".join(library_html([]))).of("nav")
