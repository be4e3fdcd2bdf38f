"""400 returned workbooks read into cells with elements, against calamine reading the same files.

Ours starts with paths and ends with the last file understood, the child's start included.
"""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from python_calamine import CalamineWorkbook

from benchmarks.import_workbooks import WORKBOOKS, returned_workbooks, workspace_of_many
from ktu_desktop.domain.plan import Plan
from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.reading_process import read_files

TITLE = "400 workbooks read : calamine reading them"
LIMIT = 2.0

RUNS = 5


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        paths = returned_workbooks(Path(folder), WORKBOOKS)
        workspace = workspace_of_many(Path(folder, "plans.db"), 1)
        ours, floors = [], []
        for _ in range(RUNS):
            ours.append(_ours(paths, workspace.plans))
            floors.append(_floor(paths))
        workspace.close()
    return median(ours) / median(floors)


def _ours(paths: Sequence[Path], plans: Sequence[Plan]) -> float:
    start = time.perf_counter()
    cells = sum(len(sheet.cells) for file in read_files(paths, Silent(), plans) for sheet in file.sheets)
    took = time.perf_counter() - start
    assert cells > 50 * len(paths), cells
    return took


def _floor(paths: Sequence[Path]) -> float:
    start = time.perf_counter()
    for path in paths:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
        book.close()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
