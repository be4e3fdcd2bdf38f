"""Ratio: numerator / denominator."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair


def quotient(numerator: int, denominator: int) -> Pair | None:
    """How many denominators the numerator is."""
    return (numerator, denominator) if denominator else None


RATIO = Measure(
    "ratio", (Need("numerator"), Need("denominator")), quotient, stateable=True, scale_doubtful=True
)
