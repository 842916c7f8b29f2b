"""What was looked at lately is held, within bounds."""

from outbrief.library.lately import Lately


def test_what_was_not_asked_for_longest_goes_first() -> None:
    made: list[str] = []

    def make(key: str) -> tuple[str, int]:
        made.append(key)
        return key.upper(), 4

    lately: Lately[str, str] = Lately(10)
    for key in ("a", "b", "a", "c", "a", "b"):
        assert lately.get(key, lambda key=key: make(key)) == key.upper()  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]


def test_the_last_is_held_however_heavy() -> None:
    lately: Lately[str, int] = Lately(10)
    assert lately.get("small", lambda: (1, 5)) == 1
    assert lately.get("heavy", lambda: (2, 500)) == 2
    assert lately.get("heavy", lambda: (3, 500)) == 2
    assert lately.get("small", lambda: (4, 5)) == 4
    assert lately.get("heavy", lambda: (5, 500)) == 5


def test_a_copy_goes_its_own_way() -> None:
    lately: Lately[str, int] = Lately(10)
    lately.get("a", lambda: (1, 1))
    other = lately.copy()
    assert other.get("a", lambda: (2, 1)) == 1
    other.get("b", lambda: (3, 1))
    assert lately.get("b", lambda: (4, 1)) == 4
