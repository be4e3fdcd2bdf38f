"""Share: 100 x numerator / denominator."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair


def quotient(numerator: int, denominator: int) -> Pair | None:
    """Percent of the denominator."""
    return (100 * numerator, denominator) if denominator else None


SHARE = Measure(
    "share",
    (Need("numerator"), Need("denominator")),
    quotient,
    stateable=True,
    part_of_whole=True,
    scale_doubtful=True,
)
