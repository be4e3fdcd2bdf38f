"""From starting the program to a sheet that one can type into, against a bare window with one table."""

from benchmarks.starting import ratio_of

TITLE = "start to a sheet one can type into : bare window with one table"
LIMIT = 3.5


def measure() -> float:
    """Our time in floors."""
    return ratio_of("ready")
