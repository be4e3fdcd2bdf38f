"""How sheets written by hand are recognised: ``python -m tests.workbooks.any_sheet.by_hand.score first``.

Prints each file's counts, every fault with the reason given, and what was asked in vain. Files named behind
the set are the only ones looked at.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED
from tests.workbooks.any_sheet.by_hand.desk import files_in
from tests.workbooks.any_sheet.by_hand.writing import made
from tests.workbooks.any_sheet.judging import judge, recogniser

HERE = Path(__file__).parent
KINDS = ("right", "wrong", "missed", "unspoken")


def files_of(name):
    """The files of a set: a folder beside this module."""
    return [file for path in sorted((HERE / name).glob("*.txt")) for file in files_in(path)]


def main(name, *only):
    """Print the score of a set."""
    total = Counter()
    files = [file for file in files_of(name) if not only or file.name in only]
    with tempfile.TemporaryDirectory() as folder:
        for one in made(files, folder, with_office=True):
            total.update(_shown(one))
    print(dict(total), f"recall {total['right'] / max(1, total['right'] + total['missed']):.4f}")


def _shown(file):
    verdict = judge(file)
    counts = {kind: len(getattr(verdict, kind)) for kind in KINDS}
    found = recogniser().recognise(file.grids, file.told)
    asked = {(cell.sheet, cell.cell): cell for cell in found.cells if cell.status in (ASKED, REFUSED)}
    in_vain = [cell for (sheet, place), cell in asked.items() if f"{sheet}!{place}" not in file.spoken]
    print(file.name, counts, f"asked in vain {len(in_vain)}", found.recognised)
    for kind in KINDS[1:]:
        for said in getattr(verdict, kind):
            print("   ", kind, said, _why(asked.get(tuple(said[:2]))))
    for cell in in_vain:
        print("    asked", cell.cell, cell.indicator, cell.figure, _why(cell))
    return {**counts, "asked in vain": len(in_vain)}


def _why(cell):
    return f"<- {cell.finding.code} {dict(cell.finding.facts)}"[:300] if cell else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
