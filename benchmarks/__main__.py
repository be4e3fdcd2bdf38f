"""Runs every benchmark: ``python -m benchmarks [NAME ...]``. Each is a ratio to a floor of the same run.

To add one: 1. a module here with TITLE (``ours : floor``), LIMIT and ``measure()``, which returns our time in
floors; 2. its name in BENCHMARKS.
"""

import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module

BENCHMARKS = (
    "start_painted",
    "start_typing",
    "import_workbooks",
    "import_memory",
    "read_workbooks",
    "recognise_one_sheet",
    "recognise_sheets",
    "write_workbook",
    "store_values",
    "roll_up",
    "print_passports",
    "print_memory",
    "window_thread",
    "window_frames",
    "window_paste",
    "window_foreign",
    "window_print",
    "window_charts",
    "overview",
    "keys_typed",
)


def main(names: Sequence[str]) -> int:
    """Measure those named, or all; exit code 1 when one is over its limit, 2 for an unknown name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    chosen = [name for name in BENCHMARKS if name in (names or BENCHMARKS)]
    if len(chosen) == 1:
        return 0 if _is_within_limit(chosen[0]) else 1
    return max(_in_a_process_of_its_own(name) for name in chosen)


def _in_a_process_of_its_own(name: str) -> int:
    """One benchmark's imports, caches and Qt application are not the next one's head start."""
    return subprocess.call([sys.executable, "-m", "benchmarks", name])


def _is_within_limit(name: str) -> bool:
    benchmark = import_module(f"benchmarks.{name}")
    ratio = benchmark.measure()
    verdict = "ok" if ratio <= benchmark.LIMIT else "OVER"
    print(f"{verdict:4}  {ratio:6.2f}  at most {benchmark.LIMIT:4}  {name}: {benchmark.TITLE}", flush=True)
    return verdict == "ok"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
