"""Every node of one year over 1,000 departments with every indicator computed, against plain sqlite3.

The floor sums the same year level by level with GROUP BY over the same tables and fetches the sums of the
same nodes; it computes no indicator. Ours reads the year and last year's amounts as the summary does, and
computes each indicator at each node as a comparable number (numerator and denominator, or a rank).
"""

import json
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median

from ktu_desktop import paths
from ktu_desktop.domain.changes import Author, ValueChange
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.domain.values import Band, Number, Value
from ktu_desktop.storage import batch_store, organisation_store, plan_store, value_store
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.engine import connect
from ktu_desktop.storage.keys import period_id
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace

TITLE = "roll-up of 1,000 departments, every node and indicator : plain sqlite3 summing level by level"
LIMIT = 2.5

FACULTIES, DEPARTMENTS = 50, 20
RUNS = 7
PERIOD = Period(2023)

_LEVELS = (
    "SELECT element_id, org_unit_id, amount FROM data_value WHERE period_id = ?",
    """SELECT element_id, parent_id, sum(amount) FROM data_value JOIN org_unit ON org_unit.id = org_unit_id
    WHERE period_id = ? AND level IN ('department') GROUP BY element_id, parent_id""",
    """SELECT element_id, above.parent_id, sum(amount) FROM data_value
    JOIN org_unit ON org_unit.id = org_unit_id JOIN org_unit AS above ON above.id = org_unit.parent_id
    WHERE period_id = ? AND org_unit.level IN ('department') GROUP BY element_id, above.parent_id""",
)
"""The units' own values, the faculties' sums, the university's."""


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "roll_up.db")
        with open_database(path) as database:
            workspace = _filled(Workspace(database, _plan(), _organisation(), Author("A")))
            ours, floors = [], []
            for _ in range(RUNS):
                ours.append(_ours(workspace))
                floors.append(_floor(path))
    return median(ours) / median(floors)


def _ours(workspace: Workspace) -> float:
    start = time.perf_counter()
    rolled = summarise(workspace, workspace.organisation.root.code, PERIOD)
    results = sum(
        sum(found is not None for found in rolled.column(code)) for code in workspace.plan.indicators
    )
    took = time.perf_counter() - start
    assert results > FACULTIES * DEPARTMENTS * 70, results
    return took


def _floor(path: Path) -> float:
    with closing(connect(path)) as raw:
        start = time.perf_counter()
        sums = [raw.execute(level, (period_id(PERIOD),)).fetchall() for level in _LEVELS]
        took = time.perf_counter() - start
    assert all(sums)
    return took


def _filled(workspace: Workspace) -> Workspace:
    """The workspace with a value for everything that every unit is asked for, this year and last year."""
    plan, organisation = workspace.plan, workspace.organisation
    chance = Random(2023)
    with workspace.db.writing() as connection:
        plan_store.save_plan(connection, plan)
        organisation_store.save_organisation(connection, organisation)
        batch = batch_store.begin_batch(connection, "import", workspace.author, "files", plan.code)
        for period in (PERIOD.last_year, PERIOD):
            changes = [
                ValueChange(element.code, unit.code, period, None, _value(element.unit, chance), "import")
                for element in plan.elements.values()
                for unit in organisation.units
                if element.role != "stated" and element.supplied_by in (unit.level, unit.code)
            ]
            value_store.store(connection, batch, changes)
    return workspace


def _value(unit: str | None, chance: Random) -> Value:
    if unit == "rank":
        return Band(190, 200)
    if unit == "yes/no":
        return Number(1_000_000)
    return Number(chance.randrange(1, 900_000 if unit == "tenge" else 900) * 1_000_000)


def _plan() -> Plan:
    data = json.loads(paths.resource("plan", "ktu-2021-2025.json").read_text("utf-8"))
    return plan_from_data(data, {})


def _organisation() -> Organisation:
    data = json.loads(paths.resource("plan", "organisation-sample.json").read_text("utf-8"))
    sample = organisation_from_data(data)
    units = [unit for unit in sample.units if unit.level in ("university", "office")]
    for faculty in range(FACULTIES):
        units.append(OrgUnit(f"F{faculty}", "faculty", {"en": f"F{faculty}"}, sample.root.code))
        for number in range(DEPARTMENTS):
            code = f"F{faculty}-{number}"
            units.append(OrgUnit(code, "department", {"en": code}, f"F{faculty}"))
    return Organisation(tuple(units))


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
