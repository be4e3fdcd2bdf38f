"""The tree of organisation units over time."""

from dataclasses import replace

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.periods import Period
from tests.domain.plans import organisation, sample_organisation

TREE = organisation({"works": {"north": {"lathe": {}, "press": {}}, "BANK": {}}})


def _dated(code: str, **dates: str) -> Organisation:
    return Organisation(tuple(replace(u, **dates) if u.code == code else u for u in TREE.units))  # type: ignore[arg-type]


def test_below_and_subtree() -> None:
    assert tuple(TREE.subtree("works")) == ("works", "north", "lathe", "press", "BANK")
    assert tuple(TREE.below("north")) == ("lathe", "press")
    assert TREE.root.code == "works"
    assert TREE.children("works") == ("north", "BANK")


def test_units_of_a_period() -> None:
    days = Period(2031).days
    assert TREE.existing(*days) is TREE
    assert "lathe" in _dated("lathe", valid_to="2031-01-01").existing(*days).by_code
    assert "lathe" not in _dated("lathe", valid_to="2030-12-31").existing(*days).by_code
    assert "lathe" in _dated("lathe", valid_from="2031-12-31").existing(*days).by_code
    assert "lathe" not in _dated("lathe", valid_from="2031-04-01").existing(*Period(2031, "Q1").days).by_code


def test_what_is_below_a_missing_unit_is_missing() -> None:
    kept = _dated("north", valid_to="2030-06-30").existing(*Period(2031).days)
    assert tuple(kept.by_code) == ("works", "BANK")


def test_the_sample_organisation_has_one_university() -> None:
    tree = sample_organisation()
    assert tree.root.level == "university"
    assert len(tuple(tree.subtree(tree.root.code))) == len(tree.units)
