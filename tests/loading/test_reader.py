"""The reader takes every scalar as text, refuses what a stranger's file must not do, and keeps what it read."""

import gc

import pytest
import yaml

from outbrief.briefing.model import Mark
from outbrief.loading import tree
from outbrief.loading.nodes import Mapping, Scalar, Sequence, texts
from outbrief.loading.reader import Reading, read
from outbrief.loading.report import Report


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run every test with libyaml and with PyYAML's own parser."""
    if request.param == "libyaml" and not yaml.__with_libyaml__:
        pytest.skip("this PyYAML has no libyaml")
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")
    return str(request.param)


def reading(text: str) -> tuple[Reading, Report]:
    report = Report("file")
    return read(text, report), report


def shown(text: str) -> list[str]:
    root = reading(text)[0].root
    assert root is not None
    return list(texts(root))


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "~",
        "null",
        "1.10",
        "005",
        "0x1F",
        "1_000",
        "2026-12-31",
        "2024-13-45",
        "12:30:56",
        "=",
        "<<",
        ".inf",
        "1e3",
    ],
)
def test_every_scalar_is_text_as_written(written: str) -> None:
    found, report = reading(f"a: {written}\n")
    assert isinstance(found.root, Mapping)
    node = found.root.entries["a"].node
    assert isinstance(node, Scalar)
    assert node.text == written
    assert not report.problems()


def test_every_node_knows_its_line_and_column() -> None:
    root = reading("# x\na: é😀\nrows:\n  - b: c\n")[0].root
    assert isinstance(root, Mapping)
    assert root.mark == Mark(2, 1)
    assert root.entries["a"].node.mark == Mark(2, 4)
    rows = root.entries["rows"]
    assert (rows.mark, rows.node.mark) == (Mark(3, 1), Mark(4, 3))
    assert isinstance(rows.node, Sequence)
    assert rows.node.items[0].mark == Mark(4, 5)


def test_the_first_of_two_equal_keys_counts_and_the_other_is_reported_with_its_text() -> None:
    found, report = reading("a: one\nb: x\na: two\n")
    assert found.whole
    assert shown("a: one\nb: x\na: two\n") == ["a: one", "b: x"]
    (problem,) = report.problems()
    assert (problem.line, problem.column) == (3, 1)
    assert problem.message == "the key `a` stands here twice, first on line 1; this one is not shown: two"


def test_keys_that_look_alike_once_clean_are_equal() -> None:
    assert "twice" in reading('"a\\u200b": 1\n"a\\u200b": 2\n')[1].problems()[0].message


@pytest.mark.parametrize(
    ("text", "column", "what", "value"),
    [
        ("a: &x y\n", 4, "anchor", "&x y"),
        ("a: *y\n", 4, "alias", "*y"),
        ("a: !x y\n", 4, "tag", "!x y"),
        ("a: !!python/object:os.system b\n", 4, "tag", "!!python/object:os.system b"),
    ],
)
def test_anchors_aliases_and_tags_are_refused_and_shown_as_text(text: str, column: int, what: str, value: str) -> None:
    found, report = reading(text)
    (problem,) = report.problems()
    assert (problem.line, problem.column) == (1, column)
    assert what in problem.message
    assert problem.hint.endswith(f'quote it: a: "{value}"')
    assert found.whole
    assert shown(text) == [f"a: {value}"]


def test_the_merge_bomb_of_375_bytes_is_refused() -> None:
    bomb = "a: &a {k: v}\n" + "".join(
        f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    found, report = reading(bomb)
    assert found.whole
    assert any("alias" in problem.message for problem in report.problems())


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "a: [", "[{"])
def test_thirty_thousand_opened_containers_are_refused(sign: str) -> None:
    found, report = reading(sign * 30_000)
    assert not found.whole
    assert report.problems()[-1].severity == "error"


@pytest.mark.parametrize(("text", "hint"), [("a: [b, *c, d]\n", '"*c"'), ("a: [!x b]\n", '"!x b"')])
def test_inside_brackets_only_the_value_is_quoted(text: str, hint: str) -> None:
    assert reading(text)[1].problems()[0].hint == f"if it is text, quote it: {hint}"


def test_nesting_up_to_the_limit_is_read() -> None:
    deep = tree.DEPTH_LIMIT
    assert reading("[" * deep + "]" * deep)[0].whole
    assert not reading("[" * (deep + 1) + "]" * (deep + 1))[0].whole


def test_more_nodes_than_the_limit_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "NODE_LIMIT", 10)
    found, report = reading("- a\n" * 20)
    assert not found.whole
    assert isinstance(found.root, Sequence)
    assert len(found.root.items) == 10
    assert "more than 10 texts" in report.problems()[0].message


def test_more_refusals_than_the_limit_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "REFUSAL_LIMIT", 5)
    found, report = reading("- *a\n" * 20)
    assert not found.whole
    assert report.problems()[-1].message == "5 errors; the rest of the file is not read"


def test_a_text_over_the_limit_is_cut_and_the_rest_read() -> None:
    found, report = reading(f"a: {'x' * (tree.SCALAR_LIMIT + 1)}\nb: c\n")
    assert found.whole
    assert "65,537 characters" in report.problems()[0].message
    assert isinstance(found.root, Mapping)
    assert [len(text) for text in texts(found.root)] == [3 + tree.SCALAR_LIMIT, 4]


def test_a_second_document_is_not_read() -> None:
    found, report = reading("a: b\n---\nc: d\n")
    assert list(texts(found.root or Sequence(Mark()))) == ["a: b"]
    assert [(problem.line, problem.message) for problem in report.problems()] == [
        (2, "a second document; it is not read")
    ]


def test_a_key_that_is_a_list_is_refused_and_shown_as_written() -> None:
    assert "a key must be text" in reading("? [a, b]\n: c\n")[1].problems()[0].message
    assert shown("? [a, b]\n: c\n") == ["[a, b]: c"]


@pytest.mark.parametrize(
    ("text", "column", "lost", "hint"),
    [
        ("a: CFDA # 84.010\n", 9, "# 84.010", 'quote it: a: "CFDA # 84.010"'),
        ("a: #1 priority\n", 4, "#1 priority", 'quote it: a: "#1 priority"'),
        ("- 'x' and \"y\" #z\n", 0, "", ""),
        ('- say "x" # y\n', 11, "# y", "quote it: - 'say \"x\" # y'"),
    ],
)
def test_text_lost_after_one_space_and_a_hash_is_a_warning(text: str, column: int, lost: str, hint: str) -> None:
    problems = reading(text)[1].problems()
    if lost:
        (problem,) = problems
        assert problem.severity == "warning"
        assert (problem.line, problem.column) == (1, column)
        assert problem.message == f"text lost after ' #': {lost}"
        assert problem.hint == hint
    else:
        assert "closing quote" in problems[0].message


@pytest.mark.parametrize(
    "text", ["a: b  # meant\n", "a:  # meant\n  b: c\n", "a: 'b # c'\n", "a: |\n  b # c\n", "a: b#c\n", "# b\na: b\n"]
)
def test_a_comment_that_is_meant_is_no_problem(text: str) -> None:
    assert not reading(text)[1].problems()


def test_control_characters_written_as_escapes_are_cleaned() -> None:
    assert shown('a: "\\e]52;c;QQ\\a"\n"k\\e": "\\x9b"\n') == ["a: ␛]52;c;QQ␇", "k␛: \ufffd"]


def test_an_impossible_escape_is_a_problem() -> None:
    found, report = reading('a: b\nc: "\\UFFFFFFFF"\n')
    assert not found.whole
    assert report.problems()


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    reading("a: b\n")
    assert gc.isenabled()
    gc.disable()
    try:
        reading("a: [\n")
        assert not gc.isenabled()
    finally:
        gc.enable()
