"""One foreign sheet of every indicator of the plan, read and recognised, against openpyxl only reading it.

In one process, both warm: what a file costs once the program runs. Each time another file.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.recognise_sheets import made_sheet, seconds_of_openpyxl
from ktu_desktop.workbooks.any_sheet.grid import grid_from_raw
from ktu_desktop.workbooks.reading_child import read
from tests.samples_score import recogniser

TITLE = "one foreign sheet of 130 rows read and recognised : openpyxl reading it"
LIMIT = 2.0

RUNS = 15


def measure() -> float:
    """Our time in floors: the middle of several files, each measured both ways in turn."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [made_sheet(Path(folder, f"{number}.xlsx"), number) for number in range(RUNS + 1)]
        ours, floors = [], []
        for path in paths:
            ours.append(_ours(path))
            floors.append(seconds_of_openpyxl([path]))
    return median(ours[1:]) / median(floors[1:])


def _ours(path: Path) -> float:
    start = time.perf_counter()
    found = recogniser().recognise([grid_from_raw(raw) for raw in read(path)["grids"]])
    took = time.perf_counter() - start
    assert len(found.cells) > 100
    return took


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
