"""The plan and the organisation come back as they were saved, and keep their identity when they change."""

from dataclasses import replace

import pytest

from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.plan import Edition
from ktu_desktop.domain.values import Band, number_from_decimal, whole
from ktu_desktop.errors import Refusal
from ktu_desktop.storage import organisation_store, past_store, plan_store
from ktu_desktop.storage.history_store import history
from ktu_desktop.storage.rows import fetch
from tests.storage.recording import ORG, PLAN, YEAR, change, record, values


def loaded(db):
    with db.reading() as connection:
        return plan_store.load_plans(connection)


def save(db, plan):
    with db.writing() as connection:
        plan_store.save_plan(connection, plan)


def test_the_delivered_plan_comes_back_whole(db, plan):
    (found,) = loaded(db)
    assert found == plan
    assert list(found.indicators) == list(plan.indicators)
    assert list(found.figures) == list(plan.figures)
    assert found.elements == plan.elements


def test_a_second_plan_lies_beside_the_first_and_continues_its_indicators(db, plan):
    continuing = replace(plan.indicators["1.1.3"], continues=f"{PLAN}:1.1.3")
    second = replace(
        plan, code="ktu-2026-2030", years=(2026,), indicators={**plan.indicators, "1.1.3": continuing}
    )
    save(db, second)
    assert loaded(db) == (plan, second)
    with db.reading() as connection:
        pairs = fetch(
            connection,
            """SELECT later.identity, before.identity FROM indicator AS later
            JOIN indicator AS before ON before.id = later.continues_id""",
        )
    assert pairs == [("ktu-2026-2030:1.1.3", f"{PLAN}:1.1.3")]


def test_saving_again_changes_nothing(db, plan):
    record(db, [change("1.1.3/numerator", 3)])
    save(db, plan)
    assert loaded(db) == (plan,)
    assert values(db) == {"1.1.3/numerator": whole(3)}


def test_an_amended_plan_keeps_the_targets_of_the_edition_before(db, plan):
    indicator = plan.indicators["1.1.1"]
    amended = replace(indicator, targets={**indicator.targets, 2023: number_from_decimal("0.2")})
    editions = (*plan.editions, Edition(4, "Board of Directors, decision No. 9", "2023-01-10"))
    newer = replace(plan, editions=editions, indicators={**plan.indicators, "1.1.1": amended})
    save(db, newer)
    assert loaded(db) == (newer,)
    with db.reading() as connection:
        amounts = fetch(
            connection,
            """SELECT edition, amount FROM target JOIN plan_indicator AS i ON i.id = plan_indicator_id
            WHERE code = '1.1.1' AND year = 2023 ORDER BY edition""",
        )
    assert amounts == [(3, 150_000), (4, 200_000)]


def test_an_indicator_that_the_plan_no_longer_has_is_not_seen_but_its_values_stay(db, plan):
    record(db, [change("1.1.3/numerator", 3)])
    save(db, without(plan, "1.1.3"))
    assert loaded(db) == (without(plan, "1.1.3"),)
    assert values(db) == {}
    with db.reading() as connection:
        assert [e.element for e in history(connection, PLAN, ORG, YEAR)] == ["1.1.3/numerator"]
    save(db, plan)
    assert values(db) == {"1.1.3/numerator": whole(3)}


def without(plan, gone):
    """The plan without an indicator and its figures."""
    return replace(
        plan,
        indicators={code: i for code, i in plan.indicators.items() if code != gone},
        figures={
            code: replace(f, used_by=tuple(user for user in f.used_by if user != gone))
            for code, f in plan.figures.items()
            if not code.startswith(gone + "/")
        },
    )


def test_the_planning_office_says_who_is_asked(db, plan):
    with db.writing() as connection:
        plan_store.set_supplier(connection, PLAN, "1.1.1", "faculty")
    assert loaded(db) == (plan.with_suppliers({"1.1.1": "faculty"}),)
    assert loaded(db) != (plan,)
    save(db, plan)
    assert loaded(db) == (plan.with_suppliers({"1.1.1": "faculty"}),)
    with db.writing() as connection:
        plan_store.set_supplier(connection, PLAN, "1.1.1", None)
    assert loaded(db) == (plan,)


def test_the_years_before_the_plan(db):
    with db.reading() as connection:
        past = past_store.history_values(connection, PLAN)
    assert sorted(past) == [2018, 2019, 2020]
    assert past[2020]["1.2.10"] == whole(9733)
    assert past[2019]["3.3.1"] == Band(751, None)
    assert "3.3.1" not in past[2018]


def organisation_of(db):
    with db.reading() as connection:
        return organisation_store.load_organisation(connection)


def save_units(db, units):
    with db.writing() as connection:
        organisation_store.save_organisation(connection, Organisation(tuple(units)))


def test_the_sample_organisation_comes_back_whole(db, organisation):
    assert organisation_of(db) == organisation


def test_a_unit_is_renamed_moved_closed_and_succeeded(db, organisation):
    record(db, [change("1.1.3/numerator", 3)])
    new = OrgUnit("EAT-NEW", "department", {"ru": "Новая"}, "EAT", valid_from="2024-09-01")
    closed = replace(organisation.by_code[ORG], names={"ru": "Старая"}, valid_to="2024-08-31")
    closed = replace(closed, successors=("EAT-NEW", "EAT"))
    units = [closed if unit.code == ORG else unit for unit in organisation.units]
    save_units(db, [*units, new])
    assert organisation_of(db).units == (*units, new)
    assert values(db) == {"1.1.3/numerator": whole(3)}


def test_a_faculty_without_data_can_go(db, organisation):
    gone = set(organisation.subtree("MF"))
    rest = tuple(unit for unit in organisation.units if unit.code not in gone)
    save_units(db, rest)
    assert organisation_of(db).units == rest


def test_a_unit_with_data_is_not_removed(db, organisation):
    record(db, [change("1.1.3/numerator", 3)])
    with pytest.raises(Refusal, match=ORG):
        save_units(db, (unit for unit in organisation.units if unit.code != ORG))
    assert organisation_of(db) == organisation
