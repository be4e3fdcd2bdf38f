"""From starting the program to its first painted window, against a bare window with one table."""

from benchmarks.starting import ratio_of

TITLE = "start to the first painted window : bare window with one table"
LIMIT = 1.6


def measure() -> float:
    """Our time in floors."""
    return ratio_of("painted")
