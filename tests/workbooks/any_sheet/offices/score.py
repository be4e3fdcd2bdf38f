"""How well the made files are recognised: totals for held-out seeds, every single fault for the others.

``python -m tests.workbooks.any_sheet.offices.score 0 200``: the seeds from 0 to 199. Odd seeds are held out:
their faults are counted and never shown, so that nobody tunes for them.
"""

import sys
from collections import Counter

from tests.workbooks.any_sheet.judging import judge
from tests.workbooks.any_sheet.offices.more_offices import made_more
from tests.workbooks.any_sheet.offices.offices import made


def main(first, last):
    """Print what is wrong and missed of the even seeds, and the totals of both halves."""
    totals = {0: Counter(), 1: Counter()}
    missed_by = {0: Counter(), 1: Counter()}
    files = [(seed, make(seed)) for make in (made, made_more) for seed in range(first, last)]
    for seed, file in files:
        verdict = judge(file)
        half = seed % 2
        found = {kind: len(getattr(verdict, kind)) for kind in ("right", "wrong", "missed", "unspoken")}
        totals[half].update(found)
        missed_by[half][file.name.rpartition("-")[2]] += found["missed"]
        if not half:
            for kind in ("wrong", "unspoken"):
                for one in getattr(verdict, kind):
                    print(file.name, kind, one)
    for half, name in ((0, "seen"), (1, "held out")):
        right, missed = totals[half]["right"], totals[half]["missed"]
        print(name, dict(totals[half]), f"recall {right / max(1, right + missed):.4f}", dict(missed_by[half]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
