"""100 foreign sheets of every indicator of the plan, read and recognised, against openpyxl only reading them.

Ours starts with paths and ends with the last cell placed, the child's start included. Names are shortened in
a different way in each file, so that little of what is known of one serves the next.
"""

import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from openpyxl import Workbook, load_workbook

from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.any_sheet.recognition import Told
from ktu_desktop.workbooks.reading_process import read_files
from tests.samples_score import recogniser

TITLE = "100 foreign sheets read and recognised : openpyxl reading them"
LIMIT = 2.0

FILES, RUNS = 100, 3


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [made_sheet(Path(folder, f"{number}.xlsx"), number) for number in range(FILES)]
        ours, floors = [], []
        for _ in range(RUNS):
            ours.append(_ours(paths))
            floors.append(seconds_of_openpyxl(paths))
    return median(ours) / median(floors)


def made_sheet(path: Path, number: int) -> Path:
    """A sheet of the plan's newest year with every indicator, its names shortened by ``number``."""
    chance = random.Random(number)
    year = max(recogniser().plan.years)
    book = Workbook()
    sheet = book.active
    sheet.append([f"Отчет кафедры физики за {year} год"])
    sheet.append(["Код", "Показатель", "Ед. изм.", "План", "Факт", "Отклонение", "Примечание"])
    for indicator in recogniser().plan.indicators.values():
        words = indicator.names["ru"].split()
        kept = words[: max(4, round(len(words) * chance.uniform(0.6, 1)))]
        sheet.append([indicator.code, " ".join(kept), "", 3, chance.randrange(1, 90), 0, "по данным кафедры"])
    book.save(path)
    return path


def _ours(paths: Sequence[Path]) -> float:
    recogniser.cache_clear()
    start = time.perf_counter()
    found = [recogniser().recognise(file.grids, Told()) for file in read_files(paths, Silent(), ())]
    took = time.perf_counter() - start
    assert all(len(one.cells) > 100 for one in found)
    return took


def seconds_of_openpyxl(paths: Sequence[Path]) -> float:
    """How long openpyxl takes to read these files."""
    start = time.perf_counter()
    for path in paths:
        book = load_workbook(path, data_only=True)
        for sheet in book.worksheets:
            assert sum(1 for row in sheet.iter_rows(values_only=True) if any(row)) > 100
        book.close()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
