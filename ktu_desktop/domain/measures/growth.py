"""Growth: 100 x (this year - last year) / last year."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair


def quotient(current: int, previous: int) -> Pair | None:
    """Percent by which this year is above last year."""
    return (100 * (current - previous), previous) if previous else None


GROWTH = Measure(
    "growth",
    (Need("current"), Need("current", last_year=True, typed_as="previous")),
    quotient,
    stateable=True,
    scale_doubtful=True,
)
