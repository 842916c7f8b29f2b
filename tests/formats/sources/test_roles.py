"""Which column has which role, and why."""

import pytest

from outbrief.formats.sources.roles import roles


def _keys(labels: str, *columns: list[str], told: dict[str, str] | None = None) -> list[str]:
    """Return the keys of columns; without cells, each has three that differ."""
    names = labels.split("|")
    cells = columns or [[f"{letter}{number}" for letter in "abc"] for number in range(len(names))]
    return [role.key for role in roles(names, cells, told or {})]


@pytest.mark.parametrize(
    ("labels", "keys"),
    [
        ("Priority Area|Key Focus|Expected Outcome", ["area", "initiative", "outcome"]),
        ("Focus Area|Key Initiative|Expected Outcome", ["area", "initiative", "outcome"]),
        ("Strategic Focus|Priority Area|Expected Outcome", ["area", "initiative", "outcome"]),
        ("No.|Measure|Responsible|Deadline|Status|Remarks", ["id", "initiative", "lead", "due", "status", "note"]),
        ("Milestone|Measurement|Target Date|Responsible Party", ["initiative", "kpi", "due", "lead"]),
        ("objectiveArea|actionName|dueDate", ["area", "initiative", "due"]),
        ("Objectif|Mesure|Responsable|Échéance|Statut", ["area", "initiative", "lead", "due", "status"]),
        ("Handlungsfeld|Maßnahme|Zuständigkeit|Frist", ["area", "initiative", "lead", "due"]),
        ("Eje|Acción|Responsable|Plazo", ["area", "initiative", "lead", "due"]),
        ("Name|Description|Resource(s)", ["initiative", "description", "resource"]),
    ],
)
def test_roles_by_labels(labels: str, keys: list[str]) -> None:
    assert _keys(labels) == keys


def test_a_column_is_an_id_only_where_its_cells_are() -> None:
    assert _keys("Number|Project", ["1", "2"], ["A", "B"]) == ["id", "initiative"]
    assert _keys("Number|Project", ["a lot of them", "a lot of them"], ["A", "B"]) == ["number", "initiative"]


def test_what_repeats_names_no_row() -> None:
    assert _keys("Project|Title", ["X", "X", "X", "X"], ["A", "B", "C", "D"]) == ["project", "initiative"]


def test_beside_the_id_stands_the_name_where_it_looks_like_one() -> None:
    assert _keys("ID|Profile|Model", ["1", "2"], ["Sandbox", "Sensitive"], ["x", "x"]) == ["id", "initiative", "model"]
    assert _keys("ID|Amount", ["1", "2"], ["10", "20"]) == ["id", "amount"]


def test_what_is_unclear_is_plain_with_a_key_that_is_no_role_by_chance() -> None:
    assert _keys("Status|Status||Source of it") == ["status", "status-2", "column-3", "source-of-it"]
    assert _keys("Key|What it does") == ["key", "what-it-does"]


def test_what_a_person_tells_comes_first() -> None:
    assert _keys("Priority Area|Key Focus", told={"key focus": "kpi"}) == ["area", "kpi"]
    assert _keys("Status|State of it", told={"state of it": "status"}) == ["status-2", "status"]


def test_each_role_says_why() -> None:
    found = roles(["Priority Area", "Key Focus", "Cost"], [["a"], ["b"], ["c"]], {})
    assert [role.why for role in found] == ["its label", "the second of two columns that may be an area", ""]
