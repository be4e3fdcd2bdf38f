"""24,000 values stored in one batch with their history, against raw sqlite3 writing both kinds of rows.

The floor has the same schema, settings and one transaction; its rows are made beforehand, and their hashes
are zeros. Ours starts from changes as a use case has them, and chains them.
"""

import json
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from ktu_desktop import paths
from ktu_desktop.domain.changes import Author, ValueChange
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_data import plan_from_data
from ktu_desktop.domain.values import Number
from ktu_desktop.storage import batch_store, organisation_store, plan_store, value_store
from ktu_desktop.storage.chain import ENTRY_COLUMNS
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.engine import connect
from ktu_desktop.storage.keys import period_id

TITLE = "24,000 values stored with history : raw sqlite3 writing the same rows"
LIMIT = 4.0

VALUES = 24_000
UNITS = 120
RUNS = 5
PERIOD = Period(2023)


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        ours, floors = [], []
        for run in range(RUNS):
            path = Path(folder, f"{run}.db")
            ours.append(_ours(path))
            floors.append(_floor(Path(folder, f"{run}-floor.db"), _rows_of(path)))
    return median(ours) / median(floors)


def _ours(path: Path) -> float:
    plan = _plan()
    with open_database(path) as database:
        with database.writing() as connection:
            plan_store.save_plan(connection, plan)
            organisation_store.save_organisation(connection, _organisation())
        changes = _changes(plan)
        start = time.perf_counter()
        with database.writing() as connection:
            batch = batch_store.begin_batch(connection, "import", Author("A"), "files", plan.code)
            value_store.store(connection, batch, changes)
        return time.perf_counter() - start


def _floor(path: Path, rows: tuple[list[tuple[object, ...]], list[tuple[object, ...]]]) -> float:
    plan = _plan()
    with open_database(path) as database, database.writing() as connection:
        plan_store.save_plan(connection, plan)
        organisation_store.save_organisation(connection, _organisation())
        value_store.add_periods(connection, [PERIOD])
        batch_store.begin_batch(connection, "import", Author("A"), "files", plan.code)
    values, history = rows
    with closing(connect(path)) as raw:
        start = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(f"INSERT INTO history VALUES ({', '.join('?' * 18)})", history)
        raw.executemany("INSERT INTO data_value VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        raw.execute("COMMIT")
        return time.perf_counter() - start


def _rows_of(path: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The rows that ours wrote, in the order in which it wrote them."""
    with closing(connect(path)) as raw:
        values = raw.execute("SELECT * FROM data_value ORDER BY version").fetchall()
        history = raw.execute(f"SELECT {ENTRY_COLUMNS}, zeroblob(32) FROM history ORDER BY id").fetchall()
    assert len(values) == len(history) == VALUES
    assert values[0][0] == period_id(PERIOD)
    return values, history


def _plan() -> Plan:
    data = json.loads(paths.resource("plan", "ktu-2021-2025.json").read_text("utf-8"))
    names = json.loads(paths.resource("plan", "names-ru-kk.json").read_text("utf-8"))
    return plan_from_data(data, names)


def _organisation() -> Organisation:
    units = (OrgUnit(f"D-{number}", "department", {"en": str(number)}, "U") for number in range(UNITS))
    return Organisation((OrgUnit("U", "university", {"en": "University"}), *units))


def _changes(plan: Plan) -> list[ValueChange]:
    elements = list(plan.elements)[: VALUES // UNITS]
    return [
        ValueChange(
            element,
            f"D-{unit}",
            PERIOD,
            None,
            Number((unit + i) * 500_000, 1),
            "import",
            f"{unit}.xlsx, 2023, E{i}",
        )
        for unit in range(UNITS)
        for i, element in enumerate(elements)
    ]


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
