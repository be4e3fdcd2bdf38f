"""400 returned workbooks read, checked, compared and stored with history, against what cannot be saved.

The floor: calamine reading every sheet of the same files, and raw sqlite3 writing the same values and history
rows under the same settings. Ours starts with paths and ends with the commit, the child's start included.
"""

import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

from python_calamine import CalamineWorkbook

from ktu_desktop.cli.spool import Spool
from ktu_desktop.domain.changes import ValueChange
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import STATED
from ktu_desktop.domain.values import whole
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.storage import batch_store, organisation_store, value_store
from ktu_desktop.storage.chain import ENTRY_COLUMNS
from ktu_desktop.storage.engine import connect
from ktu_desktop.usecases.apply_import import apply
from ktu_desktop.usecases.export_workbook import export_all
from ktu_desktop.usecases.file_preview import FilePreview
from ktu_desktop.usecases.preview_import import preview_each
from ktu_desktop.usecases.workspace import Workspace, open_workspace

TITLE = "400 workbooks read, compared, stored with history : calamine and raw sqlite3"
LIMIT = 3.0

WORKBOOKS = 400
RUNS = 3
PERIOD = Period(2023)
_SLOT = "KTU"


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        paths = returned_workbooks(Path(folder), WORKBOOKS)
        ours, floors = [], []
        for run in range(RUNS):
            database = Path(folder, f"{run}.db")
            ours.append(import_all(database, paths, WORKBOOKS, WORKBOOKS))
            floors.append(_floor(Path(folder, f"{run}-floor.db"), database, paths))
    return median(ours) / median(floors)


def returned_workbooks(folder: Path, count: int) -> Sequence[Path]:
    """Workbooks of another database, one for each department, filled in."""
    workspace = workspace_of_many(folder / "sender.db", count)
    changes = [change for unit in range(count) for change in _values(workspace, unit)]
    with workspace.db.writing() as conn:
        batch = batch_store.begin_batch(conn, "command", workspace.author, "", workspace.plan.code)
        value_store.store(conn, batch, changes)
    paths = export_all(workspace, _SLOT, PERIOD, folder / "returned", Silent(), Translator("ru"))
    workspace.close()
    return paths


def workspace_of_many(path: Path, count: int) -> Workspace:
    """A fresh database with so many departments."""
    workspace = open_workspace(path, "Benchmark")
    units = (OrgUnit(f"D-{n}", "department", {"ru": f"Кафедра {n}"}, _SLOT) for n in range(count))
    root = OrgUnit(_SLOT, "university", {"ru": "Университет"})
    organisation = Organisation((root, *units))
    with workspace.db.writing() as conn:
        organisation_store.save_organisation(conn, organisation)
    return replace(workspace, organisation=organisation)


def import_all(database: Path, paths: Sequence[Path], departments: int, count: int) -> float:
    """Import so many files into a fresh database as the command does; seconds."""
    workspace = workspace_of_many(database, departments)
    start = time.perf_counter()
    with Spool[FilePreview]() as waiting:
        for preview in preview_each(workspace, paths):
            waiting.add(preview)
        applied = apply(workspace, waiting)
    taken = time.perf_counter() - start
    workspace.close()
    assert applied.taken > 30 * count, applied.taken
    return taken


def _values(workspace: Workspace, unit: int) -> list[ValueChange]:
    plan = workspace.plan
    asked = [
        element.code
        for element in plan.elements.values()
        if element.supplied_by == "department"
        and element.role != STATED
        and element.code not in plan.derivations
    ]
    return [
        ValueChange(
            code, f"D-{unit}", PERIOD, None, whole(_amount(plan.elements[code].role, unit + i)), "form"
        )
        for i, code in enumerate(asked)
    ]


def _amount(role: str, seed: int) -> int:
    return 200 + seed % 100 if role in ("common", "denominator", "previous") else 60 + seed % 40


def _floor(path: Path, ours: Path, paths: Sequence[Path]) -> float:
    workspace_of_many(path, WORKBOOKS).close()
    with closing(connect(ours)) as raw:
        values = raw.execute("SELECT * FROM data_value ORDER BY version").fetchall()
        history = raw.execute(f"SELECT {ENTRY_COLUMNS}, zeroblob(32) FROM history ORDER BY id").fetchall()
        batches = raw.execute("SELECT * FROM batch").fetchall()
        periods = raw.execute("SELECT * FROM period").fetchall()
    with closing(connect(path)) as raw:
        start = time.perf_counter()
        for file in paths:
            book = CalamineWorkbook.from_path(str(file))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()
            book.close()
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("INSERT OR IGNORE INTO period VALUES (?, ?, ?)", periods)
        raw.executemany(f"INSERT INTO batch VALUES ({', '.join('?' * 9)})", batches)
        raw.executemany(f"INSERT INTO history VALUES ({', '.join('?' * 18)})", history)
        raw.executemany("INSERT INTO data_value VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        raw.execute("COMMIT")
        return time.perf_counter() - start


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
