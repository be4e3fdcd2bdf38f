"""Runs every benchmark: ``python -m benchmarks [NAME ...]``. Each is a ratio to a floor of the same run.

To add one: 1. a module here with TITLE (``ours : floor``), LIMIT and ``measure()``, which returns our time in
floors; 2. its name in BENCHMARKS.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

BENCHMARKS = (
    "start_painted",
    "start_typing",
    "import_workbooks",
    "import_memory",
    "read_workbooks",
    "recognise_sheets",
    "write_workbook",
    "store_values",
    "roll_up",
    "print_passports",
    "print_memory",
    "window_thread",
)


def main(names: Sequence[str]) -> int:
    """Measure those named, or all; exit code 1 when one is over its limit, 2 for an unknown name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    over = [name for name in BENCHMARKS if name in (names or BENCHMARKS) and not _is_within_limit(name)]
    return 1 if over else 0


def _is_within_limit(name: str) -> bool:
    benchmark = import_module(f"benchmarks.{name}")
    ratio = benchmark.measure()
    verdict = "ok" if ratio <= benchmark.LIMIT else "OVER"
    print(f"{verdict:4}  {ratio:6.2f}  at most {benchmark.LIMIT:4}  {name}: {benchmark.TITLE}", flush=True)
    return verdict == "ok"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
