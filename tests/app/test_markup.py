"""No widget is handed text of a file as markup, anywhere in the source of the reader; and the check can fail."""

import ast
from pathlib import Path

import pytest

import outbrief
from markup_check import Source, faults

APP = Path(outbrief.__file__).parent / "app"
FILES = sorted(APP.rglob("*.py"))


def test_no_widget_is_given_text_as_markup() -> None:
    known = Source()
    for path in FILES:
        known.learn(ast.parse(path.read_text()))
    assert len(FILES) > 30
    assert {str(path.relative_to(APP)): found for path in FILES if (found := faults(path.read_text(), known))} == {}


def test_every_screen_over_the_reader_is_left_once() -> None:
    over = {
        path.name: node.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and any("ModalScreen" in ast.unparse(base) for base in node.bases)
    }
    assert over == {"overlay.py": "Overlay"}


@pytest.mark.parametrize(
    "bad",
    [
        "yield Static(section.title)",
        "yield Static(f'{self.prompt} ')",
        "yield Label('of ' + name)",
        "yield Static(title, markup=True)",
        "yield Static('', tooltip=title, markup=False)",
        "yield Button(label=row.name)",
        "yield OptionList(*titles)",
        "yield OptionList(Option(title, id='one'))",
        "yield Collapsible(title=section.title)",
        "yield Markdown(text_of(standing))",
        "self.app.notify(f'{path} is gone.')",
        "self.app.notify(message, title='Gone')",
        "self.notify('Gone', title=name)",
        "self.query_one(Static).update(str(count))",
        "self.query_one('#status', Static).update(f' {self.status}')",
        "self.tooltip = row.name",
        "widget.border_title = title",
        "self.sub_title = briefing.title",
        "table.add_row(*cells)",
        "tree.root.add_leaf(title)",
        "Content.from_markup(title)",
        "Text.from_markup(f'[b]{title}')",
        "yield Hit(1.0, title, command)",
        "yield Hit(1.0, Content(title), command, help=where)",
        "yield DiscoveryHit(title, command)",
        "shown = Content(title)\n    if long: shown = title\n    yield Static(shown)",
        "yield Static('{}'.format(title))",
    ],
)
def test_text_that_is_given_as_markup_is_found(bad: str) -> None:
    assert faults(f"def compose(self):\n    {bad}\n")


@pytest.mark.parametrize(
    "good",
    [
        "yield Static('no words of a file')",
        "yield Static(title, markup=False)",
        "yield Static(Content(title))",
        "shown = Content(title)\n    shown += Content(' of ')\n    yield Static(shown.stylize('bold'))",
        "self.app.notify(f'{path} is gone.', markup=False)",
        "yield Hit(1.0, text(title) + Content(where), command)",
        "self.border_title = text(title)",
        "page.title = Content(title)",
    ],
)
def test_content_and_literals_are_no_fault(good: str) -> None:
    known = Source()
    known.learn(ast.parse("def text(plain: str) -> Content: ..."))
    assert faults(f"def compose(self):\n    {good}\n", known) == []


def test_a_string_that_is_rendered_is_found() -> None:
    assert faults("class Bar(Widget):\n    def render(self) -> str:\n        return self.title\n")
    assert faults("class Bar(Widget):\n    def render(self):\n        return self.title\n")
    assert faults("class Bar(Widget):\n    def render(self) -> Content:\n        return Content(self.title)\n") == []
