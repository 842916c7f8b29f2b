"""Command lines without an option: read as a parser reads them, and without one."""

from argparse import ArgumentParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.commands import browse, completion
from outbrief.commands.plain import is_plain, plain_arguments


def parsed(*arguments: str) -> dict[str, object]:
    parser = ArgumentParser()
    browse.add_arguments(parser)
    return vars(parser.parse_intermixed_args(arguments))


@examples(100)
@given(st.lists(st.text(min_size=0, max_size=6).filter(lambda typed: not typed.startswith("-")), max_size=4))
def test_it_is_what_a_parser_makes_of_it(arguments: list[str]) -> None:
    assert is_plain(arguments)
    assert vars(plain_arguments(browse.add_arguments, arguments)) == parsed(*arguments)


@pytest.mark.parametrize("option", ["--fresh", "--at", "-x", "--", "-"])
def test_whatever_may_be_an_option_is_left_to_the_parser(option: str) -> None:
    assert not is_plain(["one", option])


def test_a_verb_that_takes_words_in_another_way_cannot_be_read_so() -> None:
    with pytest.raises(NotImplementedError, match="shell"):
        plain_arguments(completion.add_arguments, ["bash"])
