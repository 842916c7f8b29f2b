"""Templates: fields, groups that fall with their empty fields, and what is wrong with a text that is none."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.formats.template import NoTemplate, parsed_template

KNOWN = ("a", "b")


def filled(text: str, **values: str) -> str:
    return parsed_template(text, KNOWN).filled({"a": "", "b": "", **values})


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{a}, {b}", "A, B"),
        ("{ a }", "A"),
        ("{a}[ ({b})]", "A (B)"),
        ("[[{a}]]", "[A]"),
        ("[ [[{a}]]]", " [A]"),
        ("{{{a}}}", "{A}"),
        ("no field\nat all", "no field\nat all"),
        ("", ""),
    ],
)
def test_a_template_is_filled(text: str, made: str) -> None:
    assert filled(text, a="A", b="B") == made


def test_a_group_falls_with_any_of_its_fields_and_takes_its_signs_along() -> None:
    template = "{a}[, {b}][ ({a}, {b})]."
    assert filled(template, a="A") == "A."
    assert filled(template, a="A", b="B") == "A, B (A, B)."


def test_a_value_is_never_read_as_a_template() -> None:
    assert filled("{a}", a="{b}[[ ]") == "{b}[[ ]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{c}", "unknown field {c}"),
        ("{}", "unknown field {}"),
        ("{a.real}", "unknown field {a.real}"),
        ("x {a", "a lone { at “{a”; as itself it is written {{"),
        ("a } b", "a lone } at “} b”; as itself it is written }}"),
        ("[{a}", "a [ that no ] closes; as itself it is written [["),
        ("{a}]", "nothing that ] closes at “]”; as itself it is written ]]"),
        ("[x [{a}]]", "a group in a group at “[{a}]]”"),
        ("[x] {a}", "no field between [ and ] before “] {a}”; as themselves they are written [[ and ]]"),
        ("]" + "x" * 40, f"nothing that ] closes at “]{'x' * 29}…”; as itself it is written ]]"),
    ],
)
def test_what_is_no_template_is_told(text: str, message: str) -> None:
    with pytest.raises(NoTemplate) as caught:
        parsed_template(text, KNOWN)
    assert str(caught.value) == message


def test_the_field_that_there_is_not_is_named() -> None:
    with pytest.raises(NoTemplate) as caught:
        parsed_template("{c}", KNOWN)
    assert caught.value.unknown == "c"


@given(st.text(alphabet="[]{}ab ,", max_size=30))
def test_any_text_is_a_template_or_is_told_why_not(text: str) -> None:
    with contextlib.suppress(NoTemplate):
        parsed_template(text, KNOWN).filled({"a": "1", "b": ""})


@given(st.text(alphabet="[]{}ab ,"))
def test_every_text_can_be_written_as_a_template(text: str) -> None:
    doubled = "".join(sign * 2 if sign in "[]{}" else sign for sign in text)
    assert filled(doubled) == text
