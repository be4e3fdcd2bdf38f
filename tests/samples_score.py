"""How well the sample sheets are recognised: right, wrong, missed and asked, per file and in all."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from ktu_desktop import paths
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.any_sheet.recogniser import Recogniser
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED, TAKEN, Told
from ktu_desktop.workbooks.reading_process import read_files

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Score:
    """One file's score. ``spoken``: how many of its ``due`` doubtful and impossible cells were spoken of."""

    name: str
    right: int
    wrong: int
    missed: int
    asked: int
    spoken: int
    due: int


@cache
def recogniser():
    def data(name):
        return json.loads(paths.resource("plan", name).read_text("utf-8"))

    plan = plan_from_data(data("ktu-2021-2025.json"), data("names-ru-kk.json"))
    return Recogniser(plan, organisation_from_data(data("organisation-sample.json")))


def files():
    """The sample sheets that have a truth beside them."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix != ".json" and truth_of(path).exists())


def truth_of(path):
    return path.with_name(f"{path.stem}.truth.json")


def score(paths_of_files):
    """The scores of the files, read in the reading child."""
    for file in read_files(list(paths_of_files), Silent(), ()):
        truth = json.loads(truth_of(file.path).read_text("utf-8"))
        found = recogniser().recognise(file.grids, Told(truth["unit"], truth["year"]))
        yield judged(file.path.name, truth, found)


def judged(name, truth, found):
    """The score as the samples' README defines it."""
    several = any("org_unit" in entry for entry in truth["cells"])
    want = {key(entry, several): entry for entry in truth["cells"]}
    taken = [cell for cell in found.cells if cell.status == TAKEN]
    takes = [{**vars_of(cell), "value": cell.value.text, "org_unit": cell.org_unit} for cell in taken]
    right = sum(
        key(take, several) in want and same(take["value"], want[key(take, several)]["value"])
        for take in takes
    )
    given = {(take["sheet"], take["cell"], take["figure"]) for take in takes}
    missed = sum(
        not entry.get("optional") and (entry["sheet"], entry["cell"], entry["figure"]) not in given
        for entry in truth["cells"]
    )
    spoken = {(cell.sheet, cell.cell) for cell in found.cells if cell.status in (ASKED, REFUSED)}
    due = [(entry["sheet"], entry["cell"]) for kind in ("ask", "reject") for entry in truth.get(kind, ())]
    return Score(
        name, right, len(takes) - right, missed, len(spoken), sum(d in spoken for d in due), len(due)
    )


def vars_of(cell):
    return {name: getattr(cell, name) for name in ("sheet", "cell", "indicator", "year", "figure")}


def key(entry, several):
    unit = entry.get("org_unit") if several else None
    return entry["sheet"], entry["cell"], entry["indicator"], entry["year"], entry["figure"], unit


def same(one, other):
    try:
        return abs(Decimal(one) - Decimal(other)) <= Decimal("0.000001")
    except ArithmeticError:
        return one == other


def main(arguments: Sequence[str]) -> int:
    """Print the score of the named files, or of all."""
    chosen = [SAMPLES / name for name in arguments] or files()
    total = [0] * 6
    print(f"{'file':32}{'right':>7}{'wrong':>7}{'missed':>8}{'asked':>7}{'spoke of':>10}")
    for one in score(chosen):
        numbers = [one.right, one.wrong, one.missed, one.asked, one.spoken, one.due]
        total = [sum(pair) for pair in zip(total, numbers, strict=True)]
        print(line(one.name, numbers))
    print(line("all", total))
    right, wrong, missed = total[:3]
    print(f"precision {right / max(1, right + wrong):.4f}, recall {right / max(1, right + missed):.4f}")
    return 1 if wrong else 0


def line(name, numbers):
    right, wrong, missed, asked, spoken, due = numbers
    return f"{name:32}{right:7}{wrong:7}{missed:8}{asked:7}{f'{spoken} of {due}':>10}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
