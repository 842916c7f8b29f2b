"""How many examples a property is tried with: `make test` takes the same few each time, a soak new ones and many."""

from hypothesis import settings

PER_CENT = 100
"""What Hypothesis calls its number of examples is here the percentage of what a test asks for."""


def use_profile(times: int) -> None:
    """Let every property be tried with `times` as many examples as it asks for; once, always with the same.

    A draw that nobody has seen may find a fault in anything: in a soak it is welcome, but it must not decide whether a
    change that has nothing to do with it passes.
    """
    settings.register_profile(
        "outbrief", derandomize=times == 1, database=None, deadline=None, max_examples=times * PER_CENT
    )
    settings.load_profile("outbrief")


def examples(few: int) -> settings:
    """Return what lets a property be tried with `few` examples, and in a soak with as many more as that takes."""
    return settings(max_examples=few * settings().max_examples // PER_CENT)
