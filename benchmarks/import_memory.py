"""The most memory that importing 200 workbooks takes, against importing 40: it does not grow with them."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.import_workbooks import import_all, returned_workbooks

TITLE = "memory of importing 200 workbooks : importing 40"
LIMIT = 1.1

MANY, FEW = 200, 40


def measure() -> float:
    """The peak of the many in peaks of the few, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        paths = returned_workbooks(Path(folder), MANY)
        return _peak(Path(folder, "many.db"), paths) / _peak(Path(folder, "few.db"), paths[:FEW])


def _peak(database: Path, paths: Sequence[Path]) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.import_memory", str(database), *map(str, paths)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    return float(done.stdout)


def _import(database: Path, paths: Sequence[Path]) -> int:
    import_all(database, paths, MANY, len(paths))
    memory = psutil.Process().memory_info()
    peak = getattr(memory, "peak_wset", None)  # Windows
    if peak is None:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_import(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]]))
    else:
        print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
