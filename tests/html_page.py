"""A page in HTML taken apart: that every element is closed, which there are, and what text stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "meta"}
"""Elements that have no end."""


@dataclass
class Page:
    """What was found."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The name and the attributes of every element, in order."""
    text: str = ""
    """The text of the body; a line break is one."""

    def of(self, name: str) -> list[dict[str, str]]:
        """Return the attributes of the elements of a name."""
        return [attributes for found, attributes in self.elements if found == name]

    @property
    def ids(self) -> list[str]:
        """The ids, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def taken_apart(html: str) -> Page:
    """Return what a page consists of. What is not closed as it was opened fails."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.page


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(value is not None for _, value in attrs)
        assert len({name for name, _ in attrs}) == len(attrs)
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "br":
            self.page.text += "\n"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.page.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")
