"""The most memory that printing the passports of eight units takes, against printing those of one."""

import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path

import psutil

from benchmarks.print_passports import filled_workspace, passports
from ktu_desktop.gui.printing.pdf import PdfPress

TITLE = "memory of printing 8 times 129 passports : printing them once"
LIMIT = 1.1

MANY, FEW = 8, 1


def measure() -> float:
    """The peak of the many in peaks of the few, each in a process of its own."""
    return _peak(MANY) / _peak(FEW)


def _peak(times: int) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.print_memory", str(times)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    return float(done.stdout)


def _print(times: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        workspace = filled_workspace(Path(folder, "ktu.db"))
        printed = chain.from_iterable(passports(workspace, "KTU") for _ in range(times))
        PdfPress().write(printed, Path(folder, "passports.pdf"))
        workspace.close()
    memory = psutil.Process().memory_info()
    peak = getattr(memory, "peak_wset", None)  # Windows
    if peak is None:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_print(int(sys.argv[1])))
    else:
        print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
