"""Reduction of a share: 100 x (last year's share - this year's share) / last year's share."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair


def quotient(part: int, whole: int, last_part: int, last_whole: int) -> Pair | None:
    """Percent by which the share fell, with all four amounts brought over one divisor."""
    last = last_part * whole
    return (100 * (last - part * last_whole), last) if last and last_whole else None


REDUCTION = Measure(
    "reduction",
    (
        Need("numerator"),
        Need("denominator"),
        Need("numerator", last_year=True),
        Need("denominator", last_year=True),
    ),
    quotient,
    stateable=True,
    part_of_whole=True,
    scale_doubtful=True,
)
