"""A made-up university for benchmarks: the plan with faculties and departments, every year filled in."""

import json
from pathlib import Path
from random import Random

from ktu_desktop import paths
from ktu_desktop.domain.changes import Author, ValueChange
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Element, Plan
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.domain.values import Band, Number, Value, whole
from ktu_desktop.storage import batch_store, organisation_store, past_store, plan_store, value_store
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.engine import Connection

_LEFT_OUT = 0.1
"""The part of what is asked that nobody has given."""

_RANGES = {"numerator": (1, 300), "denominator": (400, 900), "common": (400, 900)}


def make_university(path: Path, faculties: int, departments: int) -> None:
    """A database with so many faculties, departments in each, and numbers in every year of the plan."""
    plan = plan_from_data(_data("ktu-2021-2025.json"), {})
    organisation = _organisation(faculties, departments)
    chance = Random(2023)
    with open_database(path) as database, database.writing() as connection:
        plan_store.save_plan(connection, plan)
        past_store.save_history_series(connection, plan.code, _data("history-2018-2020.json"))
        organisation_store.save_organisation(connection, organisation)
        for year in plan.years:
            _fill(connection, plan, organisation, Period(year), chance)


def _fill(
    connection: Connection, plan: Plan, organisation: Organisation, period: Period, chance: Random
) -> None:
    batch = batch_store.begin_batch(connection, "import", Author("A"), f"{period}.xlsx", plan.code)
    changes = [
        ValueChange(element.code, unit.code, period, None, _value(element, chance), "import")
        for element in plan.elements.values()
        for unit in organisation.units
        if element.role != "stated" and element.supplied_by in (unit.level, unit.code)
        if chance.random() > _LEFT_OUT
    ]
    value_store.store(connection, batch, changes)


def _value(element: Element, chance: Random) -> Value:
    if element.unit == "rank":
        return Band(190, 200)
    if element.unit == "yes/no":
        return Number(1_000_000)
    return whole(chance.randrange(*_RANGES.get(element.role, (1, 900))))


def _organisation(faculties: int, departments: int) -> Organisation:
    sample = organisation_from_data(_data("organisation-sample.json"))
    units = [unit for unit in sample.units if unit.level in ("university", "office")]
    for faculty in range(faculties):
        units.append(OrgUnit(f"F{faculty}", "faculty", {"en": f"Faculty {faculty}"}, sample.root.code))
        for number in range(departments):
            code = f"F{faculty}-{number}"
            units.append(OrgUnit(code, "department", {"en": f"Department {code}"}, f"F{faculty}"))
    return Organisation(tuple(units))


def _data(name: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(paths.resource("plan", name).read_text("utf-8"))
    return data
